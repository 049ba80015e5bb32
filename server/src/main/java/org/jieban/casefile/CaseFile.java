package org.jieban.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jieban.calendar.Limit;
import org.jieban.calendar.Pause;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.Outcome;
import org.jieban.casefile.CaseEvent.RevisitWay;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A citizen's request (诉求工单) as its events tell it. Nothing but {@link #apply} changes it, so that
 * what is shown, stored and counted can always be computed again from the events.
 */
public final class CaseFile {

    private final long id;
    private CaseState state = CaseState.SUBMITTED;
    private int version;
    private int round = 1;
    private CaseEvent.@Nullable Submitted opening;
    private String title = "";
    private @Nullable String category;
    private org.jieban.catalogue.Urgency urgency = org.jieban.catalogue.Urgency.GENERAL;
    private @Nullable UnitId area;
    private @Nullable String address;
    private CaseEvent.@Nullable Dispatched dispatched;
    private @Nullable Instant dispatchedAt;
    private boolean contactedThisRound;
    private boolean metThisRound;
    private MeetingAnswer meeting = MeetingAnswer.NOT_ASKED;
    private @Nullable Long repliedBy;
    private int attempts;
    private int urges;
    private @Nullable Instant callBackAt;
    private @Nullable RevisitWay revisitWay;
    private @Nullable String revisitLanguage;
    private @Nullable Instant linkUntil;
    private @Nullable Instant acceptedAt;
    private @Nullable Instant openedAt;
    private @Nullable Instant closedAt;
    private @Nullable Outcome outcome;
    private @Nullable String linkedTo;
    private IncidentFact.@Nullable IncidentJoined incident;
    private boolean incidentOver;
    private String lastType = "";
    private @Nullable Instant lastAt;
    private List<Assignment> assignments = List.of();
    private CaseEvent.@Nullable Demands demands;
    private final Clocks clocks = new Clocks();
    private WorkingCalendar countedIn = WorkingCalendar.of(List.of());
    private final Deferrals deferrals = new Deferrals();
    private final Returns returns = new Returns();
    private final Whistles whistles = new Whistles();
    private final Care care = new Care();
    private final Reviews reviews = new Reviews();
    private @Nullable Instant parkedAt;
    private List<Pause> parked = List.of();

    CaseFile(long id) {
        this.id = id;
    }

    /** The case after all its events, with due moments computed in the given calendar. */
    public static CaseFile replay(List<RecordedEvent> events, WorkingCalendar calendar) {
        var file = new CaseFile(events.getFirst().caseId());
        events.forEach(event -> file.apply(event, calendar));
        return file;
    }

