package org.jieban.misuse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jieban.identity.Actor;
import org.jieban.identity.PersonId;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jieban.shared.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of misuse marks. */
@Repository
class MisuseRows {

    /** Which marks are asked for. */
    enum Desk {
        /** Waiting for a decision, the oldest first. */
        WAITING("state = 'PROPOSED'", "proposed_at"),
        /** Holding today. */
        IN_FORCE("state = 'IN_FORCE' and until >= :today", "until"),
        /** Refused, lifted or over. */
        ENDED(
                "state in ('REFUSED', 'LIFTED') or state = 'IN_FORCE' and until < :today",
                "decided_at desc");

        private final String holds;
        private final String order;

        Desk(String holds, String order) {
            this.holds = holds;
            this.order = order;
        }
    }

    private static final int MOST = 200;
    private static final String ONE_AT_A_TIME =
            "select pg_advisory_xact_lock(hashtext('misuse mark'))";
    private static final String ADD =
            """
            insert into misuse_mark (act_key, person_keys, case_number, ground, words, unit_id,
                proposer_id, proposer, proposed_at, state)
            values (:key, :person, :case, :ground, :words, :unit, :id, :name, :at, 'PROPOSED')
            returning *
            """;
    private static final String DECIDE =
            """
            update misuse_mark set state = :state, decision_key = :key, decider = :name,
                decided_at = :at, reason = :reason, rule = :rule, until = :until
            where id = :id and state = 'PROPOSED'
            """;
    private static final String LIFT =
            """
            update misuse_mark set state = 'LIFTED', lifted_by = :name, lifted_at = :at,
                lifted_because = :reason
            where id = :id and state = 'IN_FORCE' and until >= :today
            """;

    private final JdbcClient jdbc;

    MisuseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever proposes at the same moment waits until this transaction ends. */
    void oneAtATime() {
        jdbc.sql(ONE_AT_A_TIME).query().listOfRows();
    }

    Optional<MisuseMark> byKey(IdempotencyKey key) {
        return jdbc.sql("select * from misuse_mark where act_key = :key")
                .param("key", key.value())
                .query((row, n) -> mark(row))
                .optional();
    }

    Optional<MisuseMark> byId(long id) {
        return jdbc.sql("select * from misuse_mark where id = :id")
                .param("id", id)
                .query((row, n) -> mark(row))
                .optional();
    }

    boolean wasDecidedBy(long id, IdempotencyKey key) {
        return jdbc.sql("select 1 from misuse_mark where id = :id and decision_key = :key")
                .param("id", id)
                .param("key", key.value())
                .query()
                .optionalValue()
                .isPresent();
    }

    /** All of a person, the latest first. */
    List<MisuseMark> of(Collection<String> personKeys) {
        return jdbc.sql(
                        "select * from misuse_mark where person_keys && cast(:keys as text[]) order by id desc")
                .param("keys", personKeys.toArray(new String[0]))
                .query((row, n) -> mark(row))
                .list();
    }

    /** At most {@value #MOST}, of units within the scope. */
    List<MisuseMark> at(Desk desk, Scope scope, LocalDate today) {
        return jdbc.sql(
                        """
                        select * from misuse_mark
                        where (%s) and (:everything or unit_id = any(:units))
                        order by %s, id
                        limit %d
                        """
                                .formatted(desk.holds, desk.order, MOST))
                .param("today", today)
                .param("everything", scope.everything())
                .param("units", scope.units())
                .query((row, n) -> mark(row))
                .list();
    }

    MisuseMark add(
            IdempotencyKey key,
            Collection<String> personKeys,
            String caseNumber,
            MisuseGround ground,
            String words,
            Actor by,
            Instant at) {
        return jdbc.sql(ADD)
                .param("key", key.value())
                .param("person", personKeys.toArray(new String[0]))
                .param("case", caseNumber)
                .param("ground", ground.name())
                .param("words", words)
                .param("unit", by.unit().value())
                .param("id", by.person().value())
                .param("name", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, n) -> mark(row))
                .single();
    }

    /** False when it does not wait any more. */
    boolean decide(
            long id,
            MisuseMark.State state,
            Decision decision,
            Actor by,
            Instant at,
            IdempotencyKey key) {
        return jdbc.sql(DECIDE)
                        .param("id", id)
                        .param("state", state.name())
                        .param("key", key.value())
                        .param("name", by.name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("reason", decision.reason())
                        .param("rule", decision.rule())
                        .param("until", decision.until())
                        .update()
                == 1;
    }

    /** False when it does not hold today. */
    boolean lift(long id, String reason, Actor by, Instant at, LocalDate today) {
        return jdbc.sql(LIFT)
                        .param("id", id)
                        .param("name", by.name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("reason", reason)
                        .param("today", today)
                        .update()
                == 1;
    }

    private static MisuseMark mark(ResultSet row) throws SQLException {
        return new MisuseMark(
                row.getLong("id"),
                text(row, "case_number"),
                MisuseGround.valueOf(text(row, "ground")),
                text(row, "words"),
                new UnitId(row.getLong("unit_id")),
                new PersonId(row.getLong("proposer_id")),
                text(row, "proposer"),
                Objects.requireNonNull(at(row, "proposed_at")),
                MisuseMark.State.valueOf(text(row, "state")),
                row.getString("decider"),
                at(row, "decided_at"),
                row.getString("reason"),
                row.getString("rule"),
                row.getObject("until", LocalDate.class),
                row.getString("lifted_by"),
                at(row, "lifted_at"),
                row.getString("lifted_because"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
