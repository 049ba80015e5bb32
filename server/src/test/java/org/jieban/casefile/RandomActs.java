package org.jieban.casefile;

import static org.jieban.casefile.PaperCity.COMMUNITY;
import static org.jieban.casefile.PaperCity.NEIGHBOUR;
import static org.jieban.casefile.PaperCity.START;
import static org.jieban.casefile.PaperCity.STREET;
import static org.jieban.casefile.PaperCity.WATER;
import static org.jieban.casefile.PaperCity.dispatchTo;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.jieban.calendar.Limit;
import org.jieban.casefile.CaseEvent.AttemptOutcome;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.RevisitChannel;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.catalogue.Urgency;

/** Acts that somebody might try, sensible or not. */
final class RandomActs {

    private RandomActs() {}

    /** An act of a kind, mostly with sensible words. */
    static Act of(ActKind kind, Random random, CaseFile file) {
        return switch (kind) {
            case ACCEPT -> new Act.Accept();
            case CORRECT -> new Act.Correct("新标题", null, Urgency.DANGER, COMMUNITY, null, "听错了");
            case ANSWER -> new Act.Answer(random.nextInt(20) == 0 ? "已答复" : " ");
            case GUIDE -> new Act.Guide(random.nextInt(20) == 0 ? "法院" : "", "涉诉");
            case LINK -> new Act.Note("不并单", false, List.of());
            case VOID -> new Act.Void(random.nextInt(20) == 0 ? "误录" : "");
            case DISPATCH ->
                    random.nextBoolean()
                            ? PaperCity.dispatchDemanding(STREET)
                            : dispatchTo(random.nextInt(5) == 0 ? WATER : STREET);
            case AUTO_DISPATCH ->
                    new Act.DispatchByItself(
                            new CaseEvent.SortedByItself(
                                    "030502", Urgency.LIVELIHOOD, 0.97, 0.95, List.of("停暖"), 1),
                            ((Act.Dispatch) dispatchTo(STREET)).direction());
            case REDISPATCH ->
                    new Act.Redispatch(
                            ((Act.Dispatch) dispatchTo(random.nextBoolean() ? WATER : STREET))
                                    .direction());
            case SIGN -> new Act.Sign();
            case CONTACT ->
                    new Act.Contact(
                            ContactMethod.PHONE,
                            random.nextBoolean(),
                            MeetingAnswer.values()[random.nextInt(3)],
                            "");
            case MEET -> new Act.Meet(START, "居委会", "下周修");
            case NOTE -> new Act.Note("进展", true, List.of());
            case ASSIGN -> new Act.Assign(random.nextBoolean() ? COMMUNITY : WATER, "去看看");
            case ASSIST -> new Act.Assist(WATER, "关阀", null);
            case FINISH -> new Act.Finish("好了", List.of());
            case REPLY ->
                    new Act.Reply(
                            "已办",
                            "已办",
                            Solved.SOLVED,
                            List.of(),
                            random.nextBoolean() ? "已按结论更换" : "");
            case APPROVE -> new Act.Approve("");
            case REJECT -> new Act.Reject("不清楚");
            case REVISIT_ATTEMPT ->
                    new Act.AttemptRevisit(
                            RevisitChannel.PHONE,
                            AttemptOutcome.values()[random.nextInt(3)],
                            "",
                            START);
            case REVISIT_ANSWER ->
                    new Act.AnswerRevisit(
                            RevisitChannel.PHONE,
                            true,
                            Solved.values()[random.nextInt(3)],
                            Satisfaction.values()[random.nextInt(4)],
                            "");
            case URGE -> new Act.Urge("快点");
            case SUPPLEMENT -> new Act.Supplement("还有", List.of());
            case MEETING -> new Act.WishMeeting(random.nextBoolean());
            case REVISIT_CHOICE ->
                    new Act.ChooseRevisit(
                            CaseEvent.RevisitWay.values()[random.nextInt(3)],
                            random.nextBoolean() ? "粤语" : null);
            case ARCHIVE -> new Act.Archive();
            case EXTENSION_ASK,
                    EXTENSION_DECIDE,
                    WAIT,
                    RESUME,
                    PARKING_ASK,
                    PARKING_DECIDE,
                    PARKING_PROLONG,
                    WAKE,
                    SUPERVISE,
                    SUPERVISION_ANSWER,
                    URGENCY_RAISE,
                    RUNG ->
                    time(kind, random, file);
            case RETURN_ASK,
                    RETURN_AGREE,
                    RETURN_REFUSE,
                    DISPUTE_OPEN,
                    DISPUTE_STATE,
                    DISPUTE_REFER,
                    DISPUTE_RULE ->
                    returning(kind, random, file);
            case WHISTLE,
                    REPORT_IN,
                    JOINT_MEETING,
                    TASK_GIVE,
                    TASK_FINISH,
                    TASK_JUDGE,
                    TASK_WAIVE,
                    WHISTLE_END ->
                    whistle(kind, random, file);
            case MEETING_OFFER,
                    MEETING_ANSWER,
                    SITE_CHECK,
                    CONFERENCE_CALL,
                    CONFERENCE_HOLD,
                    UNREASONABLE_ASK,
                    UNREASONABLE_DECIDE ->
                    care(kind, random, file);
            case REVIEW_ASK, REVIEW_FORWARD, REVIEW_DECIDE, REVIEW_WITHDRAW, REVIEW_REVERSE ->
                    review(kind, random, file);
            case RECHECK ->
                    new EvidenceAct.Recheck(
                            null,
                            RevisitChannel.PHONE,
                            random.nextInt(3) == 0
                                    ? null
                                    : new ReviewAct.Answer(
                                            true, Solved.SOLVED, Satisfaction.SATISFIED),
                            "",
                            1 + random.nextInt(3));
            case PRESSURE_REPORT -> new EvidenceAct.ReportPressure("要我说满意");
            case INCIDENT_JOIN ->
                    new IncidentAct.Join("SJ20260302-1", "停暖", WATER, "正在抢修", START, "同一事件");
            case INCIDENT_LEAVE -> new IncidentAct.Leave(random.nextInt(5) == 0 ? "" : "不是这件事");
            case INCIDENT_END ->
                    new IncidentAct.Conclude("已恢复", random.nextBoolean(), random.nextBoolean());
            case FIND -> new EvidenceAct.Find(null, random.nextBoolean(), true, "与照片不符", List.of());
        };
    }