    // [impl->rule~case.events-only~1]
    void apply(RecordedEvent recorded, WorkingCalendar calendar) {
        var at = recorded.at();
        countedIn = calendar;
        version = recorded.seq();
        // what counts in the assessment is no news of the case itself
        if (!(recorded.event() instanceof ReviewFact)) {
            lastType = recorded.event().getClass().getSimpleName();
            lastAt = at;
        }
        switch (recorded.event()) {
            case CaseEvent.Submitted said -> {
                opening = said;
                openedAt = at;
                title = said.title();
                category = said.category();
                urgency = said.urgency();
                area = said.area();
                address = said.address();
                if (said.acceptLimit() != null) {
                    start(CaseClock.Kind.ACCEPT, 0, null, at, said.acceptLimit(), calendar);
                }
            }
            case CaseEvent.Imported imported -> bringIn(imported, at);
            case CaseEvent.Accepted accepted -> {
                state = CaseState.ACCEPTED;
                stop(clock -> clock.kind() == CaseClock.Kind.ACCEPT, at);
                start(CaseClock.Kind.DISPATCH, 0, null, at, accepted.dispatchLimit(), calendar);
            }
            case CaseEvent.Corrected corrected -> correct(corrected);
            case CaseEvent.SortedByItself sorted -> {
                category = sorted.category();
                urgency = sorted.urgency();
            }
            case CaseEvent.AnsweredDirectly ignored -> end(CaseState.ANSWERED, at);
            case CaseEvent.Guided ignored -> end(CaseState.GUIDED, at);
            case CaseEvent.Linked linked -> {
                linkedTo = linked.to();
                end(CaseState.LINKED, at);
            }
            case CaseEvent.Voided ignored -> end(CaseState.VOIDED, at);
            case CaseEvent.Dispatched dispatch -> dispatch(dispatch, at, calendar);
            case CaseEvent.Signed signed -> sign(signed.assignment(), recorded);
            case CaseEvent.Contacted contacted -> {
                if (contacted.reached()) {
                    care.reached();
                    contactedThisRound = true;
                    if (contacted.meeting() != MeetingAnswer.NOT_ASKED) {
                        meeting = contacted.meeting();
                    }
                    stop(clock -> clock.kind() == CaseClock.Kind.CONTACT, at);
                    told(at, calendar);
                } else {
                    care.missed();
                }
            }
            case CaseEvent.Met ignored -> {
                care.reached();
                contactedThisRound = true;
                meeting = MeetingAnswer.ACCEPTED;
                metThisRound = true;
                stop(clock -> clock.kind() == CaseClock.Kind.CONTACT, at);
                told(at, calendar);
            }
            case CaseEvent.Noted noted -> {
                if (noted.told()) {
                    told(at, calendar);
                }
            }
            case CaseEvent.AssignedInward inward -> {
                add(
                        new Assignment(
                                inward.assignment(),
                                inward.unit(),
                                Assignment.Role.INNER,
                                Assignment.State.WAITING,
                                inward.duty(),
                                at,
                                round,
                                null));
                var limits = inward.limits();
                if (limits != null) {
                    int no = inward.assignment();
                    start(CaseClock.Kind.SIGN, no, inward.unit(), at, limits.sign(), calendar);
                    start(
                            CaseClock.Kind.ASSIST,
                            no,
                            inward.unit(),
                            at,
                            limits.feedback(),
                            calendar);
                }
            }
            case CaseEvent.AssistRequested asked -> {
                add(
                        new Assignment(
                                asked.assignment(),
                                asked.unit(),
                                Assignment.Role.ASSIST,
                                Assignment.State.WAITING,
                                asked.duty(),
                                at,
                                round,
                                null));
                start(
                        CaseClock.Kind.ASSIST,
                        asked.assignment(),
                        asked.unit(),
                        at,
                        asked.limit(),
                        calendar);
            }
            case CaseEvent.Finished finished -> {
                change(finished.assignment(), part -> part.in(Assignment.State.DONE));
                stop(clock -> clock.assignment() == finished.assignment(), at);
            }
            case CaseEvent.Replied ignored -> {
                state = CaseState.REPLIED;
                repliedBy = recorded.personId();
                changeLead(part -> part.in(Assignment.State.SUBMITTED));
                stop(clock -> clock.assignment() == leadNo() && !ofSupervision(clock), at);
                deferrals.replied();
                care.replied();
                returns.settle(this, at);
            }
            case CaseEvent.ReplyAccepted accepted -> {
                state = CaseState.REVISITING;
                attempts = 0;
                callBackAt = null;
                acceptedAt = at;
                linkUntil = accepted.linkUntil();
                finishUnits(at);
                if (accepted.revisitLimit() != null) {
                    start(
                            CaseClock.Kind.REVISIT,
                            0,
                            null,
                            linkUntil == null ? at : linkUntil,
                            accepted.revisitLimit(),
                            calendar);
                }
            }
            case CaseEvent.RevisitChosen chosen -> choose(chosen, at, calendar);
            case CaseEvent.ReplyRejected ignored -> {
                state = CaseState.HANDLING;
                changeLead(part -> part.in(Assignment.State.WORKING));
                care.rejected();
                resumeFeedback();
                told(at, calendar);
            }
            case CaseEvent.RevisitAttempted attempt -> {
                if (attempt.outcome() == CaseEvent.AttemptOutcome.CALL_BACK) {
                    callBackAt = attempt.callBackAt();
                } else {
                    attempts++;
                }
            }
            case CaseEvent.Revisited said -> {
                reviews.judge(this, recorded, said);
                stop(clock -> clock.kind() == CaseClock.Kind.REVISIT, at);
            }
            case CaseEvent.RoundStarted next -> startRound(next, at, calendar);
            case CaseEvent.Closed closed -> {
                outcome = closed.outcome();
                reviews.judge(this, recorded, null);
                end(CaseState.CLOSED, at);
            }
            case CaseEvent.Urged ignored -> urges++;
            case CaseEvent.Supplemented ignored -> {}
            case CaseEvent.MeetingWished wish ->
                    meeting = wish.wanted() ? MeetingAnswer.ACCEPTED : MeetingAnswer.DECLINED;
            case CaseEvent.Archived ignored -> state = CaseState.ARCHIVED;
            case TimeFact fact -> deferrals.apply(fact, at, this, calendar);
            case WhistleFact fact -> whistles.apply(fact, recorded, this, calendar);
            case ReturnFact fact -> returns.apply(fact, at, this, calendar);
            case CareFact fact -> care.apply(fact, at, this);
            case IncidentFact fact -> tie(fact, at, calendar);
            case ReviewFact fact -> reviews.apply(fact, recorded);
        }
    }

