package org.jieban.autodispatch;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** New cases that wait to be looked at, and what was found. */
@Repository
class Looks {

    private static final String CLAIM =
            """
            update automatic_waiting set look_at = :again
            where case_id in (
                select case_id from automatic_waiting where look_at <= :now
                order by look_at, case_id limit :most for update skip locked)
            returning case_id, since
            """;
    private static final String KEEP =
            """
            insert into automatic_look (
                case_id, looked_at, category, confidence, model_id, words, unit_id, threshold, objection, sent_at)
            values (:case, :at, :category, :confidence, :model, :words, :unit, :threshold, :objection, :sent)
            on conflict (case_id) do nothing
            """;
    private static final String WRONG =
            """
            update automatic_look set wrong = :wrong, wrong_at = :at
            where case_id = :case and sent_at is not null and wrong is null
            """;

    private final JdbcClient jdbc;

    Looks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A case that waits since then. */
    record Waiting(long caseId, Instant since) {}

    /**
     * What was found.
     *
     * @param threshold the one in force, or null where none was
     * @param objection null where only confidence and switch decide
     * @param sentAt null where it was left to people
     */
    record Look(
            long caseId,
            Instant at,
            @Nullable String category,
            @Nullable Double confidence,
            @Nullable Long model,
            List<String> words,
            @Nullable Long unit,
            @Nullable Double threshold,
            @Nullable Objection objection,
            @Nullable Instant sentAt) {}

    /** What people set right on a case that was dispatched by itself. */
    enum Wrong {
        /** 退单: the unit sent it back, and that was agreed. */
        RETURNED,
        /** 补正: another category. */
        CORRECTED,
        /** 改派: another unit. */
        REDISPATCHED
    }

    void await(Collection<Long> cases, Instant now) {
        for (long caseId : cases) {
            jdbc.sql(
                            """
                            insert into automatic_waiting (case_id, since, look_at) values (:case, :now, :now)
                            on conflict do nothing
                            """)
                    .param("case", caseId)
                    .param("now", Timestamp.from(now))
                    .update();
        }
    }

    /** Takes some that are due; they come again at that moment unless they are done with. */
    List<Waiting> claim(Instant now, Instant again, int most) {
        return jdbc.sql(CLAIM)
                .param("now", Timestamp.from(now))
                .param("again", Timestamp.from(again))
                .param("most", most)
                .query((row, n) ->
                        new Waiting(row.getLong("case_id"), row.getTimestamp("since").toInstant()))
                .list();
    }

    void doneWith(long caseId) {
        jdbc.sql("delete from automatic_waiting where case_id = :case")
                .param("case", caseId)
                .update();
    }

    void keep(Look look) {
        var sent = look.sentAt();
        var objection = look.objection();
        jdbc.sql(KEEP)
                .param("case", look.caseId())
                .param("at", Timestamp.from(look.at()))
                .param("category", look.category(), Types.VARCHAR)
                .param("confidence", look.confidence(), Types.DOUBLE)
                .param("model", look.model(), Types.BIGINT)
                .param("words", look.words().toArray(String[]::new))
                .param("unit", look.unit(), Types.BIGINT)
                .param("threshold", look.threshold(), Types.DOUBLE)
                .param("objection", objection == null ? null : objection.name(), Types.VARCHAR)
                .param("sent", sent == null ? null : Timestamp.from(sent), Types.TIMESTAMP)
                .update();
    }

    /** The first thing that was set right counts. */
    void wrong(long caseId, Wrong wrong, Instant at) {
        jdbc.sql(WRONG)
                .param("case", caseId)
                .param("wrong", wrong.name())
                .param("at", Timestamp.from(at))
                .update();
    }
}
