package org.jieban.assessment;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jieban.audit.Audit;
import org.jieban.audit.AuditKind;
import org.jieban.identity.Actor;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.scheme.Measure;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Points that assessors record by hand for a unit in a period (主动治理、加减分). */
// [impl->rule~assessment.recorded~1]
@Service
class RecordedFigures {

    private static final String ADD =
            """
            insert into recorded_figure (
                idempotency_key, month, unit_id, name, value, reason, recorded_by, recorded_at)
            values (:key, :month, :unit, :name, :value, :reason, :by, :at)
            on conflict (idempotency_key) do nothing
            """;
    private static final String WITHDRAW =
            """
            update recorded_figure
            set withdrawn_by = :by, withdrawn_at = :at, withdrawn_reason = :reason
            where id = :id and month = :month and withdrawn_at is null
            """;
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000);
    private static final int DIGITS = 3;

    private final JdbcClient jdbc;
    private final Assessing assessing;
    private final PeriodBook book;
    private final Units units;
    private final Audit audit;
    private final Clock clock;

    RecordedFigures(
            JdbcClient jdbc,
            Assessing assessing,
            PeriodBook book,
            Units units,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.assessing = assessing;
        this.book = book;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What was recorded.
     *
     * @param name as schemes name it
     * @param withdrawnBy who took it back, or null while it counts
     */
    record Recorded(
            long id,
            UnitId unit,
            String name,
            BigDecimal value,
            String reason,
            String by,
            Instant at,
            @Nullable String withdrawnBy,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnReason) {}

    /** Names that may be recorded in a period: those of its scheme, and projects. */
    List<String> names(YearMonth month) {
        var names = new java.util.ArrayList<>(assessing.month(month).scheme().records());
        names.add(Measure.PROJECTS.name());
        return names;
    }

    /** All of a period, the latest first. */
    List<Recorded> of(YearMonth month) {
        return jdbc.sql("select * from recorded_figure where month = :month order by id desc")
                .param("month", month.atDay(1))
                .query((row, i) -> recorded(row))
                .list();
    }

    /**
     * Records points; the same key again changes nothing.
     *
     * @throws ProblemException where the period is closed, the unit competes in no group, or a field is
     *     wrong
     */
    @Transactional
    void add(
            YearMonth month,
            String unit,
            String name,
            @Nullable BigDecimal value,
            String reason,
            Actor actor,
            IdempotencyKey key) {
        requireRunning(month);
        if (!names(month).contains(name)) {
            throw invalid("name", "unknown");
        }
        if (value == null || value.signum() == 0) {
            throw invalid("value", "required");
        }
        if (value.abs().compareTo(MOST) > 0 || value.stripTrailingZeros().scale() > DIGITS) {
            throw invalid("value", "out-of-range");
        }
        if (reason.isBlank()) {
            throw invalid("reason", "required");
        }
        var found =
                units.byCode(unit)
                        .filter(one ->
                                new GroupMembers(assessing.month(month).scheme(), units)
                                        .groupOf(one.id())
                                        .isPresent())
                        .orElseThrow(() -> invalid("unit", "unknown"));
        int added =
                jdbc.sql(ADD)
                        .param("key", key.value())
                        .param("month", month.atDay(1))
                        .param("unit", found.id().value())
                        .param("name", name)
                        .param("value", value)
                        .param("reason", reason.strip())
                        .param("by", actor.name())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
        if (added == 1) {
            note(actor, month, reason, found.code() + " " + name + " " + value);
        }
    }

    /** Takes points back; what was taken back already stays so. */
    @Transactional
    void withdraw(YearMonth month, long id, String reason, Actor actor) {
        requireRunning(month);
        if (reason.isBlank()) {
            throw invalid("reason", "required");
        }
        var found =
                of(month).stream()
                        .filter(one -> one.id() == id)
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        int taken =
                jdbc.sql(WITHDRAW)
                        .param("id", id)
                        .param("month", month.atDay(1))
                        .param("by", actor.name())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("reason", reason.strip())
                        .update();
        if (taken == 1) {
            note(actor, month, reason, "-" + found.name() + " " + found.value());
        }
    }

    private void note(Actor actor, YearMonth month, String reason, String what) {
        audit.about(actor)
                .because(reason.strip())
                .with(Map.of("period", month.toString(), "recorded", what))
                .record(AuditKind.ADMIN_CHANGE);
    }

    /** Whoever closes the period at this moment waits, or is waited for. */
    private void requireRunning(YearMonth month) {
        jdbc.sql("lock table recorded_figure in row exclusive mode").update();
        Optional.ofNullable(book.states().get(month))
                .ifPresent(state -> {
                    throw new ProblemException(
                            AssessmentProblem.PERIOD_STANDS_ELSEWHERE,
                            Map.of("period", month.toString(), "state", state.name()));
                });
    }

    private static ProblemException invalid(String field, String code) {
        return ProblemException.invalid(new FieldProblem("/" + field, code));
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        var withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
        return new Recorded(
                row.getLong("id"),
                new UnitId(row.getLong("unit_id")),
                Objects.requireNonNull(row.getString("name")),
                Objects.requireNonNull(row.getBigDecimal("value")).stripTrailingZeros(),
                Objects.requireNonNull(row.getString("reason")),
                Objects.requireNonNull(row.getString("recorded_by")),
                Objects.requireNonNull(row.getObject("recorded_at", OffsetDateTime.class))
                        .toInstant(),
                row.getString("withdrawn_by"),
                withdrawn == null ? null : withdrawn.toInstant(),
                row.getString("withdrawn_reason"));
    }
}
