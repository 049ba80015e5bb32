package org.jieban.casefile;

import java.time.Instant;
import java.util.Objects;
import org.jieban.calendar.Limit;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.casefile.CaseEvent.Outcome;
import org.jieban.catalogue.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What each fact does to a case: the one place where a case changes. What is known afterwards is read
 * through {@link CaseFile}.
 */
final class CaseLife {

    final Deferrals deferrals = new Deferrals();
    final Returns returns = new Returns();
    final Whistles whistles = new Whistles();
    final Care care = new Care();
    final Revisit revisit = new Revisit();
    final Reviews reviews = new Reviews();
    final Clocks clocks;
    final Assignments parts;

    CaseState state = CaseState.SUBMITTED;
    int version;
    String lastType = "";
    @Nullable Instant lastAt;

    CaseEvent.@Nullable Submitted opening;
    @Nullable Instant openedAt;
    Subject subject = Subject.UNKNOWN;
    int urges;

    CaseEvent.@Nullable Dispatched dispatched;
    @Nullable Instant dispatchedAt;
    CaseEvent.@Nullable Demands demands;
    @Nullable Long repliedBy;

    IncidentFact.@Nullable IncidentJoined incident;
    boolean incidentOver;
    @Nullable String linkedTo;
    @Nullable Instant closedAt;
    @Nullable Outcome outcome;

    /** Nothing has happened yet. */
    CaseLife(WorkingCalendar calendar) {
        clocks = new Clocks(calendar, deferrals::waitedUntil);
        parts = new Assignments(clocks);
    }

    // [impl->rule~case.events-only~1]
    void apply(RecordedEvent recorded) {
        var at = recorded.at();
        version = recorded.seq();
        // what counts in the assessment is no news of the case itself
        if (!(recorded.event() instanceof ReviewFact)) {
            lastType = recorded.event().getClass().getSimpleName();
            lastAt = at;
        }
        switch (recorded.event()) {
            // intake
            case CaseEvent.Submitted said -> open(said, at);
            case CaseEvent.Imported imported -> bringIn(imported, at);
            case CaseEvent.Accepted accepted -> accept(accepted, at);
            case CaseEvent.Corrected corrected -> subject = subject.with(corrected);
            case CaseEvent.SortedByItself sorted -> subject = subject.with(sorted);
            case CaseEvent.AnsweredDirectly ignored -> end(CaseState.ANSWERED, at);
            case CaseEvent.Guided ignored -> end(CaseState.GUIDED, at);
            case CaseEvent.Linked linked -> {
                linkedTo = linked.to();
                end(CaseState.LINKED, at);
            }
            case CaseEvent.Voided ignored -> end(CaseState.VOIDED, at);
            case IncidentFact fact -> tie(fact, at);
            // who has it
            case CaseEvent.Dispatched dispatch -> dispatch(dispatch, at);
            case CaseEvent.AssignedInward inward -> parts.assignInward(inward, at);
            case CaseEvent.AssistRequested asked ->
                    parts.assist(asked.assignment(), asked.unit(), asked.duty(), at, asked.limit());
            case CaseEvent.Signed signed -> sign(signed.assignment(), recorded);
            case CaseEvent.Finished finished -> parts.finish(finished.assignment(), at);
            case ReturnFact fact -> returns.apply(fact, at, parts);
            case WhistleFact fact -> whistles.apply(fact, recorded, parts);
            case TimeFact fact -> deferrals.apply(fact, at, this);
            // between unit and citizen
            case CaseEvent.Contacted contacted -> {
                care.called(contacted);
                if (contacted.reached()) {
                    reached(at);
                }
            }
            case CaseEvent.Met ignored -> {
                care.meet();
                reached(at);
            }
            case CaseEvent.Noted noted -> {
                if (noted.told()) {
                    told(at);
                }
            }
            case CaseEvent.MeetingWished wish -> care.wished(wish);
            case CaseEvent.Urged ignored -> urges++;
            case CaseEvent.Supplemented ignored -> {}
            case CareFact fact -> care.apply(fact, clocks.round());
            // reply and revisit
            case CaseEvent.Replied ignored -> reply(recorded);
            case CaseEvent.ReplyRejected ignored -> reject(at);
            case CaseEvent.ReplyAccepted accepted -> acceptReply(accepted, at);
            case CaseEvent.RevisitChosen chosen -> choose(chosen, at);
            case CaseEvent.RevisitAttempted attempt -> revisit.attempted(attempt);
            case CaseEvent.Revisited said -> {
                reviews.judge(parts, recorded, said);
                clocks.stop(CaseClock.Kind.REVISIT, at);
            }
            case CaseEvent.RoundStarted next -> startRound(next, at);
            case CaseEvent.Closed closed -> {
                outcome = closed.outcome();
                reviews.judge(parts, recorded, null);
                end(CaseState.CLOSED, at);
            }
            case CaseEvent.Archived ignored -> state = CaseState.ARCHIVED;
            // what counts
            case ReviewFact fact -> reviews.apply(fact, recorded);
        }
    }

