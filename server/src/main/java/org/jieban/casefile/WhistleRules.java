package org.jieban.casefile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jieban.calendar.Limit;
import org.jieban.casefile.Whistle.TaskState;
import org.jieban.casefile.WhistleFact.Presence;
import org.jieban.casefile.WhistleFact.WhistleKind;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;

/** The rules of whistles (吹哨报到). Pure. */
final class WhistleRules {

    private static final int FEWEST_STARS = 1;
    private static final int MOST_STARS = 5;

    /** Whoever gives so few has to say why. */
    private static final int STARS_THAT_NEED_A_WORD = 2;

    private final Occasion now;
    private final CaseFile file;

    WhistleRules(Occasion now) {
        this.now = now;
        this.file = now.file();
    }

    /** Why an act of this kind is not open to this actor now, whatever it would say. */
    Optional<Refusal> objection(ActKind act) {
        return switch (act) {
            case WHISTLE -> now.unlessLead().or(this::unlessItMayWhistle);
            case REPORT_IN ->
                    open().stream().anyMatch(this::callsUs)
                            ? Optional.empty()
                            : Optional.of(Refusal.NOT_YOUR_CASE);
            case JOINT_MEETING, TASK_GIVE -> now.unlessLead().or(this::unlessOneGoesOn);
            case TASK_JUDGE -> now.unlessLead().or(() -> unlessTask(TaskState.DONE, task -> true));
            case TASK_FINISH -> unlessTask(TaskState.GIVEN, this::isOurs);
            case TASK_WAIVE -> unlessAboveAndOpenTask();
            case WHISTLE_END ->
                    now.unlessLead()
                            .or(this::unlessOneGoesOn)
                            .or(() ->
                                    open().stream().allMatch(Whistle::hasOpenTask)
                                            ? Optional.of(Refusal.TASK_STILL_OPEN)
                                            : Optional.empty());
            default -> throw new IllegalArgumentException(act.name());
        };
    }

    Decision decide(WhistleAct act) {
        return switch (act) {
            case WhistleAct.Blow blow -> blow(blow);
            case WhistleAct.ReportIn report -> reportIn(report);
            case WhistleAct.HoldMeeting held -> hold(held);
            case WhistleAct.GiveTask give -> give(give);
            case WhistleAct.FinishTask finish -> finish(finish);
            case WhistleAct.JudgeTask judge -> judge(judge);
            case WhistleAct.WaiveTask waive -> waive(waive);
            case WhistleAct.EndWhistle end -> end(end);
        };
    }

