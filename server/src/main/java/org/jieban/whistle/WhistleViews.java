package org.jieban.whistle;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jieban.casefile.ActKind;
import org.jieban.casefile.CaseClock;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.SeenCase;
import org.jieban.casefile.Whistle;
import org.jieban.casefile.WhistleFact;
import org.jieban.identity.Actor;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.springframework.stereotype.Component;

/** Puts names and clocks to the whistles of a case. */
@Component
class WhistleViews {

    private final Units units;
    private final Clock clock;

    WhistleViews(Units units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    /** All whistles of a case, the newest first. */
    List<WhistleView> of(SeenCase seen, Actor viewer) {
        return seen.file().whistles().all().reversed().stream()
                .map(whistle -> view(whistle, seen, viewer))
                .toList();
    }

    private WhistleView view(Whistle whistle, SeenCase seen, Actor viewer) {
        var blown = whistle.blown();
        var ended = whistle.ended();
        return new WhistleView(
                whistle.no(),
                name(whistle.by()),
                blown.whistleKind().name(),
                blown.ask(),
                blown.place(),
                blown.meetAt(),
                whistle.blownAt(),
                whistle.open() ? "OPEN" : ended != null ? "ENDED" : "FELL_AWAY",
                ended == null ? null : ended.word(),
                blown.called().stream()
                        .map(called -> call(called, whistle, seen.file(), viewer))
                        .toList(),
                whistle.meetings().stream()
                        .map(held ->
                                new WhistleView.Meeting(
                                        held.when(),
                                        held.place(),
                                        held.present(),
                                        held.minutes(),
                                        held.attachments()))
                        .toList(),
                whistle.tasks().stream().map(task -> task(task, whistle, seen, viewer)).toList(),
                blown.attachments());
    }

    private WhistleView.Call call(
            WhistleFact.Called called, Whistle whistle, CaseFile file, Actor viewer) {
        var due = Calls.clock(file, called).dueAt();
        var report = whistle.reportOf(called.unit());
        var ended = whistle.ended();
        var rating =
                ended == null
                        ? java.util.Optional.<WhistleFact.Rating>empty()
                        : ended.ratings().stream()
                                .filter(one -> one.unit().equals(called.unit()))
                                .findFirst();
        return new WhistleView.Call(
                name(called.unit()),
                called.duty(),
                due,
                report.map(one -> one.presence().name()).orElse(null),
                report.map(Whistle.Report::word).orElse(null),
                report.map(Whistle.Report::first).orElse(null),
                report.map(Whistle.Report::at).orElse(null),
                report.map(one -> !one.first().isAfter(due)).orElse(null),
                rating.map(WhistleFact.Rating::stars).orElse(null),
                rating.map(WhistleFact.Rating::word).orElse(null),
                called.unit().equals(viewer.unit()));
    }

    private WhistleView.Task task(Whistle.Task task, Whistle whistle, SeenCase seen, Actor viewer) {
        var running = Calls.clock(seen.file(), task);
        return new WhistleView.Task(
                task.no(),
                name(task.unit()),
                task.owner(),
                task.what(),
                task.givenAt(),
                running.dueAt(),
                task.state() == Whistle.TaskState.GIVEN ? null : running.stoppedAt(),
                task.state().name(),
                task.word(),
                task.attachments(),
                running.stateAt(clock.instant()) == CaseClock.State.MISSED,
                acts(task, whistle, seen, viewer));
    }

    private static List<String> acts(
            Whistle.Task task, Whistle whistle, SeenCase seen, Actor viewer) {
        var acts = new ArrayList<String>();
        if (!whistle.open() || !task.state().open()) {
            return acts;
        }
        if (task.state() == Whistle.TaskState.GIVEN
                && may(seen, ActKind.TASK_FINISH)
                && task.unit().equals(viewer.unit())) {
            acts.add(ActKind.TASK_FINISH.path());
        }
        boolean own = task.doneBy() != null && task.doneBy() == viewer.person().value();
        if (task.state() == Whistle.TaskState.DONE && may(seen, ActKind.TASK_JUDGE) && !own) {
            acts.add(ActKind.TASK_JUDGE.path());
        }
        if (may(seen, ActKind.TASK_WAIVE)) {
            acts.add(ActKind.TASK_WAIVE.path());
        }
        return acts;
    }

    private static boolean may(SeenCase seen, ActKind act) {
        var objection = seen.possible().get(act);
        return objection != null && objection.isEmpty();
    }

    private WhistleView.UnitName name(UnitId id) {
        return units.find(id)
                .map(unit -> new WhistleView.UnitName(id.value(), unit.name(), unit.kind().name()))
                .orElseGet(
                        () -> new WhistleView.UnitName(id.value(), "?", UnitKind.SECTION.name()));
    }
}
