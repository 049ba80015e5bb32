package org.jieban.casefile;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jieban.calendar.Limit;
import org.jieban.calendar.Pause;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** The clocks of one case (时钟), those that ran included. Changed only while a fact is applied. */
final class Clocks {

    private final WorkingCalendar calendar;
    private final UnaryOperator<Instant> stoodUntil;
    private List<CaseClock> all = List.of();
    private int round = 1;
    private @Nullable Instant parkedAt;
    private List<Pause> parked = List.of();

    /**
     * @param calendar the one in which due moments are counted
     * @param stoodUntil until when those stood still, at a moment, that stand still then
     */
    Clocks(WorkingCalendar calendar, UnaryOperator<Instant> stoodUntil) {
        this.calendar = calendar;
        this.stoodUntil = stoodUntil;
    }

    List<CaseClock> all() {
        return all;
    }

    /** The round to which clocks belong that start now. */
    int round() {
        return round;
    }

    void beginRound(int next) {
        round = next;
    }

    /** One that presses the hotline itself. */
    void start(CaseClock.Kind kind, Instant at, Limit limit) {
        start(kind, 0, null, 0, at, limit);
    }

    void start(CaseClock.Kind kind, Assignment part, Instant at, Limit limit) {
        start(kind, part.no(), part.unit(), 0, at, limit);
    }

    void startTask(int task, Assignment part, Instant at, Limit limit) {
        start(CaseClock.Kind.TASK, part.no(), part.unit(), task, at, limit);
    }

    private void start(
            CaseClock.Kind kind,
            int assignment,
            @Nullable UnitId unit,
            int task,
            Instant at,
            Limit limit) {
        var due = calendar.due(at, limit);
        add(new CaseClock(kind, assignment, unit, round, task, at, limit, due));
    }

    /** One whose end somebody has set; of a unit's part, or of the hotline itself with null. */
    void set(CaseClock.Kind kind, @Nullable Assignment part, Instant at, Instant until) {
        int no = part == null ? 0 : part.no();
        var unit = part == null ? null : part.unit();
        add(new CaseClock(kind, no, unit, round, 0, at, null, until));
    }

    private void add(CaseClock clock) {
        all = Longer.by(all, clock);
    }

    /** Ends those of a kind that go on. */
    void stop(CaseClock.Kind kind, Instant at) {
        stop(clock -> clock.kind() == kind, at);
    }

    void stop(CaseClock.Kind kind, int assignment, Instant at) {
        stop(clock -> clock.kind() == kind && clock.assignment() == assignment, at);
    }

    void stopOf(int assignment, Instant at) {
        stop(clock -> clock.assignment() == assignment, at);
    }

    void stopTask(int task, Instant at) {
        stop(clock -> clock.ofTask(task), at);
    }

    void stopAll(Instant at) {
        stop(clock -> true, at);
    }

    void stop(Predicate<CaseClock> which, Instant at) {
        change(
                clock -> !clock.stopped() && which.test(clock),
                clock -> clock.resumedAt(stoodUntil.apply(at), calendar).stoppedAt(at));
    }

    /** Lets those stand still that run. */
    void pause(Predicate<CaseClock> which, Instant at) {
        change(clock -> clock.running() && which.test(clock), clock -> clock.pausedAt(at));
    }

    /** Lets run on those that stand still. */
    void resume(Predicate<CaseClock> which, Instant at) {
        change(
                clock -> clock.pausedAt() != null && which.test(clock),
                clock -> clock.resumedAt(at, calendar));
    }

    void resumeAll(Instant at) {
        resume(clock -> true, stoodUntil.apply(at));
    }

    /** Parking stops every unit's time; what a supervisor asked is asked all the same. */
    void park(Instant at) {
        parkedAt = at;
        pause(clock -> clock.assignment() > 0 && clock.mayStand(), at);
    }

    /** Lets those run on that do not wait for something else. */
    void wake(Predicate<CaseClock> which, Instant at) {
        if (parkedAt != null) {
            parked = Longer.by(parked, new Pause(parkedAt, at));
            parkedAt = null;
        }
        resume(which, at);
    }

    /** Sent back: its clock goes on; parking in the meantime is taken out of it as well. */
    void restartTask(int task) {
        change(clock -> clock.ofTask(task), clock -> clock.runningAgain(parked, calendar));
    }

    void change(Predicate<CaseClock> which, UnaryOperator<CaseClock> change) {
        all = all.stream().map(clock -> which.test(clock) ? change.apply(clock) : clock).toList();
    }

    /** The newest of a kind for an assignment, ended or not. */
    Optional<CaseClock> last(CaseClock.Kind kind, int assignment) {
        return all.stream()
                .filter(clock -> clock.kind() == kind && clock.assignment() == assignment)
                .reduce((earlier, later) -> later);
    }

    /** The one that runs out next for one assignment, or for the hotline itself with 0. */
    Optional<CaseClock> next(int assignment) {
        return all.stream()
                .filter(clock ->
                        clock.running()
                                && clock.kind().presses()
                                && clock.assignment() == assignment)
                .min(Comparator.comparing(CaseClock::dueAt));
    }

    /** The one of a kind that runs for one assignment. */
    Optional<CaseClock> running(CaseClock.Kind kind, int assignment) {
        return all.stream()
                .filter(clock -> clock.kind() == kind && clock.running())
                .filter(clock -> clock.assignment() == assignment)
                .findFirst();
    }
}
