package org.jieban.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jieban.calendar.WorkingCalendar;

/** The clocks of one case (时钟), those that ran included. Changed only while a fact is applied. */
final class Clocks {

    private List<CaseClock> all = List.of();

    List<CaseClock> all() {
        return all;
    }

    void add(CaseClock clock) {
        var longer = new ArrayList<CaseClock>(all.size() + 1);
        longer.addAll(all);
        longer.add(clock);
        all = List.copyOf(longer);
    }

    /**
     * Ends those that go on.
     *
     * @param stoodUntil until when those stood still that stand still now
     */
    void stop(
            Predicate<CaseClock> which, Instant at, Instant stoodUntil, WorkingCalendar calendar) {
        change(
                clock -> !clock.stopped() && which.test(clock),
                clock -> clock.resumedAt(stoodUntil, calendar).stoppedAt(at));
    }

    /** Lets those stand still that run. */
    void pause(Predicate<CaseClock> which, Instant at) {
        change(clock -> clock.running() && which.test(clock), clock -> clock.pausedAt(at));
    }

    /** Lets run on those that stand still. */
    void resume(Predicate<CaseClock> which, Instant at, WorkingCalendar calendar) {
        change(
                clock -> clock.pausedAt() != null && which.test(clock),
                clock -> clock.resumedAt(at, calendar));
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
}
