package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.casefile.PaperCity.CALENDAR;
import static org.jieban.casefile.PaperCity.COMMUNITY;
import static org.jieban.casefile.PaperCity.DISTRICT;
import static org.jieban.casefile.PaperCity.HOTLINE;
import static org.jieban.casefile.PaperCity.POWER;
import static org.jieban.casefile.PaperCity.START;
import static org.jieban.casefile.PaperCity.STREET;
import static org.jieban.casefile.PaperCity.WATER;
import static org.jieban.casefile.PaperCity.actor;
import static org.jieban.casefile.PaperCity.dispatchTo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jieban.calendar.Limit;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.WhistleAct.Blow;
import org.jieban.casefile.WhistleAct.Call;
import org.jieban.casefile.WhistleAct.EndWhistle;
import org.jieban.casefile.WhistleAct.FinishTask;
import org.jieban.casefile.WhistleAct.GiveTask;
import org.jieban.casefile.WhistleAct.HoldMeeting;
import org.jieban.casefile.WhistleAct.JudgeTask;
import org.jieban.casefile.WhistleAct.ReportIn;
import org.jieban.casefile.WhistleAct.WaiveTask;
import org.jieban.casefile.WhistleFact.Presence;
import org.jieban.casefile.WhistleFact.Rating;
import org.jieban.casefile.WhistleFact.WhistleKind;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.junit.jupiter.api.Test;

class WhistleRulesTests {

    private static final CaseActor HANDLER = actor(Role.HANDLER, STREET, 1);
    private static final CaseActor LEADER = actor(Role.LEADER, STREET, 2);
    private static final CaseActor WATER_MAN = actor(Role.HANDLER, WATER, 3);
    private static final CaseActor POWER_MAN = actor(Role.HANDLER, POWER, 4);
    private static final CaseActor ABOVE = actor(Role.LEADER, DISTRICT, 5);

    private Instant now = START;

    @Test // [utest->rule~whistle.who~1]
    void onlyTheUnitInChargeWhistlesAndOnlyIfItsKindMay() {
        assertThat(refusal(atStreet(), WATER_MAN, calling(POWER))).isEqualTo(Refusal.NOT_YOUR_CASE);
        assertThat(refusal(life(STREET), HANDLER, calling(WATER))).isEqualTo(Refusal.WRONG_STATE);
        assertThat(accepted(atStreet(), HANDLER, calling(WATER))).isTrue();

        var atWater = life(WATER);
        perform(atWater, WATER_MAN, new Act.Sign());
        assertThat(refusal(atWater, WATER_MAN, calling(POWER))).isEqualTo(Refusal.MAY_NOT_WHISTLE);
    }

    @Test // [utest->rule~whistle.whom-to-call~1]
    void itCallsOthersTheLevelAboveAndItsOwnCommunityButNobodyTwice() {
        assertThat(accepted(atStreet(), HANDLER, calling(WATER, POWER, DISTRICT, COMMUNITY)))
                .isTrue();
        assertThat(refusal(atStreet(), HANDLER, calling())).isEqualTo(Refusal.NOBODY_CALLED);
        assertThat(refusal(atStreet(), HANDLER, calling(STREET)))
                .isEqualTo(Refusal.NOT_TO_BE_CALLED);
        assertThat(refusal(atStreet(), HANDLER, calling(WATER, WATER)))
                .isEqualTo(Refusal.NOT_TO_BE_CALLED);
        assertThat(refusal(atStreet(), HANDLER, calling(HOTLINE)))
                .isEqualTo(Refusal.NOT_TO_BE_CALLED);

        var called = atStreet();
        perform(called, HANDLER, calling(WATER));
        assertThat(refusal(called, HANDLER, calling(WATER))).isEqualTo(Refusal.ALREADY_INVOLVED);
        assertThat(accepted(called, HANDLER, calling(POWER))).isTrue();
    }

    @Test // [utest->rule~whistle.report-in-clock~1]
    void eachKindHasItsOwnTimeToReportInAndAnEmergencyRunsAtNight() {
        now = Instant.parse("2026-03-07T15:50:00Z"); // Saturday, ten to midnight
        assertThat(dueOf(calling(WhistleKind.EMERGENCY)))
                .isEqualTo(Instant.parse("2026-03-07T16:20:00Z"));
        assertThat(dueOf(calling(WhistleKind.JOINT_ACTION)))
                .isAfter(Instant.parse("2026-03-09T00:00:00Z"));
        assertThat(dueOf(calling(WhistleKind.LONG_TERM)))
                .isAfter(Instant.parse("2026-03-10T00:00:00Z"));
    }

