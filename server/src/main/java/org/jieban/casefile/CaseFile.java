package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.Outcome;
import org.jieban.casefile.CaseEvent.RevisitWay;
import org.jieban.catalogue.Urgency;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A citizen's request (诉求工单) as its events tell it. Nothing but {@link #apply} changes it, so that
 * what is shown, stored and counted can always be computed again from the events. What each event does
 * is written in {@link CaseLife}; here is what can be known of the case.
 */
public final class CaseFile {

    private final long id;
    private final CaseLife life;

    /** A case of which nothing is known yet, with due moments computed in the given calendar. */
    CaseFile(long id, WorkingCalendar calendar) {
        this.id = id;
        this.life = new CaseLife(calendar);
    }

    /** The case after all its events, with due moments computed in the given calendar. */
    public static CaseFile replay(List<RecordedEvent> events, WorkingCalendar calendar) {
        var file = new CaseFile(events.getFirst().caseId(), calendar);
        events.forEach(file::apply);
        return file;
    }

    void apply(RecordedEvent recorded) {
        life.apply(recorded);
    }

    public long id() {
        return id;
    }

    public CaseNumber number() {
        return new CaseNumber(opening().number());
    }

    /** The number of the last event; grows with every act. */
    public int version() {
        return life.version;
    }

    public CaseState state() {
        return life.state;
    }

    public int round() {
        return life.clocks.round();
    }

    /** What the citizen said, unchanged. */
    public CaseEvent.Submitted opening() {
        if (life.opening == null) {
            throw new IllegalStateException("case " + id + " has no first event");
        }
        return life.opening;
    }

    public String title() {
        return life.subject.title();
    }

    public @Nullable String category() {
        return life.subject.category();
    }

    public Urgency urgency() {
        return life.subject.urgency();
    }

    public @Nullable UnitId area() {
        return life.subject.area();
    }

    public @Nullable String address() {
        return life.subject.address();
    }

    /** The last dispatch, with the rule and catalogue version that decided it. */
    public Optional<CaseEvent.Dispatched> dispatch() {
        return Optional.ofNullable(life.dispatched);
    }

    /** When the unit in charge was put in charge, or null before. */
    public @Nullable Instant dispatchedAt() {
        return life.dispatchedAt;
    }

    /** The unit in charge (首接负责), from dispatch until the case is closed and after. */
    public Optional<Assignment> lead() {
        return life.parts.lead();
    }

    public List<Assignment> assignments() {
        return life.parts.all();
    }

    public Optional<Assignment> assignment(int no) {
        return life.parts.assignment(no);
    }

    /** The number that the next part of work will have. */
    int nextAssignment() {
        return life.parts.next();
    }

    public List<CaseClock> clocks() {
        return life.clocks.all();
    }

    /** What the category demands of the lead; nothing where the dispatch did not say. */
    public Optional<CaseEvent.Demands> demands() {
        return Optional.ofNullable(life.demands);
    }

    /** Extensions, waiting, parking, supervision. */
    public Deferrals deferrals() {
        return life.deferrals;
    }

    /** Returns and disputes. */
    public Returns returns() {
        return life.returns;
    }

    public Whistles whistles() {
        return life.whistles;
    }

    /** Invitations, acceptance on site, conferences, the panel. */
    public Care care() {
        return life.care;
    }

    /** What counts in the assessment, and what was asked about it. */
    public Reviews reviews() {
        return life.reviews;
    }

    /** Whether people of the unit have met the citizen in this round (见面). */
    public boolean metThisRound() {
        return life.care.met();
    }

    /** The clock that runs out next for one assignment, or for the hotline itself with 0. */
    public Optional<CaseClock> nextClock(int assignment) {
        return life.clocks.next(assignment);
    }

    /** The running promise to tell the citizen how far the matter is (告知承诺). */
    Optional<CaseClock> promise(int assignment) {
        return life.clocks.running(CaseClock.Kind.PROGRESS, assignment);
    }

    /** The clock that runs out next for whoever has to act on the case now. */
    public Optional<CaseClock> nextClock() {
        return nextClock(0).or(() -> lead().flatMap(lead -> nextClock(lead.no())));
    }

    public boolean contactedThisRound() {
        return life.care.contacted();
    }

    public MeetingAnswer meeting() {
        return life.care.meeting();
    }

    /** Who wrote the reply that waits for acceptance. */
    public @Nullable Long repliedBy() {
        return life.repliedBy;
    }

    /** Recorded attempts in this round that did not reach the citizen. */
    public int attempts() {
        return life.revisit.attempts();
    }

    /** How often the citizen urged (催办). */
    // [impl->rule~time.urges-counted~1]
    public int urges() {
        return life.urges;
    }

    public @Nullable Instant callBackAt() {
        return life.revisit.callBackAt();
    }

    /** How the citizen chose to be asked, or null where they did not choose. */
    public @Nullable RevisitWay revisitWay() {
        return life.revisit.way();
    }

    /** In which language the citizen wants to be called, or null for no wish. */
    public @Nullable String revisitLanguage() {
        return life.revisit.language();
    }

    /** Until when the questionnaire alone asks in this round, or null where it does not. */
    public @Nullable Instant linkUntil() {
        return life.revisit.linkUntil();
    }

    /** When the last reply was accepted, or null before. */
    @Nullable Instant acceptedAt() {
        return life.revisit.acceptedAt();
    }

    public Instant openedAt() {
        return Objects.requireNonNull(life.openedAt);
    }

    public @Nullable Instant closedAt() {
        return life.closedAt;
    }

    public @Nullable Outcome outcome() {
        return life.outcome;
    }

    /** The number of the case that carries this matter on, when it was linked. */
    public @Nullable String linkedTo() {
        return life.linkedTo;
    }

    /** The known incident (已知事件) by which the case was answered, also when that is over. */
    public Optional<IncidentFact.IncidentJoined> incident() {
        return Optional.ofNullable(life.incident);
    }

    /** Whether that incident has ended, as far as this case knows. */
    public boolean incidentOver() {
        return life.incidentOver;
    }

    /** Whether the present round is that of an incident: nobody but the unit that dealt with it had the case. */
    public boolean answeredByIncident() {
        return life.incident != null && round() == 1;
    }

    public String lastType() {
        return life.lastType;
    }

    public Instant lastAt() {
        return Objects.requireNonNull(life.lastAt);
    }
}
