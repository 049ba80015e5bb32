package org.jieban.revisit;

import static org.jieban.shared.Bodies.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.CaseEvent.RevisitChannel;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.EvidenceAct;
import org.jieban.casefile.Receipt;
import org.jieban.casefile.ReviewAct;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The second revisit (复访), how far both agree, and reports of pressure (反映被施压). */
@RestController
class RecheckController {

    private static final String AGENT = Rights.CASES_WRITE + " and hasRole('REVISITER')";

    private final Rechecks rechecks;
    private final Casework casework;
    private final Units units;

    RecheckController(Rechecks rechecks, Casework casework, Units units) {
        this.rechecks = rechecks;
        this.casework = casework;
        this.units = units;
    }

    /** What waits to be asked a second time by this agent: what is disputed first. */
    @GetMapping("/api/rechecks")
    @PreAuthorize(Rights.CASES_READ + " and hasRole('REVISITER')")
    List<Rechecks.Waiting> waiting(Actor actor) {
        return rechecks.waiting(actor);
    }

    /** Hands out the next one for a quarter of an hour; 204 when nobody waits. */
    @PostMapping("/api/rechecks/next")
    @PreAuthorize(AGENT)
    ResponseEntity<Rechecks.Handed> next(Actor actor) {
        return rechecks.next(actor)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** 复访: what the citizen said now, or that nobody was reached. */
    @PostMapping("/api/cases/{number}/acts/recheck")
    @PreAuthorize(AGENT)
    Receipt recheck(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody RecheckRequest body) {
        var act =
                new EvidenceAct.Recheck(
                        body.round(),
                        RevisitChannel.PHONE,
                        answer(body),
                        text(body.words()),
                        body.script());
        return casework.perform(CaseNumber.parse(number), body.version(), act, actor, key)
                .orThrow();
    }

    /** 反映被施压, told on the phone. */
    @PostMapping("/api/cases/{number}/acts/pressure-report")
    @PreAuthorize(Rights.CASES_WRITE + " and hasAnyRole('AGENT', 'REVISITER')")
    Receipt pressure(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody PressureRequest body) {
        return casework.perform(
                        CaseNumber.parse(number),
                        body.version(),
                        new EvidenceAct.ReportPressure(text(body.words())),
                        actor,
                        key)
                .orThrow();
    }

    /** How far second answers agree with first ones, by agent; recorded on these days. */
    @GetMapping("/api/rechecks/agreement")
    @PreAuthorize(Rights.CASES_READ + " and hasAnyRole('ASSESSOR', 'LEADER')")
    List<Rechecks.Agreement> agreement(
            Actor actor, @RequestParam LocalDate from, @RequestParam LocalDate until) {
        demandCentre(actor);
        return rechecks.agreement(startOf(from), startOf(until.plusDays(1)));
    }

    /** The answers behind it, those that differ first. */
    @GetMapping("/api/rechecks/answers")
    @PreAuthorize(Rights.CASES_READ + " and hasAnyRole('ASSESSOR', 'LEADER')")
    List<Rechecks.Both> answers(
            Actor actor,
            @RequestParam LocalDate from,
            @RequestParam LocalDate until,
            @RequestParam @Nullable Long agent) {
        demandCentre(actor);
        return rechecks.both(startOf(from), startOf(until.plusDays(1)), agent);
    }

    /** Reports of pressure on these days, for assessors and the level above the unit. */
    @GetMapping("/api/pressure")
    @PreAuthorize(Rights.CASES_READ + " and hasAnyRole('ASSESSOR', 'LEADER')")
    List<PressureLine> pressure(
            Actor actor, @RequestParam LocalDate from, @RequestParam LocalDate until) {
        return rechecks.pressed(actor, startOf(from), startOf(until.plusDays(1))).stream()
                .filter(one -> !units.isWithin(actor.unit(), new UnitId(one.unit())))
                .map(one ->
                        new PressureLine(
                                one.number(),
                                one.title(),
                                one.round(),
                                one.unit(),
                                units.get(new UnitId(one.unit())).name(),
                                one.words(),
                                one.at()))
                .toList();
    }

    /** Agents are the centre's business: an assessor's, and its own leader's. */
    private void demandCentre(Actor actor) {
        if (!actor.is(Role.ASSESSOR) && units.get(actor.unit()).kind() != UnitKind.HOTLINE) {
            throw new AccessDeniedException("of the centre only");
        }
    }

    private static ReviewAct.@Nullable Answer answer(RecheckRequest body) {
        if (Boolean.FALSE.equals(body.reached())) {
            return null;
        }
        var contacted = body.contacted();
        var solved = body.solved();
        var satisfaction = body.satisfaction();
        if (contacted == null || solved == null || satisfaction == null) {
            var field =
                    contacted == null ? "contacted" : solved == null ? "solved" : "satisfaction";
            throw ProblemException.invalid(FieldProblem.required(field));
        }
        return new ReviewAct.Answer(contacted, solved, satisfaction);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(CityZone.ZONE).toInstant();
    }

    /** Without answers only where {@code reached} is false. */
    record RecheckRequest(
            @Nullable Integer version,
            @Nullable Integer round,
            @Nullable Boolean reached,
            @Nullable Boolean contacted,
            @Nullable Solved solved,
            @Nullable Satisfaction satisfaction,
            @Nullable String words,
            @Nullable Integer script) {}

    record PressureRequest(@Nullable Integer version, @Nullable String words) {}

    record PressureLine(
            String number,
            String title,
            int round,
            long unit,
            String unitName,
            String words,
            Instant at) {}
}
