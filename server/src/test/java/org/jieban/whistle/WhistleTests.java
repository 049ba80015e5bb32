package org.jieban.whistle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import java.time.Duration;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.notification.TellingDue;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@PostgresTest
class WhistleTests {

    @Autowired MockMvcTester mvc;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired Followers followers;
    @Autowired BeanFactory beans;

    private SmallCity city;
    private DesksOfTheHotline desks;
    private Actor waterLeader;

    @BeforeEach
    void aCity() {
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
        waterLeader = new TestActors(jdbc, units).with(Role.LEADER, city.water);
    }

    @Test // [utest->rule~whistle.figures~1]
    void anEmergencyWhistleFromTheCallToTheRatings() {
        var number = atTheStreet(false);
        whistle(number, city.water.value(), city.otherStreet.value());
        readOn("whistle");

        var calls = body(desks.get(city.waterHandler, "/whistles?side=CALLED&going=UNANSWERED"));
        assertThat(calls.get("items").size()).isEqualTo(1);
        var line = calls.get("items").get(0);
        assertThat(line.get("number").asString()).isEqualTo(number);
        assertThat(line.get("calls").get(0).get("ours").asBoolean()).isTrue();
        assertThat(line.get("calls").get(0).get("dueAt").asString())
                .isEqualTo("2026-03-02T02:00:00Z");
        assertThat(body(desks.get(city.handler, "/whistles/counts")).get("blownUnanswered").asInt())
                .isEqualTo(1);

        clock.advance(Duration.ofMinutes(10));
        done(
                act(
                        city.waterHandler,
                        number,
                        "report-in",
                        "\"presence\":\"ARRIVED\",\"word\":\"已到\""));
        clock.advance(Duration.ofMinutes(30));
        done(
                act(
                        city.otherHandler,
                        number,
                        "report-in",
                        "\"presence\":\"CANNOT\",\"word\":\"人员在另一处抢险\""));
        done(
                act(
                        city.handler,
                        number,
                        "joint-meeting",
                        "\"at\":\"2026-03-02T02:00:00Z\",\"place\":\"现场\",\"present\":[\"张三\"],\"minutes\":\"先关阀\""));
        done(
                act(
                        city.handler,
                        number,
                        "task-give",
                        "\"unit\":%d,\"owner\":\"李工\",\"what\":\"换阀\",\"limit\":\"4h\""
                                .formatted(city.water.value())));
        assertThat(type(reply(number))).endsWith("case/task-still-open");
        done(act(city.waterHandler, number, "task-finish", "\"task\":1,\"text\":\"已换\""));

        var whistles = body(desks.get(city.handler, "/cases/" + number + "/whistles"));
        var task = whistles.get(0).get("tasks").get(0);
        assertThat(task.get("state").asString()).isEqualTo("DONE");
        assertThat(task.get("acts").get(0).asString()).isEqualTo("task-judge");

        done(act(city.handler, number, "task-judge", "\"task\":1,\"accepted\":true,\"word\":\"\""));
        assertThat(type(reply(number))).endsWith("case/whistle-still-open");
        done(
                act(
                        city.handler,
                        number,
                        "whistle-end",
                        """
                        "word":"谢谢","ratings":[{"unit":%d,"stars":5,"word":""},
                            {"unit":%d,"stars":2,"word":"未到场"}]
                        """
                                .formatted(city.water.value(), city.otherStreet.value())));
        readOn("whistle");

        var figures =
                body(desks.get(city.handler, "/whistles/figures?from=2026-03-02&until=2026-03-02"));
        var water = of(figures, city.water.value());
        assertThat(water.get("called").asInt()).isEqualTo(1);
        assertThat(water.get("came").asInt()).isEqualTo(1);
        assertThat(water.get("inTime").asInt()).isEqualTo(1);
        assertThat(water.get("stars").asDouble()).isEqualTo(5.0);
        assertThat(water.get("tasksInTime").asInt()).isEqualTo(1);
        var street = of(figures, city.otherStreet.value());
        assertThat(street.get("came").asInt()).isZero();
        assertThat(street.get("cannot").asInt()).isEqualTo(1);
        assertThat(body(desks.get(city.waterHandler, "/whistles?going=OPEN")).get("items"))
                .isEmpty();
        assertThat(body(desks.get(city.waterHandler, "/whistles?going=OVER")).get("items"))
                .hasSize(1);
    }

