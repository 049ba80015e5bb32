package org.jieban.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.CaseState;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.SmallCity;
import org.jieban.casefile.TimeFact;
import org.jieban.identity.Actor;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Extension, waiting, parking and supervision at the desks; the limit is 24 hours. */
@PostgresTest
class BendingTimeTests {

    @Autowired MockMvcTester mvc;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired Sweeper sweeper;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private SmallCity city;
    private DesksOfTheHotline desks;
    private CaseNumber number;

    @BeforeEach
    void aSignedCase() {
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
        number =
                casework.open(
                                city::burstPipe,
                                id -> {},
                                List.of(new Act.Accept(), new Act.Dispatch(city.toStreet())),
                                CaseActor.of(city.agent),
                                SmallCity.key(),
                                clock.instant())
                        .orThrow()
                        .number();
        done(city.handler, "sign", "");
    }

    @Test
    void anExtensionIsAskedForDecidedAboveAndShownToEverybody() {
        done(
                city.handler,
                "extension-ask",
                ",\"until\":\"2026-03-04T01:00:00Z\",\"reason\":\"等配件\"");

        assertThat(page(city.handler).at("/time/extension/reason").asString()).isEqualTo("等配件");
        assertThat(possible(city.leader)).doesNotContain("extension-decide");
        assertThat(possible(city.districtLeader)).contains("extension-decide");
        assertThat(numbers(city.districtLeader, "TO_DECIDE")).containsExactly(number.value());
        assertThat(numbers(city.leader, "TO_DECIDE")).isEmpty();
        assertThat(count(city.districtLeader, "TO_DECIDE")).isOne();
        done(city.districtLeader, "extension-decide", ",\"granted\":true,\"word\":\"同意\"");

        assertThat(numbers(city.districtLeader, "TO_DECIDE")).isEmpty();
        assertThat(page(city.handler).at("/time/extensions").asInt()).isOne();
        assertThat(problem(city.handler, "extension-ask", until("2026-03-05T01:00:00Z")))
                .endsWith("case/extension-too-often");
    }

    @Test
    void askingTooLateIsRefusedWithItsOwnReason() {
        clock.advance(Duration.ofHours(24).plusSeconds(1));

        assertThat(problem(city.handler, "extension-ask", until("2026-03-04T01:00:00Z")))
                .endsWith("case/extension-too-late");
        var shown =
                page(city.handler)
                        .get("possible")
                        .valueStream()
                        .filter(it -> it.get("act").asString().equals("extension-ask"))
                        .findFirst()
                        .orElseThrow();
        assertThat(shown.at("/why/zh-CN").asString()).contains("到期前");
    }

    @Test // [utest->rule~time.by-itself~1]
    void theWaitingEndsByItselfOnceWhateverNodesLook() throws Exception {
        contacted();
        done(city.handler, "wait", until("2026-03-02T09:00:00Z"));
        assertThat(page(city.handler).get("dueAt").isNull()).isTrue();
        readOn();
        clock.advance(Duration.ofHours(1));
        sweeper.sweepOnce();
        assertThat(endings()).isZero();
        clock.advance(Duration.ofDays(1));
        together(sweeper::sweepOnce, sweeper::sweepOnce, sweeper::sweepOnce);
        readOn();
        sweeper.sweepOnce();

        assertThat(endings()).isOne();
        assertThat(page(city.handler).at("/time/waiting").isNull()).isTrue();
    }

    @Test
    void aParkedCaseIsCountedApartAndWakesByItself() {
        done(
                city.handler,
                "parking-ask",
                ",\"ground\":\"HISTORY\",\"owner\":\"王科长\",\"plan\":\"列入改造\",\"reviewAt\":\"2026-04-01T01:00:00Z\"");
        assertThat(problem(city.leader, "parking-decide", ",\"approved\":true,\"word\":\"同意\""))
                .endsWith("case/district-decides");
        assertThat(numbers(city.districtLeader, "TO_DECIDE")).containsExactly(number.value());
        done(city.districtLeader, "parking-decide", ",\"approved\":true,\"word\":\"同意\"");
        clock.advance(Duration.ofDays(3));

        assertThat(numbers(city.handler, "ALL_OPEN")).isEmpty();
        assertThat(numbers(city.handler, "OVERDUE")).isEmpty();
        assertThat(count(city.handler, "ALL_OPEN")).isZero();
        assertThat(numbers(city.handler, "PARKED")).containsExactly(number.value());
        assertThat(numbers(city.districtLeader, "PARKED")).containsExactly(number.value());
        assertThat(count(city.districtLeader, "PARKED")).isOne();
        assertThat(page(city.handler).at("/time/parking/approved").asBoolean()).isTrue();
        readOn();
        done(
                city.districtLeader,
                "parking-prolong",
                ",\"reviewAt\":\"2026-04-15T01:00:00Z\",\"word\":\"资金未到位\"");
        clock.advance(Duration.ofDays(28));
        sweeper.sweepOnce();
        assertThat(casework.find(number).orElseThrow().state())
                .as("the day of review was moved")
                .isEqualTo(CaseState.PARKED);
        readOn();
        clock.advance(Duration.ofDays(15));
        sweeper.sweepOnce();

        assertThat(casework.find(number).orElseThrow().state()).isEqualTo(CaseState.HANDLING);
        assertThat(numbers(city.handler, "ALL_OPEN")).containsExactly(number.value());
        assertThat(numbers(city.handler, "PARKED")).isEmpty();
    }

