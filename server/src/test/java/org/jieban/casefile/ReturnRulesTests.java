package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.casefile.PaperCity.CALENDAR;
import static org.jieban.casefile.PaperCity.COMMUNITY;
import static org.jieban.casefile.PaperCity.DISTRICT;
import static org.jieban.casefile.PaperCity.HOTLINE;
import static org.jieban.casefile.PaperCity.NEIGHBOUR;
import static org.jieban.casefile.PaperCity.START;
import static org.jieban.casefile.PaperCity.STREET;
import static org.jieban.casefile.PaperCity.WATER;
import static org.jieban.casefile.PaperCity.actor;
import static org.jieban.casefile.PaperCity.enter;
import static org.jieban.casefile.PaperCity.submitted;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jieban.calendar.Limit;
import org.jieban.casefile.CaseEvent.Limits;
import org.jieban.casefile.ReturnFact.DisputeGround;
import org.jieban.casefile.ReturnFact.ReturnGround;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Returns (退单) and disputes (争议) on paper. */
class ReturnRulesTests {

    private static final CaseActor DISPATCHER = actor(Role.DISPATCHER, HOTLINE, 9);
    private static final CaseActor HANDLER = actor(Role.HANDLER, STREET, 1);
    private static final CaseActor NEIGHBOURS = actor(Role.HANDLER, NEIGHBOUR, 2);
    private static final CaseActor DISTRICT_LEADER = actor(Role.LEADER, DISTRICT, 3);
    private static final ReturnAct ASK =
            new ReturnAct.AskReturn(ReturnGround.NOT_OUR_DUTY, "属供水单位", List.of("1"));
    private static final ReturnAct DISPUTE =
            new ReturnAct.OpenDispute(
                    DisputeGround.BOUNDARY_WRONG, "路东归邻街", List.of(NEIGHBOUR), List.of());
    private static final ReturnAct STATE = new ReturnAct.State("以路中线为界", List.of());

    private final CaseFile file = new CaseFile(1, CALENDAR);
    private final List<RecordedEvent> history = new ArrayList<>();
    private Instant at = START;

    @BeforeEach
    void aStreetHasACase() {
        enter(file, history, submitted(true), CaseActor.citizen(), at);
        perform(DISPATCHER, new Act.Accept());
        perform(DISPATCHER, new Act.Dispatch(to(STREET, "2wh")));
        later(Duration.ofMinutes(10));
    }

    @Test // [utest->rule~return.window~1]
    void aCaseIsReturnedWithinItsWindowAndNotAfter() {
        assertThat(decide(HANDLER, ASK)).isInstanceOf(Decision.Facts.class);

        later(Duration.ofHours(2));

        assertThat(refusal(HANDLER, ASK)).isEqualTo(Refusal.RETURN_TOO_LATE);
    }

    @Test // [utest->rule~return.window~1]
    void whereTheDispatchSetNoWindowTheCitysUsualOneHolds() {
        perform(DISPATCHER, new Act.Redispatch(to(WATER, null)));
        var water = actor(Role.LEADER, WATER, 4);
        later(Duration.ofHours(20));

        assertThat(decide(water, ASK)).isInstanceOf(Decision.Facts.class);
        later(Duration.ofHours(10));
        assertThat(refusal(water, ASK)).isEqualTo(Refusal.RETURN_TOO_LATE);
    }

    @Test // [utest->rule~return.evidence~1]
    void aReturnNeedsAReasonAndEvidence() {
        assertThat(refusal(HANDLER, ask("", List.of("1")))).isEqualTo(Refusal.REASON_MISSING);
        assertThat(refusal(HANDLER, ask("不归我", List.of()))).isEqualTo(Refusal.EVIDENCE_MISSING);
    }

    @Test
    void onlyTheUnitInChargeReturns() {
        assertThat(refusal(NEIGHBOURS, ASK)).isEqualTo(Refusal.NOT_YOUR_CASE);
    }

