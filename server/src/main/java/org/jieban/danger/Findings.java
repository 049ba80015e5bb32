package org.jieban.danger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jieban.casefile.Visibility;
import org.jieban.organisation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Dangers that were recognised in cases, and who said that there is none. */
@Repository
class Findings {

    private static final String ADD =
            """
            insert into danger_finding (case_id, seq, kind, confidence, words, at)
            values (:caseId, :seq, :kind, :confidence, :words, :at)
            on conflict do nothing
            """;
    private static final String VISIBLE_CASE =
            "select c.id from case_file c where c.number = :number and " + Visibility.SQL;
    private static final String OF_CASE =
            """
            select seq, kind, confidence, words, at from danger_finding
            where case_id = :caseId
            order by at desc, confidence desc, kind
            """;
    private static final String NONE =
            """
            insert into danger_none (case_id, person_id, at) values (:caseId, :person, :at)
            on conflict do nothing
            """;
    private static final String WHO_SAID_NONE =
            """
            select p.name, n.at from danger_none n join person p on p.id = n.person_id
            where n.case_id = :caseId
            """;
    private static final int PLACES = 2;

    private final JdbcClient jdbc;

    Findings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was recognised in one fact of a case. */
    record Finding(DangerKind kind, double confidence, List<String> words, Instant at) {}

    /** Who said that there is no danger. */
    record SaidNone(String name, Instant at) {}

    void add(
            long caseId,
            int seq,
            DangerKind kind,
            double confidence,
            List<String> words,
            Instant at) {
        jdbc.sql(ADD)
                .param("caseId", caseId)
                .param("seq", seq)
                .param("kind", kind.name())
                .param(
                        "confidence",
                        BigDecimal.valueOf(confidence).setScale(PLACES, RoundingMode.HALF_UP))
                .param("words", words.toArray(String[]::new))
                .param("at", utc(at))
                .update();
    }

    void forget() {
        jdbc.sql("delete from danger_finding").update();
    }

    /** The case's id, if it lies within the scope. */
    Optional<Long> visible(String number, Scope scope) {
        return jdbc.sql(VISIBLE_CASE)
                .param("number", number)
                .param("everything", scope.everything())
                .param("units", scope.units())
                .query(Long.class)
                .optional();
    }

    List<Finding> of(long caseId) {
        return jdbc.sql(OF_CASE)
                .param("caseId", caseId)
                .query((row, at) ->
                        new Finding(
                                DangerKind.valueOf(row.getString("kind")),
                                row.getDouble("confidence"),
                                List.of((String[]) row.getArray("words").getArray()),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Whether nobody had said so before. */
    boolean none(long caseId, long person, Instant at) {
        return jdbc.sql(NONE)
                        .param("caseId", caseId)
                        .param("person", person)
                        .param("at", utc(at))
                        .update()
                > 0;
    }

    Optional<SaidNone> saidNone(long caseId) {
        return jdbc.sql(WHO_SAID_NONE)
                .param("caseId", caseId)
                .query((row, at) ->
                        new SaidNone(
                                row.getString("name"),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
