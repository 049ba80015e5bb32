package org.jieban.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.DueMomentsMoved;
import org.jieban.casefile.Follower;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.ReturnFact;
import org.jieban.casefile.ReviewFact;
import org.jieban.casefile.StreamedEvent;
import org.jieban.casefile.TimeFact;
import org.jieban.casefile.WhistleFact;
import org.jieban.catalogue.Urgency;
import org.jieban.danger.Danger;
import org.jieban.danger.DangerReader;
import org.jieban.notification.NoticeWriting.Told;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells units what happened to their cases, and keeps the watch over their clocks up to date.
 *
 * <p>What happened long ago is no news: history that is taken in, or facts read again after a rebuild,
 * tell nothing older than {@link #NEWS}. What was told stays told; a rebuild takes no notice back and
 * tells none twice.
 */
@Component
class NoticeFollower implements Follower {

    static final String NAME = "notification";

    /** How old a fact or a missed clock may be to be told. */
    static final Duration NEWS = Duration.ofDays(7);

    private static final int MOST_WORDS = 4;

    private final NoticeWriting writing;
    private final ClockWatch watch;
    private final HeldNotices held;
    private final Units units;
    private final Clock clock;

    NoticeFollower(
            NoticeWriting writing, ClockWatch watch, HeldNotices held, Units units, Clock clock) {
        this.writing = writing;
        this.watch = watch;
        this.held = held;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void reset() {
        watch.forget();
    }

    /** A corrected calendar moves clocks without a fact. */
    @EventListener
    void lookAgain(DueMomentsMoved moved) {
        watch.look(moved.cases().stream().mapToLong(Long::longValue), clock.instant().minus(NEWS));
    }

    @Override
    public void follow(List<StreamedEvent> events) {
        var oldest = clock.instant().minus(NEWS);
        var told = new ArrayList<Told>();
        var waits = new ArrayList<HeldNotices.Held>();
        for (var streamed : events) {
            var fact = streamed.event();
            if (fact.at().isAfter(oldest)) {
                dangers(fact).forEach(told::add);
                notices(fact).forEach(told::add);
                returns(fact).forEach(told::add);
                reviews(fact).forEach(told::add);
                if (fact.event() instanceof TimeFact.RungReached rung) {
                    rung(fact, rung).forEach(waits::add);
                }
            }
        }
        writing.tell(told);
        held.hold(waits);
        watch.look(events.stream().mapToLong(one -> one.event().caseId()).distinct(), oldest);
    }

    /** Those whom the rung names; not at night unless it is urgent, and many as one. */
    private Stream<HeldNotices.Held> rung(RecordedEvent fact, TimeFact.RungReached rung) {
        var tellAt = held.tellAt(rung.urgent()).toString();
        return rung.told().stream()
                .map(told -> {
                    var role = told.role();
                    return new HeldNotices.Held(
                            told.unit().value(),
                            role == null ? null : role.name(),
                            told.person(),
                            "rung/" + rung.ladder() + "/" + rung.rung(),
                            fact.caseId(),
                            fact.seq(),
                            NoticeKind.RUNG.name(),
                            rung.words(),
                            fact.at().toString(),
                            tellAt);
                });
    }

    /** The hotline and whoever is in charge, when words tell of danger or a case is made urgent. */
    // [impl->rule~danger.called~1]
    private Stream<Told> dangers(RecordedEvent fact) {
        return switch (fact.event()) {
            case CaseEvent.Submitted said when said.urgency() == Urgency.DANGER ->
                    hotline()
                            .map(unit ->
                                    told(
                                            fact,
                                            unit,
                                            NoticeKind.DANGER,
                                            words(said.title() + "\n" + said.words())));
            case CaseEvent.Corrected corrected when corrected.urgency() == Urgency.DANGER ->
                    everybody(fact, corrected.reason());
            case CaseEvent.Urged urged -> saidLater(fact, urged.text());
            case CaseEvent.Supplemented more -> saidLater(fact, more.text());
            default -> Stream.empty();
        };
    }

    private Stream<Told> saidLater(RecordedEvent fact, String text) {
        boolean danger = DangerReader.shipped().read(text).stream().anyMatch(Danger::raises);
        return danger ? everybody(fact, words(text)) : Stream.empty();
    }

    private Stream<Told> everybody(RecordedEvent fact, String why) {
        return Stream.concat(
                hotline().map(unit -> told(fact, unit, NoticeKind.DANGER, why)),
                Stream.of(told(fact, null, NoticeKind.DANGER, why)));
    }

    /** The words that decided. */
    private static String words(String text) {
        return DangerReader.shipped().read(text).stream()
                .flatMap(danger -> danger.spans().stream())
                .map(span -> span.of(text))
                .distinct()
                .limit(MOST_WORDS)
                .collect(Collectors.joining("、"));
    }

    private static Stream<Told> notices(RecordedEvent fact) {
        return switch (fact.event()) {
            case CaseEvent.Dispatched dispatched ->
                    Stream.concat(
                            Stream.of(told(fact, dispatched.unit(), NoticeKind.NEW, "")),
                            dispatched.assisting().stream()
                                    .map(unit -> told(fact, unit, NoticeKind.ASSIST, "")));
            case CaseEvent.AssignedInward inward ->
                    Stream.of(told(fact, inward.unit(), NoticeKind.NEW, inward.duty()));
            case CaseEvent.AssistRequested asked ->
                    Stream.of(told(fact, asked.unit(), NoticeKind.ASSIST, asked.duty()));
            case CaseEvent.RoundStarted round ->
                    Stream.of(told(fact, null, NoticeKind.DISSATISFIED, round.why()));
            case CaseEvent.Urged urged ->
                    Stream.of(told(fact, null, NoticeKind.URGED, urged.text()));
            case WhistleFact whistle -> whistle(fact, whistle);
            default -> Stream.empty();
        };
    }

    // [impl->rule~whistle.notices~1]
    private static Stream<Told> whistle(RecordedEvent fact, WhistleFact whistle) {
        return switch (whistle) {
            case WhistleFact.Blown blown ->
                    blown.called().stream()
                            .map(one -> told(fact, one.unit(), NoticeKind.WHISTLE, blown.ask()));
            case WhistleFact.ReportedIn reported ->
                    Stream.of(told(fact, null, NoticeKind.REPORTED, reported.word()));
            case WhistleFact.TaskGiven given ->
                    Stream.of(told(fact, given.assignment(), NoticeKind.TASK, given.what()));
            case WhistleFact.TaskRejected back ->
                    Stream.of(told(fact, back.assignment(), NoticeKind.TASK, back.reason()));
            case WhistleFact.TaskDone done ->
                    Stream.of(told(fact, null, NoticeKind.TASK_DONE, done.text()));
            case WhistleFact.JointMeetingHeld _ -> Stream.empty();
            case WhistleFact.TaskAccepted _ -> Stream.empty();
            case WhistleFact.TaskWaived _ -> Stream.empty();
            case WhistleFact.WhistleEnded _ -> Stream.empty();
        };
    }

    /** For the unit that has a part of the case. */
    private static Told told(RecordedEvent fact, int part, NoticeKind kind, String why) {
        return new Told(
                fact.caseId(), fact.seq(), null, part, kind.name(), fact.at().toString(), why);
    }

    /** Those whom a return or a dispute concerns; where the city judges, the hotline. */
    private Stream<Told> returns(RecordedEvent fact) {
        return switch (fact.event()) {
            case ReturnFact.ReturnAsked asked ->
                    hotline()
                            .map(unit -> told(fact, unit, NoticeKind.RETURN_ASKED, asked.reason()));
            case ReturnFact.ReturnAgreed agreed ->
                    Stream.of(told(fact, agreed.unit(), NoticeKind.RETURN_DECIDED, agreed.word()));
            case ReturnFact.ReturnRefused refused ->
                    Stream.of(told(fact, null, NoticeKind.RETURN_DECIDED, refused.reason()));
            case ReturnFact.DisputeOpened opened ->
                    Stream.concat(opened.parties().stream().skip(1), judge(opened.judge()))
                            .map(unit -> told(fact, unit, NoticeKind.DISPUTE, opened.text()));
            case ReturnFact.DisputeReferred to ->
                    judge(to.judge())
                            .map(unit -> told(fact, unit, NoticeKind.DISPUTE, to.reason()));
            case ReturnFact.DisputeRuled ruled ->
                    ruled.parties().stream()
                            .map(unit -> told(fact, unit, NoticeKind.RULED, ruled.word()));
            default -> Stream.empty();
        };
    }

    /** Whoever has the next step of an application, and the unit that asked. */
    // [impl->rule~appeal.told~1]
    private Stream<Told> reviews(RecordedEvent fact) {
        return switch (fact.event()) {
            case ReviewFact.ReviewAsked asked ->
                    judge(asked.upper())
                            .map(unit -> told(fact, unit, NoticeKind.REVIEW_WAITS, asked.words()));
            case ReviewFact.ReviewForwarded on ->
                    Stream.concat(
                            hotline()
                                    .map(unit ->
                                            told(
                                                    fact,
                                                    unit,
                                                    NoticeKind.REVIEW_WAITS,
                                                    on.opinion())),
                            Stream.of(told(fact, on.unit(), NoticeKind.REVIEW_TOLD, on.opinion())));
            case ReviewFact.ReviewStopped stopped ->
                    Stream.of(told(fact, stopped.unit(), NoticeKind.REVIEW_TOLD, stopped.reason()));
            case ReviewFact.ReviewDecided decided ->
                    Stream.of(told(fact, decided.unit(), NoticeKind.REVIEW_TOLD, decided.reason()));
            case ReviewFact.PressureReported pressed ->
                    judge(pressed.upper())
                            .map(unit -> told(fact, unit, NoticeKind.PRESSURE, pressed.words()));
            case ReviewFact.ReviewReversed back ->
                    Stream.of(told(fact, back.unit(), NoticeKind.REVIEW_TOLD, back.reason()));
            default -> Stream.empty();
        };
    }

    private Stream<UnitId> judge(@Nullable UnitId judge) {
        return judge == null ? hotline() : Stream.of(judge);
    }

    private Stream<UnitId> hotline() {
        return units.ofKind(Set.of(UnitKind.HOTLINE), null).stream().map(Unit::id);
    }

    /** Without a unit: for whoever is in charge of the case. */
    private static Told told(
            RecordedEvent fact, @Nullable UnitId unit, NoticeKind kind, String why) {
        return new Told(
                fact.caseId(),
                fact.seq(),
                unit == null ? null : unit.value(),
                null,
                kind.name(),
                fact.at().toString(),
                why);
    }
}