    @Test // [utest->rule~whistle.report-in~1]
    void aLaterReportTakesThePlaceOfAnEarlierOneAndTheFirstStopsTheClock() {
        var file = atStreet();
        perform(file, HANDLER, calling(WATER, POWER));
        assertThat(file.whistles().unanswered()).isTrue();
        assertThat(refusal(file, WATER_MAN, new ReportIn(1, Presence.CANNOT, " ")))
                .isEqualTo(Refusal.REASON_MISSING);
        assertThat(refusal(file, HANDLER, new ReportIn(1, Presence.ARRIVED, "")))
                .isEqualTo(Refusal.NOT_YOUR_CASE);
        assertThat(refusal(file, WATER_MAN, new ReportIn(2, Presence.ARRIVED, "")))
                .isEqualTo(Refusal.NO_SUCH_WHISTLE);

        perform(file, WATER_MAN, new ReportIn(1, Presence.CANNOT, "车辆在外"));
        var first = file.lastAt();
        later();
        perform(file, WATER_MAN, new ReportIn(1, Presence.ARRIVED, "已到"));

        var whistle = file.whistles().whistle(1).orElseThrow();
        var report = whistle.reportOf(WATER).orElseThrow();
        assertThat(report.presence()).isEqualTo(Presence.ARRIVED);
        assertThat(report.first()).isEqualTo(first);
        assertThat(whistle.reports()).hasSize(1);
        assertThat(whistle.silent()).extracting(WhistleFact.Called::unit).containsExactly(POWER);
        assertThat(clock(file, CaseClock.Kind.REPORT_IN, WATER).stoppedAt()).isEqualTo(first);
        assertThat(clock(file, CaseClock.Kind.REPORT_IN, POWER).stoppedAt()).isNull();
    }

    @Test // [utest->rule~whistle.called-unit~1]
    void aCalledUnitReportsInInsteadOfSigningAndLeavesTheCitizenToTheLead() {
        var file = atStreet();
        perform(file, HANDLER, calling(WATER));

        assertThat(refusal(file, WATER_MAN, new Act.Sign())).isEqualTo(Refusal.NOT_YOUR_CASE);
        assertThat(refusal(file, WATER_MAN, new Act.Note("关阀中", false, List.of())))
                .isEqualTo(Refusal.NOT_REPORTED_IN);
        perform(file, WATER_MAN, new ReportIn(1, Presence.ARRIVED, ""));
        assertThat(accepted(file, WATER_MAN, new Act.Note("关阀中", false, List.of()))).isTrue();
        assertThat(refusal(file, WATER_MAN, contact())).isEqualTo(Refusal.NOT_THE_LEAD);
        assertThat(refusal(file, WATER_MAN, new Act.Finish("好了", List.of())))
                .isEqualTo(Refusal.NOT_YOUR_CASE);
    }

    @Test // [utest->rule~whistle.tasks~1]
    void tasksGoToThoseCalledOrToTheLeadAndAreNumberedOverTheCase() {
        var file = atStreet();
        perform(file, HANDLER, calling(WATER));
        perform(file, HANDLER, calling(POWER));
        assertThat(refusal(file, HANDLER, task(1, POWER))).isEqualTo(Refusal.NOT_CALLED);
        assertThat(refusal(file, WATER_MAN, task(1, WATER))).isEqualTo(Refusal.NOT_THE_LEAD);

        perform(file, HANDLER, task(1, WATER));
        perform(file, HANDLER, task(2, POWER));
        perform(file, HANDLER, task(1, STREET));

        assertThat(file.whistles().whistle(1).orElseThrow().tasks())
                .extracting(Whistle.Task::no)
                .containsExactly(1, 3);
        assertThat(clock(file, CaseClock.Kind.TASK, STREET).no()).isEqualTo(3);
        assertThat(refusal(file, POWER_MAN, new FinishTask(1, 1, "已换", List.of())))
                .isEqualTo(Refusal.NOT_YOUR_CASE);
    }

