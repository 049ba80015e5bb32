package org.jieban.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Notices as people read them: those told to the unit of their post; a leader also sees what is
 * overdue anywhere below. Each person has marks of their own.
 */
@Repository
class Notices {

    // [impl->rule~notification.who-sees~1]
    private static final String MINE =
            """
            (n.unit_id = :unit and (n.role is null or n.role = :role)
                 and (n.person_id is null or n.person_id = :person)
             or (:leader and n.kind = 'OVERDUE' and (:everything or n.unit_id = any(:units))))
            """;
    private static final String LIST =
            """
            select n.id, n.kind, n.unit_id, coalesce(c.number, n.number) as number,
                   coalesce(c.title, n.title) as title, n.topic, n.at, n.why, n.clock, n.due_at, n.cases,
                   r.at as read_at
            from notice n
                left join case_file c on c.id = n.case_id
                left join notice_read r on r.notice_id = n.id and r.person_id = :person
            where n.id < :before and
            """
                    + MINE
                    + """
                    order by n.id desc
                    limit :limit
                    """;
    private static final String UNREAD =
            """
            n.id not in (select r.notice_id from notice_read r where r.person_id = :person)
            """;
    private static final String BEHIND =
            """
            select c.number, c.title
            from notice n
                join notice_case b on b.notice_id = n.id
                join case_file c on c.id = b.case_id
            where n.id = :notice and
            """
                    + MINE
                    + " order by c.number";
    private static final String COUNT =
            "select count(*) from (select 1 from notice n where "
                    + UNREAD
                    + " and "
                    + MINE
                    + " limit :most) unread";
    private static final String MARK =
            """
            insert into notice_read (person_id, notice_id, at)
            select :person, n.id, :now from notice n
            where (:all or n.id = any(:ids)) and
            """
                    + UNREAD
                    + " and "
                    + MINE
                    + " on conflict do nothing";

    /** Nobody reads more; the number on the bell stops here. */
    private static final int MOST_COUNTED = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One notice.
     *
     * @param unit the unit that was told
     * @param number of the case, or of the incident that it is about
     * @param topic {@code surge/} or {@code incident/} and the id where it is about one of these
     * @param at when what it tells about happened
     * @param why in words, where there are any: the citizen's, or the duty asked
     * @param clock for a clock: which
     * @param cases of how many cases it tells; the one it names is the first of them
     */
    record Notice(
            long id,
            NoticeKind kind,
            UnitId unit,
            String number,
            String title,
            String topic,
            Instant at,
            String why,
            @Nullable String clock,
            @Nullable Instant dueAt,
            int cases,
            @Nullable Instant readAt) {

        /** The id of the surge or incident that it is about, or null. */
        @Nullable Long about(String what) {
            var prefix = what + "/";
            return topic.startsWith(prefix) ? Long.valueOf(topic.substring(prefix.length())) : null;
        }
    }

    List<Notice> list(Actor reader, long before, int limit) {
        return bind(jdbc.sql(LIST), reader)
                .param("before", before)
                .param("limit", limit)
                .query((row, i) -> toNotice(row))
                .list();
    }

    /** One of the cases that a notice tells of. */
    record Behind(String number, String title) {}

    /** The cases of a notice that tells of several; none of a notice told to others. */
    List<Behind> behind(Actor reader, long notice) {
        return bind(jdbc.sql(BEHIND), reader)
                .param("notice", notice)
                .query((row, i) ->
                        new Behind(
                                Objects.requireNonNull(row.getString("number")),
                                Objects.requireNonNull(row.getString("title"))))
                .list();
    }

    int unread(Actor reader) {
        return bind(jdbc.sql(COUNT), reader)
                .param("most", MOST_COUNTED)
                .query(Integer.class)
                .single();
    }

    /** Marks some as read; ids of notices told to others are passed over. */
    void markRead(Actor reader, long[] ids) {
        mark(reader, ids).update();
    }

    void markAllRead(Actor reader) {
        mark(reader, null).update();
    }

    private JdbcClient.StatementSpec mark(Actor reader, long @Nullable [] ids) {
        return bind(jdbc.sql(MARK), reader)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("all", ids == null)
                .param("ids", ids == null ? new long[0] : ids);
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Actor reader) {
        return statement
                .param("person", reader.person().value())
                .param("unit", reader.unit().value())
                .param("role", reader.role().name())
                .param("leader", reader.is(Role.LEADER))
                .param("everything", reader.scope().everything())
                .param("units", reader.scope().units());
    }

    private static Notice toNotice(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("id"),
                NoticeKind.valueOf(row.getString("kind")),
                new UnitId(row.getLong("unit_id")),
                Objects.requireNonNull(row.getString("number")),
                Objects.requireNonNull(row.getString("title")),
                Objects.requireNonNull(row.getString("topic")),
                Objects.requireNonNull(instant(row, "at")),
                Objects.requireNonNull(row.getString("why")),
                row.getString("clock"),
                instant(row, "due_at"),
                row.getInt("cases"),
                instant(row, "read_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
