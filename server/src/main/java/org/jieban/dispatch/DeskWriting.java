package org.jieban.dispatch;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.ReturnFact;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what the facts tell of returns and disputes. */
@Repository
class DeskWriting {

    private static final String ASKED =
            """
            insert into return_request (case_id, seq, unit_id, person, ground, reason, asked_at)
            values (:case, :seq, :unit, :person, :ground, :reason, :at)
            """;
    private static final String DECIDED =
            """
            update return_request
            set decided_at = :at, decision = :decision, word = :word, decided_by = :person
            where case_id = :case and decided_at is null
            """;
    private static final String OPENED =
            """
            insert into dispute (case_id, seq, unit_id, person, ground, words, judge_id, opened_at)
            values (:case, :seq, :unit, :person, :ground, :words, :judge, :at)
            """;
    private static final String PARTY =
            """
            insert into dispute_party (case_id, seq, unit_id, stated_at)
            values (:case, :seq, :unit, :at)
            """;
    private static final String STATED =
            """
            update dispute_party p set stated_at = :at
            from dispute d
            where d.case_id = :case and d.ended_at is null
              and p.case_id = d.case_id and p.seq = d.seq and p.unit_id = :unit
            """;
    private static final String REFERRED =
            """
            update dispute set judge_id = :judge, referred = referred + 1
            where case_id = :case and ended_at is null
            """;
    private static final String PRECEDENT =
            """
            insert into precedent (case_id, seq, category, area_id, ground, parties, unit_id, ruling,
                                   basis, judge_id, person, ruled_at)
            select d.case_id, :seq, :category, :area, d.ground,
                   array(select p.unit_id from dispute_party p
                         where p.case_id = d.case_id and p.seq = d.seq
                         order by p.unit_id <> d.unit_id, p.unit_id),
                   :unit, :ruling, :basis, d.judge_id, :person, :at
            from dispute d
            where d.case_id = :case and d.ended_at is null
            """;
    private static final String RULED =
            """
            update dispute set ended_at = :at, ruled_for_id = :unit, ruling = :ruling
            where case_id = :case and ended_at is null
            """;
    private static final String FELL_AWAY_RETURN =
            """
            update return_request
            set decided_at = :at, decision = 'FELL_AWAY', word = '', decided_by = :person
            where case_id = :case and decided_at is null
            """;
    private static final String FELL_AWAY_DISPUTE =
            """
            update dispute set ended_at = :at where case_id = :case and ended_at is null
            """;

    private final JdbcClient jdbc;

    DeskWriting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void forget() {
        for (var table : new String[] {"precedent", "dispute_party", "dispute", "return_request"}) {
            jdbc.sql("delete from " + table).update();
        }
    }

    void asked(RecordedEvent fact, ReturnFact.ReturnAsked asked) {
        of(ASKED, fact)
                .param("seq", fact.seq())
                .param("unit", unitOf(fact))
                .param("person", fact.personName())
                .param("ground", asked.ground().name())
                .param("reason", asked.reason())
                .update();
    }

    void decided(RecordedEvent fact, String decision, String word) {
        of(DECIDED, fact)
                .param("decision", decision)
                .param("word", word)
                .param("person", fact.personName())
                .update();
    }

    void opened(RecordedEvent fact, ReturnFact.DisputeOpened opened) {
        of(OPENED, fact)
                .param("seq", fact.seq())
                .param("unit", unitOf(fact))
                .param("person", fact.personName())
                .param("ground", opened.ground().name())
                .param("words", opened.text())
                .param("judge", id(opened.judge()))
                .update();
        for (var party : opened.parties()) {
            // whoever opens it has said its view
            boolean opener = party.equals(fact.unit());
            jdbc.sql(PARTY)
                    .param("case", fact.caseId())
                    .param("seq", fact.seq())
                    .param("unit", party.value())
                    .param("at", opener ? utc(fact) : null)
                    .update();
        }
    }

    void stated(RecordedEvent fact, ReturnFact.DisputeStated stated) {
        of(STATED, fact).param("unit", stated.party().value()).update();
    }

    void referred(RecordedEvent fact, ReturnFact.DisputeReferred referred) {
        jdbc.sql(REFERRED)
                .param("case", fact.caseId())
                .param("judge", id(referred.judge()))
                .update();
    }

    void precedent(RecordedEvent fact, ReturnFact.DisputeRuled ruled) {
        of(PRECEDENT, fact)
                .param("seq", fact.seq())
                .param("category", ruled.category())
                .param("area", id(ruled.area()))
                .param("unit", ruled.unit().value())
                .param("ruling", ruled.word())
                .param("basis", ruled.basis())
                .param("person", fact.personName())
                .update();
    }

    void ruled(RecordedEvent fact, ReturnFact.DisputeRuled ruled) {
        of(RULED, fact).param("unit", ruled.unit().value()).param("ruling", ruled.word()).update();
    }

    void fellAway(RecordedEvent fact) {
        of(FELL_AWAY_RETURN, fact).param("person", fact.personName()).update();
        of(FELL_AWAY_DISPUTE, fact).update();
    }

    private JdbcClient.StatementSpec of(String sql, RecordedEvent fact) {
        return jdbc.sql(sql).param("case", fact.caseId()).param("at", utc(fact));
    }

    private static OffsetDateTime utc(RecordedEvent fact) {
        return fact.at().atOffset(ZoneOffset.UTC);
    }

    private static long unitOf(RecordedEvent fact) {
        return Objects.requireNonNull(fact.unit()).value();
    }

    private static @Nullable Long id(@Nullable UnitId unit) {
        return unit == null ? null : unit.value();
    }
}