    @Test // [utest->rule~whistle.tasks-judged~1]
    void aTaskSentBackGoesOnWithItsClockAndNobodyAcceptsTheirOwn() {
        var file = atStreet();
        perform(file, HANDLER, calling(WATER));
        perform(file, HANDLER, task(1, WATER));
        var due = clock(file, CaseClock.Kind.TASK, WATER).dueAt();
        assertThat(refusal(file, HANDLER, new JudgeTask(1, 1, true, "")))
                .isEqualTo(Refusal.NO_SUCH_TASK);

        perform(file, WATER_MAN, new FinishTask(1, 1, "已换", List.of()));
        assertThat(clock(file, CaseClock.Kind.TASK, WATER).stoppedAt()).isNotNull();
        assertThat(refusal(file, HANDLER, new JudgeTask(1, 1, false, "")))
                .isEqualTo(Refusal.REASON_MISSING);
        perform(file, HANDLER, new JudgeTask(1, 1, false, "仍在渗水"));
        assertThat(clock(file, CaseClock.Kind.TASK, WATER).running()).isTrue();
        assertThat(clock(file, CaseClock.Kind.TASK, WATER).dueAt()).isEqualTo(due);
        perform(file, WATER_MAN, new FinishTask(1, 1, "重新更换", List.of()));
        perform(file, HANDLER, new JudgeTask(1, 1, true, ""));
        assertThat(file.whistles().hasOpenTask()).isFalse();

        perform(file, HANDLER, task(1, STREET));
        perform(file, HANDLER, new FinishTask(1, 2, "已围挡", List.of()));
        assertThat(refusal(file, HANDLER, new JudgeTask(1, 2, true, "")))
                .isEqualTo(Refusal.OWN_TASK);
        assertThat(accepted(file, LEADER, new JudgeTask(1, 2, true, ""))).isTrue();
    }

    @Test // [utest->rule~whistle.reply-waits~1] [utest->rule~whistle.waive~1]
    void theReplyWaitsForTasksUnlessTheLevelAboveWaivesThemAndForTheEndOfTheWhistle() {
        var file = atStreet();
        perform(file, HANDLER, contact());
        perform(file, HANDLER, calling(WATER));
        perform(file, HANDLER, task(1, WATER));

        assertThat(refusal(file, HANDLER, reply())).isEqualTo(Refusal.TASK_STILL_OPEN);
        assertThat(refusal(file, HANDLER, ending(WATER))).isEqualTo(Refusal.TASK_STILL_OPEN);
        assertThat(refusal(file, LEADER, new WaiveTask(1, 1, "已无必要"))).isEqualTo(Refusal.NOT_ABOVE);
        assertThat(refusal(file, ABOVE, new WaiveTask(1, 1, ""))).isEqualTo(Refusal.REASON_MISSING);
        perform(file, ABOVE, new WaiveTask(1, 1, "管线改由市级统一更换"));
        assertThat(refusal(file, HANDLER, reply())).isEqualTo(Refusal.WHISTLE_STILL_OPEN);
        perform(file, HANDLER, ending(WATER));
        assertThat(accepted(file, HANDLER, reply())).isTrue();
    }

    @Test // [utest->rule~whistle.end~1]
    void atTheEndEachUnitCalledIsRatedOnceAndFewStarsSayWhy() {
        var file = atStreet();
        perform(file, HANDLER, calling(WATER, POWER));

        assertThat(refusal(file, HANDLER, ending(WATER))).isEqualTo(Refusal.RATINGS_INCOMPLETE);
        assertThat(refusal(file, HANDLER, ending(WATER, POWER, STREET)))
                .isEqualTo(Refusal.RATINGS_INCOMPLETE);
        assertThat(refusal(file, HANDLER, rated(6, "", 5, "")))
                .isEqualTo(Refusal.RATINGS_INCOMPLETE);
        assertThat(refusal(file, HANDLER, rated(2, "", 5, ""))).isEqualTo(Refusal.REASON_MISSING);
        perform(file, HANDLER, rated(2, "未到场", 5, ""));

        assertThat(file.whistles().open()).isEmpty();
        assertThat(file.assignments())
                .filteredOn(part -> part.role() == Assignment.Role.CALLED)
                .noneMatch(part -> part.state().open());
        assertThat(file.clocks())
                .filteredOn(clock -> clock.kind() == CaseClock.Kind.REPORT_IN)
                .allMatch(clock -> clock.stoppedAt() != null);
        assertThat(refusal(file, WATER_MAN, new ReportIn(1, Presence.ARRIVED, "")))
                .isEqualTo(Refusal.NOT_YOUR_CASE);
    }

