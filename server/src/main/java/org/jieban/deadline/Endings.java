package org.jieban.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What will end by itself, as rows. */
@Repository
class Endings {

    private static final String EXPECT =
            """
            insert into time_ending (case_id, kind, since, ends_at, look_at)
            values (:case, :kind, :since, :ends, :ends)
            on conflict (case_id, kind) do update
            set since = excluded.since, ends_at = excluded.ends_at, look_at = excluded.ends_at
            """;
    // who takes a row has a minute for it; if that node dies, another takes it then
    private static final String TAKE =
            """
            with due as (
                select case_id, kind from time_ending
                where look_at <= :now
                order by look_at
                limit :limit
                for update skip locked
            )
            update time_ending t set look_at = :again
            from due
            where t.case_id = due.case_id and t.kind = due.kind
            returning t.case_id, t.kind, t.since, t.ends_at
            """;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    Endings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void expect(long caseId, Ending.Kind kind, int since, Instant endsAt) {
        jdbc.sql(EXPECT)
                .param("case", caseId)
                .param("kind", kind.name())
                .param("since", since)
                .param("ends", utc(endsAt))
                .update();
    }

    void drop(long caseId, Ending.Kind kind) {
        jdbc.sql("delete from time_ending where case_id = :case and kind = :kind")
                .param("case", caseId)
                .param("kind", kind.name())
                .update();
    }

    /** The same, unless its end was moved meanwhile. */
    void done(Ending ending) {
        jdbc.sql(
                        """
                        delete from time_ending
                        where case_id = :case and kind = :kind and since = :since
                        """)
                .param("case", ending.caseId())
                .param("kind", ending.kind().name())
                .param("since", ending.since())
                .update();
    }

    void forget() {
        jdbc.sql("delete from time_ending").update();
    }

    /** Takes some whose moment has come; no other node gets them for a minute. */
    List<Ending> take(Instant now, int limit) {
        return jdbc.sql(TAKE)
                .param("now", utc(now))
                .param("again", utc(now.plus(LEASE)))
                .param("limit", limit)
                .query((row, i) ->
                        new Ending(
                                row.getLong("case_id"),
                                Ending.Kind.valueOf(row.getString("kind")),
                                row.getInt("since"),
                                row.getObject("ends_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