    /** Whoever is asked by an agent instead of the questionnaire is asked within the same limit from now on. */
    // [impl->rule~revisit.choice~1]
    private void choose(CaseEvent.RevisitChosen chosen, Instant at, WorkingCalendar calendar) {
        revisitWay = chosen.way();
        revisitLanguage = chosen.language();
        var until = chosen.linkUntil();
        var moved = !java.util.Objects.equals(until, linkUntil);
        var before = linkUntil;
        linkUntil = until;
        if (state != CaseState.REVISITING || !moved) {
            return;
        }
        var from = until != null ? until : before;
        var limit = clocks.last(CaseClock.Kind.REVISIT, 0).map(CaseClock::limit).orElse(null);
        if (limit != null && from != null && from.isAfter(at)) {
            stop(clock -> clock.kind() == CaseClock.Kind.REVISIT, at);
            start(CaseClock.Kind.REVISIT, 0, null, until == null ? at : until, limit, calendar);
        }
    }

    private void tie(IncidentFact fact, Instant at, WorkingCalendar calendar) {
        switch (fact) {
            case IncidentFact.IncidentJoined joined -> {
                incident = joined;
                end(CaseState.ANSWERED, at);
            }
            case IncidentFact.IncidentLeft left -> {
                incident = null;
                state = CaseState.ACCEPTED;
                closedAt = null;
                start(CaseClock.Kind.DISPATCH, 0, null, at, left.dispatchLimit(), calendar);
            }
            case IncidentFact.IncidentEnded over -> {
                incidentOver = true;
                if (over.revisitLimit() != null) {
                    askAfter(over, over.revisitLimit(), at, calendar);
                }
            }
        }
    }

    /** The unit that dealt with the incident is in charge from now on: what the citizen says is about its work. */
    private void askAfter(
            IncidentFact.IncidentEnded over, Limit limit, Instant at, WorkingCalendar calendar) {
        state = CaseState.REVISITING;
        closedAt = null;
        acceptedAt = at;
        linkUntil = over.linkUntil();
        add(
                new Assignment(
                        nextAssignment(),
                        over.unit(),
                        Assignment.Role.LEAD,
                        Assignment.State.DONE,
                        "",
                        at,
                        round,
                        null));
        start(CaseClock.Kind.REVISIT, 0, null, linkUntil == null ? at : linkUntil, limit, calendar);
    }

    private void correct(CaseEvent.Corrected corrected) {
        title = corrected.title() == null ? title : corrected.title();
        category = corrected.category() == null ? category : corrected.category();
        urgency = corrected.urgency() == null ? urgency : corrected.urgency();
        area = corrected.area() == null ? area : corrected.area();
        address = corrected.address() == null ? address : corrected.address();
    }

    // [impl->rule~case.imported~1]
    private void bringIn(CaseEvent.Imported imported, Instant at) {
        int no = 0;
        var unit = imported.unit();
        if (unit == null) {
            state = CaseState.ACCEPTED;
        } else {
            state = CaseState.DISPATCHED;
            dispatchedAt = at;
            no = nextAssignment();
            add(
                    new Assignment(
                            no,
                            unit,
                            Assignment.Role.LEAD,
                            Assignment.State.WAITING,
                            "",
                            at,
                            round,
                            null));
        }
        if (imported.dueAt() != null) {
            clocks.add(
                    new CaseClock(
                            CaseClock.Kind.FEEDBACK,
                            no,
                            unit,
                            round,
                            0,
                            at,
                            null,
                            imported.dueAt()));
        }
    }

