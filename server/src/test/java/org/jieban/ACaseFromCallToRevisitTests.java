package org.jieban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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
import tools.jackson.databind.JsonNode;

/** The whole loop over HTTP, by the people whose job it is. */
@PostgresTest
class ACaseFromCallToRevisitTests {

    private static final String PHONE = "13812345678";

    @Autowired MockMvcTester mvc;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    SmallCity city;
    DesksOfTheHotline desks;

    @BeforeEach
    void aCity() {
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
    }

    @Test
    void aCallGoesToTheStreetAndComesBackAnswered() {
        var taken = called("DISPATCH");
        var number = taken.get("number").asString();
        assertThat(taken.get("state").asString()).isEqualTo("DISPATCHED");
        assertThat(taken.get("unit").get("id").asLong()).isEqualTo(city.street.value());
        assertThat(taken.get("dueAt").isNull()).isFalse();

        act(city.handler, number, "sign", "");
        act(
                city.handler,
                number,
                "contact",
                ",\"method\":\"PHONE\",\"reached\":true,\"meeting\":\"DECLINED\",\"note\":\"约好下午来\"");
        act(city.handler, number, "note", ",\"text\":\"抢修队已到\",\"told\":true");
        act(city.handler, number, "reply", ",\"text\":\"水管已修复\",\"resolved\":\"SOLVED\"");
        act(city.leader, number, "approve", ",\"text\":\"现场看过\"");
        var closed =
                act(
                        city.revisiter,
                        number,
                        "revisit-answer",
                        ",\"contacted\":true,\"solved\":\"SOLVED\",\"satisfaction\":\"SATISFIED\"");

        assertThat(closed.get("state").asString()).isEqualTo("CLOSED");
        var page = body(desks.get(city.handler, "/cases/" + number));
        assertThat(page.get("timeline").findValuesAsString("type"))
                .containsExactly(
                        "Submitted",
                        "Accepted",
                        "Dispatched",
                        "Signed",
                        "Contacted",
                        "Noted",
                        "Replied",
                        "ReplyAccepted",
                        "Revisited",
                        "Closed");
        assertThat(page.get("claimant").get("phone").asString()).isEqualTo("138****5678");
    }

    @Test
    void theWorkListShowsWhatIsDueFirstAndOnlyWhatIsTheUnits() {
        var first = called("DISPATCH").get("number").asString();
        clock.advance(Duration.ofMinutes(10));
        var second = called("DISPATCH").get("number").asString();

        var list = body(desks.get(city.handler, "/cases?queue=TO_SIGN&limit=1"));
        var rest =
                body(
                        desks.get(
                                city.handler,
                                "/cases?queue=TO_SIGN&limit=1&cursor="
                                        + list.get("next").asString()));
        var others = body(desks.get(city.otherHandler, "/cases?queue=ALL_OPEN"));
        var counts = body(desks.get(city.handler, "/cases/counts"));

        assertThat(list.get("items").findValuesAsString("number")).containsExactly(first);
        assertThat(rest.get("items").findValuesAsString("number")).containsExactly(second);
        assertThat(rest.get("next").isNull()).isTrue();
        assertThat(others.get("items")).isEmpty();
        assertThat(counts.get("TO_SIGN").asInt()).isEqualTo(2);
    }

    @Test
    void onlyWhatIsPossibleNowIsOffered() {
        var number = called("DISPATCH").get("number").asString();

        assertThat(possible(city.handler, number))
                .contains("sign")
                .doesNotContain("contact", "reply");
        act(city.handler, number, "sign", "");
        assertThat(possible(city.handler, number))
                .contains("contact", "note", "assign", "assist", "reply")
                .doesNotContain("sign", "approve", "revisit-answer");
        var reply =
                body(desks.get(city.handler, "/cases/" + number))
                        .get("possible")
                        .valueStream()
                        .filter(one -> one.get("act").asString().equals("reply"))
                        .findFirst()
                        .orElseThrow();
        assertThat(reply.get("why").get("zh-CN").asString()).contains("联系");
    }

    @Test // [utest->rule~dispatch.otherwise~1]
    void aDispatcherDecidesOtherwiseOnlyWithAReason() {
        var number = called("POOL").get("number").asString();
        var toWater = ",\"unit\":" + city.water.value();

        var without =
                desks.post(
                        city.dispatcher,
                        acts(number, "dispatch"),
                        "{\"version\":2" + toWater + "}");
        var with = act(city.dispatcher, number, "dispatch", toWater + ",\"reason\":\"主管网由水务局负责\"");

        assertThat(without).hasStatus(422);
        assertThat(body(without).get("type").asString()).endsWith("case/reason-missing");
        assertThat(body(without).get("messages").get("en").asString()).contains("reason");
        assertThat(with.get("unit").asLong()).isEqualTo(city.water.value());
        var rule = body(desks.get(city.dispatcher, "/cases/" + number)).get("rule");
        assertThat(rule.get("mode").asString()).isEqualTo("DECIDED");
        assertThat(rule.get("reason").asString()).isEqualTo("主管网由水务局负责");
    }

