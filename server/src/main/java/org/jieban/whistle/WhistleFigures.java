package org.jieban.whistle;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How well units answer when they are called (吹哨报到情况). */
@Repository
class WhistleFigures {

    // [impl->rule~whistle.figures~1]
    private static final String FIGURES =
            """
            with calls as (
                select c.unit_id, count(*) as called,
                    count(*) filter (where c.presence in ('ARRIVED', 'REMOTE', 'DEPUTY')) as came,
                    count(*) filter (where c.presence in ('ARRIVED', 'REMOTE', 'DEPUTY')
                                       and c.first_at <= c.due_at) as in_time,
                    count(*) filter (where c.presence = 'CANNOT') as cannot,
                    count(*) filter (where c.presence is null and c.due_at >= :now and w.over_at is null)
                        as waiting,
                    avg(c.stars) as stars, count(c.stars) as rated
                from whistle_call c join whistle w on w.case_id = c.case_id and w.no = c.no
                where c.counts and c.blown_at >= :from and c.blown_at < :until
                  and (:everything or c.unit_id = any(:units) or w.unit_id = any(:units))
                group by c.unit_id
            ), tasks as (
                select t.unit_id,
                    count(*) filter (where t.state = 'ACCEPTED') as accepted,
                    count(*) filter (where t.state = 'ACCEPTED' and t.done_at <= t.due_at) as in_time
                from whistle_task t join whistle w on w.case_id = t.case_id and w.no = t.no
                where w.blown_at >= :from and w.blown_at < :until
                  and (:everything or t.unit_id = any(:units) or w.unit_id = any(:units))
                group by t.unit_id
            )
            select c.unit_id, c.called, c.came, c.in_time, c.cannot, c.waiting,
                round(c.stars, 1) as stars, c.rated,
                coalesce(t.accepted, 0) as tasks, coalesce(t.in_time, 0) as tasks_in_time
            from calls c left join tasks t on t.unit_id = c.unit_id
            order by c.called desc, c.unit_id
            limit 500
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    WhistleFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One unit in a period.
     *
     * @param called calls that count
     * @param came answered by somebody who came, joined or was sent
     * @param inTime of these, in time
     * @param cannot answered that nobody can come
     * @param waiting neither due nor answered yet
     * @param stars the average, one decimal, or null where nobody rated
     * @param tasks tasks that were accepted
     */
    record OfUnit(
            UnitId unit,
            int called,
            int came,
            int inTime,
            int cannot,
            int waiting,
            @Nullable Double stars,
            int rated,
            int tasks,
            int tasksInTime) {}

    /** Whistles blown in the period: by units within the scope, or calling them. */
    List<OfUnit> of(Scope scope, Instant from, Instant until) {
        return jdbc.sql(FIGURES)
                .param("everything", scope.everything())
                .param("units", scope.units())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, i) -> {
                    var stars = row.getBigDecimal("stars");
                    return new OfUnit(
                            new UnitId(row.getLong("unit_id")),
                            row.getInt("called"),
                            row.getInt("came"),
                            row.getInt("in_time"),
                            row.getInt("cannot"),
                            row.getInt("waiting"),
                            stars == null ? null : stars.doubleValue(),
                            row.getInt("rated"),
                            row.getInt("tasks"),
                            row.getInt("tasks_in_time"));
                })
                .list();
    }
}