    /** Why the reply has to wait for a whistle: a task first, then the whistle itself. */
    // [impl->rule~whistle.reply-waits~1]
    static Optional<Refusal> objectionToReplying(CaseFile file) {
        if (file.whistles().hasOpenTask()) {
            return Optional.of(Refusal.TASK_STILL_OPEN);
        }
        return file.whistles().open().isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.WHISTLE_STILL_OPEN);
    }

    private Decision blow(WhistleAct.Blow blow) {
        if (blow.ask().isBlank()) {
            return Decision.refuse(Refusal.TEXT_MISSING);
        }
        var objection = objectionToCalls(blow.calls());
        if (objection.isPresent()) {
            return Decision.refuse(objection.get());
        }
        int part = file.nextAssignment();
        var called = new ArrayList<WhistleFact.Called>();
        for (var call : blow.calls()) {
            called.add(new WhistleFact.Called(call.unit(), part++, call.duty()));
        }
        return Decision.of(
                new WhistleFact.Blown(
                        file.whistles().next(),
                        blow.whistleKind(),
                        blow.ask(),
                        List.copyOf(called),
                        blow.meetAt(),
                        blow.place(),
                        blow.reportIn() == null ? usual(blow.whistleKind()) : blow.reportIn(),
                        blow.attachments()));
    }

    // [impl->rule~whistle.whom-to-call~1]
    private Optional<Refusal> objectionToCalls(List<WhistleAct.Call> calls) {
        if (calls.isEmpty()) {
            return Optional.of(Refusal.NOBODY_CALLED);
        }
        var seen = new HashSet<UnitId>();
        for (var call : calls) {
            if (!seen.add(call.unit()) || !mayBeCalled(call.unit())) {
                return Optional.of(Refusal.NOT_TO_BE_CALLED);
            }
            if (open().stream().anyMatch(whistle -> whistle.calls(call.unit()))) {
                return Optional.of(Refusal.ALREADY_INVOLVED);
            }
        }
        return Optional.empty();
    }

    private boolean mayBeCalled(UnitId unit) {
        var lead = lead().unit();
        return switch (now.world().kindOf(unit)) {
            case COMMUNITY, SECTION -> !unit.equals(lead) && now.world().isWithin(unit, lead);
            case HOTLINE -> false;
            case CITY, DISTRICT, STREET, DEPARTMENT, DISTRICT_DEPARTMENT, ENTERPRISE ->
                    !unit.equals(lead);
        };
    }

    // [impl->rule~whistle.report-in-clock~1]
    private Limit usual(WhistleKind kind) {
        return switch (kind) {
            case EMERGENCY -> now.settings().emergencyReportIn();
            case JOINT_ACTION -> now.settings().jointReportIn();
            case LONG_TERM -> now.settings().longTermReportIn();
        };
    }

    private Decision reportIn(WhistleAct.ReportIn report) {
        var whistle = going(report.whistle());
        if (whistle.isEmpty()) {
            return Decision.refuse(Refusal.NO_SUCH_WHISTLE);
        }
        var called =
                whistle.get().blown().called().stream()
                        .filter(one -> one.unit().equals(now.actor().unit()))
                        .findFirst();
        if (called.isEmpty()) {
            return Decision.refuse(Refusal.NOT_YOUR_CASE);
        }
        if (report.presence() == Presence.CANNOT && report.word().isBlank()) {
            return Decision.refuse(Refusal.REASON_MISSING);
        }
        return Decision.of(
                new WhistleFact.ReportedIn(
                        report.whistle(),
                        called.get().assignment(),
                        report.presence(),
                        report.word()));
    }

    private Decision hold(WhistleAct.HoldMeeting held) {
        if (going(held.whistle()).isEmpty()) {
            return Decision.refuse(Refusal.NO_SUCH_WHISTLE);
        }
        if (held.minutes().isBlank() || held.present().isEmpty()) {
            return Decision.refuse(Refusal.TEXT_MISSING);
        }
        if (held.when().isAfter(now.at())) {
            return Decision.refuse(Refusal.TIME_IN_THE_FUTURE);
        }
        return Decision.of(
                new WhistleFact.JointMeetingHeld(
                        held.whistle(),
                        held.when(),
                        held.place(),
                        held.present(),
                        held.minutes(),
                        held.attachments()));
    }

    // [impl->rule~whistle.tasks~1]
    private Decision give(WhistleAct.GiveTask give) {
        var whistle = going(give.whistle());
        if (whistle.isEmpty()) {
            return Decision.refuse(Refusal.NO_SUCH_WHISTLE);
        }
        if (give.what().isBlank() || give.owner().isBlank()) {
            return Decision.refuse(Refusal.TEXT_MISSING);
        }
        var part =
                give.unit().equals(lead().unit())
                        ? Optional.of(lead().no())
                        : whistle.get().blown().called().stream()
                                .filter(called -> called.unit().equals(give.unit()))
                                .map(WhistleFact.Called::assignment)
                                .findFirst();
        return part.map(assignment ->
                        Decision.of(
                                new WhistleFact.TaskGiven(
                                        give.whistle(),
                                        file.whistles().nextTask(),
                                        assignment,
                                        give.owner(),
                                        give.what(),
                                        give.limit())))
                .orElseGet(() -> Decision.refuse(Refusal.NOT_CALLED));
    }

    private Decision finish(WhistleAct.FinishTask finish) {
        var task = task(finish.whistle(), finish.task());
        if (task.isEmpty() || task.get().state() != TaskState.GIVEN) {
            return Decision.refuse(Refusal.NO_SUCH_TASK);
        }
        if (!isOurs(task.get())) {
            return Decision.refuse(Refusal.NOT_YOUR_CASE);
        }
        return finish.text().isBlank()
                ? Decision.refuse(Refusal.TEXT_MISSING)
                : Decision.of(
                        new WhistleFact.TaskDone(
                                finish.whistle(),
                                finish.task(),
                                finish.text(),
                                finish.attachments()));
    }

    // [impl->rule~whistle.tasks-judged~1]
    private Decision judge(WhistleAct.JudgeTask judge) {
        var task = task(judge.whistle(), judge.task());
        if (task.isEmpty() || task.get().state() != TaskState.DONE) {
            return Decision.refuse(Refusal.NO_SUCH_TASK);
        }
        var doneBy = task.get().doneBy();
        if (doneBy != null && Objects.equals(doneBy, now.actor().personId())) {
            return Decision.refuse(Refusal.OWN_TASK);
        }
        if (judge.accepted()) {
            return Decision.of(
                    new WhistleFact.TaskAccepted(judge.whistle(), judge.task(), judge.word()));
        }
        return judge.word().isBlank()
                ? Decision.refuse(Refusal.REASON_MISSING)
                : Decision.of(
                        new WhistleFact.TaskRejected(
                                judge.whistle(),
                                judge.task(),
                                task.get().assignment(),
                                judge.word()));
    }

    // [impl->rule~whistle.waive~1]
    private Decision waive(WhistleAct.WaiveTask waive) {
        var task = task(waive.whistle(), waive.task());
        if (task.isEmpty() || !task.get().state().open()) {
            return Decision.refuse(Refusal.NO_SUCH_TASK);
        }
        return waive.reason().isBlank()
                ? Decision.refuse(Refusal.REASON_MISSING)
                : Decision.of(
                        new WhistleFact.TaskWaived(waive.whistle(), waive.task(), waive.reason()));
    }

    // [impl->rule~whistle.end~1]
    private Decision end(WhistleAct.EndWhistle end) {
        var whistle = going(end.whistle());
        if (whistle.isEmpty()) {
            return Decision.refuse(Refusal.NO_SUCH_WHISTLE);
        }
        if (whistle.get().hasOpenTask()) {
            return Decision.refuse(Refusal.TASK_STILL_OPEN);
        }
        if (!ratesEach(end.ratings(), whistle.get())) {
            return Decision.refuse(Refusal.RATINGS_INCOMPLETE);
        }
        boolean unexplained =
                end.ratings().stream()
                        .anyMatch(rating ->
                                rating.stars() <= STARS_THAT_NEED_A_WORD
                                        && rating.word().isBlank());
        return unexplained
                ? Decision.refuse(Refusal.REASON_MISSING)
                : Decision.of(
                        new WhistleFact.WhistleEnded(end.whistle(), end.word(), end.ratings()));
    }

    private static boolean ratesEach(List<WhistleFact.Rating> ratings, Whistle whistle) {
        var rated = new HashSet<UnitId>();
        for (var rating : ratings) {
            boolean inRange = rating.stars() >= FEWEST_STARS && rating.stars() <= MOST_STARS;
            if (!inRange || !rated.add(rating.unit())) {
                return false;
            }
        }
        return rated.equals(
                Set.copyOf(
                        whistle.blown().called().stream().map(WhistleFact.Called::unit).toList()));
    }

    // [impl->rule~whistle.who~1]
    private Optional<Refusal> unlessItMayWhistle() {
        UnitKind kind = now.world().kindOf(lead().unit());
        return now.settings().whistlers().contains(kind)
                ? Optional.empty()
                : Optional.of(Refusal.MAY_NOT_WHISTLE);
    }

    private Optional<Refusal> unlessOneGoesOn() {
        return open().isEmpty() ? Optional.of(Refusal.NO_SUCH_WHISTLE) : Optional.empty();
    }

    private Optional<Refusal> unlessTask(
            TaskState state, java.util.function.Predicate<Whistle.Task> whose) {
        boolean there =
                open().stream()
                        .flatMap(whistle -> whistle.tasks().stream())
                        .anyMatch(task -> task.state() == state && whose.test(task));
        if (there) {
            return Optional.empty();
        }
        return Optional.of(now.part().isEmpty() ? Refusal.NOT_YOUR_CASE : Refusal.NO_SUCH_TASK);
    }

    private Optional<Refusal> unlessAboveAndOpenTask() {
        if (!now.isAboveTheLead()) {
            return Optional.of(Refusal.NOT_ABOVE);
        }
        return file.whistles().hasOpenTask() ? Optional.empty() : Optional.of(Refusal.NO_SUCH_TASK);
    }

    private boolean callsUs(Whistle whistle) {
        var unit = now.actor().unit();
        return unit != null && whistle.calls(unit);
    }

    private boolean isOurs(Whistle.Task task) {
        return task.unit().equals(now.actor().unit());
    }

    private List<Whistle> open() {
        return file.whistles().open();
    }

    private Optional<Whistle> going(int no) {
        return file.whistles().whistle(no).filter(Whistle::open);
    }

    private Optional<Whistle.Task> task(int whistle, int task) {
        return going(whistle).flatMap(one -> one.task(task));
    }

    private Assignment lead() {
        return file.lead().orElseThrow();
    }
}
