package org.jieban.revisit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jieban.identity.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Answers that wait to be asked a second time, how far both agree, and reports of pressure. */
@Repository
class Rechecks {

    /** As with the first call; after that another agent may take it. */
    private static final Duration LASTS = Duration.ofMinutes(15);

    private static final String WAITING =
            """
            r.second_at is null and r.missed < 2 and r.agent_id is distinct from :person
            and (:everything or c.area_id = any(:units) or c.lead_unit_id = any(:units))
            """;
    private static final String LIST =
            """
            select c.number, c.title, r.round, r.disputed, r.missed, r.answered_at
            from recheck r join case_file c on c.id = r.case_id
            where
            """
                    + WAITING
                    + " order by r.disputed desc, r.answered_at, r.case_id limit 100";
    // what a unit disputes first, because its application waits
    private static final String TAKE =
            """
            with waiting as (
                select r.case_id, r.round, c.number
                from recheck r join case_file c on c.id = r.case_id
                where
            """
                    + WAITING
                    + """
                    and (r.claimed_until is null or r.claimed_until <= :now or r.claimed_by = :person)
                    order by coalesce(r.claimed_by = :person and r.claimed_until > :now, false) desc,
                        r.disputed desc, r.missed, r.answered_at, r.case_id
                    limit 1 for update of r skip locked)
                    update recheck r set claimed_by = :person, claimed_until = :until
                    from waiting w where r.case_id = w.case_id and r.round = w.round
                    returning w.number, w.round
                    """;
    private static final String AGREEMENT =
            """
            select coalesce(r.agent_id, 0) as agent_id, max(r.agent) as agent, count(*) as checked,
                count(*) filter (where r.contacted = r.second_contacted) as contacted,
                count(*) filter (where r.solved = r.second_solved) as solved,
                count(*) filter (where r.satisfaction = r.second_satisfaction) as satisfaction,
                count(*) filter (where r.contacted = r.second_contacted
                    and r.solved = r.second_solved and r.satisfaction = r.second_satisfaction) as same,
                count(*) filter (where r.disputed) as disputed
            from recheck r
            where r.second_at >= :from and r.second_at < :until
            group by coalesce(r.agent_id, 0) order by checked desc, agent_id
            """;
    private static final String DIFFERING =
            """
            select c.number, c.title, r.round, r.agent, r.contacted, r.solved, r.satisfaction,
                r.second, r.second_contacted, r.second_solved, r.second_satisfaction, r.second_at
            from recheck r join case_file c on c.id = r.case_id
            where r.second_at >= :from and r.second_at < :until
              and (:agent::bigint is null or coalesce(r.agent_id, 0) = :agent)
            order by (r.contacted = r.second_contacted and r.solved = r.second_solved
                and r.satisfaction = r.second_satisfaction), r.second_at desc, r.case_id
            limit 200
            """;
    // never for the unit itself, nor for whoever stands below it
    private static final String PRESSED =
            """
            select c.number, c.title, p.round, p.unit_id, p.words, p.at
            from pressure_report p join case_file c on c.id = p.case_id
            where p.at >= :from and p.at < :until
              and (:everything or p.unit_id = any(:units)) and p.unit_id <> :own
            order by p.at desc, p.case_id, p.seq limit 500
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Rechecks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An answer to ask about a second time; not what was said first, so that it leads nobody. */
    record Waiting(
            String number,
            String title,
            int round,
            boolean disputed,
            int missed,
            Instant answeredAt) {}

    record Handed(String number, int round) {}

    /**
     * How far the second answers agree with those that an agent recorded.
     *
     * @param agent whose first answers; 0 where citizens answered by link
     * @param same all three answers alike
     */
    record Agreement(
            long agent,
            String name,
            int checked,
            int contacted,
            int solved,
            int satisfaction,
            int same,
            int disputed) {}

    /** Both answers beside each other. */
    record Both(
            String number,
            String title,
            int round,
            String agent,
            Said first,
            String second,
            Said again,
            Instant at) {}

    record Said(boolean contacted, String solved, String satisfaction) {}

    record Pressed(String number, String title, int round, long unit, String words, Instant at) {}

    List<Waiting> waiting(Actor agent) {
        return seenBy(jdbc.sql(LIST), agent)
                .query((row, i) ->
                        new Waiting(
                                row.getString("number"),
                                row.getString("title"),
                                row.getInt("round"),
                                row.getBoolean("disputed"),
                                row.getInt("missed"),
                                at(row.getObject("answered_at", OffsetDateTime.class))))
                .list();
    }

    @Transactional
    public Optional<Handed> next(Actor agent) {
        var now = clock.instant();
        return seenBy(jdbc.sql(TAKE), agent)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(LASTS).atOffset(ZoneOffset.UTC))
                .query((row, i) -> new Handed(row.getString("number"), row.getInt("round")))
                .optional();
    }

    // [impl->rule~revisit.agreement~1]
    List<Agreement> agreement(Instant from, Instant until) {
        return between(jdbc.sql(AGREEMENT), from, until)
                .query((row, i) ->
                        new Agreement(
                                row.getLong("agent_id"),
                                row.getString("agent"),
                                row.getInt("checked"),
                                row.getInt("contacted"),
                                row.getInt("solved"),
                                row.getInt("satisfaction"),
                                row.getInt("same"),
                                row.getInt("disputed")))
                .list();
    }

    List<Both> both(Instant from, Instant until, @Nullable Long agent) {
        return between(jdbc.sql(DIFFERING), from, until)
                .param("agent", agent)
                .query((row, i) ->
                        new Both(
                                row.getString("number"),
                                row.getString("title"),
                                row.getInt("round"),
                                row.getString("agent"),
                                new Said(
                                        row.getBoolean("contacted"),
                                        row.getString("solved"),
                                        row.getString("satisfaction")),
                                row.getString("second"),
                                new Said(
                                        row.getBoolean("second_contacted"),
                                        row.getString("second_solved"),
                                        row.getString("second_satisfaction")),
                                at(row.getObject("second_at", OffsetDateTime.class))))
                .list();
    }

    List<Pressed> pressed(Actor viewer, Instant from, Instant until) {
        return between(jdbc.sql(PRESSED), from, until)
                .param("everything", viewer.scope().everything())
                .param("units", viewer.scope().units())
                .param("own", viewer.unit().value())
                .query((row, i) ->
                        new Pressed(
                                row.getString("number"),
                                row.getString("title"),
                                row.getInt("round"),
                                row.getLong("unit_id"),
                                row.getString("words"),
                                at(row.getObject("at", OffsetDateTime.class))))
                .list();
    }

    private static JdbcClient.StatementSpec seenBy(JdbcClient.StatementSpec sql, Actor agent) {
        return sql.param("person", agent.person().value())
                .param("everything", agent.scope().everything())
                .param("units", agent.scope().units());
    }

    private static JdbcClient.StatementSpec between(
            JdbcClient.StatementSpec sql, Instant from, Instant until) {
        return sql.param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC));
    }

    private static Instant at(@Nullable OffsetDateTime moment) {
        return Objects.requireNonNull(moment).toInstant();
    }
}