    private void open(CaseEvent.Submitted said, Instant at) {
        opening = said;
        openedAt = at;
        subject = Subject.of(said);
        if (said.acceptLimit() != null) {
            clocks.start(CaseClock.Kind.ACCEPT, at, said.acceptLimit());
        }
    }

    // [impl->rule~case.imported~1]
    private void bringIn(CaseEvent.Imported imported, Instant at) {
        var unit = imported.unit();
        @Nullable Assignment lead = null;
        if (unit == null) {
            state = CaseState.ACCEPTED;
        } else {
            state = CaseState.DISPATCHED;
            dispatchedAt = at;
            lead = parts.lead(unit, at);
        }
        if (imported.dueAt() != null) {
            clocks.set(CaseClock.Kind.FEEDBACK, lead, at, imported.dueAt());
        }
    }

    private void accept(CaseEvent.Accepted accepted, Instant at) {
        state = CaseState.ACCEPTED;
        clocks.stop(CaseClock.Kind.ACCEPT, at);
        clocks.start(CaseClock.Kind.DISPATCH, at, accepted.dispatchLimit());
    }

    private void tie(IncidentFact fact, Instant at) {
        switch (fact) {
            case IncidentFact.IncidentJoined joined -> {
                incident = joined;
                end(CaseState.ANSWERED, at);
            }
            case IncidentFact.IncidentLeft left -> {
                incident = null;
                state = CaseState.ACCEPTED;
                closedAt = null;
                clocks.start(CaseClock.Kind.DISPATCH, at, left.dispatchLimit());
            }
            case IncidentFact.IncidentEnded over -> {
                incidentOver = true;
                if (over.revisitLimit() != null) {
                    askAfter(over, over.revisitLimit(), at);
                }
            }
        }
    }

    /** The unit that dealt with the incident is in charge from now on: what the citizen says is about its work. */
    private void askAfter(IncidentFact.IncidentEnded over, Limit limit, Instant at) {
        state = CaseState.REVISITING;
        closedAt = null;
        revisit.beginAfterIncident(at, over.linkUntil());
        parts.leadThatIsDone(over.unit(), at);
        clocks.start(CaseClock.Kind.REVISIT, revisit.from(at), limit);
    }

    /** A new unit begins anew: what others had is taken back, what was asked for falls away. */
    private void dispatch(CaseEvent.Dispatched dispatch, Instant at) {
        boolean clockGoesOn = returns.takeClockGoesOn();
        clocks.resumeAll(at);
        var earlier = clocks.last(CaseClock.Kind.FEEDBACK, parts.leadNo());
        deferrals.beginAnew();
        whistles.fallAway(at);
        returns.settle(parts, at);
        care.beginAnew();
        parts.withdrawAll(at);

        state = CaseState.DISPATCHED;
        dispatched = dispatch;
        dispatchedAt = at;
        demands = dispatch.demands();
        var limits = dispatch.limits();
        var lead = parts.lead(dispatch.unit(), at);
        parts.beginLead(lead, limits, at);
        if (limits.giveBack() != null) {
            clocks.start(CaseClock.Kind.GIVE_BACK, lead, at, limits.giveBack());
        }
        if (clockGoesOn) {
            earlier.ifPresent(clock -> parts.extendFeedback(clock.dueAt()));
        }
        for (var unit : dispatch.assisting()) {
            parts.assist(parts.next(), unit, "", at, limits.feedback());
        }
    }

