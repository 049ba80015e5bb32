package org.jieban.casefile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many cases stand in the lists people work from, within the viewer's scope. */
@Repository
class CaseCounts {

    private static final Duration SOON = Duration.ofHours(24);

    /** A count beyond this is not made exact; the screen shows "9999+". */
    private static final int COUNTED_AT_MOST = 10_000;

    private static final String COUNT_OF_ONE_UNIT =
            """
            select %s
            from assignment a
            where a.state in ('WAITING', 'WORKING', 'SUBMITTED') and not a.parked
              and a.unit_id = :unit
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseCounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Tells a question with conditions of queues what they call now and soon. */
    static JdbcClient.StatementSpec at(
            Instant now, JdbcClient.StatementSpec statement, String sql) {
        var asked =
                sql.contains(":now")
                        ? statement.param("now", now.atOffset(ZoneOffset.UTC))
                        : statement;
        return sql.contains(":soon")
                ? asked.param("soon", now.plus(SOON).atOffset(ZoneOffset.UTC))
                : asked;
    }

    /** How many stand in each list of one unit. */
    Map<Queue, Integer> of(UnitId unit) {
        var queues =
                Arrays.stream(Queue.values())
                        .filter(queue -> queue.over() == Queue.Over.PARTS)
                        .toList();
        var columns =
                queues.stream()
                        .map(queue ->
                                "count(*) filter (where "
                                        + queue.condition()
                                        + ") as "
                                        + queue.name())
                        .toList();
        var sql = COUNT_OF_ONE_UNIT.formatted(String.join(", ", columns));
        return at(clock.instant(), jdbc.sql(sql).param("unit", unit.value()), sql)
                .query((row, i) -> {
                    var counts = new LinkedHashMap<Queue, Integer>();
                    for (var queue : queues) {
                        counts.put(queue, row.getInt(queue.name()));
                    }
                    return (Map<Queue, Integer>) counts;
                })
                .single();
    }

    /** How many stand in the hotline's pools and in every unit's lists within the scope. */
    Map<Queue, Integer> within(Scope scope) {
        var counts = new LinkedHashMap<Queue, Integer>();
        for (var queue : Queue.values()) {
            switch (queue.over()) {
                case CASES -> counts.put(queue, countPool(queue, scope));
                case PARTS -> counts.put(queue, countParts(queue, scope));
                case HELD -> counts.put(queue, held(queue, null, scope));
                case ENDED -> {}
            }
        }
        return counts;
    }

    private int countPool(Queue queue, Scope scope) {
        return count(
                "select 1 from case_file c where " + queue.condition() + " and " + Visibility.SQL,
                scope);
    }

    private int countParts(Queue queue, Scope scope) {
        return count(
                """
                select 1 from assignment a
                where a.state in ('WAITING', 'WORKING', 'SUBMITTED') and not a.parked
                  and a.role = 'LEAD' and (:everything or a.unit_id = any(:units)) and
                """
                        + queue.condition(),
                scope);
    }

    private int count(String rows, Scope scope) {
        return count(rows, null, scope);
    }

    private int count(String rows, @Nullable UnitId unit, Scope scope) {
        var statement =
                jdbc.sql("select count(*) from (" + rows + " limit :most) counted")
                        .param("everything", scope.everything())
                        .param("units", scope.units())
                        .param("most", COUNTED_AT_MOST);
        if (unit != null) {
            statement = statement.param("unit", unit.value());
        }
        return at(clock.instant(), statement, rows).query(Integer.class).single();
    }

    /** How many parked cases, or cases to decide on, there are for a unit within the scope. */
    int held(Queue queue, @Nullable UnitId unit, Scope scope) {
        var rows =
                "select 1 from case_file c where "
                        + queue.condition()
                        + " and "
                        + CaseLists.whose(queue, unit);
        return count(rows, unit, scope);
    }
}
