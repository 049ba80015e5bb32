package org.jieban.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A point as it came in, counted as its map counts.
 *
 * @param lon longitude in degrees
 * @param lat latitude in degrees
 */
public record GivenPoint(double lon, double lat, Datum datum) {

    private static final double TEN_MILLIONTH = 1e7;

    /**
     * Reads a point off the fields {@code lon}, {@code lat} and {@code crs} of a form.
     *
     * @param crs how it is counted; WGS-84 where nothing is said
     * @param wrong gets what cannot be used, each with its field
     * @return nothing where no point is given or it cannot be used
     */
    // [impl->rule~place.edges~1]
    public static Optional<GivenPoint> read(
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable String crs,
            List<FieldProblem> wrong) {
        int before = wrong.size();
        var named = crs == null || crs.isBlank() ? "WGS-84" : crs.strip();
        var datum = Datum.named(named);
        if (datum.isEmpty()) {
            wrong.add(new FieldProblem("/crs", "unknown-crs", null, Map.of("value", named)));
        }
        if ((lat == null) != (lon == null)) {
            wrong.add(FieldProblem.required(lat == null ? "lat" : "lon"));
        }
        outside(wrong, "lat", lat, 90);
        outside(wrong, "lon", lon, 180);
        return wrong.size() > before || lon == null || lat == null
                ? Optional.empty()
                : datum.map(it -> new GivenPoint(lon, lat, it));
    }

    /**
     * The point of a form, as GPS counts it; nothing where none is given.
     *
     * @throws ProblemException with every field that cannot be used
     */
    public static Optional<Position> position(
            @Nullable Double lon, @Nullable Double lat, @Nullable String crs) {
        var wrong = new ArrayList<FieldProblem>();
        var point = read(lon, lat, crs, wrong);
        if (!wrong.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), wrong);
        }
        return point.map(GivenPoint::position);
    }

    private static void outside(
            List<FieldProblem> wrong, String field, @Nullable Double degrees, int most) {
        if (degrees != null && !(Math.abs(degrees) <= most)) {
            wrong.add(new FieldProblem("/" + field, "degrees", null, Map.of("most", most)));
        }
    }

    /** As GPS counts it; a converted point is rounded to a centimetre, one as it came is not touched. */
    public Position position() {
        if (datum == Datum.WGS_84) {
            return new Position(lon, lat);
        }
        var exact = datum.toWgs84(lon, lat);
        return new Position(rounded(exact.longitude()), rounded(exact.latitude()));
    }

    static double rounded(double degrees) {
        return Math.round(degrees * TEN_MILLIONTH) / TEN_MILLIONTH;
    }
}