    @Test // [utest->rule~whistle.privacy~1]
    void whoIsCalledToASecretCaseDoesNotLearnWhoComplained() {
        var number = atTheStreet(true);
        whistle(number, city.water.value());

        var page = body(desks.get(city.waterHandler, "/cases/" + number));
        assertThat(page.get("words").asString()).isEmpty();
        assertThat(page.get("claimant").get("name").isNull()).isTrue();
        assertThat(page.get("claimant").get("phone").isNull()).isTrue();
        assertThat(page.get("address").isNull()).isTrue();
        assertThat(page.get("related")).isEmpty();
        assertThat(page.get("timeline")).hasSize(1);
        assertThat(page.get("timeline").get(0).get("type").asString()).isEqualTo("Blown");
        assertThat(page.toString()).doesNotContain("张三", "13800138000", "三单元");
        assertThat(
                        desks.post(
                                city.waterHandler,
                                "/cases/" + number + "/claimant/reveal",
                                "{\"reason\":\"联系\"}"))
                .hasStatus(404);
        assertThat(body(desks.get(city.handler, "/cases/" + number)).get("words").asString())
                .contains("三单元");
    }

    @Test
    void whoIsCalledToAnOpenCaseReadsItButDoesNotRevealTheClaimant() {
        var number = atTheStreet(false);
        whistle(number, city.water.value());

        assertThat(body(desks.get(city.waterHandler, "/cases/" + number)).get("words").asString())
                .contains("三单元");
        assertThat(
                        desks.post(
                                city.waterHandler,
                                "/cases/" + number + "/claimant/reveal",
                                "{\"reason\":\"联系\"}"))
                .hasStatus(404);
        assertThat(desks.get(city.communityHandler, "/whistles?unit=" + city.water.value()))
                .hasStatus(404);
    }

    @Test // [utest->rule~whistle.notices~1]
    void theCalledUnitIsToldAtOnceAndTheWhistlerHearsWhoStaysSilent() {
        var number = atTheStreet(false);
        whistle(number, city.water.value());
        readOn("notification");
        assertThat(kinds(city.waterHandler, number)).contains("WHISTLE");

        clock.advance(Duration.ofMinutes(31));
        TellingDue.now(beans);
        assertThat(kinds(city.handler, number)).contains("UNANSWERED");
        assertThat(kinds(waterLeader, number)).contains("OVERDUE");

        done(act(city.waterHandler, number, "report-in", "\"presence\":\"ARRIVED\",\"word\":\"\""));
        done(
                act(
                        city.handler,
                        number,
                        "task-give",
                        "\"unit\":%d,\"owner\":\"李工\",\"what\":\"换阀\",\"limit\":\"4h\""
                                .formatted(city.water.value())));
        readOn("notification");
        assertThat(kinds(city.handler, number)).contains("REPORTED");
        assertThat(kinds(city.waterHandler, number)).contains("TASK");
    }

    @Test // [utest->rule~dispatch.dual~1]
    void streetAndCommunityGetTheCaseAtOnceEachWithItsOwnDutyAndClock() {
        var number = taken(false);
        done(
                desks.post(
                        city.dispatcher,
                        "/cases/" + number + "/acts/dispatch",
                        """
                        {"unit":%d,"reason":"双派发","inward":[{"unit":%d,"duty":"入户核实"}]}
                        """
                                .formatted(city.street.value(), city.community.value())));

        var page = body(desks.get(city.communityHandler, "/cases/" + number));
        var inner = page.get("assignments").get(1);
        assertThat(inner.get("role").asString()).isEqualTo("INNER");
        assertThat(inner.get("duty").asString()).isEqualTo("入户核实");
        assertThat(inner.get("dueClock").asString()).isEqualTo("SIGN");

        done(act(city.communityHandler, number, "sign", "\"x\":1"));
        done(act(city.communityHandler, number, "note", "\"text\":\"已入户\""));
        done(act(city.communityHandler, number, "finish", "\"text\":\"已核实\""));
        page = body(desks.get(city.handler, "/cases/" + number));
        assertThat(page.get("state").asString()).isEqualTo("DISPATCHED");
        assertThat(page.get("assignments").get(0).get("state").asString()).isEqualTo("WAITING");
        assertThat(page.get("assignments").get(1).get("state").asString()).isEqualTo("DONE");
        assertThat(
                        desks.post(
                                city.dispatcher,
                                "/cases/" + taken(false) + "/acts/dispatch",
                                "{\"unit\":%d,\"reason\":\"双派发\",\"inward\":[{\"unit\":%d,\"duty\":\"看\"}]}"
                                        .formatted(
                                                city.otherStreet.value(), city.community.value())))
                .hasStatus(422);
    }

