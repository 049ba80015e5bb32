package org.jieban.revisit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.casefile.CaseNumber;
import org.jieban.identity.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Hands the cases that wait for a revisit to agents, one agent a case, for a limited time. */
@Repository
@EnableConfigurationProperties(RevisitSettings.class)
public class RevisitClaims {

    /** Long enough for a call with its notes; after that another agent may take the case. */
    private static final Duration LASTS = Duration.ofMinutes(15);

    private static final String MINE =
            """
            select c.number
            from revisit_claim r join case_file c on c.id = r.case_id
            left join revisit_wish w on w.case_id = c.id
            where r.person_id = :person and r.until > :now and c.state = 'REVISITING'
              and coalesce(w.link_until <= :now, true)
              and (c.call_back_at is null or c.call_back_at <= :now)
            order by r.until limit 1
            """;

    /**
     * A call-back whose moment has come, else the case whose clock runs out first. Whoever was not
     * reached rests; a case at which another agent is looking is passed over.
     */
    private static final String TAKE =
            """
            with waiting as (
                select c.id, c.number, c.round > 1 or c.attempts > 0 as hard
                from case_file c
                left join lateral (
                    select e.at, e.payload ->> 'outcome' as outcome
                    from case_event e
                    where e.case_id = c.id and e.type = 'RevisitAttempted'
                    order by e.seq desc limit 1
                ) last_try on c.attempts > 0 or c.call_back_at is not null
                left join revisit_wish w on w.case_id = c.id
                where c.state = 'REVISITING'
                  and coalesce(w.link_until <= :now, true)
                  and (:everything or c.area_id = any(:units) or c.lead_unit_id = any(:units))
                  and case when last_try.outcome = 'CALL_BACK' then c.call_back_at <= :now
                      else coalesce(last_try.at <= :rested, true) end
                  and not exists (
                      select 1 from revisit_claim r where r.case_id = c.id and r.until > :now)
                  and (exists (select 1 from @ROWS@ where :person = any(p.agents) and @HOLDS@)
                      or not exists (select 1 from @ROWS@ where @HOLDS@))
                order by case when last_try.outcome = 'CALL_BACK' then c.call_back_at end,
                    (:spared and (c.round > 1 or c.attempts > 0)),
                    coalesce(c.due_at, 'infinity'), c.attempts, c.id
                limit 1
                for update of c skip locked
            ), taken as (
                insert into revisit_claim (case_id, person_id, until)
                select id, :person, :until from waiting
                on conflict (case_id) do update set
                    person_id = excluded.person_id, until = excluded.until
                    where revisit_claim.until <= :now
                returning case_id
            )
            select w.number, w.hard from waiting w join taken t on t.case_id = w.id
            """
                    .replace("@ROWS@", Pools.ROWS)
                    .replace("@HOLDS@", Pools.HOLDS);

    private static final int HARD_IN_A_ROW = 2;

    private static final String HARD = "select hard from revisit_turn where person_id = :person";
    private static final String TURN =
            """
            insert into revisit_turn (person_id, hard) values (:person, :hard::int)
            on conflict (person_id) do update
                set hard = case when :hard then revisit_turn.hard + 1 else 0 end
            """;

    private static final String HOLDER =
            """
            select r.person_id, p.name, r.until > :now as holds
            from revisit_claim r join case_file c on c.id = r.case_id join person p on p.id = r.person_id
            where c.number = :number
            """;

    private static final String WISHES =
            """
            select c.number, w.language, w.link_until
            from revisit_wish w join case_file c on c.id = w.case_id
            where c.number = any(:numbers)
            """;

    private static final String RELEASE =
            """
            delete from revisit_claim r using case_file c
            where c.id = r.case_id and c.number = :number and r.person_id = :person
            """;

    private static final String HELD =
            """
            select exists (
                select 1 from revisit_claim r join case_file c on c.id = r.case_id
                where c.number = :number and r.until > :now)
            """;

    private final JdbcClient jdbc;
    private final Pools pools;
    private final RevisitSettings settings;
    private final Clock clock;

    RevisitClaims(JdbcClient jdbc, Pools pools, RevisitSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.pools = pools;
        this.settings = settings;
        this.clock = clock;
    }

    /** The case this agent has at hand, or the next one; empty when nobody waits to be asked. */
    // [impl->rule~revisit.one-agent~1]
    // [impl->rule~revisit.order~1]
    @Transactional
    public Optional<CaseNumber> next(Actor agent) {
        var now = clock.instant();
        var mine =
                jdbc.sql(MINE)
                        .param("person", agent.person().value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .query(String.class)
                        .optional();
        return mine.or(() -> take(agent, now)).map(CaseNumber::new);
    }

    private Optional<String> take(Actor agent, Instant now) {
        long person = agent.person().value();
        var taken =
                jdbc.sql(TAKE)
                        .param("person", person)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("rested", now.minus(settings.rest()).atOffset(ZoneOffset.UTC))
                        .param("until", now.plus(LASTS).atOffset(ZoneOffset.UTC))
                        .param("everything", agent.scope().everything())
                        .param("units", agent.scope().units())
                        .param("pools", pools.asRows())
                        .param("spared", isSpared(person))
                        .query((row, i) ->
                                new Taken(row.getString("number"), row.getBoolean("hard")))
                        .optional();
        taken.ifPresent(
                one -> jdbc.sql(TURN).param("person", person).param("hard", one.hard()).update());
        return taken.map(Taken::number);
    }

    /** A case that was handed out, and whether it is a hard one. */
    private record Taken(String number, boolean hard) {}

    /** Whether the last cases of this agent were hard ones, one after the other. */
    // [impl->rule~revisit.fair~1]
    private boolean isSpared(long person) {
        return jdbc.sql(HARD).param("person", person).query(Integer.class).optional().orElse(0)
                >= HARD_IN_A_ROW;
    }

    /** Whether an agent has this case at hand. */
    public boolean held(CaseNumber number) {
        return jdbc.sql(HELD)
                .param("number", number.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /**
     * Who took a case to ask its citizen.
     *
     * @param holds false when the time is over and another agent may take it
     */
    record Holder(long person, String name, boolean holds) {

        boolean is(Actor agent) {
            return person == agent.person().value();
        }
    }

    /** Who took this case last and did not give it back. */
    Optional<Holder> holder(CaseNumber number) {
        return jdbc.sql(HOLDER)
                .param("number", number.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, i) ->
                        new Holder(
                                row.getLong("person_id"),
                                row.getString("name"),
                                row.getBoolean("holds")))
                .optional();
    }

    /** What a citizen wished about being asked. */
    record Wish(@Nullable String language, @Nullable Instant linkUntil) {}

    /** The wishes of those among these cases whose citizens have chosen, by number. */
    Map<String, Wish> wishes(List<String> numbers) {
        var wishes = new HashMap<String, Wish>();
        jdbc.sql(WISHES)
                .param("numbers", numbers.toArray(String[]::new))
                .query(row -> {
                    var until = row.getObject("link_until", OffsetDateTime.class);
                    wishes.put(
                            row.getString("number"),
                            new Wish(
                                    row.getString("language"),
                                    until == null ? null : until.toInstant()));
                });
        return wishes;
    }

    void release(CaseNumber number, Actor agent) {
        jdbc.sql(RELEASE)
                .param("number", number.value())
                .param("person", agent.person().value())
                .update();
    }
}
