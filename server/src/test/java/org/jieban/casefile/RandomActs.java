package org.jieban.casefile;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.jieban.calendar.Limit;
import org.jieban.catalogue.Urgency;

/** Acts that somebody might try, sensible or not. */
final class RandomActs {

    private RandomActs() {}

    static Act time(ActKind kind, Random random, CaseFile file) {
        return switch (kind) {
            case EXTENSION_ASK ->
                    new TimeAct.AskExtension(
                            file.lastAt().plus(random.nextInt(200), ChronoUnit.HOURS),
                            "等配件",
                            List.of());
            case EXTENSION_DECIDE -> new TimeAct.DecideExtension(random.nextBoolean(), null, "同意");
            case WAIT ->
                    new TimeAct.Wait(
                            "等诉求人回京",
                            file.lastAt().plus(random.nextInt(100), ChronoUnit.HOURS),
                            List.of("1"));
            case RESUME -> new TimeAct.Resume("已回");
            case PARKING_ASK ->
                    new TimeAct.AskParking(
                            TimeFact.ParkingGround.HISTORY,
                            "王科长",
                            "列入改造",
                            file.lastAt().plus(random.nextInt(90), ChronoUnit.DAYS),
                            List.of("1"));
            case PARKING_DECIDE -> new TimeAct.DecideParking(random.nextBoolean(), null, "同意");
            case PARKING_PROLONG ->
                    new TimeAct.ProlongParking(
                            file.lastAt().plus(random.nextInt(90), ChronoUnit.DAYS), "未具备条件");
            case WAKE -> new TimeAct.Wake("条件具备");
            case SUPERVISE ->
                    new TimeAct.Supervise(
                            "请抓紧",
                            random.nextBoolean() ? null : file.lastAt().plus(8, ChronoUnit.HOURS));
            case SUPERVISION_ANSWER -> new TimeAct.AnswerSupervision("已安排");
            case URGENCY_RAISE -> new TimeAct.RaiseUrgency(Urgency.DANGER, "有危险");
            case RUNG ->
                    new TimeAct.ReachRung(
                            "seven-days", "day-4", "SPECIALIST", "专班研判", file.lastAt());
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    static Act returning(ActKind kind, Random random, CaseFile file) {
        return switch (kind) {
            case RETURN_ASK ->
                    new ReturnAct.AskReturn(
                            ReturnFact.ReturnGround.NOT_OUR_DUTY, "非本单位职责", List.of("1"));
            case RETURN_AGREE ->
                    new ReturnAct.AgreeToReturn(
                            DecidingTests.direction(random.nextBoolean()),
                            random.nextBoolean(),
                            "同意");
            case RETURN_REFUSE -> new ReturnAct.RefuseReturn("属本单位职责");
            case DISPUTE_OPEN ->
                    new ReturnAct.OpenDispute(
                            ReturnFact.DisputeGround.BOUNDARY_WRONG,
                            "界线不清",
                            List.of(DecidingTests.WATER),
                            List.of("1"));
            case DISPUTE_STATE -> new ReturnAct.State("不在我辖区", List.of());
            case DISPUTE_REFER -> new ReturnAct.Refer("意见不一");
            case DISPUTE_RULE ->
                    new ReturnAct.Rule(
                            random.nextBoolean() ? null : DecidingTests.direction(true),
                            random.nextBoolean(),
                            "按界线",
                            "界线图",
                            random.nextBoolean());
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    static Act whistle(ActKind kind, Random random, CaseFile file) {
        return switch (kind) {
            case WHISTLE ->
                    new WhistleAct.Blow(
                            WhistleFact.WhistleKind.EMERGENCY,
                            "到场关阀",
                            List.of(new WhistleAct.Call(DecidingTests.WATER, "关阀")),
                            null,
                            "路口",
                            null,
                            List.of());
            case REPORT_IN ->
                    new WhistleAct.ReportIn(
                            1 + random.nextInt(2),
                            WhistleFact.Presence.values()[random.nextInt(4)],
                            "到");
            case JOINT_MEETING ->
                    new WhistleAct.HoldMeeting(
                            1 + random.nextInt(2),
                            file.lastAt(),
                            "现场",
                            List.of("张三"),
                            "纪要",
                            List.of());
            case TASK_GIVE ->
                    new WhistleAct.GiveTask(
                            1 + random.nextInt(2),
                            DecidingTests.WATER,
                            "李四",
                            "换阀",
                            Limit.parse("1d"));
            case TASK_FINISH ->
                    new WhistleAct.FinishTask(
                            1 + random.nextInt(2), 1 + random.nextInt(3), "换好", List.of());
            case TASK_JUDGE ->
                    new WhistleAct.JudgeTask(
                            1 + random.nextInt(2),
                            1 + random.nextInt(3),
                            random.nextBoolean(),
                            "可以");
            case TASK_WAIVE ->
                    new WhistleAct.WaiveTask(1 + random.nextInt(2), 1 + random.nextInt(3), "已无必要");
            case WHISTLE_END ->
                    new WhistleAct.EndWhistle(
                            1 + random.nextInt(2),
                            "谢谢",
                            List.of(
                                    new WhistleFact.Rating(
                                            DecidingTests.WATER, 1 + random.nextInt(5), "")));
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    static Act care(ActKind kind, Random random, CaseFile file) {
        return switch (kind) {
            case MEETING_OFFER ->
                    new CareAct.OfferMeeting(
                            List.of(
                                    new CareFact.Slot(
                                            file.lastAt().plus(1, ChronoUnit.DAYS),
                                            file.lastAt().plus(25, ChronoUnit.HOURS))),
                            "居委会",
                            false,
                            "");
            case MEETING_ANSWER ->
                    new CareAct.AnswerOffer(
                            CareFact.OfferAnswer.values()[random.nextInt(3)], 0, null, "");
            case SITE_CHECK ->
                    new CareAct.CheckSite(
                            List.of(new CareFact.Check("路面", random.nextBoolean(), "")),
                            List.of(),
                            List.of("1"),
                            null,
                            null);
            case CONFERENCE_CALL -> new CareAct.CallConference("三次未解决");
            case CONFERENCE_HOLD ->
                    new CareAct.HoldConference(file.lastAt(), List.of("张三"), "更换管线", List.of());
            case UNREASONABLE_ASK -> new CareAct.AskUnreasonable("要求超出政策", List.of("1"));
            case UNREASONABLE_DECIDE ->
                    new CareAct.DecideUnreasonable(
                            random.nextInt(4) == 0, List.of("甲", "乙", "丙"), "理由", "依据", "解释");
            default -> throw new IllegalArgumentException(kind.name());
        };
    }
}