    private void dispatch(CaseEvent.Dispatched dispatch, Instant at, WorkingCalendar calendar) {
        boolean clockGoesOn = returns.takeClockGoesOn();
        clocks.resume(clock -> true, deferrals.waitedUntil(at), calendar);
        var earlier = clocks.last(CaseClock.Kind.FEEDBACK, leadNo());
        deferrals.beginAnew();
        whistles.fallAway(at);
        returns.settle(this, at);
        care.beginAnew();
        demands = dispatch.demands();
        assignments.stream()
                .filter(part -> part.state().open())
                .forEach(part -> change(part.no(), open -> open.in(Assignment.State.WITHDRAWN)));
        stop(clock -> true, at);
        dispatched = dispatch;
        dispatchedAt = at;
        state = CaseState.DISPATCHED;
        contactedThisRound = false;
        metThisRound = false;
        int no = nextAssignment();
        add(
                new Assignment(
                        no,
                        dispatch.unit(),
                        Assignment.Role.LEAD,
                        Assignment.State.WAITING,
                        "",
                        at,
                        round,
                        null));
        startLead(no, dispatch.unit(), dispatch.limits(), at, calendar);
        if (dispatch.limits().giveBack() != null) {
            start(
                    CaseClock.Kind.GIVE_BACK,
                    no,
                    dispatch.unit(),
                    at,
                    dispatch.limits().giveBack(),
                    calendar);
        }
        if (clockGoesOn) {
            earlier.ifPresent(clock -> extendFeedback(clock.dueAt()));
        }
        for (var unit : dispatch.assisting()) {
            int assist = nextAssignment();
            add(
                    new Assignment(
                            assist,
                            unit,
                            Assignment.Role.ASSIST,
                            Assignment.State.WAITING,
                            "",
                            at,
                            round,
                            null));
            start(CaseClock.Kind.ASSIST, assist, unit, at, dispatch.limits().feedback(), calendar);
        }
    }

    private void sign(int no, RecordedEvent recorded) {
        var personId = recorded.personId();
        change(
                no,
                part ->
                        part.signedBy(
                                personId == null
                                        ? null
                                        : new org.jieban.identity.PersonId(personId)));
        stop(
                clock -> clock.assignment() == no && clock.kind() == CaseClock.Kind.SIGN,
                recorded.at());
        if (lead().map(part -> part.no() == no).orElse(false)) {
            state = CaseState.HANDLING;
        }
    }

    private void startRound(CaseEvent.RoundStarted next, Instant at, WorkingCalendar calendar) {
        round = next.round();
        state = CaseState.DISPATCHED;
        contactedThisRound = false;
        metThisRound = false;
        meeting = MeetingAnswer.NOT_ASKED;
        repliedBy = null;
        deferrals.beginAnew();
        care.beginAnew();
        var lead = lead().orElseThrow();
        change(lead.no(), part -> part.again(next.round(), at));
        startLead(lead.no(), lead.unit(), next.limits(), at, calendar);
    }

    private void startLead(
            int no, UnitId unit, CaseEvent.Limits limits, Instant at, WorkingCalendar calendar) {
        start(CaseClock.Kind.SIGN, no, unit, at, limits.sign(), calendar);
        start(CaseClock.Kind.CONTACT, no, unit, at, limits.contact(), calendar);
        start(CaseClock.Kind.FEEDBACK, no, unit, at, limits.feedback(), calendar);
    }

    private void resumeFeedback() {
        int lead = leadNo();
        clocks.change(
                clock ->
                        clock.assignment() == lead
                                && clock.round() == round
                                && clock.kind() == CaseClock.Kind.FEEDBACK,
                CaseClock::runningAgain);
    }

    /** The citizen has heard from the unit: the promise of progress begins again. */
    // [impl->rule~care.progress~1]
    private void told(Instant at, WorkingCalendar calendar) {
        var promise = dispatched == null ? null : dispatched.limits().progress();
        var lead = lead();
        if (promise == null || lead.isEmpty() || lead.get().state() != Assignment.State.WORKING) {
            return;
        }
        stop(clock -> clock.kind() == CaseClock.Kind.PROGRESS, at);
        start(CaseClock.Kind.PROGRESS, lead.get().no(), lead.get().unit(), at, promise, calendar);
        if (deferrals.waiting().isPresent() || state == CaseState.PARKED) {
            pauseLead(at);
        }
    }