    private static Act review(ActKind kind, Random random, CaseFile file) {
        var here =
                switch (kind) {
                    case REVIEW_FORWARD -> Reviews.State.TO_FORWARD;
                    case REVIEW_REVERSE -> Reviews.State.GRANTED;
                    default -> Reviews.State.TO_DECIDE;
                };
        int last =
                file.reviews().applications().stream()
                        .filter(it -> it.state() == here)
                        .map(Reviews.Application::no)
                        .reduce((first, later) -> later)
                        .orElse(1);
        return switch (kind) {
            case REVIEW_ASK ->
                    new ReviewAct.AskReview(
                            null,
                            ReviewFact.ReviewKind.values()[random.nextInt(3)],
                            ReviewFact.ReviewGround.values()[
                                    random.nextInt(ReviewFact.ReviewGround.values().length)],
                            "理由",
                            List.of("1"),
                            file.reviews().applications().stream()
                                    .filter(it ->
                                            it.state() == Reviews.State.REFUSED
                                                    || it.state() == Reviews.State.STOPPED)
                                    .map(Reviews.Application::no)
                                    .reduce((first, later) -> later)
                                    .filter(no -> random.nextInt(3) > 0)
                                    .orElse(null));
            case REVIEW_FORWARD -> new ReviewAct.ForwardReview(last, random.nextInt(4) > 0, "情况属实");
            case REVIEW_DECIDE ->
                    new ReviewAct.DecideReview(
                            last,
                            random.nextInt(3) > 0,
                            "理由",
                            "考核办法第十条",
                            ReviewFact.ReviewEffect.values()[random.nextInt(2)],
                            new ReviewAct.Answer(true, Solved.SOLVED, Satisfaction.SATISFIED));
            case REVIEW_WITHDRAW -> new ReviewAct.WithdrawReview(last, "不再申请");
            case REVIEW_REVERSE -> new ReviewAct.ReverseReview(last, "理由", "考核办法第十二条");
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    private static Act time(ActKind kind, Random random, CaseFile file) {
        return switch (kind) {
            case EXTENSION_ASK ->
                    new TimeAct.AskExtension(
                            file.clocks().stream()
                                    .filter(clock -> clock.kind() == CaseClock.Kind.FEEDBACK)
                                    .map(CaseClock::dueAt)
                                    .reduce((first, last) -> last)
                                    .orElse(file.lastAt())
                                    .plus(random.nextInt(20), ChronoUnit.HOURS),
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
                            new TimeFact.RungReached(
                                    "seven-days",
                                    1,
                                    "day-" + random.nextInt(9),
                                    "FEEDBACK-" + file.round(),
                                    "TELL",
                                    null,
                                    "专班研判",
                                    List.of(),
                                    false,
                                    file.lastAt()));
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    private static Act returning(ActKind kind, Random random, CaseFile file) {
        return switch (kind) {
            case RETURN_ASK ->
                    new ReturnAct.AskReturn(
                            ReturnFact.ReturnGround.NOT_OUR_DUTY, "非本单位职责", List.of("1"));
            case RETURN_AGREE ->
                    new ReturnAct.AgreeToReturn(
                            PaperCity.direction(random.nextBoolean()), random.nextBoolean(), "同意");
            case RETURN_REFUSE -> new ReturnAct.RefuseReturn("属本单位职责");
            case DISPUTE_OPEN ->
                    new ReturnAct.OpenDispute(
                            ReturnFact.DisputeGround.BOUNDARY_WRONG,
                            "界线不清",
                            List.of(random.nextBoolean() ? WATER : NEIGHBOUR),
                            List.of("1"));
            case DISPUTE_STATE -> new ReturnAct.State("不在我辖区", List.of());
            case DISPUTE_REFER -> new ReturnAct.Refer("意见不一");
            case DISPUTE_RULE ->
                    new ReturnAct.Rule(
                            random.nextBoolean() ? null : PaperCity.direction(true),
                            random.nextBoolean(),
                            "按界线",
                            "界线图",
                            random.nextBoolean());
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    private static Act whistle(ActKind kind, Random random, CaseFile file) {
        int last = Math.max(1, file.whistles().all().size());
        int task = 1 + random.nextInt(file.whistles().nextTask());
        return switch (kind) {
            case WHISTLE ->
                    new WhistleAct.Blow(
                            WhistleFact.WhistleKind.EMERGENCY,
                            "到场关阀",
                            List.of(new WhistleAct.Call(WATER, "关阀")),
                            null,
                            "路口",
                            null,
                            List.of());
            case REPORT_IN ->
                    new WhistleAct.ReportIn(
                            last, WhistleFact.Presence.values()[random.nextInt(4)], "到");
            case JOINT_MEETING ->
                    new WhistleAct.HoldMeeting(
                            last, file.lastAt(), "现场", List.of("张三"), "纪要", List.of());
            case TASK_GIVE -> new WhistleAct.GiveTask(last, WATER, "李四", "换阀", Limit.parse("1d"));
            case TASK_FINISH -> new WhistleAct.FinishTask(last, task, "换好", List.of());
            case TASK_JUDGE -> new WhistleAct.JudgeTask(last, task, random.nextBoolean(), "可以");
            case TASK_WAIVE -> new WhistleAct.WaiveTask(last, task, "已无必要");
            case WHISTLE_END ->
                    new WhistleAct.EndWhistle(
                            last,
                            "谢谢",
                            List.of(new WhistleFact.Rating(WATER, 1 + random.nextInt(5), "一般")));
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    private static Act care(ActKind kind, Random random, CaseFile file) {
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
                            List.of(
                                    new CareFact.Check("路面", random.nextInt(3) > 0, "仍有坑"),
                                    new CareFact.Check("照明", true, "")),
                            List.of(),
                            List.of("1"),
                            39.9,
                            116.4);
            case CONFERENCE_CALL -> new CareAct.CallConference("三次未解决");
            case CONFERENCE_HOLD ->
                    new CareAct.HoldConference(file.lastAt(), List.of("张三"), "更换管线", List.of());
            case UNREASONABLE_ASK ->
                    new CareAct.AskUnreasonable(
                            CareFact.UnreasonableGround.values()[random.nextInt(4)],
                            "要求超出政策",
                            List.of("1"));
            case UNREASONABLE_DECIDE ->
                    new CareAct.DecideUnreasonable(
                            random.nextInt(4) == 0, List.of("甲", "乙", "丙"), "理由", "依据", "解释");
            default -> throw new IllegalArgumentException(kind.name());
        };
    }
}
