package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.casefile.PaperCity.CALENDAR;
import static org.jieban.casefile.PaperCity.DISTRICT;
import static org.jieban.casefile.PaperCity.HOTLINE;
import static org.jieban.casefile.PaperCity.START;
import static org.jieban.casefile.PaperCity.STREET;
import static org.jieban.casefile.PaperCity.WATER;
import static org.jieban.casefile.PaperCity.actor;
import static org.jieban.casefile.PaperCity.dispatchTo;
import static org.jieban.casefile.PaperCity.enter;
import static org.jieban.casefile.PaperCity.submitted;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jieban.calendar.Limit;
import org.jieban.calendar.Pause;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.TimeFact.ParkingGround;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Role;
import org.junit.jupiter.api.Test;

/** Extension, waiting, parking and supervision on paper; the limit is two working days. */
class TimeRulesTests {

    private static final CaseActor HANDLER = actor(Role.HANDLER, STREET, 1);
    private static final CaseActor LEADER = actor(Role.LEADER, STREET, 2);
    private static final CaseActor DISTRICT_LEADER = actor(Role.LEADER, DISTRICT, 3);
    private static final CaseActor DISPATCHER = actor(Role.DISPATCHER, HOTLINE, 9);
    private static final CaseActor SYSTEM = CaseActor.system("deadline");

    /** 2026-03-04, Wednesday, 09:30: two working days after the start. */
    private static final Instant DUE = Instant.parse("2026-03-04T01:30:00Z");

    private CaseFile file = new CaseFile(1, CALENDAR);
    private final List<RecordedEvent> history = new ArrayList<>();
    private Instant now = START;

    TimeRulesTests() {
        enter(file, history, submitted(true), CaseActor.citizen(), now);
        perform(DISPATCHER, new Act.Accept());
        perform(DISPATCHER, dispatchTo(STREET));
        perform(HANDLER, new Act.Sign());
    }

    @Test // [utest->rule~time.extension-decided-above~1]
    void anExtensionIsDecidedByAnotherLevelAndMovesTheEnd() {
        assertThat(due()).isEqualTo(DUE);
        perform(HANDLER, extension("2026-03-05T02:00:00Z"));
        assertThat(due()).as("nothing moves before the decision").isEqualTo(DUE);

        assertThat(refusal(LEADER, granted(null))).isEqualTo(Refusal.NOT_ABOVE);
        assertThat(refusal(actor(Role.LEADER, WATER, 5), granted(null)))
                .isEqualTo(Refusal.NOT_ABOVE);
        assertThat(refusal(DISTRICT_LEADER, granted("2026-03-05T03:00:00Z")))
                .isEqualTo(Refusal.BEYOND_ASKED);
        assertThat(refusal(DISTRICT_LEADER, granted("2026-03-04T01:30:00Z")))
                .isEqualTo(Refusal.NOT_LATER);
        perform(DISTRICT_LEADER, granted(null));

        assertThat(due()).isEqualTo(Instant.parse("2026-03-05T02:00:00Z"));
        assertThat(file.deferrals().extensions()).isOne();
        assertThat(file.deferrals().extensionAsked()).isEmpty();
    }

    @Test
    void theHotlineMayGrantLessThanWasAsked() {
        perform(HANDLER, extension("2026-03-05T02:00:00Z"));
        perform(DISPATCHER, granted("2026-03-04T08:00:00Z"));

        assertThat(due()).isEqualTo(Instant.parse("2026-03-04T08:00:00Z"));
    }

    @Test
    void aRefusedExtensionNeedsAWordAndMayBeAskedForAgain() {
        perform(HANDLER, extension("2026-03-05T02:00:00Z"));

        assertThat(refusal(DISTRICT_LEADER, new TimeAct.DecideExtension(false, null, " ")))
                .isEqualTo(Refusal.REASON_MISSING);
        assertThat(refusal(HANDLER, extension("2026-03-05T02:00:00Z")))
                .isEqualTo(Refusal.EXTENSION_PENDING);
        perform(DISTRICT_LEADER, new TimeAct.DecideExtension(false, null, "可以按期完成"));

        assertThat(due()).isEqualTo(DUE);
        perform(HANDLER, extension("2026-03-05T02:00:00Z"));
    }

    @Test // [utest->rule~time.extension-before-expiry~1]
    void anExtensionIsAskedForBeforeTheTimeIsUp() {
        now = DUE;
        assertThat(decide(HANDLER, extension("2026-03-05T02:00:00Z")))
                .isInstanceOf(Decision.Facts.class);
        now = DUE.plusSeconds(1);

        assertThat(refusal(HANDLER, extension("2026-03-05T02:00:00Z")))
                .isEqualTo(Refusal.EXTENSION_TOO_LATE);
    }