    @Test // [utest->rule~return.decided~1]
    void theUnitStaysInChargeWhileItsReturnWaitsAndNobodySendsTheCaseAwayBesides() {
        perform(HANDLER, ASK);

        assertThat(lead()).isEqualTo(STREET);
        assertThat(clock(CaseClock.Kind.FEEDBACK).running()).isTrue();
        assertThat(refusal(DISPATCHER, new Act.Redispatch(to(WATER, null))))
                .isEqualTo(Refusal.RETURN_PENDING);
        assertThat(refusal(HANDLER, DISPUTE)).isEqualTo(Refusal.RETURN_PENDING);
        assertThat(decide(HANDLER, new Act.Sign())).isInstanceOf(Decision.Facts.class);
    }

    @Test // [utest->rule~return.agreed~1]
    void anAgreedReturnIsANewDispatchInTheSameActAndItsClockBeginsAnew() {
        perform(HANDLER, ASK);
        later(Duration.ofHours(5));

        perform(DISPATCHER, new ReturnAct.AgreeToReturn(to(WATER, null), false, "属实"));

        assertThat(lead()).isEqualTo(WATER);
        assertThat(file.state()).isEqualTo(CaseState.DISPATCHED);
        assertThat(file.returns().asked()).isEmpty();
        assertThat(clock(CaseClock.Kind.FEEDBACK).dueAt())
                .isEqualTo(CALENDAR.due(at, Limit.parse("2wd")));
    }

    @Test // [utest->rule~return.agreed~1]
    void whereTheCatalogueSaysSoTheClockGoesOn() {
        var before = clock(CaseClock.Kind.FEEDBACK).dueAt();
        perform(HANDLER, ASK);
        later(Duration.ofHours(5));

        perform(DISPATCHER, new ReturnAct.AgreeToReturn(to(WATER, null), true, "属实"));

        assertThat(clock(CaseClock.Kind.FEEDBACK).dueAt()).isEqualTo(before);
    }

    @Test // [utest->rule~return.agreed~1]
    void anAgreedReturnDoesNotGoBackToTheUnitThatReturned() {
        perform(HANDLER, ASK);

        assertThat(refusal(DISPATCHER, new ReturnAct.AgreeToReturn(to(STREET, null), false, "")))
                .isEqualTo(Refusal.SAME_UNIT);
        assertThat(refusal(DISPATCHER, new ReturnAct.AgreeToReturn(to(COMMUNITY, null), false, "")))
                .isEqualTo(Refusal.COMMUNITY_NEVER_LEADS);
    }

    @Test // [utest->rule~return.once~1]
    void aRefusedReturnIsFinal() {
        perform(HANDLER, ASK);
        perform(DISPATCHER, new ReturnAct.RefuseReturn("属本街道职责"));

        assertThat(lead()).isEqualTo(STREET);
        assertThat(refusal(HANDLER, ASK)).isEqualTo(Refusal.RETURNED_BEFORE);
        assertThat(refusal(HANDLER, DISPUTE)).isEqualTo(Refusal.RETURNED_BEFORE);
        assertThat(refusal(DISPATCHER, new ReturnAct.RefuseReturn("再说一遍")))
                .isEqualTo(Refusal.NO_RETURN_ASKED);
    }

    @Test // [utest->rule~return.once~1]
    void aUnitThatGetsTheCaseBackCannotReturnItASecondTime() {
        perform(HANDLER, ASK);
        perform(DISPATCHER, new ReturnAct.AgreeToReturn(to(WATER, null), false, "属实"));
        perform(actor(Role.LEADER, WATER, 4), ASK);
        perform(DISPATCHER, new ReturnAct.AgreeToReturn(to(STREET, null), false, "核实为街道职责"));

        assertThat(refusal(HANDLER, ASK)).isEqualTo(Refusal.RETURNED_BEFORE);
    }

    @Test // [utest->rule~dispute.judge~1]
    void betweenTwoStreetsTheirDistrictJudges() {
        perform(HANDLER, DISPUTE);

        var dispute = file.returns().dispute().orElseThrow();
        assertThat(dispute.judge()).isEqualTo(DISTRICT);
        assertThat(dispute.opened().parties()).containsExactly(STREET, NEIGHBOUR);
        assertThat(dispute.statementsBy(file))
                .isEqualTo(CALENDAR.due(at, PaperCity.SETTINGS.statementLimit()));
        assertThat(refusal(DISPATCHER, rule(null))).isEqualTo(Refusal.NOT_THE_JUDGE);
        assertThat(lead()).isEqualTo(STREET);
    }

