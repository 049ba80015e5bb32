package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.casefile.Whistle.TaskState;
import org.jieban.organisation.UnitId;

/** The whistles (吹哨) of a case, as its facts tell them. */
public final class Whistles {

    private List<Whistle> all = List.of();

    Whistles() {}

    void apply(WhistleFact fact, Instant at, CaseFile file, WorkingCalendar calendar) {
        int no = fact.whistle();
        switch (fact) {
            case WhistleFact.Blown blown -> {
                all =
                        CaseFile.with(
                                all,
                                new Whistle(
                                        no,
                                        file.round(),
                                        at,
                                        blown,
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        null));
                for (var called : blown.called()) {
                    file.call(called, at, blown.reportIn(), calendar);
                }
            }
            case WhistleFact.ReportedIn reported -> {
                file.reportIn(reported.assignment(), at);
                var report =
                        new Whistle.Report(
                                reported.assignment(),
                                unitOf(file, reported.assignment()),
                                at,
                                reported.presence(),
                                reported.word());
                change(
                        no,
                        whistle ->
                                new Whistle(
                                        whistle.no(),
                                        whistle.round(),
                                        whistle.blownAt(),
                                        whistle.blown(),
                                        CaseFile.with(
                                                whistle.reports().stream()
                                                        .filter(earlier ->
                                                                earlier.assignment()
                                                                        != report.assignment())
                                                        .toList(),
                                                report),
                                        whistle.meetings(),
                                        whistle.tasks(),
                                        whistle.ended()));
            }
            case WhistleFact.JointMeetingHeld held ->
                    change(
                            no,
                            whistle ->
                                    new Whistle(
                                            whistle.no(),
                                            whistle.round(),
                                            whistle.blownAt(),
                                            whistle.blown(),
                                            whistle.reports(),
                                            CaseFile.with(whistle.meetings(), held),
                                            whistle.tasks(),
                                            whistle.ended()));
            case WhistleFact.TaskGiven given -> {
                file.startTask(given, at, calendar);
                var task =
                        new Whistle.Task(
                                given.task(),
                                given.assignment(),
                                unitOf(file, given.assignment()),
                                given.owner(),
                                given.what(),
                                at,
                                TaskState.GIVEN,
                                "",
                                List.of());
                change(no, whistle -> withTasks(whistle, CaseFile.with(whistle.tasks(), task)));
            }
            case WhistleFact.TaskDone done -> {
                file.stopTask(done.task(), at);
                task(
                        no,
                        done.task(),
                        task -> task.in(TaskState.DONE, done.text(), done.attachments()));
            }
            case WhistleFact.TaskAccepted accepted ->
                    task(
                            no,
                            accepted.task(),
                            task ->
                                    task.in(
                                            TaskState.ACCEPTED,
                                            accepted.word(),
                                            task.attachments()));
            case WhistleFact.TaskRejected rejected -> {
                file.restartTask(rejected.task());
                task(
                        no,
                        rejected.task(),
                        task -> task.in(TaskState.GIVEN, rejected.reason(), task.attachments()));
            }
            case WhistleFact.TaskWaived waived -> {
                file.stopTask(waived.task(), at);
                task(
                        no,
                        waived.task(),
                        task -> task.in(TaskState.WAIVED, waived.reason(), task.attachments()));
            }
            case WhistleFact.WhistleEnded ended -> {
                change(
                        no,
                        whistle ->
                                new Whistle(
                                        whistle.no(),
                                        whistle.round(),
                                        whistle.blownAt(),
                                        whistle.blown(),
                                        whistle.reports(),
                                        whistle.meetings(),
                                        whistle.tasks(),
                                        ended));
                whistle(no).ifPresent(whistle -> file.dismiss(whistle.blown().called(), at));
            }
        }
    }

    /** A new dispatch takes the case from the whistler: what they blew is over, unrated. */
    void fallAway(String word) {
        for (var whistle : all) {
            if (whistle.open()) {
                change(
                        whistle.no(),
                        open ->
                                new Whistle(
                                        open.no(),
                                        open.round(),
                                        open.blownAt(),
                                        open.blown(),
                                        open.reports(),
                                        open.meetings(),
                                        open.tasks().stream()
                                                .map(task ->
                                                        task.state().open()
                                                                ? task.in(
                                                                        TaskState.WAIVED,
                                                                        word,
                                                                        task.attachments())
                                                                : task)
                                                .toList(),
                                        new WhistleFact.WhistleEnded(open.no(), word, List.of())));
            }
        }
    }

    private static UnitId unitOf(CaseFile file, int assignment) {
        return file.assignment(assignment).map(Assignment::unit).orElseThrow();
    }

    private static Whistle withTasks(Whistle whistle, List<Whistle.Task> tasks) {
        return new Whistle(
                whistle.no(),
                whistle.round(),
                whistle.blownAt(),
                whistle.blown(),
                whistle.reports(),
                whistle.meetings(),
                tasks,
                whistle.ended());
    }

    private void task(int no, int task, UnaryOperator<Whistle.Task> change) {
        change(
                no,
                whistle ->
                        withTasks(
                                whistle,
                                whistle.tasks().stream()
                                        .map(one -> one.no() == task ? change.apply(one) : one)
                                        .toList()));
    }

    private void change(int no, UnaryOperator<Whistle> change) {
        all = all.stream().map(one -> one.no() == no ? change.apply(one) : one).toList();
    }

    public List<Whistle> all() {
        return all;
    }

    public Optional<Whistle> whistle(int no) {
        return all.stream().filter(whistle -> whistle.no() == no).findFirst();
    }

    /** Whistles that go on. */
    public List<Whistle> open() {
        return all.stream().filter(Whistle::open).toList();
    }

    public boolean hasOpenTask() {
        return all.stream().anyMatch(Whistle::hasOpenTask);
    }

    int nextTask() {
        return all.stream().mapToInt(whistle -> whistle.tasks().size()).sum() + 1;
    }
}
