package org.jieban.misuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;
import static org.jieban.identity.TestActors.as;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Misuse marks, from the agent who met it to the assessor who decides. */
@PostgresTest
class MisuseMarksTests {

    private static final AtomicInteger PHONES = new AtomicInteger(10_000);
    private static final String PROPOSAL =
            "{\"ground\":\"REPEATED\",\"words\":\"同一事项已依法答复，仍每日拨打数十次\"}";
    private static final String REASON = "核对通话记录三十次，事项均已依法答复";

    @Autowired MockMvcTester mvc;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private SmallCity city;
    private DesksOfTheHotline desks;
    private String phone;
    private String number;

    @BeforeEach
    void somebodyCallsAgainAndAgain() {
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
        phone = "139777" + PHONES.incrementAndGet();
        number = called(phone).get("number").asString();
    }

    @Test // [utest->rule~misuse.propose~1] [utest->rule~misuse.reviewed~1]
    void aMarkHoldsOnlyAfterAnAssessorDecided() {
        var mark = body(propose(city.agent, PROPOSAL));
        assertThat(mark.at("/state").asString()).isEqualTo("PROPOSED");
        assertThat(known().at("/mark").isNull()).isTrue();
        assertThat(ids(city.assessor, "WAITING")).containsExactly(mark.get("id").asLong());

        var decided = body(decide(city.assessor, mark, inForce("2026-05-31")));
        assertThat(decided.at("/holds").asBoolean()).isTrue();
        assertThat(decided.at("/rule").asString()).isEqualTo("条例第十一条");
        assertThat(known().at("/mark/ground").asString()).isEqualTo("REPEATED");
        assertThat(known().at("/mark/until").asString()).isEqualTo("2026-05-31");
        assertThat(ids(city.assessor, "WAITING")).isEmpty();
        assertThat(ids(city.agent, "IN_FORCE")).containsExactly(mark.get("id").asLong());
        assertThat(audited()).isEqualTo(2);
    }

    @Test // [utest->rule~misuse.reviewed~1]
    void whatIsRefusedNeverHolds() {
        var mark = body(propose(city.handler, PROPOSAL));
        var refused =
                body(
                        decide(
                                city.assessor,
                                mark,
                                "{\"inForce\":false,\"reason\":\"诉求人每次反映的是不同事项\",\"rule\":\"条例第十一条\"}"));
        assertThat(refused.at("/state").asString()).isEqualTo("REFUSED");
        assertThat(refused.at("/until").isNull()).isTrue();
        assertThat(known().at("/mark").isNull()).isTrue();
        assertThat(desks.post(city.assessor, path(mark, "decide"), inForce("2026-05-31")))
                .hasStatus(409);
    }

    @Test // [utest->rule~misuse.reviewed~1]
    void nobodyDecidesWhatTheyOrTheirUnitProposed() {
        var ofTheStreet = body(propose(city.handler, PROPOSAL));
        var streetsAssessor = assessorOf(city.handler);
        assertThat(ofTheStreet.at("/mayDecide").asBoolean()).isFalse();
        assertThat(decide(streetsAssessor, ofTheStreet, inForce("2026-05-31"))).hasStatus(403);
        assertThat(decide(city.agent, ofTheStreet, inForce("2026-05-31"))).hasStatus(403);
        assertThat(decide(city.leader, ofTheStreet, inForce("2026-05-31"))).hasStatus(403);
        assertThat(decide(city.assessor, ofTheStreet, inForce("2026-05-31"))).hasStatusOk();
    }

