package org.jieban.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jieban.calendar.Limit;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitKind;
import org.jspecify.annotations.Nullable;

/** The rules of extensions, waiting, parking, supervision and ladders. Pure. */
final class TimeRules {

    private static final int WHOLE = 100;

    private final Occasion now;
    private final CaseFile file;
    private final Deferrals deferrals;

    TimeRules(Occasion now) {
        this.now = now;
        this.file = now.file();
        this.deferrals = now.file().deferrals();
    }

    /** Why an act of this kind is not open to this actor now, whatever it would say. */
    Optional<Refusal> objection(ActKind act) {
        return switch (act) {
            case EXTENSION_ASK -> now.unlessLead().or(this::objectionToAskingForMore);
            case EXTENSION_DECIDE ->
                    deferrals.extensionAsked().isEmpty()
                            ? Optional.of(Refusal.EXTENSION_NOT_ASKED)
                            : unlessAbove();
            case WAIT -> now.unlessLead().or(this::objectionToWaiting);
            case RESUME -> objectionToResuming();
            case PARKING_ASK ->
                    now.unlessLead()
                            .or(() -> deferrals.parkingAsked().map(_ -> Refusal.PARKING_PENDING));
            case PARKING_DECIDE ->
                    deferrals.parkingAsked().isEmpty()
                            ? Optional.of(Refusal.PARKING_NOT_ASKED)
                            : unlessDistrict();
            case PARKING_PROLONG -> unlessDistrict();
            case WAKE -> objectionToWaking();
            case SUPERVISE -> unlessAbove();
            case SUPERVISION_ANSWER -> {
                if (!now.isLead()) {
                    yield now.notTheLead();
                }
                yield deferrals.supervisions().isEmpty()
                        ? Optional.of(Refusal.NOT_SUPERVISED)
                        : Optional.empty();
            }
            case URGENCY_RAISE, RUNG -> Optional.empty();
            default -> throw new IllegalArgumentException(act + " does not bend time");
        };
    }

    Decision decide(TimeAct act) {
        return switch (act) {
            case TimeAct.AskExtension ask -> ask(ask);
            case TimeAct.DecideExtension decide -> decide(decide);
            case TimeAct.Wait wait -> startWaiting(wait);
            case TimeAct.Resume resume ->
                    because(resume.reason(), new TimeFact.WaitEnded(resume.reason()));
            case TimeAct.AskParking ask -> ask(ask);
            case TimeAct.DecideParking decide -> decide(decide);
            case TimeAct.ProlongParking prolong ->
                    objectionToReview(prolong.reviewAt())
                            .map(Decision::refuse)
                            .orElseGet(() ->
                                    because(
                                            prolong.word(),
                                            new TimeFact.ParkingProlonged(
                                                    prolong.reviewAt(), prolong.word())));
            case TimeAct.Wake wake -> because(wake.reason(), new TimeFact.Woken(wake.reason()));
            case TimeAct.Supervise supervise -> supervise(supervise);
            case TimeAct.AnswerSupervision answer ->
                    answer.text().isBlank()
                            ? Decision.refuse(Refusal.TEXT_MISSING)
                            : Decision.of(new TimeFact.SupervisionAnswered(answer.text()));
            // [impl->rule~time.urgency~1]
            case TimeAct.RaiseUrgency raise ->
                    raise.urgency().compareTo(file.urgency()) >= 0
                            ? Decision.refuse(Refusal.NOT_MORE_URGENT)
                            : because(
                                    raise.reason(),
                                    new TimeFact.UrgencyRaised(raise.urgency(), raise.reason()));
            case TimeAct.ReachRung reach -> reach(reach.rung());
        };
    }

    /** Once the citizen has been heard, or the unit has nothing to wait for any more, time runs again. */
    // [impl->rule~time.wait-ends~1]
    Decision endingTheWait(Decision decision) {
        if (deferrals.waiting().isEmpty() || !(decision instanceof Decision.Facts(var events))) {
            return decision;
        }
        for (var event : events) {
            var why = whyTheWaitEnds(event);
            if (why != null) {
                var both = new ArrayList<CaseEvent>(List.of(new TimeFact.WaitEnded(why)));
                both.addAll(events);
                return new Decision.Facts(both);
            }
        }
        return decision;
    }

