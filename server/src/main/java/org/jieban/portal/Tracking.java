package org.jieban.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jieban.attachment.Attachment;
import org.jieban.attachment.AttachmentKind;
import org.jieban.attachment.Attachments;
import org.jieban.casefile.ActKind;
import org.jieban.casefile.CareFact;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.IncidentFact;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.ReturnFact;
import org.jieban.casefile.ReviewFact;
import org.jieban.casefile.SeenCase;
import org.jieban.casefile.TimeFact;
import org.jieban.casefile.WhistleFact;
import org.jieban.claimant.ClaimantId;
import org.jieban.claimant.Claimants;
import org.jieban.claimant.TrackLink;
import org.jieban.claimant.TrackLinks;
import org.jieban.incident.KnownIncidents;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.ProblemException;
import org.jieban.throttle.Throttle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Opens one case for the citizen whose case it is, and shows it in their words. */
@Service
class Tracking {

    private static final Duration LINK_LASTS = Duration.ofDays(30);
    private static final int TRIES_FOR_A_CASE = 5;
    private static final int TRIES_FROM_AN_ADDRESS = 30;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Casework casework;
    private final Claimants claimants;
    private final Attachments attachments;
    private final TrackLinks links;
    private final Throttle throttle;
    private final Units units;
    private final Clock clock;
    private final KnownIncidents incidents;

    Tracking(
            Casework casework,
            Claimants claimants,
            Attachments attachments,
            TrackLinks links,
            Throttle throttle,
            Units units,
            Clock clock,
            KnownIncidents incidents) {
        this.casework = casework;
        this.claimants = claimants;
        this.attachments = attachments;
        this.links = links;
        this.throttle = throttle;
        this.units = units;
        this.clock = clock;
        this.incidents = incidents;
    }

    /**
     * A link for whoever knows the number and the last digits of the phone. Tries are counted for the
     * case and for the address; every wrong pair gets the same answer.
     */
    // [impl->rule~portal.track~1]
    String linkFor(String number, String phoneTail, String address) {
        throttle.demand("track:from:" + address, TRIES_FROM_AN_ADDRESS, WINDOW);
        if (!CaseNumber.looksRight(number)) {
            throw new ProblemException(PortalProblem.NOT_FOUND);
        }
        var known = CaseNumber.parse(number);
        throttle.demand("track:case:" + known, TRIES_FOR_A_CASE, WINDOW);
        var file =
                casework.find(known)
                        .orElseThrow(() -> new ProblemException(PortalProblem.NOT_FOUND));
        var claimant = file.opening().claimant();
        if (claimant == null
                || !claimants.phoneEndsWith(new ClaimantId(claimant), phoneTail.strip())) {
            throw new ProblemException(PortalProblem.NOT_FOUND);
        }
        throttle.forget("track:case:" + known);
        return linkFor(file.id());
    }

    String linkFor(long caseId) {
        return links.issue(caseId, clock.instant().plus(LINK_LASTS));
    }

    /** The case a token opens. */
    SeenCase open(String token) {
        if (links.open(token) instanceof TrackLink.Opened opened) {
            return casework.numberOf(opened.caseId())
                    .flatMap(casework::seeAsCitizen)
                    .orElseThrow(() -> new ProblemException(PortalProblem.LINK_ENDED));
        }
        throw new ProblemException(PortalProblem.LINK_ENDED);
    }

    TrackedCase view(SeenCase seen) {
        var file = seen.file();
        var files = attachments.ofCase(file.id());
        boolean canAnswer = seen.possible().containsKey(ActKind.REVISIT_ANSWER);
        return new TrackedCase(
                file.number().value(),
                file.title(),
                file.opening().words(),
                file.state(),
                file.round(),
                file.lead().map(lead -> name(lead.unit())).orElse(null),
                dueAt(file),
                steps(seen.history()),
                new TrackedCase.Meeting(file.opening().meetingWanted(), file.meeting()),
                invitation(seen),
                files.stream()
                        .filter(one -> one.kind() == AttachmentKind.PHOTO)
                        .filter(one -> isPublic(one, file))
                        .map(one ->
                                new TrackedCase.Photo(
                                        one.id().value(),
                                        Objects.requireNonNullElse(one.stage(), "INTAKE")))
                        .toList(),
                seen.possible().containsKey(ActKind.URGE),
                seen.possible().containsKey(ActKind.SUPPLEMENT),
                canAnswer,
                seen.possible().containsKey(ActKind.MEETING),
                seen.possible().containsKey(ActKind.PRESSURE_REPORT),
                canAnswer ? new TrackedCase.Questionnaire(file.round()) : null,
                given(seen.history()),
                new TrackedCase.Choice(
                        file.revisitWay(),
                        seen.possible().containsKey(ActKind.REVISIT_CHOICE),
                        canAnswer ? file.linkUntil() : null),
                incident(file),
                file.closedAt());
    }

