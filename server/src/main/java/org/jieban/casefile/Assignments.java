package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jieban.calendar.Limit;
import org.jieban.identity.PersonId;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * The units that have a part in a case (主办、协办、被吹哨、争议方、内部分派), and the clocks that press them.
 * Changed only while a fact is applied.
 */
final class Assignments {

    private final Clocks clocks;
    private List<Assignment> all = List.of();

    Assignments(Clocks clocks) {
        this.clocks = clocks;
    }

    List<Assignment> all() {
        return all;
    }

    int next() {
        return all.size() + 1;
    }

    Optional<Assignment> assignment(int no) {
        return all.stream().filter(part -> part.no() == no).findFirst();
    }

    UnitId unitOf(int no) {
        return assignment(no).map(Assignment::unit).orElseThrow();
    }

    Optional<Assignment> lead() {
        return all.stream()
                .filter(part -> part.role() == Assignment.Role.LEAD)
                .filter(part -> part.state() != Assignment.State.WITHDRAWN)
                .findFirst();
    }

    /** The unit in charge; nobody's number before there is one. */
    int leadNo() {
        return lead().map(Assignment::no).orElse(-1);
    }

    int round() {
        return clocks.round();
    }

    // who gets a part

    /** Puts a unit in charge; it has not begun. */
    Assignment lead(UnitId unit, Instant at) {
        return give(next(), unit, Assignment.Role.LEAD, "", at);
    }

    /** A unit that was in charge of what is done already. */
    void leadThatIsDone(UnitId unit, Instant at) {
        change(lead(unit, at).no(), part -> part.in(Assignment.State.DONE));
    }

    void assist(int no, UnitId unit, String duty, Instant at, Limit limit) {
        var part = give(no, unit, Assignment.Role.ASSIST, duty, at);
        clocks.start(CaseClock.Kind.ASSIST, part, at, limit);
    }

    void assignInward(CaseEvent.AssignedInward inward, Instant at) {
        var part =
                give(inward.assignment(), inward.unit(), Assignment.Role.INNER, inward.duty(), at);
        var limits = inward.limits();
        if (limits != null) {
            clocks.start(CaseClock.Kind.SIGN, part, at, limits.sign());
            clocks.start(CaseClock.Kind.ASSIST, part, at, limits.feedback());
        }
    }

    void call(WhistleFact.Called called, Instant at, Limit reportIn) {
        var part =
                give(called.assignment(), called.unit(), Assignment.Role.CALLED, called.duty(), at);
        clocks.start(CaseClock.Kind.REPORT_IN, part, at, reportIn);
    }

    /** A part for one party of a dispute to state its view in; its number. */
    int hear(UnitId party, Instant at, Limit limit) {
        var part = give(next(), party, Assignment.Role.PARTY, "", at);
        clocks.start(CaseClock.Kind.STATEMENT, part, at, limit);
        return part.no();
    }

    private Assignment give(int no, UnitId unit, Assignment.Role role, String duty, Instant at) {
        var part =
                new Assignment(
                        no, unit, role, Assignment.State.WAITING, duty, at, clocks.round(), null);
        all = Longer.by(all, part);
        return part;
    }

    // how far they get with it

    void sign(int no, @Nullable Long personId, Instant at) {
        change(no, part -> part.signedBy(personId == null ? null : new PersonId(personId)));
        clocks.stop(CaseClock.Kind.SIGN, no, at);
    }

    void reportIn(int no, Instant at) {
        change(no, part -> part.in(Assignment.State.WORKING));
        clocks.stop(CaseClock.Kind.REPORT_IN, no, at);
    }

    void finish(int no, Instant at) {
        change(no, part -> part.in(Assignment.State.DONE));
        clocks.stopOf(no, at);
    }

    /** The lead has replied; a supervisor's question is answered apart. */
    void submit(Instant at) {
        int lead = leadNo();
        change(lead, part -> part.in(Assignment.State.SUBMITTED));
        clocks.stop(
                clock -> clock.assignment() == lead && clock.kind() != CaseClock.Kind.SUPERVISION,
                at);
    }

