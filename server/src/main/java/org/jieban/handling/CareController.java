package org.jieban.handling;

import static org.jieban.shared.Bodies.ids;
import static org.jieban.shared.Bodies.invalid;
import static org.jieban.shared.Bodies.text;
import static org.jieban.shared.Bodies.texts;

import java.time.Instant;
import java.util.List;
import org.jieban.casefile.Act;
import org.jieban.casefile.CareAct;
import org.jieban.casefile.CareFact.Check;
import org.jieban.casefile.CareFact.OfferAnswer;
import org.jieban.casefile.CareFact.Slot;
import org.jieban.casefile.CareFact.UnreasonableGround;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Receipt;
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

/** Between unit and citizen: meetings (见面), acceptance on site (现场验收), conferences (会商), asking the panel. */
@RestController
@RequestMapping("/api/cases/{number}/acts")
class CareController {

    private static final String UNIT_STAFF =
            Rights.CASES_WRITE + " and hasAnyRole('HANDLER', 'LEADER')";

    private final Casework casework;

    CareController(Casework casework) {
        this.casework = casework;
    }

    /** 见面邀请 with times to choose from. */
    @PostMapping("/meeting-offer")
    @PreAuthorize(UNIT_STAFF)
    Receipt offer(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody OfferRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new CareAct.OfferMeeting(
                        slots(body), text(body.place()), body.visit(), text(body.word())));
    }

    /** What the citizen said to it on the phone; on the tracking page they say it themselves. */
    @PostMapping("/meeting-answer")
    @PreAuthorize(Rights.CASES_WRITE + " and hasAnyRole('HANDLER', 'LEADER', 'AGENT')")
    Receipt answer(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody AnswerRequest body) {
        if (body.answer() == null) {
            throw invalid("/answer", "required");
        }
        return act(
                actor,
                key,
                number,
                body.version(),
                new CareAct.AnswerOffer(
                        body.answer(), body.slot(), body.wished(), text(body.word())));
    }

    /** 现场验收. */
    @PostMapping("/site-check")
    @PreAuthorize(UNIT_STAFF)
    Receipt check(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody SiteCheckRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new CareAct.CheckSite(
                        checks(body),
                        ids(body.before()),
                        ids(body.after()),
                        body.lat(),
                        body.lon()));
    }

    /** 召集会商. */
    @PostMapping("/conference-call")
    @PreAuthorize(UNIT_STAFF)
    Receipt call(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody ReasonRequest body) {
        return act(
                actor,
                key,
                number,
                body.version(),
                new CareAct.CallConference(text(body.reason())));
    }

    /** 会商结论. */
    @PostMapping("/conference-hold")
    @PreAuthorize(Rights.CASES_WRITE + " and hasRole('LEADER')")
    Receipt hold(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody ConferenceRequest body) {
        if (body.at() == null) {
            throw invalid("/at", "required");
        }
        return act(
                actor,
                key,
                number,
                body.version(),
                new CareAct.HoldConference(
                        body.at(),
                        texts(body.present()),
                        text(body.conclusion()),
                        ids(body.attachments())));
    }

    /** 申请不合理诉求认定. */
    @PostMapping("/unreasonable-ask")
    @PreAuthorize(UNIT_STAFF)
    Receipt ask(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody PanelRequest body) {
        if (body.ground() == null) {
            throw invalid("/ground", "required");
        }
        return act(
                actor,
                key,
                number,
                body.version(),
                new CareAct.AskUnreasonable(
                        body.ground(), text(body.reason()), ids(body.attachments())));
    }

    private Receipt act(
            Actor actor, IdempotencyKey key, String number, @Nullable Integer version, Act act) {
        return casework.perform(CaseNumber.parse(number), version, act, actor, key).orThrow();
    }

    private static List<Slot> slots(OfferRequest body) {
        var slots = body.slots() == null ? List.<SlotRequest>of() : body.slots();
        return slots.stream()
                .map(slot -> {
                    if (slot.from() == null || slot.until() == null) {
                        throw invalid("/slots", "required");
                    }
                    return new Slot(slot.from(), slot.until());
                })
                .toList();
    }

    private static List<Check> checks(SiteCheckRequest body) {
        var checks = body.checks() == null ? List.<CheckRequest>of() : body.checks();
        return checks.stream()
                .map(check -> {
                    if (text(check.item()).isEmpty() || check.good() == null) {
                        throw invalid("/checks", "required");
                    }
                    return new Check(text(check.item()), check.good(), text(check.word()));
                })
                .toList();
    }

    record SlotRequest(@Nullable Instant from, @Nullable Instant until) {}

    record OfferRequest(
            @Nullable Integer version,
            @Nullable List<SlotRequest> slots,
            @Nullable String place,
            boolean visit,
            @Nullable String word) {}

    record AnswerRequest(
            @Nullable Integer version,
            @Nullable OfferAnswer answer,
            @Nullable Integer slot,
            @Nullable Instant wished,
            @Nullable String word) {}

    record CheckRequest(@Nullable String item, @Nullable Boolean good, @Nullable String word) {}

    record SiteCheckRequest(
            @Nullable Integer version,
            @Nullable List<CheckRequest> checks,
            @Nullable List<Long> before,
            @Nullable List<Long> after,
            @Nullable Double lat,
            @Nullable Double lon) {}

    record ReasonRequest(@Nullable Integer version, @Nullable String reason) {}

    record ConferenceRequest(
            @Nullable Integer version,
            @Nullable Instant at,
            @Nullable List<String> present,
            @Nullable String conclusion,
            @Nullable List<Long> attachments) {}

    record PanelRequest(
            @Nullable Integer version,
            @Nullable UnreasonableGround ground,
            @Nullable String reason,
            @Nullable List<Long> attachments) {}
}
