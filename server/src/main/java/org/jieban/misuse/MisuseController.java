package org.jieban.misuse;

import static org.jieban.shared.Bodies.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jieban.casefile.CaseNumber;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Misuse marks: proposed on a case's page, decided at the desk of the assessors. */
@RestController
@EnableConfigurationProperties(MisuseSettings.class)
class MisuseController {

    private static final String WHO =
            " and hasAnyRole('AGENT', 'DISPATCHER', 'HANDLER', 'LEADER', 'ASSESSOR')";
    private static final String SEE = Rights.CASES_READ + WHO;
    private static final String PROPOSE =
            Rights.CASES_WRITE + " and hasAnyRole('AGENT', 'DISPATCHER', 'HANDLER', 'LEADER')";
    private static final String DECIDE = Rights.SESSION + " and hasRole('ASSESSOR')";

    private final MisuseMarks marks;
    private final Units units;

    MisuseController(MisuseMarks marks, Units units) {
        this.marks = marks;
        this.units = units;
    }

    /**
     * A mark as somebody sees it.
     *
     * @param holds whether it is in force today
     * @param mayDecide whether the viewer may put it in force or refuse it
     * @param longestUntil the last day that a decision of today may name
     */
    record MarkShown(
            long id,
            String number,
            MisuseGround ground,
            String words,
            UnitName unit,
            String proposer,
            Instant proposedAt,
            MisuseMark.State state,
            boolean holds,
            @Nullable String decider,
            @Nullable Instant decidedAt,
            @Nullable String reason,
            @Nullable String rule,
            @Nullable LocalDate until,
            @Nullable String liftedBy,
            @Nullable Instant liftedAt,
            @Nullable String liftedBecause,
            boolean mayDecide,
            boolean mayLift,
            LocalDate longestUntil) {}

    record UnitName(UnitId id, String name) {}

    record ProposeRequest(@Nullable MisuseGround ground, @Nullable String words) {}

    record DecideRequest(
            boolean inForce,
            @Nullable LocalDate until,
            @Nullable String reason,
            @Nullable String rule) {}

    record LiftRequest(@Nullable String reason) {}

    @GetMapping("/api/misuse-marks")
    @PreAuthorize(SEE)
    List<MarkShown> desk(
            Actor actor, @RequestParam(defaultValue = "WAITING") MisuseRows.Desk desk) {
        return marks.at(desk, actor).stream().map(mark -> shown(mark, actor)).toList();
    }

    @GetMapping("/api/cases/{number}/misuse-marks")
    @PreAuthorize(SEE)
    List<MarkShown> ofCase(Actor actor, @PathVariable String number) {
        return marks.of(CaseNumber.parse(number), actor).stream()
                .map(mark -> shown(mark, actor))
                .toList();
    }

    @PostMapping("/api/cases/{number}/misuse-marks")
    @PreAuthorize(PROPOSE)
    MarkShown propose(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody ProposeRequest body) {
        var at = CaseNumber.parse(number);
        return shown(marks.propose(at, body.ground(), text(body.words()), actor, key), actor);
    }

    /** In force until a day, or refused. */
    @PostMapping("/api/misuse-marks/{id}/decide")
    @PreAuthorize(DECIDE)
    MarkShown decide(
            Actor actor,
            IdempotencyKey key,
            @PathVariable long id,
            @RequestBody DecideRequest body) {
        var until = body.inForce() && body.until() == null ? marks.longestUntil() : body.until();
        var decision =
                new Decision(text(body.reason()), text(body.rule()), body.inForce() ? until : null);
        return shown(marks.decide(id, decision, actor, key), actor);
    }

    @PostMapping("/api/misuse-marks/{id}/lift")
    @PreAuthorize(DECIDE)
    MarkShown lift(Actor actor, @PathVariable long id, @RequestBody LiftRequest body) {
        return shown(marks.lift(id, text(body.reason()), actor), actor);
    }

    private MarkShown shown(MisuseMark mark, Actor viewer) {
        return new MarkShown(
                mark.id(),
                mark.caseNumber(),
                mark.ground(),
                mark.words(),
                new UnitName(mark.unit(), units.get(mark.unit()).name()),
                mark.proposer(),
                mark.proposedAt(),
                mark.state(),
                marks.holds(mark),
                mark.decider(),
                mark.decidedAt(),
                mark.reason(),
                mark.rule(),
                mark.until(),
                mark.liftedBy(),
                mark.liftedAt(),
                mark.liftedBecause(),
                marks.decides(mark, viewer),
                marks.lifts(mark, viewer),
                marks.longestUntil());
    }
}
