package org.jieban.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The watch over units' clocks: knows for every running clock when there is something to tell next,
 * so that a look costs what is due and not what is open.
 *
 * <p>Any number of nodes look at once. A look takes what is due with {@code skip locked} and writes
 * notice and next moment in one statement; the notice's own key is the second lock on the door.
 */
@Repository
class ClockWatch {

    // a clock starts with the part it presses: since is its start in every round
    private static final String ARM =
            """
            insert into watched_clock (
                case_id, part, unit_id, clock, soon_at, due_at, next_at, urgent)
            select a.case_id, a.no, a.unit_id, a.due_clock, s.soon_at, a.due_at, s.soon_at,
                   c.urgency in ('DANGER', 'LIVELIHOOD')
                   or (a.due_clock = 'REPORT_IN' and a.due_at < a.since + interval '2 hours')
            from assignment a
                join case_file c on c.id = a.case_id
                cross join lateral (
                    select least(a.due_at, a.due_at - (a.due_at - a.since) / 5) as soon_at) s
            where a.case_id = any(:cases) and a.due_at > :oldest and a.due_clock is not null
              and a.state in ('WAITING', 'WORKING', 'SUBMITTED')
            order by a.case_id, a.no
            on conflict (case_id, part) do update
            set unit_id = excluded.unit_id, clock = excluded.clock, soon_at = excluded.soon_at,
                due_at = excluded.due_at, next_at = excluded.next_at, urgent = excluded.urgent
            where (watched_clock.clock, watched_clock.soon_at, watched_clock.due_at,
                   watched_clock.urgent)
                is distinct from (excluded.clock, excluded.soon_at, excluded.due_at,
                                  excluded.urgent)
            """;
    private static final String DISARM =
            """
            delete from watched_clock w
            where w.case_id = any(:cases) and not exists (
                select 1 from assignment a
                where a.case_id = w.case_id and a.no = w.part and a.due_at is not null
                  and a.state in ('WAITING', 'WORKING', 'SUBMITTED'))
            """;
    // [impl->rule~notification.once~1] [impl->rule~notification.last-fifth~1]
    // [impl->rule~whistle.notices~1]
    private static final String TELL_DUE =
            """
            with due as (
                select case_id, part, unit_id, clock, soon_at, due_at, due_at < :now as overdue
                from watched_clock
                where next_at < :now and (urgent or not :quiet)
                order by next_at
                limit :limit
                for update skip locked
            ), told as (
                insert into notice (unit_id, case_id, kind, at, part, clock, due_at)
                select unit_id, case_id, case when overdue then 'OVERDUE' else 'DUE_SOON' end,
                       case when overdue then due_at else soon_at end, part, clock, due_at
                from due
                order by case when overdue then due_at else soon_at end, case_id, part
                on conflict do nothing
            ), silent as (
                insert into notice (unit_id, case_id, kind, at, part, clock, due_at, why)
                select c.lead_unit_id, d.case_id, 'UNANSWERED', d.due_at, d.part, d.clock, d.due_at,
                       u.name
                from due d
                    join case_file c on c.id = d.case_id
                    join unit u on u.id = d.unit_id
                where d.overdue and d.clock = 'REPORT_IN' and c.lead_unit_id is not null
                order by d.due_at, d.case_id, d.part
                on conflict do nothing
            ), next as (
                update watched_clock w
                set next_at = case when due.overdue then null else w.due_at end
                from due
                where w.case_id = due.case_id and w.part = due.part
            )
            select count(*) from due
            """;
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    ClockWatch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Looks at the clocks of cases that moved; those that ran out before a moment are no news. */
    void look(LongStream cases, Instant oldest) {
        var moved = cases.toArray();
        if (moved.length > 0) {
            jdbc.sql(DISARM).param("cases", moved).update();
            jdbc.sql(ARM).param("cases", moved).param("oldest", utc(oldest)).update();
        }
    }

    void forget() {
        jdbc.sql("delete from watched_clock").update();
    }

    /** Tells all that is due now, at night only of urgent cases; how many clocks were due. */
    int tellDue(boolean quiet) {
        int all = 0;
        int some;
        do {
            some =
                    jdbc.sql(TELL_DUE)
                            .param("now", utc(clock.instant()))
                            .param("limit", AT_ONCE)
                            .param("quiet", quiet)
                            .query(Integer.class)
                            .single();
            all += some;
        } while (some > 0);
        return all;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