    @Test // [utest->rule~misuse.limited~1]
    void aMarkEndsByItselfAndNeverLastsLongerThanHalfAYear() {
        var mark = body(propose(city.agent, PROPOSAL));
        var tooLong = decide(city.assessor, mark, inForce("2026-08-30"));
        assertThat(tooLong).hasStatus(400);
        assertThat(body(tooLong).at("/errors/0/pointer").asString()).isEqualTo("/until");
        assertThat(decide(city.assessor, mark, inForce("2026-03-01"))).hasStatus(400);
        assertThat(decide(city.assessor, mark, inForce("2026-03-31"))).hasStatusOk();

        clock.set(Instant.parse("2026-03-31T15:59:59Z"));
        assertThat(known().at("/mark/until").asString()).isEqualTo("2026-03-31");
        clock.advance(Duration.ofSeconds(1));
        assertThat(known().at("/mark").isNull()).isTrue();
        assertThat(ids(city.assessor, "ENDED")).contains(mark.get("id").asLong());
        assertThat(propose(city.agent, PROPOSAL)).hasStatusOk();
    }

    @Test // [utest->rule~misuse.lifted~1]
    void aMarkIsLiftedWithAReason() {
        var mark = body(propose(city.agent, PROPOSAL));
        var lift = "{\"reason\":\"经查来电均系不同家庭成员反映\"}";
        assertThat(desks.post(city.assessor, path(mark, "lift"), lift)).hasStatus(409);
        decide(city.assessor, mark, inForce("2026-05-31"));
        assertThat(desks.post(city.assessor, path(mark, "lift"), "{\"reason\":\"\"}"))
                .hasStatus(400);
        assertThat(desks.post(city.agent, path(mark, "lift"), lift)).hasStatus(403);
        var lifted = body(desks.post(city.assessor, path(mark, "lift"), lift));
        assertThat(lifted.at("/state").asString()).isEqualTo("LIFTED");
        assertThat(known().at("/mark").isNull()).isTrue();
    }

    @Test // [utest->rule~misuse.case-untouched~1]
    void theCaseOfAMarkedCallerGoesAsAnyOther() {
        decide(city.assessor, body(propose(city.agent, PROPOSAL)), inForce("2026-05-31"));
        var before = timeline();
        var marked = called(phone);
        var other = called("139777" + PHONES.incrementAndGet());

        for (var field : List.of("/state", "/version", "/unit/id", "/dueAt", "/dueClock")) {
            assertThat(marked.at(field)).as(field).isEqualTo(other.at(field));
        }
        assertThat(kinds(marked)).isEqualTo(kinds(other));
        assertThat(timeline()).isEqualTo(before);
    }

    @Test // [utest->rule~misuse.seen~1]
    void aUnitSeesWhatItProposedAndNotWhatTheHotlineDid() {
        var mark = body(propose(city.agent, PROPOSAL));
        var path = "/cases/" + number + "/misuse-marks";
        assertThat(body(desks.get(city.handler, path))).isEmpty();
        assertThat(ids(city.handler, "WAITING")).isEmpty();
        assertThat(body(desks.get(city.assessor, path)).at("/0/id")).isEqualTo(mark.get("id"));
        assertThat(desks.get(city.otherHandler, path)).hasStatus(404);
        assertThat(desks.get(city.revisiter, path)).hasStatus(403);
    }

    @Test // [utest->rule~misuse.one~1]
    void ofManyWhoProposeAtTheSameMomentOneDoes() throws Exception {
        try (var threads = Executors.newFixedThreadPool(6)) {
            var all =
                    threads.invokeAll(
                            IntStream.range(0, 6)
                                    .<Callable<Integer>>mapToObj(i ->
                                            () ->
                                                    propose(city.agent, PROPOSAL)
                                                            .getResponse()
                                                            .getStatus())
                                    .toList());
            assertThat(all.stream().map(Future::resultNow).toList())
                    .containsOnly(200, 409)
                    .containsOnlyOnce(200);
        }
        assertThat(ids(city.assessor, "WAITING")).hasSize(1);
    }