    @Test // [utest->rule~revisit.one-agent~1]
    void twoRevisitAgentsNeverGetTheSameCase() throws Exception {
        for (int i = 0; i < 3; i++) {
            waitingForTheRevisit();
        }
        var agents = new TestActors(jdbc, units);
        var hotline = city.revisiter.unit();
        List<Callable<String>> asking =
                java.util.stream.IntStream.range(0, 4)
                        .mapToObj(i -> agents.with(Role.REVISITER, hotline, city.city))
                        .map(agent -> (Callable<String>) () -> next(agent))
                        .toList();
        List<String> handed;
        try (var pool = Executors.newFixedThreadPool(4)) {
            handed =
                    pool.invokeAll(asking).stream()
                            .map(java.util.concurrent.Future::resultNow)
                            .toList();
        }
        var numbers = handed.stream().filter(number -> !number.isEmpty()).toList();

        assertThat(numbers).hasSizeGreaterThanOrEqualTo(2);
        assertThat(new HashSet<>(numbers)).hasSameSizeAs(numbers);
    }

    @Test
    void anAgentKeepsTheCaseAtHandAndOthersAreToldSo() {
        var number = waitingForTheRevisit();
        var agents = new TestActors(jdbc, units);
        var other = agents.with(Role.REVISITER, city.revisiter.unit(), city.city);
        assertThat(next(city.revisiter)).isEqualTo(number);

        var refused =
                desks.post(other, acts(number, "revisit-attempt"), "{\"outcome\":\"NO_ANSWER\"}");

        assertThat(next(city.revisiter)).isEqualTo(number);
        assertThat(refused).hasStatus(409);
        assertThat(body(refused).get("agent").asString()).isEqualTo(city.revisiter.name());
    }

    @Test // [utest->rule~portal.track~1]
    void aCitizenOpensTheCaseWithNumberAndLastDigitsAndGuessingEnds() {
        var number = called("DISPATCH").get("number").asString();

        for (int i = 0; i < 4; i++) {
            var wrong = desks.citizen("", "/track", track(number, "000" + i));
            assertThat(wrong).hasStatus(404);
            assertThat(body(wrong).get("type").asString()).endsWith("portal/not-found");
        }
        var right = desks.citizen("", "/track", track(number, "5678"));
        assertThat(right).hasStatusOk();
        var seen = body(desks.look(body(right).get("track").asString()));
        assertThat(seen.get("holder").asString()).isEqualTo("望京街道");
        for (int i = 0; i < 5; i++) {
            desks.citizen("", "/track", track(number, "000" + i));
        }
        assertThat(desks.citizen("", "/track", track(number, "5678"))).hasStatus(429);
    }

    @Test
    void aCitizenSaysItOnThePortalAndAnswersTheThreeQuestions() {
        var sent =
                body(
                        desks.citizen(
                                "",
                                "/cases",
                                """
                                {"kind":"HELP","words":"楼道灯坏了一个星期了，老人晚上不敢下楼。","area":%d,
                                 "claimant":{"name":"赵女士","phone":"%s","anonymous":false},"meetingWanted":true}
                                """
                                        .formatted(city.community.value(), PHONE)));
        var number = sent.get("number").asString();
        var track = sent.get("track").asString();
        assertThat(body(desks.look(track)).get("state").asString()).isEqualTo("SUBMITTED");
        act(city.agent, number, "accept", "");
        act(
                city.dispatcher,
                number,
                "dispatch",
                ",\"unit\":" + city.street.value() + ",\"reason\":\"属地\"");
        assertThat(desks.citizen(track, "/case/urge", "{\"text\":\"什么时候修\"}")).hasStatusOk();
        assertThat(desks.citizen(track, "/case/meeting", "{\"wanted\":false}")).hasStatusOk();
        handledAndApproved(number);

        var waiting = body(desks.look(track));
        assertThat(waiting.get("canAnswer").asBoolean()).isTrue();
        var answered =
                desks.citizen(
                        track,
                        "/case/answer",
                        """
                        {"contacted":true,"solved":"NOT_SOLVED","satisfaction":"DISSATISFIED","words":"只换了一盏"}
                        """);

        assertThat(answered).hasStatusOk();
        assertThat(body(answered).get("round").asInt()).isEqualTo(2);
        assertThat(body(answered).get("canAnswer").asBoolean()).isFalse();
        var again = body(desks.get(city.handler, "/cases?queue=DISSATISFIED"));
        assertThat(again.get("items").findValuesAsString("number")).containsExactly(number);
    }

