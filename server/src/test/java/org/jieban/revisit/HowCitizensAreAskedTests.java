package org.jieban.revisit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
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
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Phone, link or none, and one questionnaire a round, over HTTP. */
@PostgresTest
class HowCitizensAreAskedTests {

    private static final String ANSWER =
            "\"contacted\":true,\"solved\":\"%s\",\"satisfaction\":\"%s\",\"words\":\"\"";
    private static final String GOOD = ANSWER.formatted("SOLVED", "SATISFIED");
    private static final String BAD = ANSWER.formatted("NOT_SOLVED", "DISSATISFIED");

    @Autowired MockMvcTester mvc;
    @Autowired Followers followers;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private SmallCity city;
    private DesksOfTheHotline desks;

    @BeforeEach
    void inACity() {
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
    }

    private record Called(String number, String track) {}

    @Test // [utest->rule~revisit.choice~1]
    void whoeverChoseTheLinkIsCalledOnlyAfterTheLinkHadItsTime() {
        var called = called("LINK");
        handled(called.number());

        assertThat(next()).isEmpty();
        var listed =
                body(desks.get(city.revisiter, "/revisits"))
                        .get("items")
                        .valueStream()
                        .filter(row -> row.get("number").asString().equals(called.number()))
                        .findFirst()
                        .orElseThrow();
        assertThat(listed.get("linkUntil").asString()).startsWith("2026-03-05");
        assertThat(listed.get("language").asString()).isEqualTo("粤语");

        clock.advance(Duration.ofDays(3));
        assertThat(next()).isEqualTo(called.number());
    }

    @Test // [utest->rule~revisit.choice~1]
    void onTheTrackingPageTheChoiceIsChangedAndWhoeverWantsNoQuestionsIsAskedNone() {
        var called = called("LINK");
        handled(called.number());

        var phone = desks.citizen(called.track(), "/case/revisit-choice", "{\"way\":\"PHONE\"}");
        assertThat(phone).hasStatusOk();
        assertThat(body(phone).at("/revisit/way").asString()).isEqualTo("PHONE");
        readOn();
        assertThat(next()).isEqualTo(called.number());

        var none = desks.citizen(called.track(), "/case/revisit-choice", "{\"way\":\"NONE\"}");
        assertThat(body(none).get("state").asString()).isEqualTo("CLOSED");
        assertThat(body(none).get("canAnswer").asBoolean()).isFalse();
        assertThat(body(none).at("/revisit/open").asBoolean()).isFalse();
        assertThat(body(desks.get(city.assessor, path(called))).get("outcome").asString())
                .isEqualTo("NOT_REVISITED");
        assertThat(next()).isEmpty();
        assertThat(desks.citizen(called.track(), "/case/revisit-choice", "{}")).hasStatus(400);
    }

    @Test // [utest->rule~revisit.choice-unseen~1]
    void theUnitThatIsJudgedDoesNotLearnOfTheChoice() {
        var called = called("NONE");

        for (var viewer : List.of(city.handler, city.leader, city.communityHandler)) {
            assertThat(desks.get(viewer, path(called)))
                    .bodyText()
                    .doesNotContain("RevisitChosen", "\"NONE\"");
        }
        var seen = body(desks.get(city.dispatcher, path(called)));
        assertThat(seen.at("/revisit/way").asString()).isEqualTo("NONE");
        assertThat(
                        desks.post(
                                city.handler,
                                path(called) + "/acts/revisit-choice",
                                "{\"way\":\"NONE\"}"))
                .hasStatus(403);
        assertThat(
                        desks.post(
                                city.agent,
                                path(called) + "/acts/revisit-choice",
                                "{\"way\":\"PHONE\",\"language\":\"粤语\"}"))
                .hasStatusOk();
    }

    @Test // [utest->rule~revisit.once~1]
    void aSecondAnswerHearsWhatWasRecordedAndWhenWhicheverWayItComes() {
        var called = called("LINK");
        handled(called.number());
        assertThat(desks.citizen(called.track(), "/case/answer", "{\"round\":1," + BAD + "}"))
                .hasStatusOk();

        var byPhone =
                desks.post(
                        city.revisiter,
                        path(called) + "/acts/revisit-answer",
                        "{\"version\":8,\"round\":1," + GOOD + "}");
        refusedAsAnswered(byPhone);
        handled(called.number());
        // the page of the first round is still open somewhere
        var late = desks.citizen(called.track(), "/case/answer", "{\"round\":1," + GOOD + "}");
        refusedAsAnswered(late);

        var page = body(desks.look(called.track()));
        assertThat(page.get("canAnswer").asBoolean()).isTrue();
        assertThat(page.at("/given/round").asInt()).isEqualTo(1);
        assertThat(page.at("/given/solved").asString()).isEqualTo("NOT_SOLVED");
        assertThat(page.at("/given/channel").asString()).isEqualTo("LINK");
        assertThat(page.get("number").asString()).isEqualTo(called.number());
    }

