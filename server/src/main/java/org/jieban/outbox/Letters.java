package org.jieban.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code outbox_letter}: each message once for its fact, reader and channel. */
@Repository
class Letters {

    private static final String TO_CITIZEN =
            """
            insert into outbox_letter (case_id, seq, channel, kind, claimant_id, until, at, next_at)
            select c.id, :seq, :channel, :kind, c.claimant_id, :until, :at, :now
            from case_file c where c.id = :case and c.claimant_id is not null
            on conflict do nothing
            """;
    private static final String TO_UNIT =
            """
            insert into outbox_letter (case_id, seq, channel, kind, unit_id, until, at, next_at)
            values (:case, :seq, :channel, :kind, :unit, :until, :at, :now)
            on conflict do nothing
            """;
    private static final String ABOUT_INCIDENT =
            """
            insert into outbox_letter (about, seq, channel, kind, unit_id, until, at, next_at)
            values (:about, 1, :channel, :kind, :unit, :until, :now, :now)
            on conflict do nothing
            """;
    // who takes a letter has it for a while; when the node dies another one takes it
    private static final String TAKE =
            """
            with due as (
                select id from outbox_letter
                where next_at <= :now and channel = any(:channels) order by next_at limit :limit
                for update skip locked
            ), taken as (
                update outbox_letter o set next_at = :lease, tries = o.tries + 1
                from due where o.id = due.id
                returning o.id, o.case_id, o.channel, o.kind, o.claimant_id, o.unit_id, o.until, o.at,
                          o.tries, o.about
            )
            select taken.*, coalesce(c.number, taken.about) as number
            from taken left join case_file c on c.id = taken.case_id order by taken.id
            """;
    private static final String SENT =
            "update outbox_letter set next_at = null, sent_at = :now, problem = null where id = :id";
    private static final String FAILED =
            "update outbox_letter set next_at = :next, problem = :problem where id = :id";
    private static final String FORGET = "delete from outbox_letter where at < :before";

    private final JdbcClient jdbc;

    Letters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is to be told of one fact. */
    record Draft(
            long caseId,
            int seq,
            MessageKind kind,
            @Nullable UnitId unit,
            @Nullable Instant until,
            Instant at) {}

    void add(Draft draft, Channel channel, Instant now) {
        var unit = draft.unit();
        var statement =
                jdbc.sql(unit == null ? TO_CITIZEN : TO_UNIT)
                        .param("case", draft.caseId())
                        .param("seq", draft.seq())
                        .param("channel", channel.name())
                        .param("kind", draft.kind().name())
                        .param("until", utc(draft.until()))
                        .param("at", utc(draft.at()))
                        .param("now", utc(now));
        (unit == null ? statement : statement.param("unit", unit.value())).update();
    }

    /** To a unit, about a known incident whose expected end has passed; once for each expected end. */
    void addOverdue(
            String incident, Instant expectedEnd, UnitId unit, Channel channel, Instant now) {
        jdbc.sql(ABOUT_INCIDENT)
                .param("about", incident)
                .param("channel", channel.name())
                .param("kind", MessageKind.INCIDENT_OVERDUE.name())
                .param("unit", unit.value())
                .param("until", utc(expectedEnd))
                .param("now", utc(now))
                .update();
    }

    List<Letter> take(List<Channel> channels, Instant now, Duration lease, int limit) {
        return jdbc.sql(TAKE)
                .param("now", utc(now))
                .param("lease", utc(now.plus(lease)))
                .param("limit", limit)
                .param("channels", channels.stream().map(Channel::name).toArray(String[]::new))
                .query((row, i) -> toLetter(row))
                .list();
    }

    void sent(Letter letter, Instant now) {
        jdbc.sql(SENT).param("id", letter.id()).param("now", utc(now)).update();
    }

    /** @param next when it is tried again, or null when it is given up */
    void failed(Letter letter, String problem, @Nullable Instant next) {
        jdbc.sql(FAILED)
                .param("id", letter.id())
                .param("problem", problem)
                .param("next", utc(next))
                .update();
    }

    int forget(Instant before) {
        return jdbc.sql(FORGET).param("before", utc(before)).update();
    }

    private static Letter toLetter(ResultSet row) throws SQLException {
        var unit = row.getObject("unit_id", Long.class);
        var until = row.getObject("until", OffsetDateTime.class);
        return new Letter(
                row.getLong("id"),
                row.getObject("case_id", Long.class),
                Objects.requireNonNull(row.getString("number")),
                Channel.valueOf(row.getString("channel")),
                MessageKind.valueOf(row.getString("kind")),
                row.getObject("claimant_id", Long.class),
                unit == null ? null : new UnitId(unit),
                until == null ? null : until.toInstant(),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant(),
                row.getInt("tries"));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
