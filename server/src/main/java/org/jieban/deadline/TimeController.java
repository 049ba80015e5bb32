package org.jieban.deadline;

import static org.jieban.shared.Bodies.ids;
import static org.jieban.shared.Bodies.required;
import static org.jieban.shared.Bodies.text;

import java.time.Instant;
import java.util.List;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Receipt;
import org.jieban.casefile.TimeAct;
import org.jieban.casefile.TimeFact.ParkingGround;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.shared.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Acts that bend the time of a case (延期、等待、挂账、督办). */
@RestController
@RequestMapping("/api/cases/{number}/acts")
class TimeController {

    private static final String UNIT = Rights.CASES_WRITE + " and hasAnyRole('HANDLER', 'LEADER')";
    private static final String LEADER = Rights.CASES_WRITE + " and hasRole('LEADER')";
    private static final String ABOVE =
            Rights.CASES_WRITE + " and hasAnyRole('LEADER', 'DISPATCHER')";

    private final Casework casework;

    TimeController(Casework casework) {
        this.casework = casework;
    }

    @PostMapping("/extension-ask")
    @PreAuthorize(UNIT)
    Receipt askExtension(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody UntilRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new TimeAct.AskExtension(
                        required(body.until(), "/until"),
                        text(body.reason()),
                        ids(body.attachments())));
    }

    /** 审批延期. Without a date the one that was asked for is granted. */
    @PostMapping("/extension-decide")
    @PreAuthorize(ABOVE)
    Receipt decideExtension(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody ExtensionDecision body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new TimeAct.DecideExtension(
                        required(body.granted(), "/granted"), body.until(), text(body.word())));
    }

    @PostMapping("/wait")
    @PreAuthorize(UNIT)
    Receipt startWaiting(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody UntilRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new TimeAct.Wait(
                        text(body.reason()),
                        required(body.until(), "/until"),
                        ids(body.attachments())));
    }

    @PostMapping("/resume")
    @PreAuthorize(UNIT)
    Receipt resume(
            Actor actor, IdempotencyKey key, @PathVariable String number, @RequestBody Words body) {
        return act(actor, key, number, body.version(), new TimeAct.Resume(text(body.reason())));
    }

    @PostMapping("/parking-ask")
    @PreAuthorize(UNIT)
    Receipt askParking(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody ParkingRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new TimeAct.AskParking(
                        required(body.ground(), "/ground"),
                        text(body.owner()),
                        text(body.plan()),
                        required(body.reviewAt(), "/reviewAt"),
                        ids(body.attachments())));
    }

    /** 审批挂账. Without a day of review the one that was asked for holds. */
    @PostMapping("/parking-decide")
    @PreAuthorize(LEADER)
    Receipt decideParking(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody ParkingDecision body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new TimeAct.DecideParking(
                        required(body.approved(), "/approved"),
                        body.reviewAt(),
                        text(body.word())));
    }

    @PostMapping("/parking-prolong")
    @PreAuthorize(LEADER)
    Receipt prolongParking(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody Prolongation body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new TimeAct.ProlongParking(
                        required(body.reviewAt(), "/reviewAt"), text(body.word())));
    }

    @PostMapping("/wake")
    @PreAuthorize(ABOVE)
    Receipt wake(
            Actor actor, IdempotencyKey key, @PathVariable String number, @RequestBody Words body) {
        return act(actor, key, number, body.version(), new TimeAct.Wake(text(body.reason())));
    }

    @PostMapping("/supervise")
    @PreAuthorize(ABOVE)
    Receipt supervise(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody Supervision body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new TimeAct.Supervise(text(body.text()), body.answerBy()));
    }

    @PostMapping("/supervision-answer")
    @PreAuthorize(UNIT)
    Receipt answerSupervision(
            Actor actor, IdempotencyKey key, @PathVariable String number, @RequestBody Words body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new TimeAct.AnswerSupervision(text(body.text())));
    }

    @PostMapping("/urgency-raise")
    @PreAuthorize(Rights.CASES_WRITE + " and hasRole('DISPATCHER')")
    Receipt raiseUrgency(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody UrgencyRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new TimeAct.RaiseUrgency(
                        required(body.urgency(), "/urgency"), text(body.reason())));
    }

    private Receipt act(
            Actor actor, IdempotencyKey key, String number, @Nullable Integer version, Act act) {
        return casework.perform(CaseNumber.parse(number), version, act, actor, key).orThrow();
    }

    record UntilRequest(
            @Nullable Integer version,
            @Nullable Instant until,
            @Nullable String reason,
            @Nullable List<Long> attachments) {}

    record ExtensionDecision(
            @Nullable Integer version,
            @Nullable Boolean granted,
            @Nullable Instant until,
            @Nullable String word) {}

    record Words(@Nullable Integer version, @Nullable String reason, @Nullable String text) {}

    record ParkingRequest(
            @Nullable Integer version,
            @Nullable ParkingGround ground,
            @Nullable String owner,
            @Nullable String plan,
            @Nullable Instant reviewAt,
            @Nullable List<Long> attachments) {}

    record ParkingDecision(
            @Nullable Integer version,
            @Nullable Boolean approved,
            @Nullable Instant reviewAt,
            @Nullable String word) {}

    record Prolongation(
            @Nullable Integer version, @Nullable Instant reviewAt, @Nullable String word) {}

    record Supervision(
            @Nullable Integer version, @Nullable String text, @Nullable Instant answerBy) {}

    record UrgencyRequest(
            @Nullable Integer version, @Nullable Urgency urgency, @Nullable String reason) {}
}
