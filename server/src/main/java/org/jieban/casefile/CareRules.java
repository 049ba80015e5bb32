package org.jieban.casefile;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jieban.casefile.CareFact.Check;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.Outcome;
import org.jieban.identity.Role;

/** The rules of meetings, acceptance on site, conferences and the panel. Pure. */
final class CareRules {

    /** How many times an invitation offers at most; more is not a choice but a burden. */
    private static final int MOST_SLOTS = 5;

    private final Occasion now;
    private final CaseFile file;
    private final Care care;

    CareRules(Occasion now) {
        this.now = now;
        this.file = now.file();
        this.care = file.care();
    }

    /** Why an act of this kind is not open to this actor now, whatever it would say. */
    Optional<Refusal> objection(ActKind act) {
        return switch (act) {
            case MEETING_OFFER -> now.unlessLead();
            case MEETING_ANSWER -> objectionToAnswering();
            case SITE_CHECK ->
                    demands(CaseEvent.Demands::onSite) ? none() : of(Refusal.NOT_ON_SITE);
            case CONFERENCE_CALL -> objectionToCalling();
            case CONFERENCE_HOLD -> objectionToConcluding();
            case UNREASONABLE_ASK ->
                    now.unlessLead()
                            .or(() ->
                                    care.unreasonableAsked().isPresent()
                                            ? of(Refusal.PANEL_ASKED_ALREADY)
                                            : none());
            case UNREASONABLE_DECIDE ->
                    care.unreasonableAsked().isPresent() ? none() : of(Refusal.PANEL_NOT_ASKED);
            default -> throw new IllegalArgumentException(act.name());
        };
    }

    Decision decide(CareAct act) {
        return switch (act) {
            case CareAct.OfferMeeting offer -> offer(offer);
            case CareAct.AnswerOffer answer -> answer(answer);
            case CareAct.CheckSite check -> check(check);
            case CareAct.CallConference call ->
                    call.reason().isBlank()
                            ? Decision.refuse(Refusal.REASON_MISSING)
                            : Decision.of(new CareFact.ConferenceCalled(call.reason()));
            case CareAct.HoldConference held -> hold(held);
            case CareAct.AskUnreasonable ask -> ask(ask);
            case CareAct.DecideUnreasonable panel -> find(panel);
        };
    }

    /**
     * Whether the citizen can be reached: they left a way, and not every recorded attempt of this round
     * was in vain.
     */
    // [impl->rule~care.out-of-reach~1]
    boolean canBeReached() {
        return file.opening().contactable()
                && care.missedCalls() < now.settings().attemptsToReach();
    }

    // [impl->rule~care.meeting-before-reply~1] [impl->rule~care.conference~1]
    Optional<Refusal> objectionToReplying() {
        if (file.round() >= now.settings().conferenceFromRound()
                && file.demands().isPresent()
                && care.concludedInRound() < now.settings().conferenceFromRound()) {
            return of(Refusal.CONFERENCE_MISSING);
        }
        boolean settled = file.metThisRound() || file.meeting() == MeetingAnswer.DECLINED;
        return settled || !demands(demands -> !demands.meetingExempt()) || !canBeReached()
                ? none()
                : of(Refusal.MEETING_MISSING);
    }

    // [impl->rule~care.on-site~1]
    Optional<Refusal> objectionToApproving() {
        if (!demands(CaseEvent.Demands::onSite)) {
            return none();
        }
        var look = care.siteCheck();
        if (look.isEmpty()) {
            return of(Refusal.SITE_CHECK_MISSING);
        }
        return look.get().checks().stream().allMatch(Check::good)
                ? none()
                : of(Refusal.SITE_CHECK_FAILED);
    }