    @Test
    void aCitizenNeverSeesNamesOfOfficialsOrInternalWords() {
        var sent = called("DISPATCH");
        var number = sent.get("number").asString();
        var track = sent.get("trackUrl").asString().substring("/t/".length());
        act(city.handler, number, "sign", "");
        act(city.handler, number, "note", ",\"text\":\"内部：此人常来电\",\"told\":false");

        var seen = body(desks.look(track)).toString();

        assertThat(seen).doesNotContain("常来电", city.handler.name(), city.agent.name(), PHONE);
    }

    @Test
    void revealingAPhoneAsksWhyAndIsRecorded() {
        var number = called("DISPATCH").get("number").asString();

        var without =
                desks.post(
                        city.handler, "/cases/" + number + "/claimant/reveal", "{\"reason\":\"\"}");
        var with =
                desks.post(
                        city.handler,
                        "/cases/" + number + "/claimant/reveal",
                        "{\"reason\":\"首次联系诉求人\"}");
        var outsider =
                desks.post(
                        city.otherHandler,
                        "/cases/" + number + "/claimant/reveal",
                        "{\"reason\":\"首次联系诉求人\"}");

        assertThat(without).hasStatus(422);
        assertThat(body(with).get("phone").asString()).isEqualTo(PHONE);
        assertThat(outsider).hasStatus(404);
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from audit_entry
                                        where case_number = :number and person_id = :person
                                        """)
                                .param("number", number)
                                .param("person", city.handler.person().value())
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeUsedIsNamedFieldByField() {
        var refused =
                desks.post(
                        city.agent,
                        "/cases",
                        """
                        {"words":" ","category":"999999","area":-1,"lat":91.0,
                         "claimant":{"name":"王","phone":"12","anonymous":false}}
                        """);

        assertThat(refused).hasStatus(400);
        assertThat(body(refused).get("errors").findValuesAsString("pointer"))
                .contains("/words", "/category", "/area", "/lat", "/lon");
    }

    @Test
    void anActWithoutAKeyIsRefused() {
        var number = called("DISPATCH").get("number").asString();

        var refused =
                mvc.post()
                        .uri("/api" + acts(number, "sign"))
                        .with(TestActors.as(city.handler))
                        .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                        .content("{}")
                        .exchange();

        assertThat(refused).hasStatus(400);
        assertThat(body(refused).get("type").asString())
                .endsWith("shared/idempotency-key-required");
    }

    private JsonNode called(String outcome) {
        var result =
                desks.post(
                        city.agent,
                        "/cases",
                        """
                        {"kind":"HELP","category":"010101","title":"门口水管爆裂",
                         "words":"花家地西里门口水管爆了，水流了一上午！","area":%d,"address":"南门",
                         "claimant":{"name":"李先生","phone":"%s","anonymous":false},
                         "channel":"PHONE","meetingWanted":true,"outcome":"%s"}
                        """
                                .formatted(city.community.value(), PHONE, outcome));
        assertThat(result).hasStatus(201);
        return body(result);
    }

    private String waitingForTheRevisit() {
        var number = called("DISPATCH").get("number").asString();
        handledAndApproved(number);
        return number;
    }

    private void handledAndApproved(String number) {
        act(city.handler, number, "sign", "");
        act(
                city.handler,
                number,
                "contact",
                ",\"method\":\"PHONE\",\"reached\":true,\"meeting\":\"DECLINED\"");
        act(city.handler, number, "reply", ",\"text\":\"已修\",\"resolved\":\"SOLVED\"");
        act(city.leader, number, "approve", "");
    }

    private JsonNode act(Actor actor, String number, String act, String more) {
        clock.advance(Duration.ofMinutes(1));
        var result = desks.post(actor, acts(number, act), "{\"version\":null" + more + "}");
        assertThat(result).hasStatusOk();
        return body(result);
    }

    private String next(Actor agent) {
        var result = desks.post(agent, "/revisits/next", "");
        return result.getResponse().getStatus() == 204 ? "" : body(result).get("number").asString();
    }

    private List<String> possible(Actor actor, String number) {
        return body(desks.get(actor, "/cases/" + number)).get("possible").findValuesAsString("act");
    }

    private static String acts(String number, String act) {
        return "/cases/" + number + "/acts/" + act;
    }

    private static String track(String number, String tail) {
        return "{\"number\":\"%s\",\"phoneTail\":\"%s\"}".formatted(number, tail);
    }
}