    private TrackedCase.@Nullable Incident incident(CaseFile file) {
        return file.incident()
                .flatMap(joined -> incidents.standing(joined.incident()))
                .map(now ->
                        new TrackedCase.Incident(
                                now.number(),
                                now.name(),
                                now.answer(),
                                now.expectedEnd(),
                                now.endedAt()))
                .orElse(null);
    }

    private static TrackedCase.@Nullable Given given(List<RecordedEvent> history) {
        for (var fact : history.reversed()) {
            if (fact.event() instanceof CaseEvent.Revisited said) {
                return new TrackedCase.Given(
                        fact.round(),
                        fact.at(),
                        said.channel(),
                        said.contacted(),
                        said.solved(),
                        said.satisfaction(),
                        said.words());
            }
        }
        return null;
    }

    private static TrackedCase.@Nullable Invitation invitation(SeenCase seen) {
        var care = seen.file().care();
        var answer = care.answer();
        boolean open = seen.possible().containsKey(ActKind.MEETING_ANSWER);
        return care.offer()
                .map(offer ->
                        new TrackedCase.Invitation(
                                offer.slots().stream()
                                        .map(slot ->
                                                new TrackedCase.Slot(slot.from(), slot.until()))
                                        .toList(),
                                offer.place(),
                                offer.visit(),
                                offer.word(),
                                answer.map(said -> said.answer().name()).orElse(null),
                                answer.map(CareFact.OfferAnswered::slot).orElse(null),
                                answer.map(CareFact.OfferAnswered::wished).orElse(null),
                                open))
                .orElse(null);
    }

    /** What the citizen sent, and what the unit shows as done once its reply was accepted. */
    static boolean isPublic(Attachment one, CaseFile file) {
        var stage = one.stage();
        if ("INTAKE".equals(stage) || "SUPPLEMENT".equals(stage)) {
            return true;
        }
        return "REPLY".equals(stage)
                && switch (file.state()) {
                    case REVISITING, CLOSED, ARCHIVED -> true;
                    case SUBMITTED,
                            ACCEPTED,
                            DISPATCHED,
                            HANDLING,
                            PARKED,
                            REPLIED,
                            ANSWERED,
                            GUIDED,
                            LINKED,
                            VOIDED ->
                            false;
                };
    }

    /** Until when the unit has to answer; the hotline's own clocks are its own business. */
    private static @Nullable Instant dueAt(CaseFile file) {
        return file.clocks().stream()
                .filter(clock -> clock.running())
                .filter(clock -> clock.kind() == org.jieban.casefile.CaseClock.Kind.FEEDBACK)
                .map(org.jieban.casefile.CaseClock::dueAt)
                .findFirst()
                .orElse(null);
    }

    private List<TrackedCase.Step> steps(List<RecordedEvent> history) {
        var steps = new ArrayList<TrackedCase.Step>();
        String reply = null;
        String asked = null;
        for (var fact : history) {
            // the citizen hears why when it is agreed to
            if (fact.event() instanceof TimeFact.ExtensionAsked more) {
                asked = more.reason();
            } else if (fact.event() instanceof TimeFact.ParkingAsked parking) {
                asked = parking.plan();
            }
            switch (fact.event()) {
                case CaseEvent.Submitted ignored -> steps.add(step(fact, null));
                case CaseEvent.Imported imported -> steps.add(step(fact, imported.unit(), null));
                case CaseEvent.Accepted ignored -> steps.add(step(fact, null));
                case CaseEvent.AnsweredDirectly answered -> steps.add(step(fact, answered.text()));
                case CaseEvent.Guided guided ->
                        steps.add(step(fact, guided.destination() + "：" + guided.reason()));
                case CaseEvent.Linked ignored -> steps.add(step(fact, null));
                case CaseEvent.Voided voided -> steps.add(step(fact, voided.reason()));
                case CaseEvent.Dispatched dispatched ->
                        steps.add(step(fact, dispatched.unit(), null));
                case CaseEvent.Signed ignored -> steps.add(step(fact, fact.unit(), null));
                case CaseEvent.Contacted contacted -> {
                    if (contacted.reached()) {
                        steps.add(step(fact, fact.unit(), null));
                    }
                }
                case CaseEvent.Met met -> steps.add(step(fact, fact.unit(), met.agreed()));
                case CaseEvent.Noted noted -> {
                    if (noted.told()) {
                        steps.add(step(fact, fact.unit(), noted.text()));
                    }
                }
                case CaseEvent.Replied replied -> reply = replied.publicText();
                case CaseEvent.ReplyAccepted ignored -> steps.add(step(fact, fact.unit(), reply));
                case CaseEvent.RevisitAttempted ignored -> steps.add(step(fact, null));
                case CaseEvent.Revisited revisited -> steps.add(step(fact, revisited.words()));
                case CaseEvent.RoundStarted ignored -> steps.add(step(fact, null));
                case CaseEvent.Closed ignored -> steps.add(step(fact, null));
                case CaseEvent.Urged urged -> steps.add(step(fact, urged.text()));
                case CaseEvent.Supplemented more -> steps.add(step(fact, more.text()));
                case CaseEvent.MeetingWished ignored -> steps.add(step(fact, null));
                case CaseEvent.RevisitChosen ignored -> steps.add(step(fact, null));
                case CaseEvent.Corrected ignored -> {}
                case CaseEvent.SortedByItself ignored -> {}
                case CaseEvent.AssignedInward ignored -> {}
                case CaseEvent.AssistRequested ignored -> {}
                case CaseEvent.Finished ignored -> {}
                case CaseEvent.ReplyRejected ignored -> {}
                case CaseEvent.Archived ignored -> {}
                case TimeFact time -> timeStep(fact, time, asked).ifPresent(steps::add);
                case ReturnFact ignored -> {}
                case WhistleFact whistle -> whistleStep(fact, whistle).ifPresent(steps::add);
                case CareFact care -> careStep(fact, care).ifPresent(steps::add);
                // the citizen is not troubled with what counts in the assessment
                case ReviewFact ignored -> {}
                case IncidentFact tie -> steps.add(incidentStep(fact, tie));
            }
        }
        return steps;
    }