    @Test // [utest->rule~dispute.judge~1]
    void betweenAStreetAndACityDepartmentTheHotlineJudges() {
        perform(HANDLER, disputeWith(WATER));

        assertThat(file.returns().dispute().orElseThrow().judge()).isNull();
        assertThat(refusal(DISTRICT_LEADER, rule(null))).isEqualTo(Refusal.NOT_THE_JUDGE);
        assertThat(refusal(DISPATCHER, new ReturnAct.Refer("难"))).isEqualTo(Refusal.NO_LEVEL_ABOVE);
    }

    @Test // [utest->rule~dispute.judge~1]
    void aDistrictIsNotJudgeInItsOwnCase() {
        perform(HANDLER, disputeWith(DISTRICT));

        assertThat(file.returns().dispute().orElseThrow().judge()).isNull();
    }

    @Test
    void aDisputeNeedsAnotherParty() {
        assertThat(refusal(HANDLER, disputeWith(STREET))).isEqualTo(Refusal.PARTIES_MISSING);
        assertThat(refusal(HANDLER, disputeWith(COMMUNITY)))
                .isEqualTo(Refusal.COMMUNITY_NEVER_LEADS);
    }

    @Test // [utest->rule~dispute.heard~1]
    void aPartyWithoutAnyOtherPartInTheCaseStatesItsViewInTime() {
        perform(HANDLER, DISPUTE);

        assertThat(refusal(NEIGHBOURS, new Act.Note("我来办", false, List.of())))
                .isEqualTo(Refusal.NOT_YOUR_CASE);
        assertThat(refusal(actor(Role.HANDLER, WATER, 5), STATE)).isEqualTo(Refusal.NOT_A_PARTY);
        assertThat(refusal(DISTRICT_LEADER, rule(null))).isEqualTo(Refusal.STATEMENTS_RUNNING);

        perform(NEIGHBOURS, STATE);

        assertThat(file.returns().dispute().orElseThrow().isHeard(file)).isTrue();
        assertThat(decide(DISTRICT_LEADER, rule(null))).isInstanceOf(Decision.Facts.class);
    }

    @Test // [utest->rule~dispute.heard~1]
    void whoeverKeepsSilentIsNotWaitedForLongerThanTheirTime() {
        perform(HANDLER, DISPUTE);
        later(Duration.ofHours(8));

        assertThat(refusal(NEIGHBOURS, STATE)).isEqualTo(Refusal.STATEMENTS_CLOSED);
        assertThat(decide(DISTRICT_LEADER, rule(null))).isInstanceOf(Decision.Facts.class);
    }

    @Test // [utest->rule~dispute.heard~1]
    void dangerDoesNotWaitForStatements() {
        perform(HANDLER, DISPUTE);
        enter(
                file,
                history,
                new CaseEvent.Corrected(null, null, Urgency.DANGER, null, null, "有人受伤"),
                DISPATCHER,
                at);

        assertThat(decide(DISTRICT_LEADER, rule(null))).isInstanceOf(Decision.Facts.class);
    }

    @Test // [utest->rule~dispute.ruling~1]
    void theRulingGivesTheCaseToAnotherUnitInTheSameAct() {
        perform(HANDLER, DISPUTE);
        perform(NEIGHBOURS, STATE);
        perform(DISTRICT_LEADER, rule(to(NEIGHBOUR, null)));

        assertThat(lead()).isEqualTo(NEIGHBOUR);
        assertThat(file.returns().dispute()).isEmpty();
        assertThat(file.state()).isEqualTo(CaseState.DISPATCHED);
        assertThat(refusal(NEIGHBOURS, new Act.Note("", false, List.of())))
                .isEqualTo(Refusal.WRONG_STATE);
        assertThat(decide(NEIGHBOURS, new Act.Sign())).isInstanceOf(Decision.Facts.class);
    }