    private void finishUnits(Instant at) {
        assignments =
                assignments.stream()
                        .map(part -> part.state().open() ? part.in(Assignment.State.DONE) : part)
                        .toList();
        stop(clock -> clock.assignment() > 0, at);
    }

    private void end(CaseState ending, Instant at) {
        state = ending;
        closedAt = at;
        whistles.fallAway(at);
        returns.settle(this, at);
        finishUnits(at);
        stop(clock -> true, at);
    }

    private void start(
            CaseClock.Kind kind,
            int assignment,
            @Nullable UnitId unit,
            Instant at,
            Limit limit,
            WorkingCalendar calendar) {
        start(kind, assignment, unit, 0, at, limit, calendar);
    }

    private void start(
            CaseClock.Kind kind,
            int assignment,
            @Nullable UnitId unit,
            int task,
            Instant at,
            Limit limit,
            WorkingCalendar calendar) {
        var due = calendar.due(at, limit);
        clocks.add(new CaseClock(kind, assignment, unit, round, task, at, limit, due));
    }

    private void stop(Predicate<CaseClock> which, Instant at) {
        clocks.stop(which, at, deferrals.waitedUntil(at), countedIn);
    }

    // what the facts of time, returns, whistles and care do to the case

    /** What had run out before stays so, and stays in the lists. */
    void pauseLead(Instant at) {
        // a task of a whistle does not wait for the citizen
        clocks.pause(
                clock ->
                        clock.assignment() == leadNo()
                                && stands(clock)
                                && clock.kind() != CaseClock.Kind.TASK
                                && !at.isAfter(clock.dueAt()),
                at);
    }

    void resumeLead(Instant at, WorkingCalendar calendar) {
        clocks.resume(clock -> clock.assignment() == leadNo(), at, calendar);
    }

    /** Parking stops every unit's time; what a supervisor asked is asked all the same. */
    void park(Instant at) {
        state = CaseState.PARKED;
        parkedAt = at;
        clocks.pause(clock -> clock.assignment() > 0 && stands(clock), at);
    }

    void wake(Instant at, WorkingCalendar calendar) {
        state = CaseState.HANDLING;
        if (parkedAt != null) {
            parked = with(parked, new Pause(parkedAt, at));
            parkedAt = null;
        }
        clocks.resume(
                clock ->
                        clock.assignment() != leadNo()
                                || clock.kind() == CaseClock.Kind.TASK
                                || deferrals.waiting().isEmpty(),
                at,
                calendar);
    }

    private static boolean stands(CaseClock clock) {
        return !ofSupervision(clock) && clock.kind().presses();
    }

    private static boolean ofSupervision(CaseClock clock) {
        return clock.kind() == CaseClock.Kind.SUPERVISION;
    }

    void extendFeedback(Instant until) {
        int lead = leadNo();
        clocks.change(
                clock ->
                        !clock.stopped()
                                && clock.assignment() == lead
                                && clock.kind() == CaseClock.Kind.FEEDBACK,
                clock -> clock.dueAt(until));
    }

    void startSupervision(Instant at, Instant until) {
        lead().ifPresent(lead ->
                clocks.add(
                        new CaseClock(
                                CaseClock.Kind.SUPERVISION,
                                lead.no(),
                                lead.unit(),
                                round,
                                0,
                                at,
                                null,
                                until)));
    }

    void stopSupervision(Instant at) {
        stop(CaseFile::ofSupervision, at);
    }

    void raise(org.jieban.catalogue.Urgency to) {
        urgency = to;
    }

    void meetingAnswered(CareFact.OfferAnswer answer) {
        meeting =
                answer == CareFact.OfferAnswer.DECLINED
                        ? MeetingAnswer.DECLINED
                        : MeetingAnswer.ACCEPTED;
    }

    void call(WhistleFact.Called called, Instant at, Limit reportIn, WorkingCalendar calendar) {
        add(
                new Assignment(
                        called.assignment(),
                        called.unit(),
                        Assignment.Role.CALLED,
                        Assignment.State.WAITING,
                        called.duty(),
                        at,
                        round,
                        null));
        start(CaseClock.Kind.REPORT_IN, called.assignment(), called.unit(), at, reportIn, calendar);
    }

    void reportIn(int assignment, Instant at) {
        change(assignment, part -> part.in(Assignment.State.WORKING));
        stop(
                clock ->
                        clock.assignment() == assignment
                                && clock.kind() == CaseClock.Kind.REPORT_IN,
                at);
    }

