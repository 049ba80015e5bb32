package org.jieban.appeal;

import static org.jieban.shared.Bodies.ids;
import static org.jieban.shared.Bodies.required;
import static org.jieban.shared.Bodies.text;

import java.util.List;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.EvidenceAct;
import org.jieban.casefile.Receipt;
import org.jieban.casefile.ReviewAct;
import org.jieban.casefile.ReviewFact.ReviewEffect;
import org.jieban.casefile.ReviewFact.ReviewGround;
import org.jieban.casefile.ReviewFact.ReviewKind;
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

/** Exclusions and appeals (剔除、考核申诉、不合理诉求): asked for, forwarded, decided, taken back. */
@RestController
@RequestMapping("/api/cases/{number}/acts")
class ReviewController {

    private static final String UNIT_STAFF =
            Rights.CASES_WRITE + " and hasAnyRole('HANDLER', 'LEADER')";
    private static final String REVIEWERS =
            Rights.CASES_WRITE + " and hasAnyRole('ASSESSOR', 'LEADER')";

    private final Casework casework;

    ReviewController(Casework casework) {
        this.casework = casework;
    }

    /** 申请剔除、考核申诉、不合理诉求. */
    @PostMapping("/review-ask")
    @PreAuthorize(UNIT_STAFF)
    Receipt ask(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody AskRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new ReviewAct.AskReview(
                        body.round(),
                        required(body.kind(), "/kind"),
                        required(body.ground(), "/ground"),
                        text(body.words()),
                        ids(body.attachments()),
                        body.again()));
    }

    /** 转报, or 不予转报 with a reason. */
    @PostMapping("/review-forward")
    @PreAuthorize(Rights.CASES_WRITE + " and hasRole('LEADER')")
    Receipt forward(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody ForwardRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new ReviewAct.ForwardReview(
                        body.application(), body.forwarded(), text(body.opinion())));
    }

    /** 审定. */
    @PostMapping("/review-decide")
    @PreAuthorize(REVIEWERS)
    Receipt decide(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody DecideRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new ReviewAct.DecideReview(
                        body.application(),
                        body.granted(),
                        text(body.reason()),
                        text(body.rule()),
                        body.granted() ? body.effect() : null,
                        corrected(body)));
    }

    /** 撤回申请. */
    @PostMapping("/review-withdraw")
    @PreAuthorize(UNIT_STAFF)
    Receipt withdraw(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody WithdrawRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new ReviewAct.WithdrawReview(body.application(), text(body.reason())));
    }

    /** 撤销审定. */
    @PostMapping("/review-reverse")
    @PreAuthorize(REVIEWERS)
    Receipt reverse(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody ReverseRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new ReviewAct.ReverseReview(
                        body.application(), text(body.reason()), text(body.rule())));
    }

    /** 认定办理真实、合规. */
    @PostMapping("/find")
    @PreAuthorize(REVIEWERS)
    Receipt find(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody FindRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new EvidenceAct.Find(
                        body.round(),
                        required(body.truthful(), "/truthful"),
                        required(body.lawful(), "/lawful"),
                        text(body.note()),
                        ids(body.attachments())));
    }

    private Receipt act(
            Actor actor, IdempotencyKey key, String number, @Nullable Integer version, Act act) {
        return casework.perform(CaseNumber.parse(number), version, act, actor, key).orThrow();
    }

    private static ReviewAct.@Nullable Answer corrected(DecideRequest body) {
        var contacted = body.contacted();
        var solved = body.solved();
        var satisfaction = body.satisfaction();
        return contacted == null || solved == null || satisfaction == null
                ? null
                : new ReviewAct.Answer(contacted, solved, satisfaction);
    }

    /**
     * @param round whose answer it is about; the latest that ended when absent
     * @param again the refused or stopped application that is asked again (复核)
     */
    record AskRequest(
            @Nullable Integer version,
            @Nullable Integer round,
            @Nullable ReviewKind kind,
            @Nullable ReviewGround ground,
            @Nullable String words,
            @Nullable List<Long> attachments,
            @Nullable Integer again) {}

    record ForwardRequest(
            @Nullable Integer version,
            int application,
            boolean forwarded,
            @Nullable String opinion) {}

    /** What counts instead stands in the last three, for a correction. */
    record DecideRequest(
            @Nullable Integer version,
            int application,
            boolean granted,
            @Nullable String reason,
            @Nullable String rule,
            @Nullable ReviewEffect effect,
            @Nullable Boolean contacted,
            @Nullable Solved solved,
            @Nullable Satisfaction satisfaction) {}

    record FindRequest(
            @Nullable Integer version,
            @Nullable Integer round,
            @Nullable Boolean truthful,
            @Nullable Boolean lawful,
            @Nullable String note,
            @Nullable List<Long> attachments) {}

    record WithdrawRequest(@Nullable Integer version, int application, @Nullable String reason) {}

    record ReverseRequest(
            @Nullable Integer version,
            int application,
            @Nullable String reason,
            @Nullable String rule) {}
}
