package org.jieban.appeal;

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
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Exclusions and appeals at the desks, from the unit through the district to the decision. */
@PostgresTest
class AppealsTests {

    @Autowired MockMvcTester mvc;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;

    private SmallCity city;
    private DesksOfTheHotline desks;
    private CaseNumber number;

    @BeforeEach
    void aStreetHasABadAnswer() {
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
        number = answered();
    }

    @Test // [utest->rule~appeal.desk~1] [utest->rule~appeal.told~1]
    void anAppealGoesThroughTheDistrictToTheCitysDecision() {
        done(city.handler, "review-ask", praise());
        assertThat(numbers(city.handler, "MINE")).containsExactly(number.value());
        assertThat(numbers(city.districtLeader, "TO_FORWARD")).containsExactly(number.value());
        assertThat(numbers(city.assessor, "TO_DECIDE")).isEmpty();
        assertThat(kinds(city.districtLeader)).contains("REVIEW_WAITS");
        assertThat(numbers(city.otherHandler, "ALL")).isEmpty();

        done(
                city.districtLeader,
                "review-forward",
                ",\"application\":1,\"forwarded\":true,\"opinion\":\"属咨询\"");
        assertThat(numbers(city.assessor, "TO_DECIDE")).containsExactly(number.value());
        assertThat(body(desks.get(city.assessor, "/reviews/counts")).at("/toDecide").asInt())
                .isEqualTo(1);
        assertThat(possible(city.assessor)).contains("review-decide");

        done(
                city.assessor,
                "review-decide",
                ",\"application\":1,\"granted\":true,\"reason\":\"属实\",\"rule\":\"考核办法第十条\",\"effect\":\"EXCLUDED\"");
        var page = page(city.handler);
        assertThat(page.at("/reviews/applications/0/state").asString()).isEqualTo("GRANTED");
        assertThat(page.at("/reviews/applications/0/rule").asString()).isEqualTo("考核办法第十条");
        assertThat(page.at("/reviews/rounds/0/counts/0/excluded").asBoolean()).isTrue();
        assertThat(page.at("/reviews/rounds/0/answer/satisfaction").asString())
                .isEqualTo("DISSATISFIED");
        assertThat(kinds(city.handler)).contains("REVIEW_TOLD");
        assertThat(page.at("/state").asString()).isEqualTo("DISPATCHED");
    }

    @Test // [utest->rule~appeal.another-level~1]
    void nobodyDecidesWhatTheirOwnUnitAskedAlsoNotByTheInterface() {
        done(city.handler, "review-ask", praise());
        done(
                city.districtLeader,
                "review-forward",
                ",\"application\":1,\"forwarded\":true,\"opinion\":\"属咨询\"");
        var decide =
                "{\"version\":null,\"application\":1,\"granted\":false,\"reason\":\"不属实\",\"rule\":\"第十条\"}";
        for (var involved : List.of(city.leader, city.districtLeader)) {
            var answer = desks.post(involved, path("review-decide"), decide);
            assertThat(answer).hasStatus(403);
            assertThat(body(answer).get("type").asString()).endsWith("case/own-application");
        }
    }

    @Test // [utest->rule~appeal.figures~1]
    void howOftenWhichGroundIsGrantedOpensTheApplications() {
        done(city.handler, "review-ask", praise());
        done(
                city.districtLeader,
                "review-forward",
                ",\"application\":1,\"forwarded\":false,\"opinion\":\"不属咨询\"");

        var byUnit = body(desks.get(city.districtLeader, "/reviews/figures?by=UNIT"));
        assertThat(byUnit.at("/0/unit/name").asString()).isEqualTo("望京街道");
        assertThat(byUnit.at("/0/asked").asInt()).isEqualTo(1);
        assertThat(byUnit.at("/0/stopped").asInt()).isEqualTo(1);
        var byGround = body(desks.get(city.handler, "/reviews/figures?by=GROUND"));
        assertThat(byGround.at("/0/key").asString()).isEqualTo("CONSULTATION_OR_PRAISE");
        assertThat(body(desks.get(city.otherHandler, "/reviews/figures?by=REVIEWER"))).isEmpty();
        var behind =
                body(
                        desks.get(
                                city.handler,
                                "/reviews?ground=CONSULTATION_OR_PRAISE&state=STOPPED"));
        assertThat(behind.at("/items/0/number").asString()).isEqualTo(number.value());
        var sheet = desks.get(city.handler, "/reviews/applications.csv");
        assertThat(sheet).hasStatusOk().bodyText().contains(number.value(), "STOPPED");
    }

    @Test
    void theDeskIsTheSameWhenTheFactsAreReadAgainAndAPieceFollowsThePieceBefore() {
        done(city.handler, "review-ask", praise());
        var second = number;
        number = answered();
        done(city.handler, "review-ask", praise());
        done(city.leader, "review-withdraw", ",\"application\":1,\"reason\":\"不再申请\"");
        readOn();
        var before = rows();
        followers.rebuild("appeal");
        readOn();
        assertThat(rows()).isEqualTo(before);

        var first = body(desks.get(city.handler, "/reviews?desk=MINE&limit=1"));
        assertThat(first.at("/items/0/number").asString()).isEqualTo(second.value());
        var next =
                body(
                        desks.get(
                                city.handler,
                                "/reviews?desk=MINE&limit=1&cursor="
                                        + first.get("next").asString()));
        assertThat(next.at("/items/0/state").asString()).isEqualTo("WITHDRAWN");
        assertThat(next.get("next").isNull()).isTrue();
        assertThat(desks.get(city.handler, "/reviews?cursor=x")).hasStatus(400);
    }

    @Test
    void theCitizensPageSaysNothingOfIt() {
        var before = casework.seeAsCitizen(number).orElseThrow();
        done(city.handler, "review-ask", praise());
        var after = casework.seeAsCitizen(number).orElseThrow();

        assertThat(after.possible()).isEqualTo(before.possible());
        assertThat(after.file().lastAt()).isEqualTo(before.file().lastAt());
    }

    private static String praise() {
        return ",\"kind\":\"EXCLUSION\",\"ground\":\"CONSULTATION_OR_PRAISE\",\"words\":\"属咨询类\"";
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

    private String path(String act) {
        return "/cases/" + number.value() + "/acts/" + act;
    }

    private void done(Actor actor, String act, String rest) {
        assertThat(desks.post(actor, path(act), "{\"version\":null" + rest + "}")).hasStatusOk();
        readOn();
    }

    private List<String> numbers(Actor actor, String desk) {
        return body(desks.get(actor, "/reviews?desk=" + desk))
                .get("items")
                .valueStream()
                .map(item -> item.get("number").asString())
                .toList();
    }

    private List<String> possible(Actor actor) {
        return page(actor)
                .get("possible")
                .valueStream()
                .map(act -> act.get("act").asString())
                .toList();
    }

    private List<String> kinds(Actor actor) {
        return body(desks.get(actor, "/notices"))
                .get("items")
                .valueStream()
                .map(notice -> notice.get("kind").asString())
                .toList();
    }

    private JsonNode page(Actor actor) {
        return body(desks.get(actor, "/cases/" + number.value()));
    }

    private List<String> rows() {
        return jdbc.sql("select r::text from review_application r order by case_id, no")
                .query(String.class)
                .list();
    }

    private void readOn() {
        new ReadOn(followers, jdbc).untilNow("appeal");
    }
}
