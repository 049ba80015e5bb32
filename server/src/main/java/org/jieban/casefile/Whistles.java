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

    void apply(WhistleFact fact, RecordedEvent recorded, CaseFile file, WorkingCalendar calendar) {
        var at = recorded.at();
        int no = fact.whistle();
        switch (fact) {
            case WhistleFact.Blown blown -> {
                all =
                        CaseFile.with(
                                all,
                                Whistle.of(
                                        blown, file.lead().orElseThrow().unit(), file.round(), at));
                for (var called : blown.called()) {
                    file.call(called, at, blown.reportIn(), calendar);
                }
            }
            case WhistleFact.ReportedIn reported -> {
                file.reportIn(reported.assignment(), at);
                var unit = unitOf(file, reported.assignment());
                change(no, whistle -> whistle.reported(reported, unit, at));
            }
            case WhistleFact.JointMeetingHeld held -> change(no, whistle -> whistle.met(held));
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
                                null,
                                "",
                                List.of());
                change(no, whistle -> whistle.given(task));
            }
            case WhistleFact.TaskDone done -> {
                file.stopTask(done.task(), at);
                task(
                        no,
                        done.task(),
                        task -> task.done(recorded.personId(), done.text(), done.attachments()));
            }
            case WhistleFact.TaskAccepted accepted ->
                    task(no, accepted.task(), task -> task.in(TaskState.ACCEPTED, accepted.word()));
            case WhistleFact.TaskRejected rejected -> {
                file.restartTask(rejected.task(), calendar);
                task(no, rejected.task(), task -> task.in(TaskState.GIVEN, rejected.reason()));
            }
            case WhistleFact.TaskWaived waived -> {
                file.stopTask(waived.task(), at);
                task(no, waived.task(), task -> task.in(TaskState.WAIVED, waived.reason()));
            }
            case WhistleFact.WhistleEnded ended -> {
                change(no, whistle -> whistle.ended(ended, at));
                whistle(no).ifPresent(whistle -> file.dismiss(whistle.blown().called(), at));
            }
        }
    }

    /** The case leaves the whistler, by a new dispatch or an end: what they blew is over, unrated. */
    void fallAway(Instant at) {
        all = all.stream().map(one -> one.open() ? one.fallenAway(at) : one).toList();
    }

    private static UnitId unitOf(CaseFile file, int assignment) {
        return file.assignment(assignment).map(Assignment::unit).orElseThrow();
    }

    private void task(int no, int task, UnaryOperator<Whistle.Task> change) {
        change(no, whistle -> whistle.changed(task, change));
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

    /** Whether somebody who was called has not reported in yet. */
    public boolean unanswered() {
        return open().stream().anyMatch(whistle -> !whistle.silent().isEmpty());
    }

    public boolean hasOpenTask() {
        return all.stream().anyMatch(Whistle::hasOpenTask);
    }

    int next() {
        return all.size() + 1;
    }

    int nextTask() {
        return all.stream().mapToInt(whistle -> whistle.tasks().size()).sum() + 1;
    }
}
