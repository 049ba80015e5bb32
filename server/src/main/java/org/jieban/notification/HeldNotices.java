package org.jieban.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notices that wait: through the night, and a short time by day, so that many of a kind for the same
 * people become one.
 */
@Repository
@EnableConfigurationProperties(NoticeSettings.class)
class HeldNotices {

    private static final String HOLD =
            """
            insert into notice_held (
                unit_id, role, person_id, topic, case_id, seq, kind, why, at, tell_at)
            select r.unit_id, r.role, r.person_id, r.topic, r.case_id, r.seq, r.kind, r.why, r.at,
                   r.tell_at
            from json_to_recordset(:rows::json) as r (
                unit_id bigint, role text, person_id bigint, topic text, case_id bigint, seq int,
                kind text, why text, at timestamptz, tell_at timestamptz)
            where not exists (
                select 1 from notice n
                where n.case_id = r.case_id and n.seq = r.seq and n.unit_id = r.unit_id
                  and n.kind = r.kind)
              and not exists (
                select 1 from notice_case c join notice n on n.id = c.notice_id
                where c.case_id = r.case_id and n.unit_id = r.unit_id and n.topic = r.topic
                  and n.at >= r.at - interval '1 day')
            on conflict do nothing
            """;
    private static final String TAKE_TURNS =
            "select pg_try_advisory_xact_lock(hashtext('jieban held notices'))";
    // [impl->rule~notification.digest~1]
    private static final String TELL =
            """
            with due as (
                delete from notice_held where tell_at <= :now returning *
            ), counted as (
                select due.*,
                       count(*) over same as many,
                       row_number() over (partition by unit_id, role, person_id, topic
                                          order by at, id) as place
                from due
                window same as (partition by unit_id, role, person_id, topic)
            ), single as (
                insert into notice (unit_id, role, person_id, topic, case_id, seq, kind, at, why)
                select unit_id, role, person_id, topic, case_id, seq, kind, at, why
                from counted where many < :digestFrom
                order by at, id
                on conflict do nothing
            ), digest as (
                insert into notice (unit_id, role, person_id, topic, case_id, seq, kind, at, why, cases)
                select unit_id, role, person_id, topic, case_id, seq, kind, at, why, many
                from counted where many >= :digestFrom and place = 1
                order by at, id
                on conflict do nothing
                returning id, unit_id, role, person_id, topic
            ), behind as (
                insert into notice_case (notice_id, case_id)
                select distinct d.id, c.case_id
                from digest d
                    join counted c on c.unit_id = d.unit_id and c.topic = d.topic
                        and c.role is not distinct from d.role
                        and c.person_id is not distinct from d.person_id
                on conflict do nothing
            )
            select count(*) from due
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final NoticeSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HeldNotices(
            JdbcClient jdbc,
            NoticeSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A notice that waits; names are those of the columns.
     *
     * @param role only people with this role, or null
     * @param topic what it has in common with others that may become one notice
     */
    record Held(
            long unit_id,
            @Nullable String role,
            @Nullable Long person_id,
            String topic,
            long case_id,
            int seq,
            String kind,
            String why,
            String at,
            String tell_at) {}

    /** When something is told that happened now. */
    Instant tellAt(boolean urgent) {
        var now = clock.instant();
        return urgent ? now : settings.tellAt(now);
    }

    /** Whether it is night for what is not urgent. */
    boolean quiet() {
        return settings.quiet(clock.instant());
    }

    void hold(List<Held> notices) {
        if (!notices.isEmpty()) {
            jdbc.sql(HOLD).param("rows", JSON.writeValueAsString(notices)).update();
        }
    }

    /** Tells what has waited long enough; how many notices waited. One node at a time. */
    int tellDue() {
        var told =
                transaction.execute(tx -> {
                    if (!jdbc.sql(TAKE_TURNS).query(Boolean.class).single()) {
                        return 0;
                    }
                    return jdbc.sql(TELL)
                            .param("now", utc(clock.instant()))
                            .param("digestFrom", settings.digestFrom())
                            .query(Integer.class)
                            .single();
                });
        return told == null ? 0 : told;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
