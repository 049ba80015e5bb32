package org.jieban.revisit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import java.util.List;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.RevisitChannel;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.EvidenceAct;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.ReviewAct;
import org.jieban.casefile.ReviewFact.ReviewGround;
import org.jieban.casefile.ReviewFact.ReviewKind;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Second revisits at the desk, their agreement, and pressure that the unit does not learn of. */
@PostgresTest
class RechecksTests {

    private static final String DAYS = "from=2026-03-01&until=2026-03-31";

    @Autowired MockMvcTester mvc;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;

    private SmallCity city;
    private DesksOfTheHotline desks;
    private CaseNumber number;
    private Actor second;

    @BeforeEach
    void anAnswerIsDisputed() {
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
        second = new TestActors(jdbc, units).with(Role.REVISITER, city.revisiter.unit(), city.city);
        number = answered();
        readOn();
    }

    @Test // [utest->rule~revisit.agreement~1]
    void aDisputedAnswerIsAskedAgainByAnotherAgentAndTheirAgreementIsShownToTheCentreOnly() {
        dispute();
        assertThat(body(desks.get(city.revisiter, "/rechecks"))).isEmpty();
        var waiting = body(desks.get(second, "/rechecks"));
        assertThat(waiting.at("/0/number").asString()).isEqualTo(number.value());
        assertThat(waiting.at("/0/disputed").asBoolean()).isTrue();
        var handed = body(desks.post(second, "/rechecks/next", "{}"));
        assertThat(handed.get("number").asString()).isEqualTo(number.value());
        assertThat(desks.post(city.revisiter, "/rechecks/next", "{}")).hasStatus(204);

        var said =
                "{\"version\":null,\"contacted\":true,\"solved\":\"SOLVED\",\"satisfaction\":\"SATISFIED\"}";
        assertThat(desks.post(city.revisiter, path("recheck"), said)).hasStatus(403);
        assertThat(desks.post(second, path("recheck"), said)).hasStatusOk();
        readOn();

        assertThat(body(desks.get(second, "/rechecks"))).isEmpty();
        var all = body(desks.get(city.assessor, "/rechecks/agreement?" + DAYS));
        var first =
                all.valueStream()
                        .filter(one -> one.get("agent").asLong() == city.revisiter.person().value())
                        .findFirst()
                        .orElseThrow();
        assertThat(first.get("checked").asInt()).isEqualTo(1);
        assertThat(first.get("contacted").asInt()).isEqualTo(1);
        assertThat(first.get("solved").asInt()).isZero();
        var both =
                body(
                        desks.get(
                                city.assessor,
                                "/rechecks/answers?"
                                        + DAYS
                                        + "&agent="
                                        + city.revisiter.person().value()));
        assertThat(both.at("/0/first/solved").asString()).isEqualTo("NOT_SOLVED");
        assertThat(both.at("/0/again/solved").asString()).isEqualTo("SOLVED");
        assertThat(desks.get(city.leader, "/rechecks/agreement?" + DAYS)).hasStatus(403);
        assertThat(desks.get(second, "/rechecks/agreement?" + DAYS)).hasStatus(403);
    }

    @Test
    void anAgentIsNotShownHowUnitsRank() {
        assertThat(Role.REVISITER.scopes())
                .doesNotContain(org.jieban.identity.TokenScope.RANKING_READ);
    }

    @Test // [utest->rule~revisit.pressure~1]
    void theLevelAboveLearnsOfPressureAndTheUnitDoesNot() {
        casework.perform(
                        number,
                        null,
                        new EvidenceAct.ReportPressure("社区来人要我改口"),
                        CaseActor.citizen(),
                        SmallCity.key(),
                        casework.now())
                .orThrow();
        readOn();

        for (var unit : List.of(city.handler, city.leader)) {
            assertThat(timeline(unit)).doesNotContain("PressureReported");
            assertThat(desks.get(unit, "/cases/" + number.value())).bodyText().doesNotContain("改口");
            assertThat(desks.get(unit, "/notices")).bodyText().doesNotContain("PRESSURE");
        }
        assertThat(body(desks.get(city.leader, "/pressure?" + DAYS))).isEmpty();
        assertThat(timeline(city.districtLeader)).contains("PressureReported");
        assertThat(desks.get(city.districtLeader, "/notices")).bodyText().contains("PRESSURE");
        var seen = body(desks.get(city.districtLeader, "/pressure?" + DAYS));
        assertThat(seen.at("/0/unitName").asString()).isEqualTo("望京街道");
        assertThat(desks.get(city.assessor, "/pressure?" + DAYS))
                .bodyText()
                .contains(number.value());
    }

    @Test
    void whatIsKeptIsTheSameWhenTheFactsAreReadAgain() {
        dispute();
        var before = rows();
        followers.rebuild("revisit");
        readOn();
        assertThat(rows()).isEqualTo(before).isNotEmpty();
    }

    private List<String> rows() {
        return jdbc.sql(
                        "select to_jsonb(r) - 'claimed_by' - 'claimed_until' from recheck r order by case_id, round")
                .query(String.class)
                .list();
    }

    private void dispute() {
        // evidence is a file; here its number is enough
        casework.perform(
                        number,
                        null,
                        new ReviewAct.AskReview(
                                null,
                                ReviewKind.APPEAL,
                                ReviewGround.ANSWER_WRONG,
                                "与录音不符",
                                List.of("1"),
                                null),
                        CaseActor.of(city.handler),
                        SmallCity.key(),
                        casework.now())
                .orThrow();
        readOn();
    }

    private List<String> timeline(Actor viewer) {
        return body(desks.get(viewer, "/cases/" + number.value()))
                .get("timeline")
                .valueStream()
                .map(entry -> entry.get("type").asString())
                .toList();
    }

    private String path(String act) {
        return "/cases/" + number.value() + "/acts/" + act;
    }

    private CaseNumber answered() {
        var opened =
                casework.open(
                        city::burstPipe,
                        id -> {},
                        List.of(new Act.Accept(), new Act.Dispatch(city.toStreet())),
                        CaseActor.of(city.agent),
                        SmallCity.key(),
                        casework.now());
        var fresh = opened.orThrow().number();
        perform(fresh, city.handler, new Act.Sign());
        perform(
                fresh,
                city.handler,
                new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, ""));
        perform(fresh, city.handler, new Act.Reply("已办", "已办", Solved.SOLVED, List.of()));
        perform(fresh, city.leader, new Act.Approve(""));
        perform(
                fresh,
                city.revisiter,
                new Act.AnswerRevisit(
                        RevisitChannel.PHONE,
                        true,
                        Solved.NOT_SOLVED,
                        Satisfaction.DISSATISFIED,
                        ""));
        return fresh;
    }

    private void perform(CaseNumber which, Actor actor, Act act) {
        casework.perform(which, null, act, actor, SmallCity.key()).orThrow();
    }

    private void readOn() {
        new ReadOn(followers, jdbc).untilNow("revisit");
    }
}
