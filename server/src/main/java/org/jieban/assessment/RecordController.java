package org.jieban.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jieban.assessment.AssessmentController.UnitShown;
import org.jieban.identity.Actor;
import org.jieban.organisation.Units;
import org.jieban.shared.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Points recorded by hand: everybody who sees rankings sees them, assessors record them. */
@RestController
@RequestMapping("/api/assessment/periods/{period}/records")
@PreAuthorize(AssessmentController.MAY_SEE_RANKINGS)
class RecordController {

    /** What may be recorded in a period, and what was. */
    record RecordsShown(List<String> names, List<RecordShown> items) {}

    /** Points of a unit. */
    record RecordShown(
            long id,
            UnitShown unit,
            String name,
            BigDecimal value,
            String reason,
            String by,
            Instant at,
            @Nullable String withdrawnBy,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnReason) {}

    record RecordRequest(
            @Nullable String unit,
            @Nullable String name,
            @Nullable BigDecimal value,
            @Nullable String reason) {}

    record WithdrawRequest(@Nullable String reason) {}

    private final RecordedFigures recorded;
    private final Units units;

    RecordController(RecordedFigures recorded, Units units) {
        this.recorded = recorded;
        this.units = units;
    }

    @GetMapping
    RecordsShown all(@PathVariable String period) {
        return shown(AssessmentController.month(period));
    }

    @PostMapping
    @PreAuthorize(AssessmentController.ASSESSOR_IN_PERSON)
    RecordsShown add(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String period,
            @RequestBody RecordRequest body) {
        var month = AssessmentController.month(period);
        recorded.add(
                month,
                text(body.unit()),
                text(body.name()),
                body.value(),
                text(body.reason()),
                actor,
                key);
        return shown(month);
    }

    @PostMapping("/{id}/withdraw")
    @PreAuthorize(AssessmentController.ASSESSOR_IN_PERSON)
    RecordsShown withdraw(
            Actor actor,
            @PathVariable String period,
            @PathVariable long id,
            @RequestBody WithdrawRequest body) {
        var month = AssessmentController.month(period);
        recorded.withdraw(month, id, text(body.reason()), actor);
        return shown(month);
    }

    private RecordsShown shown(YearMonth month) {
        return new RecordsShown(
                recorded.names(month), recorded.of(month).stream().map(this::shown).toList());
    }

    private RecordShown shown(RecordedFigures.Recorded one) {
        var unit = units.get(one.unit());
        return new RecordShown(
                one.id(),
                new UnitShown(unit.id().value(), unit.code(), unit.name()),
                one.name(),
                one.value(),
                one.reason(),
                one.by(),
                one.at(),
                one.withdrawnBy(),
                one.withdrawnAt(),
                one.withdrawnReason());
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