    /** 见面 that has taken place, with who was there. */
    Decision meet(Act.Meet meet, int part) {
        return meet.when().isAfter(now.at())
                ? Decision.refuse(Refusal.TIME_IN_THE_FUTURE)
                : Decision.of(
                        new CaseEvent.Met(
                                part,
                                meet.when(),
                                meet.place(),
                                meet.agreed(),
                                meet.present(),
                                meet.attachments()));
    }

    /** Citizen and agent answer whenever there is an invitation, a unit only its own. */
    private Optional<Refusal> objectionToAnswering() {
        boolean ofAUnit = now.actor().role() == Role.HANDLER || now.actor().role() == Role.LEADER;
        var notTheirs = ofAUnit ? now.unlessLead() : Optional.<Refusal>empty();
        return notTheirs.or(() ->
                care.offer().isEmpty() || file.metThisRound() ? of(Refusal.NO_INVITATION) : none());
    }

    // [impl->rule~care.invitation~1]
    private Decision offer(CareAct.OfferMeeting offer) {
        var slots = offer.slots();
        boolean usable =
                !slots.isEmpty()
                        && slots.size() <= MOST_SLOTS
                        && slots.stream()
                                .allMatch(slot ->
                                        slot.from().isAfter(now.at())
                                                && slot.until().isAfter(slot.from()));
        if (!usable) {
            return Decision.refuse(Refusal.SLOTS_WRONG);
        }
        return offer.place().isBlank()
                ? Decision.refuse(Refusal.TEXT_MISSING)
                : Decision.of(
                        new CareFact.MeetingOffered(
                                care.nextOffer(),
                                slots,
                                offer.place(),
                                offer.visit(),
                                offer.word()));
    }

    // [impl->rule~care.answer~1]
    private Decision answer(CareAct.AnswerOffer answer) {
        var offer = care.offer().orElseThrow();
        var refused =
                switch (answer.answer()) {
                    case ACCEPTED -> unlessOneOf(offer.slots(), answer.slot());
                    case MOVED -> {
                        var wished = answer.wished();
                        boolean said =
                                wished == null
                                        ? !answer.word().isBlank()
                                        : wished.isAfter(now.at());
                        yield said ? Optional.<Refusal>empty() : of(Refusal.SLOT_MISSING);
                    }
                    case DECLINED -> Optional.<Refusal>empty();
                };
        boolean accepts = answer.answer() == CareFact.OfferAnswer.ACCEPTED;
        boolean moves = answer.answer() == CareFact.OfferAnswer.MOVED;
        return refused.map(Decision::refuse)
                .orElseGet(() ->
                        Decision.of(
                                new CareFact.OfferAnswered(
                                        offer.offer(),
                                        answer.answer(),
                                        accepts ? answer.slot() : null,
                                        moves ? answer.wished() : null,
                                        answer.word())));
    }

    private Optional<Refusal> unlessOneOf(
            List<CareFact.Slot> slots, @org.jspecify.annotations.Nullable Integer chosen) {
        boolean open =
                chosen != null
                        && chosen >= 0
                        && chosen < slots.size()
                        && slots.get(chosen).until().isAfter(now.at());
        return open ? none() : of(Refusal.SLOT_MISSING);
    }

    // [impl->rule~care.checklist~1]
    private Decision check(CareAct.CheckSite look) {
        var answered = new HashSet<String>();
        boolean once = look.checks().stream().allMatch(check -> answered.add(check.item()));
        boolean reasons =
                look.checks().stream().allMatch(check -> check.good() || !check.word().isBlank());
        var asked = file.demands().orElseThrow().checklist();
        boolean complete =
                asked.isEmpty() ? !answered.isEmpty() : answered.equals(new HashSet<>(asked));
        if (!once || !reasons || !complete) {
            return Decision.refuse(Refusal.CHECKLIST_INCOMPLETE);
        }
        if (look.after().isEmpty()) {
            return Decision.refuse(Refusal.PHOTOS_MISSING);
        }
        var lat = look.lat();
        var lon = look.lon();
        if (lat == null || lon == null || Math.abs(lat) > 90 || Math.abs(lon) > 180) {
            return Decision.refuse(Refusal.POSITION_MISSING);
        }
        return Decision.of(
                new CareFact.SiteChecked(
                        look.checks(), look.before(), look.after(), lat, lon, now.at()));
    }

