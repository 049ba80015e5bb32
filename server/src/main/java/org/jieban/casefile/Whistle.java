package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * One whistle (吹哨) of a case.
 *
 * @param no number within the case, from 1
 * @param round the round in which it was blown
 * @param reports the last report of each unit that was called and has reported in
 * @param meetings joint meetings with their minutes
 * @param tasks all that were shared out
 * @param ended how it ended, or null while it goes on
 */
public record Whistle(
        int no,
        int round,
        Instant blownAt,
        WhistleFact.Blown blown,
        List<Report> reports,
        List<WhistleFact.JointMeetingHeld> meetings,
        List<Task> tasks,
        WhistleFact.@Nullable WhistleEnded ended) {

    /** 报到 of one unit. */
    public record Report(
            int assignment, UnitId unit, Instant at, WhistleFact.Presence presence, String word) {}

    /** One task (任务) with its own state. */
    public record Task(
            int no,
            int assignment,
            UnitId unit,
            String owner,
            String what,
            Instant givenAt,
            TaskState state,
            String word,
            List<String> attachments) {

        Task in(TaskState next, String said, List<String> files) {
            return new Task(no, assignment, unit, owner, what, givenAt, next, said, files);
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
        WAIVED;

        /** Whether the case has to wait for it. */
        public boolean open() {
            return this == GIVEN || this == DONE;
        }
    }

    /** Neither ended nor fallen away. */
    public boolean open() {
        return ended == null;
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
}
