package org.jieban.place;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieban.calendar.CityZone;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Which area of the running city a point lies in, by the outlines in force today. Read at the first
 * question, and again when outlines were accepted or a day has begun.
 */
// [impl->rule~place.outlines~1]
@Service
public class CityAreas {

    private static final String IN_FORCE =
            """
            select distinct on (o.unit_id) o.unit_id, o.shape
            from place_outline o join place_outline_version v on v.id = o.version_id
            where v.effective_from <= :day
            order by o.unit_id, v.effective_from desc, v.id desc
            """;

    private record Read(UUID stamp, LocalDate day, Areas areas) {}

    private final JdbcClient jdbc;
    private final Units units;
    private final PlaceStamp stamp;
    private final Clock clock;
    private volatile @Nullable Read read;

    CityAreas(JdbcClient jdbc, Units units, PlaceStamp stamp, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.stamp = stamp;
        this.clock = clock;
    }

    /** The smallest area that has an outline and holds the point. */
    public Optional<Unit> at(Position position) {
        return areas().at(position)
                .flatMap(area -> units.find(new UnitId(Long.parseLong(area.key()))));
    }

    private Areas areas() {
        var today = LocalDate.ofInstant(clock.instant(), CityZone.ZONE);
        var now = stamp.of(PlaceStamp.What.OUTLINES);
        var known = read;
        if (known == null || !known.stamp().equals(now) || !known.day().equals(today)) {
            var areas = new ArrayList<Areas.Area>();
            inForce(today)
                    .forEach((unit, shape) ->
                            areas.add(new Areas.Area(String.valueOf(unit.value()), shape)));
            known = new Read(now, today, Areas.of(areas));
            read = known;
        }
        return known.areas();
    }

    /** The outlines in force on a day, of units that exist then; WGS-84. */
    Map<UnitId, Geometry> inForce(LocalDate day) {
        var shapes = new HashMap<UnitId, Geometry>();
        jdbc.sql(IN_FORCE)
                .param("day", day)
                .query(row -> {
                    var unit = new UnitId(row.getLong("unit_id"));
                    if (units.find(unit).filter(it -> it.isEffective(day)).isPresent()) {
                        shapes.put(unit, shape(row.getBytes("shape")));
                    }
                });
        return shapes;
    }

    private static Geometry shape(byte[] wkb) {
        try {
            return new WKBReader().read(wkb);
        } catch (ParseException broken) {
            throw new IllegalStateException("an outline that cannot be read", broken);
        }
    }
}
