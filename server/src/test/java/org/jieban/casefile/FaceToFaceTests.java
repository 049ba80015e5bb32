package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.casefile.PaperCity.CALENDAR;
import static org.jieban.casefile.PaperCity.DISTRICT;
import static org.jieban.casefile.PaperCity.HOTLINE;
import static org.jieban.casefile.PaperCity.START;
import static org.jieban.casefile.PaperCity.STREET;
import static org.jieban.casefile.PaperCity.WATER;
import static org.jieban.casefile.PaperCity.actor;
import static org.jieban.casefile.PaperCity.dispatchDemanding;
import static org.jieban.casefile.PaperCity.dispatchTo;
import static org.jieban.casefile.PaperCity.enter;
import static org.jieban.casefile.PaperCity.submitted;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jieban.casefile.CareFact.Check;
import org.jieban.casefile.CareFact.OfferAnswer;
import org.jieban.casefile.CareFact.Slot;
import org.jieban.casefile.CareFact.UnreasonableGround;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.Outcome;
import org.jieban.casefile.CaseEvent.RevisitChannel;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Meetings, acceptance on site, conferences and the panel, on paper. */
class FaceToFaceTests {

    private static final CaseActor HANDLER = actor(Role.HANDLER, STREET, 1);
    private static final CaseActor LEADER = actor(Role.LEADER, STREET, 2);
    private static final CaseActor DISPATCHER = actor(Role.DISPATCHER, HOTLINE, 9);
    private static final CaseActor CITIZEN = CaseActor.citizen();
    private static final Act DONE = new Act.Reply("已换灯", "已换灯", Solved.SOLVED, List.of());

    private CaseFile file = new CaseFile(1, CALENDAR);
    private Instant now = START;

    @Test // [utest->rule~care.meeting-before-reply~1]
    void aReplyWaitsForAMeetingOrForTheCitizensNo() {
        handled();

        assertThat(refusal(HANDLER, DONE)).isEqualTo(Refusal.MEETING_MISSING);
        does(HANDLER, new Act.Meet(now, "居委会", "周五换灯", "王静、赵女士", List.of("7")));

        assertThat(refused(HANDLER, DONE)).isNull();
    }