    /** The reply went back: the lead works on, and its time for this round goes on. */
    void resubmit() {
        int lead = leadNo();
        change(lead, part -> part.in(Assignment.State.WORKING));
        clocks.change(
                clock ->
                        clock.assignment() == lead
                                && clock.round() == clocks.round()
                                && clock.kind() == CaseClock.Kind.FEEDBACK,
                CaseClock::runningAgain);
    }

    void stated(List<Integer> parts, UnitId party, Instant at) {
        for (int no : parts) {
            if (assignment(no).filter(part -> part.unit().equals(party)).isPresent()) {
                finish(no, at);
            }
        }
    }

    void hearAgain(List<Integer> parts, Instant at, Limit limit) {
        for (int no : parts) {
            var part = assignment(no).orElseThrow();
            if (part.state().open()) {
                clocks.stopOf(no, at);
                clocks.start(CaseClock.Kind.STATEMENT, part, at, limit);
            }
        }
    }

    // how they lose it

    void finishAll(Instant at) {
        end(Assignment.State.DONE);
        clocks.stop(clock -> clock.assignment() > 0, at);
    }

    void withdrawAll(Instant at) {
        end(Assignment.State.WITHDRAWN);
        clocks.stopAll(at);
    }

    void dismissCalled(List<WhistleFact.Called> called, Instant at) {
        called.forEach(one -> dismiss(one.assignment(), Assignment.State.DONE, at));
    }

    void dismissParties(List<Integer> parts, Instant at) {
        parts.forEach(no -> dismiss(no, Assignment.State.WITHDRAWN, at));
    }

    private void dismiss(int no, Assignment.State end, Instant at) {
        change(no, part -> part.state().open() ? part.in(end) : part);
        clocks.stopOf(no, at);
    }

    private void end(Assignment.State end) {
        all = all.stream().map(part -> part.state().open() ? part.in(end) : part).toList();
    }

    private void change(int no, UnaryOperator<Assignment> change) {
        all = all.stream().map(part -> part.no() == no ? change.apply(part) : part).toList();
    }

    // the time of the unit in charge

    void beginLead(Assignment lead, CaseEvent.Limits limits, Instant at) {
        clocks.start(CaseClock.Kind.SIGN, lead, at, limits.sign());
        clocks.start(CaseClock.Kind.CONTACT, lead, at, limits.contact());
        clocks.start(CaseClock.Kind.FEEDBACK, lead, at, limits.feedback());
    }

    /** The same unit once more, in a new round. */
    void beginAgain(CaseEvent.RoundStarted next, Instant at) {
        var lead = lead().orElseThrow();
        change(lead.no(), part -> part.again(next.round(), at));
        beginLead(lead, next.limits(), at);
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

    /** What had run out before stays so, and stays in the lists. */
    void pauseLead(Instant at) {
        int lead = leadNo();
        // a task of a whistle does not wait for the citizen
        clocks.pause(
                clock ->
                        clock.assignment() == lead
                                && clock.mayStand()
                                && clock.kind() != CaseClock.Kind.TASK
                                && !at.isAfter(clock.dueAt()),
                at);
    }

    void resumeLead(Instant at) {
        int lead = leadNo();
        clocks.resume(clock -> clock.assignment() == lead, at);
    }

    /** A promise of progress begins again with each word that the citizen hears. */
    void promise(Assignment lead, Limit limit, Instant at) {
        clocks.stop(CaseClock.Kind.PROGRESS, at);
        clocks.start(CaseClock.Kind.PROGRESS, lead, at, limit);
    }

    void superviseLead(Instant at, Instant until) {
        lead().ifPresent(lead -> clocks.set(CaseClock.Kind.SUPERVISION, lead, at, until));
    }

    // tasks of whistles

    void startTask(WhistleFact.TaskGiven given, Instant at) {
        clocks.startTask(
                given.task(), assignment(given.assignment()).orElseThrow(), at, given.limit());
    }

    void stopTask(int task, Instant at) {
        clocks.stopTask(task, at);
    }

    void restartTask(int task) {
        clocks.restartTask(task);
    }
}