    @Test
    void theMinutesOfAJointMeetingSayWhoWasThere() {
        var file = atStreet();
        perform(file, HANDLER, calling(WATER));

        assertThat(
                        refusal(
                                file,
                                HANDLER,
                                new HoldMeeting(1, now, "现场", List.of(), "纪要", List.of())))
                .isEqualTo(Refusal.TEXT_MISSING);
        assertThat(
                        refusal(
                                file,
                                HANDLER,
                                new HoldMeeting(
                                        1,
                                        now.plusSeconds(60),
                                        "现场",
                                        List.of("张三"),
                                        "纪要",
                                        List.of())))
                .isEqualTo(Refusal.TIME_IN_THE_FUTURE);
        perform(file, HANDLER, new HoldMeeting(1, now, "现场", List.of("张三"), "先关阀", List.of()));
        assertThat(file.whistles().whistle(1).orElseThrow().meetings()).hasSize(1);
    }

    @Test // [utest->rule~whistle.falls-away~1]
    void aNewDispatchTakesTheWhistleAlongAndRatesNobody() {
        var file = atStreet();
        perform(file, HANDLER, calling(WATER));
        perform(file, HANDLER, task(1, WATER));
        var elsewhere = new Act.Redispatch(((Act.Dispatch) dispatchTo(WATER)).direction());
        perform(file, actor(Role.DISPATCHER, HOTLINE, 9), elsewhere);

        var whistle = file.whistles().whistle(1).orElseThrow();
        assertThat(whistle.open()).isFalse();
        assertThat(whistle.ended()).isNull();
        assertThat(whistle.fellAwayAt()).isEqualTo(file.lastAt());
        assertThat(whistle.task(1).orElseThrow().state()).isEqualTo(Whistle.TaskState.FELL_AWAY);
        assertThat(file.clocks())
                .filteredOn(clock -> clock.kind() == CaseClock.Kind.TASK)
                .allMatch(clock -> clock.stoppedAt() != null);
    }

    private Instant dueOf(Blow blow) {
        var at = now;
        var file = atStreet();
        now = at;
        perform(file, HANDLER, blow);
        return clock(file, CaseClock.Kind.REPORT_IN, WATER).dueAt();
    }

    private static Blow calling(UnitId... units) {
        return new Blow(
                WhistleKind.EMERGENCY,
                "到场关阀",
                Arrays.stream(units).map(unit -> new Call(unit, "关阀")).toList(),
                null,
                "路口",
                null,
                List.of());
    }

    private static Blow calling(WhistleKind kind) {
        return new Blow(kind, "到场关阀", List.of(new Call(WATER, "关阀")), null, "路口", null, List.of());
    }

    private static GiveTask task(int whistle, UnitId unit) {
        return new GiveTask(whistle, unit, "李四", "换阀", Limit.parse("1d"));
    }

    private static EndWhistle ending(UnitId... units) {
        return new EndWhistle(
                1, "谢谢", Arrays.stream(units).map(unit -> new Rating(unit, 5, "")).toList());
    }

    private static EndWhistle rated(int water, String waterWord, int power, String powerWord) {
        return new EndWhistle(
                1,
                "",
                List.of(new Rating(WATER, water, waterWord), new Rating(POWER, power, powerWord)));
    }

    private static Act contact() {
        return new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, "");
    }

    private static Act reply() {
        return new Act.Reply("已办", "已办", Solved.SOLVED, List.of());
    }

    private static CaseClock clock(CaseFile file, CaseClock.Kind kind, UnitId unit) {
        return file.clocks().stream()
                .filter(clock -> clock.kind() == kind && unit.equals(clock.unit()))
                .findFirst()
                .orElseThrow();
    }

    private CaseFile atStreet() {
        var file = life(STREET);
        perform(file, HANDLER, new Act.Sign());
        return file;
    }

    private CaseFile life(UnitId lead) {
        var file = new CaseFile(1, CALENDAR);
        var dispatcher = actor(Role.DISPATCHER, HOTLINE, 9);
        PaperCity.enter(
                file, new ArrayList<>(), PaperCity.submitted(true), CaseActor.citizen(), now);
        perform(file, dispatcher, new Act.Accept());
        perform(file, dispatcher, dispatchTo(lead));
        return file;
    }

    private void later() {
        now = now.plus(Duration.ofMinutes(10));
    }

    private void perform(CaseFile file, CaseActor actor, Act act) {
        var facts = (Decision.Facts) PaperCity.decide(file, actor, act, now);
        facts.events()
                .forEach(event -> PaperCity.enter(file, new ArrayList<>(), event, actor, now));
    }

    private boolean accepted(CaseFile file, CaseActor actor, Act act) {
        return PaperCity.decide(file, actor, act, now) instanceof Decision.Facts;
    }

    private Refusal refusal(CaseFile file, CaseActor actor, Act act) {
        return ((Decision.Refused) PaperCity.decide(file, actor, act, now)).reason();
    }
}