    @Test
    void theCitizensNoOpensTheReplyWhereverItWasSaid() {
        var onThePhone = new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, "上班没空");
        for (var no :
                List.of(
                        onThePhone,
                        answer(OfferAnswer.DECLINED, null),
                        new Act.WishMeeting(false))) {
            file = new CaseFile(1, CALENDAR);
            handled();
            does(HANDLER, invitation(2));

            does(no == onThePhone ? HANDLER : CITIZEN, no);

            assertThat(file.meeting()).isEqualTo(MeetingAnswer.DECLINED);
            assertThat(refused(HANDLER, DONE)).isNull();
        }
    }

    @Test
    void aMeetingThatWasAcceptedHasToBeHeld() {
        handled();
        does(HANDLER, invitation(2));
        does(CITIZEN, answer(OfferAnswer.ACCEPTED, 1));

        assertThat(file.meeting()).isEqualTo(MeetingAnswer.ACCEPTED);
        assertThat(refusal(HANDLER, DONE)).isEqualTo(Refusal.MEETING_MISSING);
        assertThat(refusal(HANDLER, new Act.Meet(now.plusSeconds(3600), "居委会", "")))
                .isEqualTo(Refusal.TIME_IN_THE_FUTURE);
    }

    @Test
    void olderCasesAndExemptCategoriesAreRepliedAsBefore() {
        opened(dispatchTo(STREET));
        does(HANDLER, new Act.Sign());
        does(HANDLER, new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.NOT_ASKED, ""));

        assertThat(refused(HANDLER, DONE)).isNull();
    }

    @Test // [utest->rule~care.out-of-reach~1]
    void afterThreeRecordedAttemptsThatReachNobodyTheUnitMayReply() {
        opened(dispatchDemanding(STREET));
        does(HANDLER, new Act.Sign());
        var missed = new Act.Contact(ContactMethod.PHONE, false, MeetingAnswer.NOT_ASKED, "无人接听");
        for (int i = 0; i < 3; i++) {
            assertThat(refusal(HANDLER, DONE)).isEqualTo(Refusal.NOT_CONTACTED);
            does(HANDLER, missed);
        }

        assertThat(refused(HANDLER, DONE)).isNull();
    }

    @Test // [utest->rule~care.invitation~1]
    void anInvitationOffersOneToFiveTimesInTheFuture() {
        handled();

        assertThat(refusal(HANDLER, invitation(0))).isEqualTo(Refusal.SLOTS_WRONG);
        assertThat(refusal(HANDLER, invitation(6))).isEqualTo(Refusal.SLOTS_WRONG);
        var past = new Slot(now.minusSeconds(60), now.plusSeconds(3600));
        var backward = new Slot(now.plusSeconds(3600), now.plusSeconds(60));
        for (var wrong : List.of(past, backward)) {
            assertThat(refusal(HANDLER, new CareAct.OfferMeeting(List.of(wrong), "居委会", false, "")))
                    .isEqualTo(Refusal.SLOTS_WRONG);
        }
        assertThat(refusal(HANDLER, new CareAct.OfferMeeting(List.of(slot(1)), " ", true, "")))
                .isEqualTo(Refusal.TEXT_MISSING);
        assertThat(refusal(actor(Role.HANDLER, WATER, 4), invitation(1)))
                .isEqualTo(Refusal.NOT_YOUR_CASE);
        assertThat(refused(HANDLER, invitation(5))).isNull();
    }

    @Test // [utest->rule~care.answer~1]
    void aCitizenTakesATimeThatIsStillOpenOrSaysAnother() {
        handled();
        assertThat(refusal(CITIZEN, answer(OfferAnswer.ACCEPTED, 0)))
                .isEqualTo(Refusal.NO_INVITATION);
        does(HANDLER, invitation(2));

        assertThat(refusal(CITIZEN, answer(OfferAnswer.ACCEPTED, null)))
                .isEqualTo(Refusal.SLOT_MISSING);
        assertThat(refusal(CITIZEN, answer(OfferAnswer.ACCEPTED, 2)))
                .isEqualTo(Refusal.SLOT_MISSING);
        assertThat(refusal(CITIZEN, answer(OfferAnswer.MOVED, null)))
                .isEqualTo(Refusal.SLOT_MISSING);
        does(CITIZEN, new CareAct.AnswerOffer(OfferAnswer.MOVED, null, later(9), "周末可以"));
        assertThat(file.care().answer().orElseThrow().wished()).isNotNull();
        does(HANDLER, invitation(1));
        assertThat(file.care().answer()).isEmpty();
        now = later(40);
        assertThat(refusal(CITIZEN, answer(OfferAnswer.ACCEPTED, 0)))
                .isEqualTo(Refusal.SLOT_MISSING);
    }

    @Test // [utest->rule~care.on-site~1] [utest->rule~care.checklist~1]
    void whatIsAcceptedOnSiteNeedsEveryItemPhotosAndAPosition() {
        replied();

        assertThat(refusal(LEADER, new Act.Approve(""))).isEqualTo(Refusal.SITE_CHECK_MISSING);
        assertThat(refusal(HANDLER, look(true))).isEqualTo(Refusal.OWN_REPLY);
        var half = new CareAct.CheckSite(List.of(good("路面")), List.of(), List.of("1"), 39.9, 116.4);
        assertThat(refusal(LEADER, half)).isEqualTo(Refusal.CHECKLIST_INCOMPLETE);
        var both = List.of(good("路面"), good("照明"));
        assertThat(refusal(LEADER, new CareAct.CheckSite(both, List.of(), List.of(), 39.9, 116.4)))
                .isEqualTo(Refusal.PHOTOS_MISSING);
        assertThat(
                        refusal(
                                LEADER,
                                new CareAct.CheckSite(both, List.of(), List.of("1"), null, null)))
                .isEqualTo(Refusal.POSITION_MISSING);
        does(LEADER, look(true));
        assertThat(refused(LEADER, new Act.Approve(""))).isNull();
    }

    @Test
    void whatIsNotGoodOnSiteGoesBackAndIsLookedAtAgain() {
        replied();
        does(LEADER, look(false));

        assertThat(refusal(LEADER, new Act.Approve(""))).isEqualTo(Refusal.SITE_CHECK_FAILED);
        does(LEADER, new Act.Reject("路面仍有坑"));
        does(HANDLER, DONE);
        assertThat(refusal(LEADER, new Act.Approve(""))).isEqualTo(Refusal.SITE_CHECK_MISSING);
    }

    @Test // [utest->rule~care.conference~1]
    void fromTheRoundSetOnAConferenceComesBeforeTheReplyAndBindsIt() {
        for (int round = 1; round < 4; round++) {
            replied();
            does(LEADER, look(true));
            does(LEADER, new Act.Approve(""));
            does(
                    CITIZEN,
                    new Act.AnswerRevisit(
                            RevisitChannel.LINK,
                            true,
                            Solved.NOT_SOLVED,
                            Satisfaction.DISSATISFIED,
                            "又坏了"));
        }
        handled();
        does(HANDLER, new Act.Meet(now, "现场", ""));

        assertThat(file.round()).isEqualTo(4);
        assertThat(refusal(HANDLER, DONE)).isEqualTo(Refusal.CONFERENCE_MISSING);
        assertThat(refusal(LEADER, held("整体更换线路"))).isEqualTo(Refusal.CONFERENCE_NOT_CALLED);
        does(CaseActor.system("ladder"), new CareAct.CallConference("三次未解决"));
        assertThat(refusal(HANDLER, new CareAct.CallConference("再来")))
                .isEqualTo(Refusal.CONFERENCE_CALLED_ALREADY);
        assertThat(refusal(actor(Role.LEADER, WATER, 5), held("不管")))
                .isEqualTo(Refusal.NOT_YOUR_CASE);
        does(actor(Role.LEADER, DISTRICT, 6), held("整体更换线路"));

        assertThat(refusal(HANDLER, DONE)).isEqualTo(Refusal.CONCLUSION_UNANSWERED);
        does(HANDLER, new Act.Reply("已办", "已办", Solved.SOLVED, List.of(), "线路已按会商结论整体更换"));
    }

    @Test // [utest->rule~care.panel~1]
    void aPanelDecidesWithReasonBasisAndAWordToTheCitizen() {
        handled();
        assertThat(refusal(DISPATCHER, found(true))).isEqualTo(Refusal.PANEL_NOT_ASKED);
        assertThat(
                        refusal(
                                HANDLER,
                                new CareAct.AskUnreasonable(
                                        UnreasonableGround.SETTLED, "已办结", List.of())))
                .isEqualTo(Refusal.PANEL_EVIDENCE_MISSING);
        does(HANDLER, asked(UnreasonableGround.SETTLED));
        var two = new CareAct.DecideUnreasonable(true, List.of("甲", "乙", "乙 "), "理由", "依据", "解释");
        assertThat(refusal(DISPATCHER, two)).isEqualTo(Refusal.PANEL_TOO_SMALL);
        var unexplained =
                new CareAct.DecideUnreasonable(true, List.of("甲", "乙", "丙"), "理由", "依据", "");
        assertThat(refusal(DISPATCHER, unexplained)).isEqualTo(Refusal.TEXT_MISSING);
        does(DISPATCHER, found(true));

        assertThat(file.state()).isEqualTo(CaseState.CLOSED);
        assertThat(file.outcome()).isEqualTo(Outcome.UNREASONABLE);
    }

    @Test // [utest->rule~care.panel-once~1]
    void thePanelIsNotAskedTwiceOnTheSameGroundsInARound() {
        handled();
        does(HANDLER, asked(UnreasonableGround.SETTLED));
        assertThat(refusal(HANDLER, asked(UnreasonableGround.UNTRUE)))
                .isEqualTo(Refusal.PANEL_ASKED_ALREADY);
        does(DISPATCHER, found(false));

        assertThat(file.state()).isEqualTo(CaseState.HANDLING);
        assertThat(refusal(HANDLER, asked(UnreasonableGround.SETTLED)))
                .isEqualTo(Refusal.PANEL_HAS_ANSWERED);
        assertThat(refused(HANDLER, asked(UnreasonableGround.UNTRUE))).isNull();
    }

    @Test // [utest->rule~care.progress~1]
    void everyWordToTheCitizenBeginsThePromiseAnew() {
        handled();
        var first = file.clocks().stream().filter(FaceToFaceTests::promises).toList();
        now = now.plus(Duration.ofHours(20));
        does(HANDLER, new Act.Note("内部记录", false, List.of()));
        does(HANDLER, new Act.Note("配件已到货", true, List.of()));

        var running =
                file.clocks().stream().filter(FaceToFaceTests::promises).filter(CaseClock::running);
        assertThat(first).hasSize(1);
        assertThat(running)
                .singleElement()
                .satisfies(
                        clock -> assertThat(clock.startedAt()).isAfter(START.plusSeconds(70_000)));
    }

    private static boolean promises(CaseClock clock) {
        return clock.kind() == CaseClock.Kind.PROGRESS;
    }

    private void handled() {
        if (file.version() == 0) {
            opened(dispatchDemanding(STREET));
        }
        does(HANDLER, new Act.Sign());
        does(HANDLER, new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.NOT_ASKED, ""));
    }

    private void replied() {
        handled();
        does(HANDLER, new Act.Meet(now, "现场", "本周修"));
        does(HANDLER, DONE);
    }

    private void opened(Act dispatch) {
        enter(file, new ArrayList<>(), submitted(true), CITIZEN, now);
        does(DISPATCHER, new Act.Accept());
        does(DISPATCHER, dispatch);
    }

    private void does(CaseActor actor, Act act) {
        now = now.plusSeconds(60);
        var facts = (Decision.Facts) PaperCity.decide(file, actor, act, now);
        facts.events().forEach(event -> enter(file, new ArrayList<>(), event, actor, now));
    }

    private Refusal refusal(CaseActor actor, Act act) {
        return java.util.Objects.requireNonNull(refused(actor, act));
    }

    private @Nullable Refusal refused(CaseActor actor, Act act) {
        return PaperCity.decide(file, actor, act, now) instanceof Decision.Refused(var reason)
                ? reason
                : null;
    }

    private Instant later(int hours) {
        return now.plus(Duration.ofHours(hours));
    }

    private Slot slot(int day) {
        return new Slot(later(24 * day), later(24 * day + 1));
    }

    private CareAct invitation(int slots) {
        return new CareAct.OfferMeeting(
                IntStream.rangeClosed(1, slots).mapToObj(this::slot).toList(), "居委会", false, "");
    }

    private static CareAct answer(OfferAnswer answer, @Nullable Integer slot) {
        return new CareAct.AnswerOffer(answer, slot, null, "");
    }

    private static Check good(String item) {
        return new Check(item, true, "");
    }

    private static CareAct look(boolean good) {
        return new CareAct.CheckSite(
                List.of(new Check("路面", good, good ? "" : "仍有坑"), good("照明")),
                List.of(),
                List.of("1"),
                39.9,
                116.4);
    }

    private CareAct held(String conclusion) {
        return new CareAct.HoldConference(now, List.of("区城管委", "供电公司"), conclusion, List.of());
    }

    private static CareAct asked(UnreasonableGround ground) {
        return new CareAct.AskUnreasonable(ground, "已多次答复", List.of("3"));
    }

    private static CareAct found(boolean unreasonable) {
        return new CareAct.DecideUnreasonable(
                unreasonable, List.of("甲", "乙", "丙"), "合议", "条例第二十条", "您反映的事项已依法办结");
    }
}
