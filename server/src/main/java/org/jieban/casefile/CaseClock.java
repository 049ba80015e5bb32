package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import org.jieban.calendar.Limit;
import org.jieban.calendar.Pause;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * One time limit of a case (时钟): from a start, for a limit, until what was asked is done. A pause moves
 * its end on by the time that the pause took out of it, in the limit's own kind of time.
 *
 * @param kind what has to be done
 * @param assignment number of the assignment it presses, or 0 for the hotline itself
 * @param unit the unit it presses, or null for the hotline itself
 * @param round the round it belongs to
 * @param no number of the task it belongs to, or 0
 * @param startedAt when it began to run
 * @param limit how long it gives, or null where another system set the end itself
 * @param dueAt the moment that follows from start, limit, pauses and extensions, or that was set;
 *     while the clock stands still, the one before it stood still
 * @param stoppedAt when it was done or fell away, or null while it runs
 * @param pausedAt since when it stands still, or null
 * @param pauses when it stood still before
 */
public record CaseClock(
        Kind kind,
        int assignment,
        @Nullable UnitId unit,
        int round,
        int no,
        Instant startedAt,
        @Nullable Limit limit,
        Instant dueAt,
        @Nullable Instant stoppedAt,
        @Nullable Instant pausedAt,
        List<Pause> pauses) {

    /** A clock that begins to run. */
    CaseClock(
            Kind kind,
            int assignment,
            @Nullable UnitId unit,
            int round,
            int no,
            Instant startedAt,
            @Nullable Limit limit,
            Instant dueAt) {
        this(kind, assignment, unit, round, no, startedAt, limit, dueAt, null, null, List.of());
    }

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
        /** 进展告知: the citizen hears at least this often. */
        PROGRESS,
        /** 退单时限: how long the case may be returned; nothing has to be done before it ends. */
        GIVE_BACK,
        /** 协办. */
        ASSIST,
        /** 报到. */
        REPORT_IN,
        /** 任务. */
        TASK,
        /** 督办反馈. */
        SUPERVISION,
        /** 陈述意见. */
        STATEMENT,
        /** 回访. */
        REVISIT;

        /** Whether somebody has to do something before it ends. */
        public boolean presses() {
            return this != GIVE_BACK;
        }
    }

    /** Whether it runs, stands still, was met or was missed. */
    public enum State {
        RUNNING,
        PAUSED,
        MET,
        MISSED
    }

    /** Neither done nor standing still. */
    public boolean running() {
        return stoppedAt == null && pausedAt == null;
    }

    boolean stopped() {
        return stoppedAt != null;
    }

    boolean ofTask(int task) {
        return kind == Kind.TASK && no == task;
    }

    /** Whether waiting and parking stop it: a supervisor's question goes on, and so does a right. */
    boolean mayStand() {
        return kind != Kind.SUPERVISION && kind.presses();
    }

    /** How the clock stands at a moment; one that still runs past its end is missed. */
    public State stateAt(Instant now) {
        var end = stoppedAt != null ? stoppedAt : pausedAt != null ? pausedAt : now;
        if (end.isAfter(dueAt)) {
            return State.MISSED;
        }
        if (stoppedAt != null) {
            return State.MET;
        }
        return pausedAt == null ? State.RUNNING : State.PAUSED;
    }

    CaseClock stoppedAt(Instant at) {
        return with(dueAt, at, null, pauses);
    }

    CaseClock runningAgain() {
        return with(dueAt, null, pausedAt, pauses);
    }

    /** The same; what stood still while it was stopped is taken out of it. */
    CaseClock runningAgain(List<Pause> meanwhile, WorkingCalendar calendar) {
        var measure = limit == null ? Limit.Measure.NATURAL : limit.measure();
        var due = dueAt;
        var all = pauses;
        for (var pause : meanwhile) {
            if (stoppedAt != null && !pause.from().isBefore(stoppedAt)) {
                due = calendar.pushed(due, pause, measure);
                all = Longer.by(all, pause);
            }
        }
        return with(due, null, pausedAt, all);
    }

    CaseClock pausedAt(Instant at) {
        return with(dueAt, stoppedAt, at, pauses);
    }

    // [impl->rule~calendar.pause~1]
    CaseClock resumedAt(Instant at, WorkingCalendar calendar) {
        if (pausedAt == null) {
            return this;
        }
        var measure = limit == null ? Limit.Measure.NATURAL : limit.measure();
        var pause = new Pause(pausedAt, at.isBefore(pausedAt) ? pausedAt : at);
        return with(
                calendar.pushed(dueAt, pause, measure), stoppedAt, null, Longer.by(pauses, pause));
    }

    CaseClock dueAt(Instant at) {
        return with(at, stoppedAt, pausedAt, pauses);
    }

    private CaseClock with(
            Instant due,
            @Nullable Instant stopped,
            @Nullable Instant paused,
            List<Pause> stoodStill) {
        return new CaseClock(
                kind,
                assignment,
                unit,
                round,
                no,
                startedAt,
                limit,
                due,
                stopped,
                paused,
                stoodStill);
    }
}