    private static void refusedAsAnswered(MvcTestResult refused) {
        assertThat(refused).hasStatus(409);
        var told = body(refused);
        assertThat(told.get("type").asString()).endsWith("case/already-answered");
        assertThat(told.get("round").asInt()).isEqualTo(1);
        assertThat(told.get("solved").asString()).isEqualTo("NOT_SOLVED");
        assertThat(told.get("channel").asString()).isEqualTo("LINK");
        assertThat(told.get("answeredAt").asString()).startsWith("2026-03-02T");
        assertThat(told.at("/messages/zh-CN").asString()).contains("2026-03-02", "谢谢");
        assertThat(told.at("/messages/en").asString()).contains("Thank you");
    }

    @Test // [utest->rule~revisit.once~1]
    void ofAnswersThatArriveAtTheSameMomentOneStands() throws Exception {
        for (int tries = 0; tries < 5; tries++) {
            var called = called("PHONE");
            handled(called.number());
            List<Callable<MvcTestResult>> answers =
                    IntStream.range(0, 6)
                            .mapToObj(i ->
                                    (Callable<MvcTestResult>)
                                            () ->
                                                    i % 2 == 0
                                                            ? desks.citizen(
                                                                    called.track(),
                                                                    "/case/answer",
                                                                    "{\"round\":1,%s}"
                                                                            .formatted(
                                                                                    i == 0
                                                                                            ? GOOD
                                                                                            : BAD))
                                                            : desks.post(
                                                                    city.revisiter,
                                                                    path(called)
                                                                            + "/acts/revisit-answer",
                                                                    "{\"round\":1," + GOOD + "}"))
                            .toList();
            List<MvcTestResult> results;
            try (var pool = Executors.newFixedThreadPool(6)) {
                results = pool.invokeAll(answers).stream().map(Future::resultNow).toList();
            }

            assertThat(results.stream().filter(it -> it.getResponse().getStatus() == 200))
                    .hasSize(1);
            var refused =
                    results.stream().filter(it -> it.getResponse().getStatus() != 200).toList();
            assertThat(refused)
                    .allSatisfy(it ->
                            assertThat(body(it).get("type").asString())
                                    .endsWith("case/already-answered"));
            assertThat(
                            jdbc.sql(
                                            """
                                            select count(*) from case_event e
                                            join case_file c on c.id = e.case_id
                                            where c.number = :number and e.type = 'Revisited'
                                            """)
                                    .param("number", called.number())
                                    .query(Integer.class)
                                    .single())
                    .isEqualTo(1);
        }
    }

    private Called called(String way) {
        var taken =
                body(
                        desks.post(
                                city.agent,
                                "/cases",
                                """
                                {"words":"小区门口水管爆裂","area":%d,"outcome":"POOL","urgency":"GENERAL",
                                 "claimant":{"name":"赵女士","phone":"13812345678","anonymous":false},
                                 "revisit":"%s","language":"粤语"}
                                """
                                        .formatted(city.community.value(), way)));
        var number = taken.get("number").asString();
        act(
                city.dispatcher,
                number,
                "dispatch",
                "\"unit\":" + city.street.value() + ",\"reason\":\"属地\"");
        return new Called(number, taken.get("trackUrl").asString().substring("/t/".length()));
    }

    private void handled(String number) {
        act(city.handler, number, "sign", "\"version\":null");
        act(
                city.handler,
                number,
                "contact",
                "\"method\":\"PHONE\",\"reached\":true,\"meeting\":\"DECLINED\"");
        act(city.handler, number, "reply", "\"text\":\"已修复\",\"resolved\":\"SOLVED\"");
        act(city.leader, number, "approve", "\"text\":\"\"");
        readOn();
    }

    private void act(Actor actor, String number, String act, String body) {
        assertThat(desks.post(actor, "/cases/" + number + "/acts/" + act, "{" + body + "}"))
                .as(act)
                .hasStatusOk();
    }

    private String next() {
        var handed = desks.post(city.revisiter, "/revisits/next", "{}");
        return handed.getResponse().getStatus() == 204 ? "" : body(handed).get("number").asString();
    }

    private static String path(Called called) {
        return "/cases/" + called.number();
    }

    private void readOn() {
        new ReadOn(followers, jdbc).untilNow("revisit");
    }
}
