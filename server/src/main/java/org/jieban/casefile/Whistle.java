package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * One whistle (吹哨) of a case.
 *
 * @param no number within the case, from 1
 * @param by the unit in charge then, which blew it
 * @param round the round in which it was blown
 * @param reports the last report of each unit that was called and has reported in
 * @param meetings joint meetings with their minutes
 * @param tasks all that were shared out
 * @param ended how the whistler ended it, or null
 * @param endedAt when, or null
 * @param fellAwayAt when the case went to another unit or ended otherwise, or null; then nobody is
 *     rated
 */
public record Whistle(
        int no,
        UnitId by,
        int round,
        Instant blownAt,
        WhistleFact.Blown blown,
        List<Report> reports,
        List<WhistleFact.JointMeetingHeld> meetings,
        List<Task> tasks,
        WhistleFact.@Nullable WhistleEnded ended,
        @Nullable Instant endedAt,
        @Nullable Instant fellAwayAt) {

    /**
     * 报到 of one unit.
     *
     * @param first when it reported in the first time
     * @param at when it said what it says now
     */
    public record Report(
            int assignment,
            UnitId unit,
            Instant first,
            Instant at,
            WhistleFact.Presence presence,
            String word) {}

    /**
     * One task (任务) with its own state.
     *
     * @param doneBy who said that it is done, or null
     * @param word what was said of it last: what was done, why it came back, why it was waived
     */
    public record Task(
            int no,
            int assignment,
            UnitId unit,
            String owner,
            String what,
            Instant givenAt,
            TaskState state,
            @Nullable Long doneBy,
            String word,
            List<String> attachments) {

        Task in(TaskState next, String said) {
            return new Task(
                    no, assignment, unit, owner, what, givenAt, next, doneBy, said, attachments);
        }

        Task done(@Nullable Long person, String said, List<String> files) {
            return new Task(
                    no,
                    assignment,
                    unit,
                    owner,
                    what,
                    givenAt,
                    TaskState.DONE,
                    person,
                    said,
                    files);
        }
    }

    /** How far a task is. */
    public enum TaskState {
        /** 办理中. */
        GIVEN,
        /** 待验收. */
        DONE,
        /** 已验收. */
        ACCEPTED,
        /** 已免除 by the level above. */
        WAIVED,
        /** 已失效: the case went to another unit, or ended otherwise. */
        FELL_AWAY;

        /** Whether the case has to wait for it. */
        public boolean open() {
            return this == GIVEN || this == DONE;
        }
    }

    static Whistle of(WhistleFact.Blown blown, UnitId by, int round, Instant at) {
        return new Whistle(
                blown.whistle(),
                by,
                round,
                at,
                blown,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    /** Neither ended nor fallen away. */
    public boolean open() {
        return ended == null && fellAwayAt == null;
    }

    public boolean hasOpenTask() {
        return tasks.stream().anyMatch(task -> task.state().open());
    }

    public Optional<Task> task(int number) {
        return tasks.stream().filter(task -> task.no() == number).findFirst();
    }

    public Optional<Report> reportOf(UnitId unit) {
        return reports.stream().filter(report -> report.unit().equals(unit)).findFirst();
    }

    /** Whether this unit was called. */
    public boolean calls(UnitId unit) {
        return blown.called().stream().anyMatch(called -> called.unit().equals(unit));
    }

    /** Those called who have not reported in (未报到). */
    public List<WhistleFact.Called> silent() {
        return blown.called().stream().filter(called -> reportOf(called.unit()).isEmpty()).toList();
    }

    /** A later report takes the place of an earlier one. */
    // [impl->rule~whistle.report-in~1]
    Whistle reported(WhistleFact.ReportedIn fact, UnitId unit, Instant at) {
        var first = reportOf(unit).map(Report::first).orElse(at);
        var others = reports.stream().filter(earlier -> !earlier.unit().equals(unit)).toList();
        var report = new Report(fact.assignment(), unit, first, at, fact.presence(), fact.word());
        return with(Longer.by(others, report), meetings, tasks);
    }

    Whistle met(WhistleFact.JointMeetingHeld held) {
        return with(reports, Longer.by(meetings, held), tasks);
    }

    Whistle given(Task task) {
        return with(reports, meetings, Longer.by(tasks, task));
    }

    Whistle changed(int task, UnaryOperator<Task> change) {
        return with(
                reports,
                meetings,
                tasks.stream().map(one -> one.no() == task ? change.apply(one) : one).toList());
    }

    Whistle ended(WhistleFact.WhistleEnded fact, Instant at) {
        return new Whistle(
                no, by, round, blownAt, blown, reports, meetings, tasks, fact, at, fellAwayAt);
    }

    // [impl->rule~whistle.falls-away~1]
    Whistle fallenAway(Instant at) {
        var left =
                tasks.stream()
                        .map(task ->
                                task.state().open()
                                        ? task.in(TaskState.FELL_AWAY, task.word())
                                        : task)
                        .toList();
        return new Whistle(no, by, round, blownAt, blown, reports, meetings, left, null, null, at);
    }

    private Whistle with(
            List<Report> nextReports,
            List<WhistleFact.JointMeetingHeld> nextMeetings,
            List<Task> nextTasks) {
        return new Whistle(
                no,
                by,
                round,
                blownAt,
                blown,
                nextReports,
                nextMeetings,
                nextTasks,
                ended,
                endedAt,
                fellAwayAt);
    }
}