    private void sign(int no, RecordedEvent recorded) {
        parts.sign(no, recorded.personId(), recorded.at());
        if (parts.leadNo() == no) {
            state = CaseState.HANDLING;
        }
    }

    private void reached(Instant at) {
        clocks.stop(CaseClock.Kind.CONTACT, at);
        told(at);
    }

    /** The citizen has heard from the unit: the promise of progress begins again. */
    // [impl->rule~care.progress~1]
    private void told(Instant at) {
        var promise = dispatched == null ? null : dispatched.limits().progress();
        var lead = parts.lead();
        if (promise == null || lead.isEmpty() || lead.get().state() != Assignment.State.WORKING) {
            return;
        }
        parts.promise(lead.get(), promise, at);
        if (deferrals.waiting().isPresent() || state == CaseState.PARKED) {
            parts.pauseLead(at);
        }
    }

    private void reply(RecordedEvent recorded) {
        state = CaseState.REPLIED;
        repliedBy = recorded.personId();
        parts.submit(recorded.at());
        deferrals.replied();
        care.replied();
        returns.settle(parts, recorded.at());
    }

    private void reject(Instant at) {
        state = CaseState.HANDLING;
        care.rejected();
        parts.resubmit();
        told(at);
    }

    private void acceptReply(CaseEvent.ReplyAccepted accepted, Instant at) {
        state = CaseState.REVISITING;
        revisit.begin(at, accepted.linkUntil());
        parts.finishAll(at);
        if (accepted.revisitLimit() != null) {
            clocks.start(CaseClock.Kind.REVISIT, revisit.from(at), accepted.revisitLimit());
        }
    }

    /** Whoever is asked by an agent instead of the questionnaire is asked within the same limit from now on. */
    // [impl->rule~revisit.choice~1]
    private void choose(CaseEvent.RevisitChosen chosen, Instant at) {
        var before = revisit.linkUntil();
        revisit.choose(chosen);
        var until = chosen.linkUntil();
        if (state != CaseState.REVISITING || Objects.equals(until, before)) {
            return;
        }
        var from = until != null ? until : before;
        var limit = clocks.last(CaseClock.Kind.REVISIT, 0).map(CaseClock::limit).orElse(null);
        if (limit != null && from != null && from.isAfter(at)) {
            clocks.stop(CaseClock.Kind.REVISIT, at);
            clocks.start(CaseClock.Kind.REVISIT, revisit.from(at), limit);
        }
    }

    private void startRound(CaseEvent.RoundStarted next, Instant at) {
        state = CaseState.DISPATCHED;
        repliedBy = null;
        deferrals.beginAnew();
        care.beginRound();
        clocks.beginRound(next.round());
        parts.beginAgain(next, at);
    }

    private void end(CaseState ending, Instant at) {
        state = ending;
        closedAt = at;
        whistles.fallAway(at);
        returns.settle(parts, at);
        parts.finishAll(at);
        clocks.stopAll(at);
    }

    void park(Instant at) {
        state = CaseState.PARKED;
        clocks.park(at);
    }

    /** Who waits for the citizen goes on waiting. */
    void wake(Instant at) {
        state = CaseState.HANDLING;
        int lead = parts.leadNo();
        boolean waits = deferrals.waiting().isPresent();
        clocks.wake(
                clock ->
                        clock.assignment() != lead || clock.kind() == CaseClock.Kind.TASK || !waits,
                at);
    }

    void raise(Urgency to) {
        subject = subject.with(to);
    }
}
