package org.jieban.appeal;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.ReviewFact;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what the facts tell of applications about what counts. */
@Repository
class AppealWriting {

    private static final String ASKED =
            """
            insert into review_application (case_id, no, round, unit_id, upper_id, again, above_id,
                kind, ground, words, person, asked_at, state, due_at)
            values (:case, :no, :round, :unit, :upper, :again,
                (select e.decided_unit_id from review_application e
                 where e.case_id = :case and e.no = :again),
                :kind, :ground, :words, :person, :at, :state, :due)
            """;
    private static final String FORWARDED =
            """
            update review_application
            set state = 'TO_DECIDE', due_at = :due, forward_unit_id = :unit, opinion = :word
            where case_id = :case and no = :no
            """;
    private static final String STOPPED =
            """
            update review_application
            set state = 'STOPPED', due_at = null, settled_at = :at, forward_unit_id = :unit,
                decided_unit_id = null, opinion = :word
            where case_id = :case and no = :no
            """;
    private static final String DECIDED =
            """
            update review_application
            set state = :state, due_at = null, settled_at = :at, decided_unit_id = :unit,
                decider_id = :person, decider = :name, reason = :word, rule = :rule
            where case_id = :case and no = :no
            """;
    private static final String WITHDRAWN =
            """
            update review_application
            set state = 'WITHDRAWN', due_at = null, settled_at = :at, reason = :word
            where case_id = :case and no = :no
            """;
    private static final String REVERSED =
            """
            update review_application
            set state = 'REVERSED', settled_at = :at, reason = :word, rule = :rule, effect = null
            where case_id = :case and no = :no
            """;
    private static final String EFFECT =
            "update review_application set effect = :effect where case_id = :case and no = :no";

    private final JdbcClient jdbc;

    AppealWriting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void forget() {
        jdbc.sql("truncate review_application").update();
    }

    void asked(RecordedEvent fact, ReviewFact.ReviewAsked asked, Instant due) {
        of(ASKED, fact, asked.application())
                .param("round", asked.round())
                .param("unit", asked.unit().value())
                .param("upper", id(asked.upper()))
                .param("again", asked.again())
                .param("kind", asked.kind().name())
                .param("ground", asked.ground().name())
                .param("words", asked.words())
                .param("person", fact.personName())
                .param("at", utc(fact.at()))
                .param("state", asked.upper() == null ? "TO_DECIDE" : "TO_FORWARD")
                .param("due", utc(due))
                .update();
    }

    void forwarded(RecordedEvent fact, ReviewFact.ReviewForwarded on, Instant due) {
        of(FORWARDED, fact, on.application())
                .param("unit", id(fact.unit()))
                .param("word", on.opinion())
                .param("due", utc(due))
                .update();
    }

    void stopped(RecordedEvent fact, ReviewFact.ReviewStopped stopped) {
        of(STOPPED, fact, stopped.application())
                .param("at", utc(fact.at()))
                .param("unit", id(fact.unit()))
                .param("word", stopped.reason())
                .update();
    }

    void decided(RecordedEvent fact, ReviewFact.ReviewDecided decided) {
        of(DECIDED, fact, decided.application())
                .param("at", utc(fact.at()))
                .param("state", decided.granted() ? "GRANTED" : "REFUSED")
                .param("unit", id(fact.unit()))
                .param("person", fact.personId())
                .param("name", fact.personName())
                .param("word", decided.reason())
                .param("rule", decided.rule())
                .update();
    }

    void withdrawn(RecordedEvent fact, ReviewFact.ReviewWithdrawn gone) {
        of(WITHDRAWN, fact, gone.application())
                .param("at", utc(fact.at()))
                .param("word", gone.reason())
                .update();
    }

    void reversed(RecordedEvent fact, ReviewFact.ReviewReversed back) {
        of(REVERSED, fact, back.application())
                .param("at", utc(fact.at()))
                .param("word", back.reason())
                .param("rule", back.rule())
                .update();
    }

    void effect(RecordedEvent fact, int no, ReviewFact.ReviewEffect effect) {
        of(EFFECT, fact, no).param("effect", effect.name()).update();
    }

    private JdbcClient.StatementSpec of(String sql, RecordedEvent fact, int no) {
        return jdbc.sql(sql).param("case", fact.caseId()).param("no", no);
    }

    private static java.time.OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Long id(@Nullable UnitId unit) {
        return unit == null ? null : unit.value();
    }
}
