package org.jieban.dispatch;

import static org.jieban.shared.Bodies.text;

import java.util.List;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Receipt;
import org.jieban.casefile.ReturnAct;
import org.jieban.casefile.ReturnFact.DisputeGround;
import org.jieban.casefile.ReturnFact.ReturnGround;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Acts of returns (退单) and disputes (争议). */
@RestController
@RequestMapping("/api/cases/{number}/acts")
class ReturnController {

    private static final String UNIT_STAFF =
            Rights.CASES_WRITE + " and hasAnyRole('HANDLER', 'LEADER')";
    private static final String DISPATCHERS = Rights.CASES_WRITE + " and hasRole('DISPATCHER')";
    private static final String JUDGES =
            Rights.CASES_WRITE + " and hasAnyRole('LEADER', 'DISPATCHER')";

    private final Casework casework;
    private final Directions directions;

    ReturnController(Casework casework, Directions directions) {
        this.casework = casework;
        this.directions = directions;
    }

    @PostMapping("/return-ask")
    @PreAuthorize(UNIT_STAFF)
    Receipt askReturn(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody ReturnRequest body) {
        if (body.ground() == null) {
            throw required("/ground");
        }
        return act(
                actor,
                key,
                number,
                body.version(),
                new ReturnAct.AskReturn(
                        body.ground(), text(body.reason()), ids(body.attachments())));
    }

    /** 同意退单 with the new dispatch: the catalogue's where no unit is named. */
    @PostMapping("/return-agree")
    @PreAuthorize(DISPATCHERS)
    Receipt agree(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody AgreeRequest body) {
        var file = seen(actor, number);
        var direction =
                body.unit() == null
                        ? directions.byCatalogue(file)
                        : directions.otherwise(file, body.unit(), body.assisting(), body.reason());
        return act(
                actor,
                key,
                number,
                body.version(),
                new ReturnAct.AgreeToReturn(
                        direction, goesOn(file, body.clockGoesOn()), text(body.word())));
    }

    @PostMapping("/return-refuse")
    @PreAuthorize(DISPATCHERS)
    Receipt refuse(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody ReasonRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new ReturnAct.RefuseReturn(text(body.reason())));
    }

    @PostMapping("/dispute-open")
    @PreAuthorize(UNIT_STAFF)
    Receipt open(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody DisputeRequest body) {
        if (body.ground() == null) {
            throw required("/ground");
        }
        var others = body.others() == null ? List.<Long>of() : body.others();
        return act(
                actor,
                key,
                number,
                body.version(),
                new ReturnAct.OpenDispute(
                        body.ground(),
                        text(body.text()),
                        others.stream().map(directions::existing).toList(),
                        ids(body.attachments())));
    }

    @PostMapping("/dispute-state")
    @PreAuthorize(UNIT_STAFF)
    Receipt state(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody StatementRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new ReturnAct.State(text(body.text()), ids(body.attachments())));
    }

    @PostMapping("/dispute-refer")
    @PreAuthorize(JUDGES)
    Receipt refer(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody ReasonRequest body) {
        return act(actor, key, number, body.version(), new ReturnAct.Refer(text(body.reason())));
    }

    /** 裁决: without a unit the case stays where it is. */
    @PostMapping("/dispute-rule")
    @PreAuthorize(JUDGES)
    Receipt rule(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody RulingRequest body) {
        var file = seen(actor, number);
        var unit = body.unit();
        boolean stays =
                unit == null || file.lead().filter(lead -> lead.unit().value() == unit).isPresent();
        Act.Direction direction =
                stays || unit == null
                        ? null
                        : directions.otherwise(file, unit, null, "争议裁决：" + text(body.word()));
        return act(
                actor,
                key,
                number,
                body.version(),
                new ReturnAct.Rule(
                        direction,
                        goesOn(file, body.clockGoesOn()),
                        text(body.word()),
                        text(body.basis()),
                        Boolean.TRUE.equals(body.precedent())));
    }

    private boolean goesOn(CaseFile file, @Nullable Boolean said) {
        return said == null ? directions.clockGoesOn(file) : said;
    }

    private CaseFile seen(Actor actor, String number) {
        return casework.see(CaseNumber.parse(number), actor).file();
    }

    private Receipt act(
            Actor actor, IdempotencyKey key, String number, @Nullable Integer version, Act act) {
        return casework.perform(CaseNumber.parse(number), version, act, actor, key).orThrow();
    }

    private static ProblemException required(String pointer) {
        return ProblemException.invalid(new FieldProblem(pointer, "required"));
    }

    private static List<String> ids(@Nullable List<String> ids) {
        return ids == null ? List.of() : List.copyOf(ids);
    }

    record ReturnRequest(
            @Nullable Integer version,
            @Nullable ReturnGround ground,
            @Nullable String reason,
            @Nullable List<String> attachments) {}

    /** Without a unit the catalogue names it; a unit needs a reason. */
    record AgreeRequest(
            @Nullable Integer version,
            @Nullable Long unit,
            @Nullable List<Long> assisting,
            @Nullable String reason,
            @Nullable Boolean clockGoesOn,
            @Nullable String word) {}

    record ReasonRequest(@Nullable Integer version, @Nullable String reason) {}

    record DisputeRequest(
            @Nullable Integer version,
            @Nullable DisputeGround ground,
            @Nullable String text,
            @Nullable List<Long> others,
            @Nullable List<String> attachments) {}

    record StatementRequest(
            @Nullable Integer version, @Nullable String text, @Nullable List<String> attachments) {}

    record RulingRequest(
            @Nullable Integer version,
            @Nullable Long unit,
            @Nullable Boolean clockGoesOn,
            @Nullable String word,
            @Nullable String basis,
            @Nullable Boolean precedent) {}
}
