package org.jieban.exchange;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jieban.place.Datum;
import org.jieban.place.GivenPoint;
import org.jspecify.annotations.Nullable;

/**
 * Where a file says the points (坐标) of its rows.
 *
 * @param lat column of the latitude in degrees, or null
 * @param lon column of the longitude in degrees, or null
 * @param datum how the whole file counts them
 */
record PointColumns(@Nullable String lat, @Nullable String lon, Datum datum) {

    /**
     * As the mapping or the command line names them.
     *
     * @param crs WGS-84 where nothing is said
     */
    // [impl->rule~place.edges~1]
    static PointColumns of(@Nullable String lat, @Nullable String lon, @Nullable String crs) {
        var datum =
                Datum.named(Objects.requireNonNullElse(crs, "WGS-84"))
                        .orElseThrow(() ->
                                Unusable.because(
                                        "crs 只能是 WGS-84、GCJ-02 或 BD-09，不能是 %s",
                                        "crs is WGS-84, GCJ-02 or BD-09, not %s",
                                        String.valueOf(crs)));
        if ((lat == null) != (lon == null)) {
            throw Unusable.because(
                    "lat（纬度）和 lon（经度）两列要一起给", "The columns lat and lon are given together");
        }
        return new PointColumns(lat, lon, datum);
    }

    /** Those of the two that are given. */
    Stream<String> needed() {
        return Stream.of(lat, lon).flatMap(Stream::ofNullable);
    }

    /**
     * The point of a row; nothing where both cells are empty.
     *
     * @throws Unusable for half a point and for what are no degrees
     */
    Optional<GivenPoint> of(CsvRow row) {
        var north = degrees(row.text(lat), 90);
        var east = degrees(row.text(lon), 180);
        if ((north == null) != (east == null)) {
            throw Unusable.because("经纬度不完整", "Only one of latitude and longitude is given");
        }
        return north == null || east == null
                ? Optional.empty()
                : Optional.of(new GivenPoint(east, north, datum));
    }

    private static @Nullable Double degrees(String text, int most) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            double degrees = Double.parseDouble(text);
            if (Math.abs(degrees) <= most) {
                return degrees;
            }
        } catch (NumberFormatException none) {
            // refused below, as a number out of range is
        }
        throw Unusable.because("无效的坐标：%s", "This is no coordinate: %s", text);
    }
}