    @Test // [utest->rule~time.extension-count~1]
    void aRoundIsExtendedOnce() {
        perform(HANDLER, extension("2026-03-05T02:00:00Z"));
        perform(DISTRICT_LEADER, granted(null));

        assertThat(refusal(HANDLER, extension("2026-03-06T02:00:00Z")))
                .isEqualTo(Refusal.EXTENSION_TOO_OFTEN);
    }

    @Test // [utest->rule~time.extension-length~1]
    void anExtensionIsNoLongerThanTheLimitFirstGivenInItsOwnKindOfTime() {
        // two working days after Wednesday 09:30 are Friday 09:30
        assertThat(refusal(HANDLER, extension("2026-03-06T01:30:01Z")))
                .isEqualTo(Refusal.EXTENSION_TOO_LONG);
        assertThat(refusal(HANDLER, extension("2026-03-04T01:30:00Z")))
                .isEqualTo(Refusal.NOT_LATER);
        assertThat(
                        refusal(
                                HANDLER,
                                new TimeAct.AskExtension(
                                        Instant.parse("2026-03-06T01:30:00Z"), " ", List.of())))
                .isEqualTo(Refusal.REASON_MISSING);
        perform(HANDLER, extension("2026-03-06T01:30:00Z"));
    }

    @Test
    void onlyTheUnitInChargeAsks() {
        assertThat(refusal(actor(Role.HANDLER, WATER, 5), extension("2026-03-05T02:00:00Z")))
                .isEqualTo(Refusal.NOT_YOUR_CASE);
        perform(HANDLER, new Act.Assist(WATER, "关阀", null));
        assertThat(refusal(actor(Role.HANDLER, WATER, 5), extension("2026-03-05T02:00:00Z")))
                .isEqualTo(Refusal.NOT_THE_LEAD);
        assertThat(refusal(actor(Role.HANDLER, WATER, 5), waiting("2026-03-03T02:00:00Z")))
                .isEqualTo(Refusal.NOT_THE_LEAD);
    }

    @Test // [utest->rule~time.wait~1]
    void waitingForTheCitizenNeedsEvidenceAndStopsTheClocks() {
        var unproven = new TimeAct.Wait("等诉求人回京", Instant.parse("2026-03-03T02:00:00Z"), List.of());
        assertThat(refusal(HANDLER, unproven)).isEqualTo(Refusal.WAIT_UNPROVEN);
        perform(HANDLER, reached());
        assertThat(decide(HANDLER, unproven)).isInstanceOf(Decision.Facts.class);
        assertThat(refusal(HANDLER, waiting("2026-03-02T01:00:00Z")))
                .isEqualTo(Refusal.MOMENT_PASSED);
        assertThat(refusal(HANDLER, waiting("2026-03-18T02:00:00Z")))
                .isEqualTo(Refusal.WAIT_TOO_LONG);
        now = Instant.parse("2026-03-02T06:00:00Z");
        perform(HANDLER, waiting("2026-03-04T06:00:00Z"));

        assertThat(file.nextClock(1)).as("nothing runs").isEmpty();
        assertThat(refusal(HANDLER, waiting("2026-03-05T06:00:00Z")))
                .isEqualTo(Refusal.ALREADY_WAITING);
        assertThat(refusal(HANDLER, extension("2026-03-05T02:00:00Z")))
                .isEqualTo(Refusal.ALREADY_WAITING);
        now = Instant.parse("2026-03-03T06:00:00Z");
        perform(HANDLER, new TimeAct.Resume("材料已到"));

        assertThat(due())
                .isEqualTo(
                        CALENDAR.due(
                                START,
                                Limit.parse("2wd"),
                                List.of(
                                        new Pause(
                                                Instant.parse("2026-03-02T06:00:00Z"),
                                                Instant.parse("2026-03-03T06:00:00Z")))));
        assertThat(refusal(HANDLER, new TimeAct.Resume("再"))).isEqualTo(Refusal.NOT_WAITING);
    }

    @Test
    void waitingDoesNotSaveALimitThatHasPassed() {
        perform(HANDLER, reached());
        now = DUE.plusSeconds(1);

        assertThat(refusal(HANDLER, waiting("2026-03-05T06:00:00Z")))
                .isEqualTo(Refusal.WAIT_TOO_LATE);
    }

    @Test
    void aClockThatHadRunOutBeforeTheWaitingStaysInTheLists() {
        // four hours to the first contact are over, the two working days are not
        now = START.plus(Duration.ofHours(5));
        perform(HANDLER, waiting("2026-03-04T06:00:00Z"));

        assertThat(file.nextClock(1).orElseThrow().kind()).isEqualTo(CaseClock.Kind.CONTACT);
    }