    @Test // [utest->rule~dispatch.inward-clock~1]
    void whatIsAssignedLaterHasItsOwnClockToo() {
        var number = taken(false);
        done(
                desks.post(
                        city.dispatcher,
                        "/cases/" + number + "/acts/dispatch",
                        "{\"unit\":%d,\"reason\":\"属地\"}".formatted(city.street.value())));
        done(act(city.handler, number, "sign", "\"x\":1"));
        done(
                act(
                        city.handler,
                        number,
                        "assign",
                        "\"unit\":%d,\"duty\":\"入户核实\",\"limit\":\"2h\""
                                .formatted(city.community.value())));

        var inner = body(desks.get(city.handler, "/cases/" + number)).get("assignments").get(1);
        assertThat(inner.get("dueClock").asString()).isEqualTo("SIGN");
        done(act(city.communityHandler, number, "sign", "\"x\":1"));
        inner = body(desks.get(city.handler, "/cases/" + number)).get("assignments").get(1);
        assertThat(inner.get("dueClock").asString()).isEqualTo("ASSIST");
        assertThat(java.time.Instant.parse(inner.get("dueAt").asString()))
                .isEqualTo(clock.instant().plus(java.time.Duration.ofHours(2)));
    }

    private String taken(boolean secret) {
        return body(desks.post(
                        city.agent,
                        "/cases",
                        """
                        {"words":"三单元门口水管爆裂","title":"水管爆裂","area":%d,
                         "address":"三单元门口","secret":%s,"outcome":"POOL",
                         "claimant":{"name":"张三","phone":"13800138000","anonymous":false}}
                        """
                                .formatted(city.community.value(), secret)))
                .get("number")
                .asString();
    }

    private String atTheStreet(boolean secret) {
        var number = taken(secret);
        done(
                desks.post(
                        city.dispatcher,
                        "/cases/" + number + "/acts/dispatch",
                        "{\"unit\":%d,\"reason\":\"属地\"}".formatted(city.street.value())));
        done(act(city.handler, number, "sign", "\"x\":1"));
        return number;
    }

    private void whistle(String number, long... called) {
        var calls =
                java.util.Arrays.stream(called)
                        .mapToObj("{\"unit\":%d,\"duty\":\"到场\"}"::formatted)
                        .collect(java.util.stream.Collectors.joining(","));
        done(
                act(
                        city.handler,
                        number,
                        "whistle",
                        "\"kind\":\"EMERGENCY\",\"ask\":\"到场关阀\",\"calls\":[%s],\"place\":\"南门\""
                                .formatted(calls)));
    }

    private void readOn(String follower) {
        new ReadOn(followers, jdbc).untilNow(follower);
    }

    private MvcTestResult reply(String number) {
        return act(city.handler, number, "reply", "\"text\":\"已办\",\"resolved\":\"SOLVED\"");
    }

    private MvcTestResult act(Actor actor, String number, String act, String fields) {
        return desks.post(
                actor, "/cases/" + number + "/acts/" + act, "{\"whistle\":1," + fields + "}");
    }

    private static void done(MvcTestResult answer) {
        assertThat(answer).as(body(answer).toString()).hasStatusOk();
    }

    private static String type(MvcTestResult answer) {
        return body(answer).get("type").asString();
    }

    private static JsonNode of(JsonNode figures, long unit) {
        for (var one : figures) {
            if (one.get("unit").get("id").asLong() == unit) {
                return one;
            }
        }
        throw new AssertionError(unit + " is not in " + figures);
    }

    private java.util.List<String> kinds(Actor reader, String number) {
        var kinds = new java.util.ArrayList<String>();
        for (var notice : body(desks.get(reader, "/notices")).get("items")) {
            if (notice.get("number").asString().equals(number)) {
                kinds.add(notice.get("kind").asString());
            }
        }
        return kinds;
    }
}