    @Test // [utest->rule~dispute.ruling~1]
    void theRulingMayLeaveTheCaseWhereItIs() {
        perform(HANDLER, new Act.Sign());
        perform(HANDLER, DISPUTE);
        perform(NEIGHBOURS, STATE);
        perform(DISTRICT_LEADER, rule(null));

        assertThat(lead()).isEqualTo(STREET);
        assertThat(file.state()).isEqualTo(CaseState.HANDLING);
        assertThat(file.returns().dispute()).isEmpty();
    }

    @Test // [utest->rule~dispute.ruling~1]
    void aDistrictCannotGiveTheCaseToTheCitysDepartment() {
        perform(HANDLER, DISPUTE);
        perform(NEIGHBOURS, STATE);

        assertThat(refusal(DISTRICT_LEADER, rule(to(WATER, null))))
                .isEqualTo(Refusal.BEYOND_THE_JUDGE);
    }

    @Test // [utest->rule~dispute.referred~1]
    void whatTheDistrictCannotSettleTheCityDoesAndTheSilentAreAskedAgain() {
        perform(HANDLER, DISPUTE);
        later(Duration.ofHours(8));
        perform(DISTRICT_LEADER, new ReturnAct.Refer("涉及两部门规定不一"));

        assertThat(file.returns().dispute().orElseThrow().judge()).isNull();
        assertThat(refusal(DISTRICT_LEADER, rule(null))).isEqualTo(Refusal.NOT_THE_JUDGE);
        assertThat(refusal(DISPATCHER, rule(null))).isEqualTo(Refusal.STATEMENTS_RUNNING);
        perform(NEIGHBOURS, STATE);
        perform(DISPATCHER, rule(to(WATER, null)));
        assertThat(lead()).isEqualTo(WATER);
    }

    @Test // [utest->rule~dispute.once~1]
    void whatWasRuledIsFinal() {
        perform(HANDLER, DISPUTE);
        perform(NEIGHBOURS, STATE);
        perform(DISTRICT_LEADER, rule(null));

        assertThat(refusal(HANDLER, DISPUTE)).isEqualTo(Refusal.DISPUTED_BEFORE);
        assertThat(refusal(HANDLER, ASK)).isEqualTo(Refusal.DISPUTED_BEFORE);
    }

    private void later(Duration duration) {
        at = at.plus(duration);
    }

    private UnitId lead() {
        return file.lead().orElseThrow().unit();
    }

    private CaseClock clock(CaseClock.Kind kind) {
        int no = file.lead().orElseThrow().no();
        return file.clocks().stream()
                .filter(clock -> clock.kind() == kind && clock.assignment() == no)
                .findFirst()
                .orElseThrow();
    }

    private static ReturnAct ask(String reason, List<String> evidence) {
        return new ReturnAct.AskReturn(ReturnGround.NOT_OUR_DUTY, reason, evidence);
    }

    private static ReturnAct disputeWith(UnitId other) {
        return new ReturnAct.OpenDispute(
                DisputeGround.DUTY_UNCLEAR, "职责交叉", List.of(other), List.of());
    }

    private static ReturnAct rule(Act.Direction direction) {
        return new ReturnAct.Rule(direction, false, "以勘界图为准", "区划勘界图", true);
    }

    private static Act.Direction to(UnitId unit, String giveBack) {
        return new Act.Direction(
                unit,
                List.of(),
                new Limits(
                        Limit.parse("1h"),
                        Limit.parse("4h"),
                        Limit.parse("2wd"),
                        null,
                        giveBack == null ? null : Limit.parse(giveBack)),
                "DECIDED",
                null,
                1,
                "理由");
    }

    private void perform(CaseActor actor, Act act) {
        var facts = (Decision.Facts) decide(actor, act);
        facts.events().forEach(event -> enter(file, history, event, actor, at));
    }

    private Decision decide(CaseActor actor, Act act) {
        return PaperCity.decide(file, actor, act, at);
    }

    private Refusal refusal(CaseActor actor, Act act) {
        return ((Decision.Refused) decide(actor, act)).reason();
    }
}