    /** The unit in charge calls one, who stands above it does, or a ladder. */
    private Optional<Refusal> objectionToCalling() {
        var notTheirs =
                now.actor().role() == Role.SYSTEM || now.isAboveTheLead()
                        ? Optional.<Refusal>empty()
                        : now.unlessLead();
        return notTheirs.or(() ->
                care.conferenceCalled().isPresent()
                        ? of(Refusal.CONFERENCE_CALLED_ALREADY)
                        : none());
    }

    /** The leader of the unit in charge concludes it, or one of a unit above. */
    private Optional<Refusal> objectionToConcluding() {
        var notTheirs = now.isAboveTheLead() ? Optional.<Refusal>empty() : now.unlessLead();
        return notTheirs.or(() ->
                care.conferenceCalled().isEmpty() ? of(Refusal.CONFERENCE_NOT_CALLED) : none());
    }

    private Decision hold(CareAct.HoldConference held) {
        if (held.when().isAfter(now.at())) {
            return Decision.refuse(Refusal.TIME_IN_THE_FUTURE);
        }
        return held.conclusion().isBlank() || people(held.present()).isEmpty()
                ? Decision.refuse(Refusal.TEXT_MISSING)
                : Decision.of(
                        new CareFact.ConferenceHeld(
                                held.when(),
                                people(held.present()),
                                held.conclusion(),
                                held.attachments()));
    }

    // [impl->rule~care.panel-once~1]
    private Decision ask(CareAct.AskUnreasonable ask) {
        if (ask.reason().isBlank()) {
            return Decision.refuse(Refusal.REASON_MISSING);
        }
        if (ask.attachments().isEmpty()) {
            return Decision.refuse(Refusal.PANEL_EVIDENCE_MISSING);
        }
        return care.answeredGrounds().contains(ask.ground())
                ? Decision.refuse(Refusal.PANEL_HAS_ANSWERED)
                : Decision.of(
                        new CareFact.UnreasonableAsked(
                                ask.ground(), ask.reason(), ask.attachments()));
    }

    // [impl->rule~care.panel~1]
    private Decision find(CareAct.DecideUnreasonable panel) {
        var members = people(panel.members());
        if (members.size() < now.settings().panelMembers()) {
            return Decision.refuse(Refusal.PANEL_TOO_SMALL);
        }
        if (panel.reason().isBlank()) {
            return Decision.refuse(Refusal.REASON_MISSING);
        }
        if (!panel.unreasonable()) {
            return Decision.of(new CareFact.FoundReasonable(members, panel.reason()));
        }
        if (helpIsOpen()) {
            return Decision.refuse(Refusal.HELP_STILL_OPEN);
        }
        return panel.basis().isBlank() || panel.explanation().isBlank()
                ? Decision.refuse(Refusal.TEXT_MISSING)
                : Decision.of(
                        new CareFact.FoundUnreasonable(
                                members, panel.reason(), panel.basis(), panel.explanation()),
                        new CaseEvent.Closed(Outcome.UNREASONABLE));
    }

    private boolean helpIsOpen() {
        return file.assignments().stream()
                .anyMatch(part -> part.role() != Assignment.Role.LEAD && part.state().open());
    }

    private boolean demands(java.util.function.Predicate<CaseEvent.Demands> what) {
        return file.demands().filter(what).isPresent();
    }

    /** Names as they count: each once, none empty. */
    private static List<String> people(List<String> names) {
        return names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static Optional<Refusal> of(Refusal refusal) {
        return Optional.of(refusal);
    }

    private static Optional<Refusal> none() {
        return Optional.empty();
    }
}