    @Test // [utest->rule~time.wait-ends~1]
    void theSystemEndsTheWaitingAtItsMomentAndNeverBefore() {
        perform(HANDLER, waiting("2026-03-02T06:00:00Z"));
        now = Instant.parse("2026-03-02T05:59:59Z");
        assertThat(refusal(SYSTEM, new TimeAct.Resume("UNTIL"))).isEqualTo(Refusal.WRONG_STATE);
        // the system stood still for a day; nobody has more time by that
        now = Instant.parse("2026-03-03T06:00:00Z");
        perform(SYSTEM, new TimeAct.Resume("UNTIL"));

        assertThat(due())
                .isEqualTo(
                        CALENDAR.due(
                                START,
                                Limit.parse("2wd"),
                                List.of(new Pause(START, Instant.parse("2026-03-02T06:00:00Z")))));
    }

    @Test
    void whatTheCitizenAddsEndsTheWaiting() {
        perform(HANDLER, waiting("2026-03-03T06:00:00Z"));
        perform(CaseActor.citizen(), new Act.Urge("怎么还没好"));
        assertThat(file.deferrals().waiting()).as("urging is no answer").isPresent();
        perform(CaseActor.citizen(), new Act.Supplement("钥匙在物业", List.of()));

        assertThat(file.deferrals().waiting()).isEmpty();
        assertThat(file.nextClock(1)).isPresent();
        assertThat(history.stream().map(RecordedEvent::event))
                .contains(new TimeFact.WaitEnded("SUPPLEMENTED"));
    }

    @Test
    void reachingTheCitizenOrReplyingEndsTheWaiting() {
        perform(HANDLER, waiting("2026-03-03T06:00:00Z"));
        perform(HANDLER, new Act.Contact(ContactMethod.PHONE, false, MeetingAnswer.NOT_ASKED, ""));
        assertThat(file.deferrals().waiting()).as("nobody answered").isPresent();
        perform(HANDLER, reached());
        assertThat(file.deferrals().waiting()).isEmpty();
        perform(HANDLER, waiting("2026-03-03T06:00:00Z"));
        perform(HANDLER, new Act.Reply("已办", "已办", Solved.SOLVED, List.of()));

        assertThat(file.deferrals().waiting()).isEmpty();
        assertThat(file.clocks()).allMatch(clock -> clock.pausedAt() == null);
    }

    @Test // [utest->rule~time.parking~1]
    void parkingIsApprovedByTheDistrictAndStopsEveryClock() {
        perform(HANDLER, new Act.Assist(WATER, "查管线产权", null));
        assertThat(refusal(HANDLER, parking("2026-10-01T02:00:00Z")))
                .isEqualTo(Refusal.REVIEW_TOO_FAR);
        assertThat(refusal(HANDLER, parking("2026-03-01T02:00:00Z")))
                .isEqualTo(Refusal.MOMENT_PASSED);
        assertThat(
                        refusal(
                                HANDLER,
                                new TimeAct.AskParking(
                                        ParkingGround.LAW,
                                        "",
                                        "修法",
                                        Instant.parse("2026-04-01T02:00:00Z"),
                                        List.of())))
                .isEqualTo(Refusal.TEXT_MISSING);
        perform(HANDLER, parking("2026-04-01T02:00:00Z"));
        assertThat(file.state()).isEqualTo(CaseState.HANDLING);
        assertThat(refusal(HANDLER, parking("2026-04-01T02:00:00Z")))
                .isEqualTo(Refusal.PARKING_PENDING);
        assertThat(refusal(LEADER, approved(null))).isEqualTo(Refusal.DISTRICT_DECIDES);
        assertThat(refusal(DISPATCHER, approved(null))).isEqualTo(Refusal.NOT_YOUR_ROLE);
        perform(DISTRICT_LEADER, approved(Instant.parse("2026-03-20T02:00:00Z")));

        assertThat(file.state()).isEqualTo(CaseState.PARKED);
        assertThat(file.deferrals().reviewAt()).isEqualTo(Instant.parse("2026-03-20T02:00:00Z"));
        assertThat(file.nextClock(1)).isEmpty();
        assertThat(file.nextClock(2)).as("nor the helper's").isEmpty();
        assertThat(refusal(HANDLER, new Act.Reply("已办", "已办", Solved.SOLVED, List.of())))
                .isEqualTo(Refusal.WRONG_STATE);
    }