    /** The citizen is told of more time, of waiting and of parking, with the reason; not who presses whom. */
    private Optional<TrackedCase.Step> timeStep(
            RecordedEvent fact, TimeFact time, @Nullable String asked) {
        return switch (time) {
            case TimeFact.ExtensionGranted ignored -> Optional.of(step(fact, asked));
            case TimeFact.WaitStarted wait -> Optional.of(step(fact, fact.unit(), wait.reason()));
            case TimeFact.WaitEnded ignored -> Optional.of(step(fact, null));
            case TimeFact.ParkingApproved ignored -> Optional.of(step(fact, asked));
            case TimeFact.ParkingProlonged more -> Optional.of(step(fact, more.word()));
            case TimeFact.Woken ignored -> Optional.of(step(fact, null));
            case TimeFact.ExtensionAsked ignored -> Optional.empty();
            case TimeFact.ExtensionRefused ignored -> Optional.empty();
            case TimeFact.ParkingAsked ignored -> Optional.empty();
            case TimeFact.ParkingRefused ignored -> Optional.empty();
            case TimeFact.Supervised ignored -> Optional.empty();
            case TimeFact.SupervisionAnswered ignored -> Optional.empty();
            case TimeFact.UrgencyRaised ignored -> Optional.empty();
            case TimeFact.RungReached ignored -> Optional.empty();
        };
    }

    /** The citizen is told that others were called, not what they said to one another. */
    private Optional<TrackedCase.Step> whistleStep(RecordedEvent fact, WhistleFact whistle) {
        return whistle instanceof WhistleFact.Blown
                ? Optional.of(step(fact, fact.unit(), null))
                : Optional.empty();
    }

    private TrackedCase.Step incidentStep(RecordedEvent fact, IncidentFact tie) {
        return switch (tie) {
            case IncidentFact.IncidentJoined joined -> step(fact, joined.unit(), joined.answer());
            case IncidentFact.IncidentLeft ignored -> step(fact, null);
            case IncidentFact.IncidentEnded over -> step(fact, over.unit(), over.answer());
        };
    }

    private Optional<TrackedCase.Step> careStep(RecordedEvent fact, CareFact care) {
        return switch (care) {
            case CareFact.MeetingOffered offered ->
                    Optional.of(step(fact, fact.unit(), offered.word()));
            case CareFact.OfferAnswered answered -> Optional.of(step(fact, answered.word()));
            case CareFact.FoundUnreasonable found -> Optional.of(step(fact, found.explanation()));
            case CareFact.SiteChecked ignored -> Optional.empty();
            case CareFact.ConferenceCalled ignored -> Optional.empty();
            case CareFact.ConferenceHeld ignored -> Optional.empty();
            case CareFact.UnreasonableAsked ignored -> Optional.empty();
            case CareFact.FoundReasonable ignored -> Optional.empty();
        };
    }

    private TrackedCase.Step step(RecordedEvent fact, @Nullable String text) {
        return step(fact, null, text);
    }

    private TrackedCase.Step step(
            RecordedEvent fact, @Nullable UnitId unit, @Nullable String text) {
        return new TrackedCase.Step(
                fact.event().getClass().getSimpleName(),
                fact.at(),
                unit == null ? null : name(unit),
                text,
                fact.round());
    }

    private @Nullable String name(UnitId unit) {
        return units.find(unit).map(Unit::name).orElse(null);
    }
}