    void startTask(WhistleFact.TaskGiven given, Instant at, WorkingCalendar calendar) {
        start(
                CaseClock.Kind.TASK,
                given.assignment(),
                assignment(given.assignment()).orElseThrow().unit(),
                given.task(),
                at,
                given.limit(),
                calendar);
    }

    void stopTask(int task, Instant at) {
        stop(clock -> ofTask(clock, task), at);
    }

    /** Sent back: its clock goes on; parking in the meantime is taken out of it as well. */
    void restartTask(int task, WorkingCalendar calendar) {
        clocks.change(clock -> ofTask(clock, task), clock -> clock.runningAgain(parked, calendar));
    }

    private static boolean ofTask(CaseClock clock, int task) {
        return clock.kind() == CaseClock.Kind.TASK && clock.no() == task;
    }

    void dismiss(List<WhistleFact.Called> called, Instant at) {
        for (var one : called) {
            change(
                    one.assignment(),
                    part -> part.state().open() ? part.in(Assignment.State.DONE) : part);
            stop(clock -> clock.assignment() == one.assignment(), at);
        }
    }

    /** A part for one party of a dispute to state its view in; its number. */
    int hear(UnitId party, Instant at, Limit limit, WorkingCalendar calendar) {
        int no = nextAssignment();
        add(
                new Assignment(
                        no,
                        party,
                        Assignment.Role.PARTY,
                        Assignment.State.WAITING,
                        "",
                        at,
                        round,
                        null));
        start(CaseClock.Kind.STATEMENT, no, party, at, limit, calendar);
        return no;
    }

    void stated(List<Integer> parts, UnitId party, Instant at) {
        for (int no : parts) {
            if (assignment(no).filter(part -> part.unit().equals(party)).isPresent()) {
                change(no, part -> part.in(Assignment.State.DONE));
                stop(clock -> clock.assignment() == no, at);
            }
        }
    }

    void hearAgain(List<Integer> parts, Instant at, Limit limit, WorkingCalendar calendar) {
        for (int no : parts) {
            var part = assignment(no).orElseThrow();
            if (part.state().open()) {
                stop(clock -> clock.assignment() == no, at);
                start(CaseClock.Kind.STATEMENT, no, part.unit(), at, limit, calendar);
            }
        }
    }

    void dismissParties(List<Integer> parts, Instant at) {
        for (int no : parts) {
            change(no, part -> part.state().open() ? part.in(Assignment.State.WITHDRAWN) : part);
            stop(clock -> clock.assignment() == no, at);
        }
    }

    private void add(Assignment part) {
        assignments = with(assignments, part);
    }

    private void changeLead(UnaryOperator<Assignment> change) {
        change(leadNo(), change);
    }

    private void change(int no, UnaryOperator<Assignment> change) {
        assignments =
                assignments.stream()
                        .map(part -> part.no() == no ? change.apply(part) : part)
                        .toList();
    }

    static <T> List<T> with(List<T> list, T added) {
        var longer = new ArrayList<T>(list.size() + 1);
        longer.addAll(list);
        longer.add(added);
        return List.copyOf(longer);
    }

    int nextAssignment() {
        return assignments.size() + 1;
    }

    public long id() {
        return id;
    }

    public CaseNumber number() {
        return new CaseNumber(opening().number());
    }

    /** The number of the last event; grows with every act. */
    public int version() {
        return version;
    }

    public CaseState state() {
        return state;
    }

    public int round() {
        return round;
    }

    /** What the citizen said, unchanged. */
    public CaseEvent.Submitted opening() {
        if (opening == null) {
            throw new IllegalStateException("case " + id + " has no first event");
        }
        return opening;
    }

    public String title() {
        return title;
    }

    public @Nullable String category() {
        return category;
    }

    public org.jieban.catalogue.Urgency urgency() {
        return urgency;
    }

    public @Nullable UnitId area() {
        return area;
    }

    public @Nullable String address() {
        return address;
    }

    /** The last dispatch, with the rule and catalogue version that decided it. */
    public Optional<CaseEvent.Dispatched> dispatch() {
        return Optional.ofNullable(dispatched);
    }

    /** When the unit in charge was put in charge, or null before. */
    public @Nullable Instant dispatchedAt() {
        return dispatchedAt;
    }