    @Test // [utest->rule~time.wakes~1]
    void aParkedCaseWakesByTheDistrictOrByItselfOnTheDayOfReview() {
        perform(HANDLER, parking("2026-04-01T02:00:00Z"));
        perform(DISTRICT_LEADER, approved(null));
        now = Instant.parse("2026-03-30T02:00:00Z");
        assertThat(refusal(SYSTEM, new TimeAct.Wake("REVIEW_DAY"))).isEqualTo(Refusal.WRONG_STATE);
        assertThat(refusal(LEADER, new TimeAct.Wake("条件具备"))).isEqualTo(Refusal.DISTRICT_DECIDES);
        perform(
                DISTRICT_LEADER,
                new TimeAct.ProlongParking(Instant.parse("2026-05-06T02:00:00Z"), "资金未到位"));
        now = Instant.parse("2026-05-06T02:00:00Z");
        perform(SYSTEM, new TimeAct.Wake("REVIEW_DAY"));

        assertThat(file.state()).isEqualTo(CaseState.HANDLING);
        assertThat(due())
                .as("the time left before is left again")
                .isEqualTo(CALENDAR.due(now, Limit.parse("2wd")));
        assertThat(file.deferrals().parkings()).isOne();
    }

    @Test
    void parkingEndsTheWaitingForTheCitizen() {
        perform(HANDLER, waiting("2026-03-03T06:00:00Z"));
        perform(HANDLER, parking("2026-04-01T02:00:00Z"));
        perform(DISTRICT_LEADER, approved(null));

        assertThat(file.deferrals().waiting()).isEmpty();
    }

    @Test // [utest->rule~time.supervision~1]
    void aLevelAboveSupervisesAndTheUnitInChargeAnswers() {
        assertThat(refusal(HANDLER, new TimeAct.AnswerSupervision("已安排")))
                .isEqualTo(Refusal.NOT_SUPERVISED);
        assertThat(refusal(LEADER, new TimeAct.Supervise("请抓紧", null)))
                .isEqualTo(Refusal.NOT_ABOVE);
        assertThat(refusal(DISTRICT_LEADER, new TimeAct.Supervise("请抓紧", START)))
                .isEqualTo(Refusal.MOMENT_PASSED);
        perform(
                DISTRICT_LEADER,
                new TimeAct.Supervise("请今日反馈", Instant.parse("2026-03-02T09:00:00Z")));

        assertThat(file.nextClock(1).orElseThrow().kind()).isNotNull();
        assertThat(file.clocks())
                .anyMatch(clock ->
                        clock.kind() == CaseClock.Kind.SUPERVISION
                                && clock.dueAt().equals(Instant.parse("2026-03-02T09:00:00Z")));
        perform(HANDLER, new TimeAct.AnswerSupervision("已安排抢修队"));
        assertThat(file.deferrals().supervisions()).isEmpty();
        assertThat(file.clocks())
                .filteredOn(clock -> clock.kind() == CaseClock.Kind.SUPERVISION)
                .allMatch(CaseClock::stopped);
    }

    @Test // [utest->rule~time.urgency~1]
    void urgencyIsOnlyRaised() {
        assertThat(refusal(DISPATCHER, new TimeAct.RaiseUrgency(Urgency.COMPLEX, "看错了")))
                .isEqualTo(Refusal.NOT_MORE_URGENT);
        perform(DISPATCHER, new TimeAct.RaiseUrgency(Urgency.DANGER, "有漏电危险"));

        assertThat(file.urgency()).isEqualTo(Urgency.DANGER);
        assertThat(due()).as("the limits that were given stay").isEqualTo(DUE);
    }

    private Instant due() {
        return file.clocks().stream()
                .filter(clock -> clock.kind() == CaseClock.Kind.FEEDBACK)
                .reduce((first, last) -> last)
                .orElseThrow()
                .dueAt();
    }

    private static Act extension(String until) {
        return new TimeAct.AskExtension(Instant.parse(until), "等配件到货", List.of());
    }

    private static Act granted(@org.jspecify.annotations.Nullable String until) {
        return new TimeAct.DecideExtension(true, until == null ? null : Instant.parse(until), "同意");
    }

    private static Act waiting(String until) {
        return new TimeAct.Wait("等诉求人回京开门", Instant.parse(until), List.of("1"));
    }

    private static Act parking(String reviewAt) {
        return new TimeAct.AskParking(
                ParkingGround.HISTORY, "王科长", "列入老旧小区改造", Instant.parse(reviewAt), List.of());
    }

    private static Act approved(@org.jspecify.annotations.Nullable Instant reviewAt) {
        return new TimeAct.DecideParking(true, reviewAt, "同意挂账");
    }

    private static Act reached() {
        return new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, "约定周六上门");
    }

    private Decision decide(CaseActor actor, Act act) {
        return PaperCity.decide(file, actor, act, now);
    }

    private void perform(CaseActor actor, Act act) {
        var decision = decide(actor, act);
        assertThat(decision).as("%s", act).isInstanceOf(Decision.Facts.class);
        ((Decision.Facts) decision)
                .events()
                .forEach(event -> enter(file, history, event, actor, now));
    }

    private Refusal refusal(CaseActor actor, Act act) {
        var decision = decide(actor, act);
        assertThat(decision).as("%s", act).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).reason();
    }
}
