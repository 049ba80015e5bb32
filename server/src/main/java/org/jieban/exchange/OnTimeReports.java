package org.jieban.exchange;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what was in time straight from the facts, so that the answer is right at once. */
// [impl->rule~exchange.on-time~1]
@Repository
class OnTimeReports {

    private static final String COUNT =
            """
            with imported as materialized (
                select (e.payload ->> 'unit')::bigint as unit_id,
                       (e.payload ->> 'dueAt')::timestamptz as due_at,
                       (e.payload ->> 'saidOnTime')::boolean as said,
                       c.closed_at
                from case_event e join case_file c on c.id = e.case_id
                where e.type = 'Imported' and e.payload ->> 'from' = :name
            ), judged as (
                select unit_id, said,
                       due_at is null or coalesce(closed_at, :asOf) <= due_at as on_time,
                       said is not null or not exists (
                           select 1 from imported where said is not null) as counts
                from imported
                where :everything or unit_id = any(:units)
            )
            select unit_id, count(*) as cases,
                   count(*) filter (where counts and on_time) as on_time,
                   count(*) filter (where counts and not on_time) as late,
                   count(*) filter (where said) as said_on_time,
                   count(*) filter (where not said) as said_late,
                   count(*) filter (where not counts) as unjudged,
                   count(*) filter (where said <> on_time) as differing
            from judged
            group by unit_id
            """;

    private final JdbcClient jdbc;
    private final Units units;
    private final ImportRuns runs;
    private final Clock clock;

    OnTimeReports(JdbcClient jdbc, Units units, ImportRuns runs, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * The report of an import.
     *
     * @param asOf when what was open is judged; by default the moment the file speaks of, or now
     */
    OnTime of(String name, @Nullable Instant asOf, Scope scope) {
        var moment = asOf != null ? asOf : runs.asOf(name).orElseGet(clock::instant);
        var lines =
                new ArrayList<>(
                        jdbc.sql(COUNT)
                                .param("name", name)
                                .param("asOf", OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                                .param("everything", scope.everything())
                                .param("units", scope.units())
                                .query((row, i) ->
                                        line(
                                                row.getObject("unit_id", Long.class),
                                                row.getLong("cases"),
                                                row.getLong("on_time"),
                                                row.getLong("late"),
                                                row.getLong("said_on_time"),
                                                row.getLong("said_late"),
                                                row.getLong("unjudged"),
                                                row.getLong("differing")))
                                .list());
        lines.sort(Comparator.comparing(OnTime.Line::code));
        var total = new OnTime.Line(null, "", "合计 all", 0, 0, 0, 0, 0, 0, 0);
        for (var line : lines) {
            total = total.plus(line);
        }
        return new OnTime(name, moment, List.copyOf(lines), total);
    }

    private OnTime.Line line(
            @Nullable Long unitId,
            long cases,
            long onTime,
            long late,
            long saidOnTime,
            long saidLate,
            long unjudged,
            long differing) {
        var unit = unitId == null ? null : units.find(new UnitId(unitId)).orElse(null);
        return new OnTime.Line(
                unitId,
                unit == null ? "" : unit.code(),
                unit == null ? "" : unit.name(),
                cases,
                onTime,
                late,
                saidOnTime,
                saidLate,
                unjudged,
                differing);
    }
}
