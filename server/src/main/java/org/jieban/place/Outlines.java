package org.jieban.place;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jieban.audit.Audit;
import org.jieban.audit.AuditKind;
import org.jieban.identity.Actor;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.CsvSheet;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Outlines of areas (边界), brought in as files in versions: looked at first, then accepted. */
// [impl->rule~place.outlines~1]
@Service
public class Outlines {

    /** Neighbours' outlines from different drawings overlap by slivers; a hundredth is none. */
    static final double SLIVER = 0.01;

    private static final double KILOMETRES_A_DEGREE = 111.195;
    private static final String ADD_VERSION =
            """
            insert into place_outline_version
                (effective_from, crs, areas, accepted_at, accepted_by, reason)
            values (:from, :crs, :areas, :at, :by, :reason) returning id
            """;

    private final JdbcClient jdbc;
    private final CityAreas areas;
    private final PlaceStamp stamp;
    private final Units units;
    private final Audit audit;
    private final Clock clock;

    Outlines(
            JdbcClient jdbc,
            CityAreas areas,
            PlaceStamp stamp,
            Units units,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.areas = areas;
        this.stamp = stamp;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An outline of a file as it would be taken.
     *
     * @param squareKilometres how large it is
     * @param replaces whether the area has an outline already
     */
    record Seen(Unit unit, double squareKilometres, int points, boolean replaces) {}

    /** A file that was accepted. */
    record Version(
            long id, LocalDate from, String crs, int areas, Instant at, String by, String reason) {}

    /** What the file would bring; the problem {@code place/outlines-refused} names every fault. */
    List<Seen> preview(byte[] file, Datum datum, LocalDate from, Actor by) {
        var there = areas.inForce(from);
        return checked(file, datum, from, by, there).stream()
                .map(it ->
                        new Seen(
                                it.unit(),
                                squareKilometres(it.shape()),
                                it.shape().getNumPoints(),
                                there.containsKey(it.unit().id())))
                .toList();
    }

    /**
     * Takes a file in; from that day on its outlines are those of its areas.
     *
     * @return the number of the version
     */
    @Transactional
    public long accept(byte[] file, Datum datum, LocalDate from, String reason, Actor by) {
        if (reason.isBlank()) {
            throw new ProblemException(
                    CommonProblem.INVALID, Map.of(), List.of(FieldProblem.required("reason")));
        }
        stamp.change(PlaceStamp.What.OUTLINES);
        var drawn = checked(file, datum, from, by, areas.inForce(from));
        long version =
                jdbc.sql(ADD_VERSION)
                        .param("from", from)
                        .param("crs", datum.written())
                        .param("areas", drawn.size())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("by", by.name())
                        .param("reason", reason)
                        .query(Long.class)
                        .single();
        for (var one : drawn) {
            jdbc.sql(
                            """
                            insert into place_outline (version_id, unit_id, shape)
                            values (:version, :unit, :shape)
                            """)
                    .param("version", version)
                    .param("unit", one.unit().id().value())
                    .param("shape", new WKBWriter().write(one.shape()))
                    .update();
        }
        audit.about(by)
                .because(reason)
                .with(Map.of("act", "place-outlines", "version", version, "areas", drawn.size()))
                .record(AuditKind.IMPORT);
        return version;
    }

    /** Whether none was accepted yet. */
    public boolean isEmpty() {
        return versions().isEmpty();
    }

    /** What was accepted, the newest first. */
    List<Version> versions() {
        return jdbc.sql(
                        """
                        select id, effective_from, crs, areas, accepted_at, accepted_by, reason
                        from place_outline_version order by id desc limit 100
                        """)
                .query((row, _) ->
                        new Version(
                                row.getLong("id"),
                                row.getObject("effective_from", LocalDate.class),
                                row.getString("crs"),
                                row.getInt("areas"),
                                row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                                row.getString("accepted_by"),
                                row.getString("reason")))
                .list();
    }

    private List<OutlineFile.Drawn> checked(
            byte[] file, Datum datum, LocalDate from, Actor by, Map<UnitId, Geometry> there) {
        var reading =
                new OutlineFile(
                        units,
                        from,
                        unit -> by.scope().everything() || by.scope().contains(unit.id()),
                        datum);
        var drawn = reading.read(file);
        var faults = new ArrayList<>(reading.faults());
        faults.addAll(overlaps(drawn, there));
        if (!faults.isEmpty()) {
            throw CsvSheet.refused(PlaceProblem.OUTLINES_REFUSED, faults);
        }
        return drawn;
    }

    /** Areas of one kind lie beside each other: streets do not overlap with streets. */
    private List<FieldProblem> overlaps(
            List<OutlineFile.Drawn> drawn, Map<UnitId, Geometry> there) {
        var all = new ArrayList<>(drawn);
        var inFile = drawn.stream().map(it -> it.unit().id()).toList();
        there.forEach((unit, shape) -> {
            if (!inFile.contains(unit)) {
                all.add(new OutlineFile.Drawn(0, units.get(unit), shape));
            }
        });
        var index = new STRtree();
        all.forEach(it -> index.insert(it.shape().getEnvelopeInternal(), it));
        var faults = new ArrayList<FieldProblem>();
        for (var one : drawn) {
            for (var found : index.query(one.shape().getEnvelopeInternal())) {
                var other = (OutlineFile.Drawn) found;
                boolean told = other.feature() > 0 && other.feature() <= one.feature();
                if (told || other.unit().kind() != one.unit().kind()) {
                    continue;
                }
                double share =
                        one.shape().intersection(other.shape()).getArea()
                                / Math.min(one.shape().getArea(), other.shape().getArea());
                if (share > SLIVER) {
                    faults.add(
                            OutlineFile.fault(
                                    one.feature(),
                                    one.unit().name(),
                                    "outline-overlap",
                                    Map.of(
                                            "name",
                                            other.unit().name(),
                                            "percent",
                                            Math.round(share * 1000) / 10.0)));
                }
            }
        }
        return faults;
    }

    private static double squareKilometres(Geometry shape) {
        double latitude = Math.toRadians(shape.getCentroid().getY());
        double exact =
                shape.getArea() * KILOMETRES_A_DEGREE * KILOMETRES_A_DEGREE * Math.cos(latitude);
        return Math.round(exact * 100) / 100.0;
    }
}