    @Test // [utest->rule~misuse.propose~1]
    void whatCannotBeUsedIsToldWithItsPlace() {
        var bad = body(propose(city.agent, "{\"words\":\"烦\"}"));
        assertThat(bad.at("/errors").valueStream().map(it -> it.get("pointer").asString()))
                .containsExactlyInAnyOrder("/ground", "/words");
        assertThat(propose(city.revisiter, PROPOSAL)).hasStatus(403);
        var nobody =
                body(desks.post(city.agent, "/cases", request("\"claimant\":{\"anonymous\":true}")))
                        .get("number")
                        .asString();
        var refused = desks.post(city.agent, "/cases/" + nobody + "/misuse-marks", PROPOSAL);
        assertThat(refused).hasStatus(409);
        assertThat(body(refused).get("type").asString()).endsWith("misuse/nobody-to-mark");
    }

    @Test
    void anActSentAgainIsOneAct() {
        var first = again(city.agent, "/cases/" + number + "/misuse-marks", PROPOSAL, "misuse-a");
        var second = again(city.agent, "/cases/" + number + "/misuse-marks", PROPOSAL, "misuse-a");
        assertThat(second).isEqualTo(first);
        var decided =
                again(city.assessor, path(first, "decide"), inForce("2026-05-31"), "decide-a");
        assertThat(again(city.assessor, path(first, "decide"), inForce("2026-05-31"), "decide-a"))
                .isEqualTo(decided);
        assertThat(audited()).isEqualTo(2);
    }

    private JsonNode called(String from) {
        return body(
                desks.post(
                        city.agent,
                        "/cases",
                        request("\"claimant\":{\"name\":\"试验\",\"phone\":\"" + from + "\"}")));
    }

    private String request(String claimant) {
        return """
        {"kind":"HELP","title":"小区门口水管爆裂","words":"三区门口水管爆了，水流了一上午。","urgency":"LIVELIHOOD",
        "area":%d,"address":"南门","outcome":"POOL",%s}
        """
                .formatted(city.community.value(), claimant);
    }

    private static String inForce(String until) {
        return "{\"inForce\":true,\"until\":\"%s\",\"reason\":\"%s\",\"rule\":\"条例第十一条\"}"
                .formatted(until, REASON);
    }

    private MvcTestResult propose(Actor by, String proposal) {
        return desks.post(by, "/cases/" + number + "/misuse-marks", proposal);
    }

    private MvcTestResult decide(Actor by, JsonNode mark, String decision) {
        return desks.post(by, path(mark, "decide"), decision);
    }

    private JsonNode again(Actor by, String path, String sent, String key) {
        return body(
                mvc.post()
                        .uri("/api" + path)
                        .with(as(by))
                        .header("Idempotency-Key", key + number)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(sent)
                        .exchange());
    }

    private static String path(JsonNode mark, String act) {
        return "/misuse-marks/" + mark.get("id").asLong() + "/" + act;
    }

    private List<Long> ids(Actor viewer, String desk) {
        return body(desks.get(viewer, "/misuse-marks?desk=" + desk))
                .valueStream()
                .filter(mark -> mark.get("number").asString().equals(number))
                .map(mark -> mark.get("id").asLong())
                .toList();
    }

    private JsonNode known() {
        return body(desks.post(city.agent, "/claimants/lookup", "{\"phone\":\"" + phone + "\"}"));
    }

    private JsonNode timeline() {
        return body(desks.get(city.handler, "/cases/" + number)).get("timeline");
    }

    private List<String> kinds(JsonNode taken) {
        return jdbc.sql(
                        "select e.type from case_event e join case_file c on c.id = e.case_id"
                                + " where c.number = :number order by e.seq")
                .param("number", taken.get("number").asString())
                .query(String.class)
                .list();
    }

    private int audited() {
        return jdbc.sql(
                        "select count(*) from audit_entry where kind = 'MISUSE_MARK' and case_number = :number")
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    private Actor assessorOf(Actor colleague) {
        return new Actor(
                city.assessor.person(),
                city.assessor.post(),
                city.assessor.name(),
                colleague.unit(),
                city.city,
                city.assessor.scope(),
                city.assessor.role(),
                null);
    }
}