    private static @Nullable String whyTheWaitEnds(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Supplemented ignored -> "SUPPLEMENTED";
            case CaseEvent.Contacted contacted when contacted.reached() -> "REACHED";
            case CaseEvent.Met ignored -> "REACHED";
            case CaseEvent.Replied ignored -> "REPLIED";
            case CaseEvent.Dispatched ignored -> "REDISPATCHED";
            case TimeFact.ParkingApproved ignored -> "PARKED";
            case CaseEvent.Closed ignored -> "CLOSED";
            case CareFact.FoundUnreasonable ignored -> "CLOSED";
            default -> null;
        };
    }

    // [impl->rule~time.extension-before-expiry~1] [impl->rule~time.extension-count~1]
    private Optional<Refusal> objectionToAskingForMore() {
        var feedback = feedback();
        if (feedback.isEmpty()) {
            return Optional.of(Refusal.NO_LIMIT_TO_EXTEND);
        }
        if (deferrals.extensionAsked().isPresent()) {
            return Optional.of(Refusal.EXTENSION_PENDING);
        }
        if (deferrals.extensions() >= now.settings().extensionsPerRound()) {
            return Optional.of(Refusal.EXTENSION_TOO_OFTEN);
        }
        if (deferrals.waiting().isPresent()) {
            return Optional.of(Refusal.ALREADY_WAITING);
        }
        return now.at().isAfter(feedback.get().dueAt())
                ? Optional.of(Refusal.EXTENSION_TOO_LATE)
                : Optional.empty();
    }

    // [impl->rule~time.extension-length~1]
    private Decision ask(TimeAct.AskExtension ask) {
        if (ask.reason().isBlank()) {
            return Decision.refuse(Refusal.REASON_MISSING);
        }
        var feedback = feedback().orElseThrow();
        if (!ask.until().isAfter(feedback.dueAt())) {
            return Decision.refuse(Refusal.NOT_LATER);
        }
        return ask.until().isAfter(latest(feedback))
                ? Decision.refuse(Refusal.EXTENSION_TOO_LONG)
                : Decision.of(
                        new TimeFact.ExtensionAsked(ask.until(), ask.reason(), ask.attachments()));
    }

    /** How far an extension may go: a share of the limit first given, in its own kind of time. */
    private Instant latest(CaseClock feedback) {
        var limit = feedback.limit();
        var given =
                limit == null
                        ? Duration.between(feedback.startedAt(), feedback.dueAt())
                        : limit.length();
        return now.calendar()
                .due(
                        feedback.dueAt(),
                        given.multipliedBy(now.settings().extensionShare()).dividedBy(WHOLE),
                        limit == null ? Limit.Measure.NATURAL : limit.measure(),
                        List.of());
    }

    // [impl->rule~time.extension-decided-above~1]
    private Decision decide(TimeAct.DecideExtension decide) {
        if (!decide.granted()) {
            return because(decide.word(), new TimeFact.ExtensionRefused(decide.word()));
        }
        var asked = deferrals.extensionAsked().orElseThrow().until();
        var until = decide.until() == null ? asked : decide.until();
        if (until.isAfter(asked)) {
            return Decision.refuse(Refusal.BEYOND_ASKED);
        }
        var later = feedback().map(clock -> until.isAfter(clock.dueAt())).orElse(false);
        return later
                ? Decision.of(new TimeFact.ExtensionGranted(until, decide.word()))
                : Decision.refuse(Refusal.NOT_LATER);
    }

    private Optional<Refusal> objectionToWaiting() {
        if (deferrals.waiting().isPresent()) {
            return Optional.of(Refusal.ALREADY_WAITING);
        }
        return feedback().filter(clock -> now.at().isAfter(clock.dueAt())).isPresent()
                ? Optional.of(Refusal.WAIT_TOO_LATE)
                : Optional.empty();
    }

    // [impl->rule~time.wait~1]
    private Decision startWaiting(TimeAct.Wait wait) {
        if (wait.reason().isBlank()) {
            return Decision.refuse(Refusal.REASON_MISSING);
        }
        if (wait.attachments().isEmpty() && !file.contactedThisRound()) {
            return Decision.refuse(Refusal.WAIT_UNPROVEN);
        }
        if (!wait.until().isAfter(now.at())) {
            return Decision.refuse(Refusal.MOMENT_PASSED);
        }
        return wait.until().isAfter(now.calendar().due(now.at(), now.settings().longestWait()))
                ? Decision.refuse(Refusal.WAIT_TOO_LONG)
                : Decision.of(
                        new TimeFact.WaitStarted(wait.reason(), wait.until(), wait.attachments()));
    }

    // [impl->rule~time.wait-ends~1]
    private Optional<Refusal> objectionToResuming() {
        var waiting = deferrals.waiting();
        if (waiting.isEmpty()) {
            return Optional.of(Refusal.NOT_WAITING);
        }
        return now.actor().role() == Role.SYSTEM
                ? unlessCome(waiting.get().until())
                : now.unlessLead();
    }

    private Decision ask(TimeAct.AskParking ask) {
        if (ask.owner().isBlank() || ask.plan().isBlank()) {
            return Decision.refuse(Refusal.TEXT_MISSING);
        }
        return objectionToReview(ask.reviewAt())
                .map(Decision::refuse)
                .orElseGet(() ->
                        Decision.of(
                                new TimeFact.ParkingAsked(
                                        ask.ground(),
                                        ask.owner(),
                                        ask.plan(),
                                        ask.reviewAt(),
                                        ask.attachments())));
    }

    // [impl->rule~time.parking~1]
    private Decision decide(TimeAct.DecideParking decide) {
        if (!decide.approved()) {
            return because(decide.word(), new TimeFact.ParkingRefused(decide.word()));
        }
        var asked = deferrals.parkingAsked().orElseThrow().reviewAt();
        var reviewAt = decide.reviewAt() == null ? asked : decide.reviewAt();
        return objectionToReview(reviewAt)
                .map(Decision::refuse)
                .orElseGet(
                        () -> Decision.of(new TimeFact.ParkingApproved(reviewAt, decide.word())));
    }

    private Optional<Refusal> objectionToReview(Instant reviewAt) {
        if (!reviewAt.isAfter(now.at())) {
            return Optional.of(Refusal.MOMENT_PASSED);
        }
        return reviewAt.isAfter(now.calendar().due(now.at(), now.settings().longestParking()))
                ? Optional.of(Refusal.REVIEW_TOO_FAR)
                : Optional.empty();
    }

    // [impl->rule~time.wakes~1]
    private Optional<Refusal> objectionToWaking() {
        return switch (now.actor().role()) {
            case SYSTEM -> unlessCome(deferrals.reviewAt());
            case DISPATCHER -> Optional.empty();
            default -> unlessDistrict();
        };
    }

    /** The system does nothing before its moment. */
    private Optional<Refusal> unlessCome(@Nullable Instant moment) {
        return moment == null || now.at().isBefore(moment)
                ? Optional.of(Refusal.WRONG_STATE)
                : Optional.empty();
    }

    // [impl->rule~time.supervision~1]
    private Decision supervise(TimeAct.Supervise supervise) {
        if (supervise.text().isBlank()) {
            return Decision.refuse(Refusal.TEXT_MISSING);
        }
        var answerBy = supervise.answerBy();
        return answerBy != null && !answerBy.isAfter(now.at())
                ? Decision.refuse(Refusal.MOMENT_PASSED)
                : Decision.of(new TimeFact.Supervised(supervise.text(), answerBy));
    }

    /** Another level than the unit in charge: one above it, the hotline, or the system itself. */
    private Optional<Refusal> unlessAbove() {
        var allowed =
                switch (now.actor().role()) {
                    case SYSTEM -> true;
                    case DISPATCHER -> !now.isLead();
                    default -> now.isAboveTheLead();
                };
        return allowed ? Optional.empty() : Optional.of(Refusal.NOT_ABOVE);
    }

    private Optional<Refusal> unlessDistrict() {
        var unit = now.actor().unit();
        if (unit == null || !now.isAboveTheLead()) {
            return Optional.of(Refusal.DISTRICT_DECIDES);
        }
        var kind = now.world().kindOf(unit);
        return kind == UnitKind.DISTRICT || kind == UnitKind.CITY
                ? Optional.empty()
                : Optional.of(Refusal.DISTRICT_DECIDES);
    }

    private Optional<CaseClock> feedback() {
        return file.lead()
                .flatMap(lead ->
                        file.clocks().stream()
                                .filter(clock -> clock.kind() == CaseClock.Kind.FEEDBACK)
                                .filter(clock ->
                                        clock.assignment() == lead.no() && !clock.stopped())
                                .findFirst());
    }

    private static Decision because(String reason, TimeFact fact) {
        return reason.isBlank() ? Decision.refuse(Refusal.REASON_MISSING) : Decision.of(fact);
    }

    // [impl->rule~ladder.once~1]
    private Decision reach(TimeFact.RungReached rung) {
        return now.file().deferrals().reached(rung)
                ? Decision.refuse(Refusal.RUNG_REACHED)
                : Decision.of(rung);
    }
}
