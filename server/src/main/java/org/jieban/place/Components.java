package org.jieban.place;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jieban.audit.Audit;
import org.jieban.audit.AuditKind;
import org.jieban.calendar.CityZone;
import org.jieban.identity.Actor;
import org.jieban.organisation.ImportCount;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The components of the city (部件): brought in as files, found by their codes and near a point. */
// [impl->rule~place.component~1]
@Service
@EnableConfigurationProperties(PlaceSettings.class)
public class Components {

    private static final double METRES_A_DEGREE = 111_195;
    private static final int LOOKED_AT = 400;
    private static final int OFFERED = 3;

    private static final String COLUMNS =
            "select code, kind, name, given_lon, given_lat, crs, unit_id from place_component ";
    private static final String AROUND =
            COLUMNS
                    + """
                    where ended_at is null
                      and point(longitude, latitude) <@ box(point(:west, :south), point(:east, :north))
                    order by point(longitude, latitude) <-> point(:lon, :lat) limit :limit
                    """;
    private static final String LIST =
            COLUMNS
                    + """
                    where ended_at is null and code > :after
                      and (:q = '' or code = :q or position(:q in kind) > 0 or position(:q in name) > 0)
                    order by code limit :limit
                    """;
    private static final String PUT =
            """
            insert into place_component
                (code, kind, name, longitude, latitude, crs, given_lon, given_lat, unit_id,
                 changed_at, changed_by)
            values (:code, :kind, :name, :lon, :lat, :crs, :givenLon, :givenLat, :unit, :at, :by)
            on conflict (code) do update set
                kind = excluded.kind, name = excluded.name, longitude = excluded.longitude,
                latitude = excluded.latitude, crs = excluded.crs, given_lon = excluded.given_lon,
                given_lat = excluded.given_lat, unit_id = excluded.unit_id,
                changed_at = excluded.changed_at, changed_by = excluded.changed_by, ended_at = null
            """;

    private final JdbcClient jdbc;
    private final Units units;
    private final Audit audit;
    private final PlaceSettings settings;
    private final Clock clock;

    Components(JdbcClient jdbc, Units units, Audit audit, PlaceSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** A component by its code, also one that is gone. */
    public Optional<Component> find(String code) {
        return jdbc.sql(COLUMNS + "where code = :code")
                .param("code", code)
                .query((row, _) -> component(row))
                .optional();
    }

    /** Of each kind that a text may be about the nearest within reach; the nearest kind first. */
    List<Component.Near> near(Position position, String text) {
        double reach = settings.componentReach();
        double north = reach / METRES_A_DEGREE;
        double east = north / Math.max(0.01, Math.cos(Math.toRadians(position.latitude())));
        var kinds = new HashMap<String, Component.Near>();
        jdbc
                .sql(AROUND)
                .param("west", position.longitude() - east)
                .param("east", position.longitude() + east)
                .param("south", position.latitude() - north)
                .param("north", position.latitude() + north)
                .param("lon", position.longitude())
                .param("lat", position.latitude())
                .param("limit", LOOKED_AT)
                .query((row, _) -> component(row))
                .list()
                .stream()
                .filter(it -> ComponentKinds.fits(it.kind(), text))
                .map(it -> new Component.Near(it, position.metresTo(it.position())))
                .filter(it -> it.metres() <= reach)
                .forEach(it ->
                        kinds.merge(
                                it.component().kind(),
                                it,
                                (one, other) -> one.metres() <= other.metres() ? one : other));
        return kinds.values().stream()
                .sorted(Comparator.comparingDouble(Component.Near::metres))
                .limit(OFFERED)
                .toList();
    }

    List<Component> list(String q, String after, int limit) {
        return jdbc.sql(LIST)
                .param("q", q)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> component(row))
                .list();
    }

    /** How many of each kind there are. */
    Map<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        jdbc.sql(
                        """
                        select kind, count(*) as n from place_component
                        where ended_at is null group by kind
                        """)
                .query(row -> {
                    counts.put(row.getString("kind"), row.getInt("n"));
                });
        return counts;
    }

    /** All of a file or nothing; what the file does not name stays, what is the same is not touched. */
    @Transactional
    public ImportCount bringIn(byte[] file, Actor by) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('jieban components'))").query(row -> {});
        var today = LocalDate.ofInstant(clock.instant(), CityZone.ZONE);
        var lines = ComponentSheet.read(file, units, today);
        var there = new HashMap<String, Component>();
        for (var at = 0; at < lines.size(); at += 1000) {
            var codes =
                    lines.subList(at, Math.min(lines.size(), at + 1000)).stream()
                            .map(line -> line.component().code())
                            .toArray(String[]::new);
            jdbc.sql(COLUMNS + "where code = any(:codes) and ended_at is null")
                    .param("codes", codes)
                    .query((row, _) -> component(row))
                    .list()
                    .forEach(it -> there.put(it.code(), it));
        }
        int created = 0;
        int updated = 0;
        int ended = 0;
        for (var line : lines) {
            var wanted = line.component();
            var known = there.get(wanted.code());
            if (line.gone()) {
                ended += known == null ? 0 : end(wanted.code(), by);
            } else if (!wanted.equals(known)) {
                put(wanted, by);
                created += known == null ? 1 : 0;
                updated += known == null ? 0 : 1;
            }
        }
        audit.about(by)
                .with(
                        Map.of(
                                "act",
                                "components",
                                "created",
                                created,
                                "updated",
                                updated,
                                "ended",
                                ended))
                .record(AuditKind.IMPORT);
        return new ImportCount(created, updated, ended);
    }

    void export(@Nullable Datum datum, Appendable out) {
        var all = new ArrayList<Component>();
        jdbc.sql(COLUMNS + "where ended_at is null order by code")
                .query((row, _) -> component(row))
                .list()
                .forEach(all::add);
        ComponentSheet.write(all, datum, this::codeOf, out);
    }

    private String codeOf(Component it) {
        return it.unit() == null ? "" : units.get(it.unit()).code();
    }

    private int end(String code, Actor by) {
        return jdbc.sql(
                        """
                        update place_component set ended_at = :at, changed_at = :at, changed_by = :by
                        where code = :code and ended_at is null
                        """)
                .param("code", code)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.name())
                .update();
    }

    private void put(Component it, Actor by) {
        var unit = it.unit();
        jdbc.sql(PUT)
                .param("code", it.code())
                .param("kind", it.kind())
                .param("name", it.name())
                .param("lon", it.position().longitude())
                .param("lat", it.position().latitude())
                .param("crs", it.given().datum().written())
                .param("givenLon", it.given().lon())
                .param("givenLat", it.given().lat())
                .param("unit", unit == null ? null : unit.value(), Types.BIGINT)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.name())
                .update();
    }

    private static Component component(ResultSet row) throws SQLException {
        @Nullable Long unit = row.getObject("unit_id", Long.class);
        return new Component(
                row.getString("code"),
                row.getString("kind"),
                row.getString("name"),
                new GivenPoint(
                        row.getDouble("given_lon"),
                        row.getDouble("given_lat"),
                        Datum.named(row.getString("crs")).orElseThrow()),
                unit == null ? null : new UnitId(unit));
    }
}