    @Test // [utest->rule~time.urges-counted~1]
    void supervisionAndUrgingStandInTheLists() {
        done(city.agent, "urge", ",\"text\":\"三天了\"");
        done(city.agent, "urge", ",\"text\":\"还没人来\"");
        done(
                city.districtLeader,
                "supervise",
                ",\"text\":\"请今日反馈\",\"answerBy\":\"2026-03-02T09:00:00Z\"");

        var row = list(city.handler, "ALL_OPEN").get("items").get(0);
        assertThat(row.get("urges").asInt()).isEqualTo(2);
        assertThat(row.get("supervised").asBoolean()).isTrue();
        assertThat(page(city.handler).at("/time/supervisions/0/text").asString())
                .isEqualTo("请今日反馈");
        done(city.handler, "supervision-answer", ",\"text\":\"已安排\"");
        assertThat(list(city.handler, "ALL_OPEN").at("/items/0/supervised").asBoolean()).isFalse();
    }

    @Test
    void theDispatcherRaisesTheUrgency() {
        done(city.dispatcher, "urgency-raise", ",\"urgency\":\"DANGER\",\"reason\":\"路面塌陷\"");

        assertThat(page(city.handler).get("urgency").asString()).isEqualTo("DANGER");
        assertThat(
                        problem(
                                city.dispatcher,
                                "urgency-raise",
                                ",\"urgency\":\"GENERAL\",\"reason\":\"看错\""))
                .endsWith("case/not-more-urgent");
    }

    private void contacted() {
        done(
                city.handler,
                "contact",
                ",\"method\":\"PHONE\",\"reached\":true,\"meeting\":\"DECLINED\",\"note\":\"约明天\"");
    }

    private long endings() {
        return casework.seeAsCitizen(number).orElseThrow().history().stream()
                .map(RecordedEvent::event)
                .filter(TimeFact.WaitEnded.class::isInstance)
                .count();
    }

    @SafeVarargs
    private static void together(Callable<Integer>... looks) throws Exception {
        var start = new CyclicBarrier(looks.length);
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var look : looks) {
                nodes.submit(() -> {
                    start.await();
                    return look.call();
                });
            }
        }
    }

    private static String until(String moment) {
        return ",\"until\":\"%s\",\"reason\":\"等诉求人回京\"".formatted(moment);
    }

    private void done(Actor actor, String act, String fields) {
        assertThat(desks.post(actor, path(act), "{\"version\":null" + fields + "}"))
                .as(act)
                .hasStatusOk();
    }

    private String problem(Actor actor, String act, String fields) {
        return body(desks.post(actor, path(act), "{\"version\":null" + fields + "}"))
                .get("type")
                .asString();
    }

    private String path(String act) {
        return "/cases/" + number.value() + "/acts/" + act;
    }

    private JsonNode page(Actor actor) {
        return body(desks.get(actor, "/cases/" + number.value()));
    }

    private List<String> possible(Actor actor) {
        return page(actor)
                .get("possible")
                .valueStream()
                .filter(it -> it.get("why") == null || it.get("why").isNull())
                .map(it -> it.get("act").asString())
                .toList();
    }

    private JsonNode list(Actor actor, String queue) {
        return body(desks.get(actor, "/cases?queue=" + queue));
    }

    private List<String> numbers(Actor actor, String queue) {
        return list(actor, queue)
                .get("items")
                .valueStream()
                .map(it -> Objects.requireNonNull(it.get("number").asString()))
                .toList();
    }

    private int count(Actor actor, String queue) {
        return body(desks.get(actor, "/cases/counts")).get(queue).asInt();
    }

    private void readOn() {
        new ReadOn(followers, jdbc).untilNow("deadline");
    }
}
