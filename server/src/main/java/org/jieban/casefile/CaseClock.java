package org.jieban.casefile;

import java.time.Instant;
import org.jieban.calendar.Limit;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * One time limit of a case (时钟): from a start, for a limit, until what was asked is done.
 *
 * @param kind what has to be done
 * @param assignment number of the assignment it presses, or 0 for the hotline itself
 * @param unit the unit it presses, or null for the hotline itself
 * @param round the round it belongs to
 * @param startedAt when it began to run
 * @param limit how long it gives, or null where another system set the end itself
 * @param dueAt the moment that follows from start and limit in the calendar, or that was set
 * @param stoppedAt when it was done or fell away, or null while it runs
 */
public record CaseClock(
        Kind kind,
        int assignment,
        @Nullable UnitId unit,
        int round,
        Instant startedAt,
        @Nullable Limit limit,
        Instant dueAt,
        @Nullable Instant stoppedAt) {

    /** What has to be done before a clock runs out. */
    public enum Kind {
        /** 受理. */
        ACCEPT,
        /** 派单. */
        DISPATCH,
        /** 签收. */
        SIGN,
        /** 首次联系. */
        CONTACT,
        /** 反馈. */
        FEEDBACK,
        /** 协办. */
        ASSIST,
        /** 回访. */
        REVISIT
    }

    /** Whether it runs, was met or was missed. */
    public enum State {
        RUNNING,
        MET,
        MISSED
    }

    public boolean running() {
        return stoppedAt == null;
    }

    /** How the clock stands at a moment; one that still runs past its end is missed. */
    public State stateAt(Instant now) {
        var end = stoppedAt == null ? now : stoppedAt;
        if (end.isAfter(dueAt)) {
            return State.MISSED;
        }
        return stoppedAt == null ? State.RUNNING : State.MET;
    }

    CaseClock stoppedAt(Instant at) {
        return new CaseClock(kind, assignment, unit, round, startedAt, limit, dueAt, at);
    }

    CaseClock runningAgain() {
        return new CaseClock(kind, assignment, unit, round, startedAt, limit, dueAt, null);
    }
}