    /** The unit in charge (首接负责), from dispatch until the case is closed and after. */
    public Optional<Assignment> lead() {
        return assignments.stream()
                .filter(part -> part.role() == Assignment.Role.LEAD)
                .filter(part -> part.state() != Assignment.State.WITHDRAWN)
                .findFirst();
    }

    public List<Assignment> assignments() {
        return assignments;
    }

    public Optional<Assignment> assignment(int no) {
        return assignments.stream().filter(part -> part.no() == no).findFirst();
    }

    private int leadNo() {
        return lead().map(Assignment::no).orElse(-1);
    }

    public List<CaseClock> clocks() {
        return clocks.all();
    }

    /** What the category demands of the lead; nothing where the dispatch did not say. */
    public Optional<CaseEvent.Demands> demands() {
        return Optional.ofNullable(demands);
    }

    /** Extensions, waiting, parking, supervision. */
    public Deferrals deferrals() {
        return deferrals;
    }

    /** Returns and disputes. */
    public Returns returns() {
        return returns;
    }

    public Whistles whistles() {
        return whistles;
    }

    /** Invitations, acceptance on site, conferences, the panel. */
    public Care care() {
        return care;
    }

    /** What counts in the assessment, and what was asked about it. */
    public Reviews reviews() {
        return reviews;
    }

    /** Whether people of the unit have met the citizen in this round (见面). */
    public boolean metThisRound() {
        return metThisRound;
    }

    /** The clock that runs out next for one assignment, or for the hotline itself with 0. */
    public Optional<CaseClock> nextClock(int assignment) {
        return clocks.next(assignment);
    }

    /** The running promise to tell the citizen how far the matter is (告知承诺). */
    Optional<CaseClock> promise(int assignment) {
        return clocks().stream()
                .filter(clock -> clock.kind() == CaseClock.Kind.PROGRESS && clock.running())
                .filter(clock -> clock.assignment() == assignment)
                .findFirst();
    }

    /** The clock that runs out next for whoever has to act on the case now. */
    public Optional<CaseClock> nextClock() {
        return nextClock(0).or(() -> lead().flatMap(lead -> nextClock(lead.no())));
    }

    public boolean contactedThisRound() {
        return contactedThisRound;
    }

    public MeetingAnswer meeting() {
        return meeting;
    }

    /** Who wrote the reply that waits for acceptance. */
    public @Nullable Long repliedBy() {
        return repliedBy;
    }

    /** Recorded attempts in this round that did not reach the citizen. */
    public int attempts() {
        return attempts;
    }

    /** How often the citizen urged (催办). */
    // [impl->rule~time.urges-counted~1]
    public int urges() {
        return urges;
    }

    public @Nullable Instant callBackAt() {
        return callBackAt;
    }

    /** How the citizen chose to be asked, or null where they did not choose. */
    public @Nullable RevisitWay revisitWay() {
        return revisitWay;
    }

    /** In which language the citizen wants to be called, or null for no wish. */
    public @Nullable String revisitLanguage() {
        return revisitLanguage;
    }

    /** Until when the questionnaire alone asks in this round, or null where it does not. */
    public @Nullable Instant linkUntil() {
        return linkUntil;
    }

    /** When the last reply was accepted, or null before. */
    @Nullable Instant acceptedAt() {
        return acceptedAt;
    }

    public Instant openedAt() {
        return java.util.Objects.requireNonNull(openedAt);
    }

    public @Nullable Instant closedAt() {
        return closedAt;
    }

    public @Nullable Outcome outcome() {
        return outcome;
    }

    /** The number of the case that carries this matter on, when it was linked. */
    public @Nullable String linkedTo() {
        return linkedTo;
    }

    /** The known incident (已知事件) by which the case was answered, also when that is over. */
    public Optional<IncidentFact.IncidentJoined> incident() {
        return Optional.ofNullable(incident);
    }

    /** Whether that incident has ended, as far as this case knows. */
    public boolean incidentOver() {
        return incidentOver;
    }

    /** Whether the present round is that of an incident: nobody but the unit that dealt with it had the case. */
    public boolean answeredByIncident() {
        return incident != null && round == 1;
    }

    public String lastType() {
        return lastType;
    }

    public Instant lastAt() {
        return java.util.Objects.requireNonNull(lastAt);
    }
}
