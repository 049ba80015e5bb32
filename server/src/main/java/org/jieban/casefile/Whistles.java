package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jieban.casefile.Whistle.TaskState;

/** The whistles (吹哨) of a case, as its facts tell them. */
public final class Whistles {

    private List<Whistle> all = List.of();

    Whistles() {}

    void apply(WhistleFact fact, RecordedEvent recorded, Assignments parts) {
        var at = recorded.at();
        int no = fact.whistle();
        switch (fact) {
            case WhistleFact.Blown blown -> {
                all =
                        Longer.by(
                                all,
                                Whistle.of(
                                        blown,
                                        parts.lead().orElseThrow().unit(),
                                        parts.round(),
                                        at));
                for (var called : blown.called()) {
                    parts.call(called, at, blown.reportIn());
                }
            }
            case WhistleFact.ReportedIn reported -> {
                parts.reportIn(reported.assignment(), at);
                var unit = parts.unitOf(reported.assignment());
                change(no, whistle -> whistle.reported(reported, unit, at));
            }
            case WhistleFact.JointMeetingHeld held -> change(no, whistle -> whistle.met(held));
            case WhistleFact.TaskGiven given -> {
                parts.startTask(given, at);
                var task =
                        new Whistle.Task(
                                given.task(),
                                given.assignment(),
                                parts.unitOf(given.assignment()),
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
                parts.stopTask(done.task(), at);
                task(
                        no,
                        done.task(),
                        task -> task.done(recorded.personId(), done.text(), done.attachments()));
            }
            case WhistleFact.TaskAccepted accepted ->
                    task(no, accepted.task(), task -> task.in(TaskState.ACCEPTED, accepted.word()));
            case WhistleFact.TaskRejected rejected -> {
                parts.restartTask(rejected.task());
                task(no, rejected.task(), task -> task.in(TaskState.GIVEN, rejected.reason()));
            }
            case WhistleFact.TaskWaived waived -> {
                parts.stopTask(waived.task(), at);
                task(no, waived.task(), task -> task.in(TaskState.WAIVED, waived.reason()));
            }
            case WhistleFact.WhistleEnded ended -> {
                change(no, whistle -> whistle.ended(ended, at));
                whistle(no).ifPresent(whistle -> parts.dismissCalled(whistle.blown().called(), at));
            }
        }
    }

    /** The case leaves the whistler, by a new dispatch or an end: what they blew is over, unrated. */
    void fallAway(Instant at) {
        all = all.stream().map(one -> one.open() ? one.fallenAway(at) : one).toList();
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
