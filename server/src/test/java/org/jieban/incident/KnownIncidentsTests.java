package org.jieban.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.identity.TestActors;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Known incidents over HTTP, from the first call to the last citizen told. */
@PostgresTest
class KnownIncidentsTests {

    private static final String CATEGORY = "030502";

    @Autowired MockMvcTester mvc;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired IncidentRounds rounds;
    @Autowired Followers followers;

    private SmallCity city;
    private DesksOfTheHotline desks;
    private int phones = 10_000_000 + (int) (System.nanoTime() % 9_000_000);

    @BeforeEach
    void aCity() {
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
    }

    private String wanted(long area) {
        return """
        {"name": "花家地换热站停暖", "category": "%s", "areas": [%d], "buildings": [], "words": [],
         "expectedEnd": "2026-03-02T10:00:00Z", "answer": "换热站故障，正在抢修，预计今晚恢复。",
         "unit": %d, "reason": "改了预计时间", "version": 1}
        """
                .formatted(CATEGORY, area, city.water.value());
    }

    private long opened(Actor by) {
        var made = desks.post(by, "/incidents", wanted(city.community.value()));
        assertThat(made).hasStatus(201);
        return body(made).get("id").asLong();
    }

    private String nextPhone() {
        return "139" + phones++;
    }

    private String request(long incident, String phone, String more) {
        return """
        {"words": "家里停暖了，冷得很", "category": "%s", "area": %d, "outcome": "INCIDENT", "incident": %d,
         "claimant": {"name": "张三", "phone": "%s", "anonymous": false}%s}
        """
                .formatted(CATEGORY, city.community.value(), incident, phone, more);
    }

    private MvcTestResult call(long incident, String phone) {
        return desks.post(city.agent, "/cases", request(incident, phone, ""));
    }

    private List<Boolean> asked(long incident) {
        return jdbc.sql(
                        """
                        select c.state = 'REVISITING' from case_file c join incident_case i on i.case_id = c.id
                        where i.incident_id = :id
                        """)
                .param("id", incident)
                .query(Boolean.class)
                .list();
    }

    private void end(long incident, int version) {
        var ended =
                desks.post(
                        city.dispatcher,
                        "/incidents/" + incident + "/end",
                        "{\"version\": %d, \"closing\": \"换热站已修复，供暖恢复。\"}".formatted(version));
        assertThat(ended).hasStatusOk();
    }

    @Test
    void aMatchingRequestIsAnsweredAtIntakeAndCostsNoUnitAnything() {
        long incident = opened(city.dispatcher);

        var found =
                body(
                        desks.post(
                                city.agent,
                                "/incidents/matching",
                                "{\"text\": \"没暖气\", \"area\": %d}"
                                        .formatted(city.community.value())));
        var taken = call(incident, nextPhone());

        assertThat(found.get(0).get("id").asLong()).isEqualTo(incident);
        assertThat(found.get(0).get("sure").asBoolean()).isTrue();
        assertThat(taken).hasStatus(201);
        assertThat(body(taken).get("state").asString()).isEqualTo("ANSWERED");
        assertThat(body(taken).get("unit").isNull()).isTrue();
        var track = body(taken).get("trackUrl").asString().substring("/t/".length());
        var seen = body(desks.look(track));
        assertThat(seen.get("incident").get("number").asString()).startsWith("SJ20260302-");
        assertThat(seen.get("incident").get("answer").asString()).contains("正在抢修");
        assertThat(seen.get("incident").get("expectedEnd").asString())
                .isEqualTo("2026-03-02T10:00:00Z");
        var page = body(desks.get(city.dispatcher, "/incidents/" + incident));
        assertThat(page.get("incident").get("people").asInt()).isEqualTo(1);
        assertThat(page.get("cases")).hasSize(1);
    }

    // [utest->rule~incident.danger~1]
    @Test
    void whatMayBeDangerIsNotPutAway() {
        long incident = opened(city.dispatcher);
        var danger = request(incident, nextPhone(), "").replace("家里停暖了，冷得很", "停暖了，屋里有煤气味，老人晕倒了");

        var refused = desks.post(city.agent, "/cases", danger);
        var said =
                danger.replace(
                        "\"anonymous\": false}", "\"anonymous\": false}, \"noDanger\": true");

        assertThat(refused).hasStatus(409);
        assertThat(body(refused).get("type").asString()).endsWith("case/danger-comes-first");
        assertThat(desks.post(city.agent, "/cases", said)).hasStatus(201);
    }

    // [utest->rule~incident.scope~1]
    @Test
    void nobodyOpensOneForAnAreaThatIsNotTheirs() {
        assertThat(desks.post(city.leader, "/incidents", wanted(city.otherStreet.value())))
                .hasStatus(403);
        assertThat(desks.post(city.agent, "/incidents", wanted(city.community.value())))
                .hasStatus(403);
        long own = opened(city.leader);
        assertThat(desks.get(city.otherHandler, "/incidents/" + own)).hasStatus(404);
        assertThat(
                        desks.post(
                                city.leader,
                                "/incidents/" + own + "/change",
                                wanted(city.otherStreet.value())))
                .hasStatus(403);
        assertThat(
                        desks.post(
                                city.leader,
                                "/incidents/" + own + "/change",
                                wanted(city.community.value())))
                .hasStatusOk();
    }

    @Test
    void anEndBeforeTheBeginningIsToldAtItsField() {
        var refused =
                desks.post(
                        city.dispatcher,
                        "/incidents",
                        wanted(city.community.value()).replace("2026-03-02T10", "2026-03-01T10"));

        assertThat(refused).hasStatus(400).bodyText().contains("/expectedEnd", "结束必须晚于开始");
    }

    // [utest->rule~incident.versions~1]
    @Test
    void whatWasSaidStaysAndAStaleChangeIsRefused() {
        long incident = opened(city.dispatcher);
        var path = "/incidents/" + incident + "/change";
        var later = wanted(city.community.value()).replace("T10:00", "T12:00");

        assertThat(desks.post(city.dispatcher, path, later)).hasStatusOk();
        assertThat(desks.post(city.dispatcher, path, later)).hasStatus(409);

        var page = body(desks.get(city.dispatcher, "/incidents/" + incident));
        assertThat(page.get("changes")).hasSize(2);
        assertThat(page.get("changes").get(0).get("expectedEnd").asString()).contains("T12:00");
        assertThat(page.get("changes").get(1).get("expectedEnd").asString()).contains("T10:00");
        assertThat(page.get("changes").get(0).get("reason").asString()).isEqualTo("改了预计时间");
    }

    @Test
    void theSameRequestSentTwiceIsOneCaseAndTheSameOpeningOneIncident() {
        long incident = opened(city.dispatcher);
        var body = request(incident, nextPhone(), "");
        var key = SmallCity.key().value();

        var first = body(posted(city.agent, "/cases", key, body));
        end(incident, 1);
        var again = body(posted(city.agent, "/cases", key, body));

        assertThat(again.get("number")).isEqualTo(first.get("number"));
        var opening = SmallCity.key().value();
        var wanted = wanted(city.community.value());
        assertThat(body(posted(city.dispatcher, "/incidents", opening, wanted)).get("id"))
                .isEqualTo(body(posted(city.dispatcher, "/incidents", opening, wanted)).get("id"));
    }

    private MvcTestResult posted(Actor actor, String path, String key, String body) {
        return mvc.post()
                .uri("/api" + path)
                .with(TestActors.as(actor))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    // [utest->rule~incident.one-of-a-case~1]
    @Test
    void openCasesAreLinkedLaterAndLetGoAgain() {
        long incident = opened(city.dispatcher);
        var pooled =
                body(
                        desks.post(
                                city.agent,
                                "/cases",
                                request(incident, nextPhone(), "")
                                        .replace("\"INCIDENT\"", "\"POOL\"")));
        var number = pooled.get("number").asString();

        var candidates = body(desks.get(city.dispatcher, "/incidents/" + incident + "/candidates"));
        assertThat(candidates.get(0).get("number").asString()).isEqualTo(number);
        var linked =
                body(
                        desks.post(
                                city.dispatcher,
                                "/incidents/" + incident + "/cases",
                                "{\"cases\": [\"%s\"], \"reason\": \"同一事件\"}".formatted(number)));
        assertThat(linked.get("linked").get(0).asString()).isEqualTo(number);

        var join = "/cases/" + number + "/acts/incident-join";
        assertThat(
                        desks.post(
                                city.agent,
                                join,
                                "{\"incident\": %d, \"reason\": \"\"}"
                                        .formatted(opened(city.dispatcher))))
                .hasStatus(409);
        assertThat(desks.post(city.dispatcher, "/cases/" + number + "/acts/archive", "{}"))
                .hasStatus(409);
        var left =
                body(
                        desks.post(
                                city.agent,
                                "/cases/" + number + "/acts/incident-leave",
                                "{\"reason\": \"是自家阀门坏了\"}"));
        assertThat(left.get("state").asString()).isEqualTo("ACCEPTED");
        assertThat(left.get("dueClock").asString()).isEqualTo("DISPATCH");
        assertThat(
                        body(desks.get(city.dispatcher, "/incidents/" + incident))
                                .get("incident")
                                .get("cases")
                                .asInt())
                .isZero();
    }

    // [utest->rule~incident.told-once~1] [utest->rule~incident.revisit~1]
    @Test
    void whenItEndsEveryPersonIsToldOnceAndASampleIsAsked() {
        long incident = opened(city.dispatcher);
        var phone = nextPhone();
        var track =
                body(call(incident, phone)).get("trackUrl").asString().substring("/t/".length());
        call(incident, phone);
        for (int i = 0; i < 120; i++) {
            call(incident, nextPhone());
        }
        end(incident, 1);

        assertThat(rounds.settleAll()).isGreaterThanOrEqualTo(122);
        assertThat(rounds.settleAll()).isZero();

        var told =
                jdbc.sql(
                                """
                                select count(*) from case_event e join incident_case i on i.case_id = e.case_id
                                where i.incident_id = :id and e.type = 'IncidentEnded'
                                  and (e.payload ->> 'told')::boolean
                                """)
                        .param("id", incident)
                        .query(Integer.class)
                        .single();
        assertThat(told).isEqualTo(121);
        assertThat(asked(incident).stream().filter(it -> it)).hasSize(13);
        var seen = body(desks.look(track));
        assertThat(seen.get("incident").get("answer").asString()).contains("供暖恢复");
        assertThat(seen.get("incident").get("endedAt").isNull()).isFalse();
        assertThat(call(incident, nextPhone())).hasStatus(409);
        assertThat(
                        body(
                                desks.post(
                                        city.agent,
                                        "/incidents/matching",
                                        "{\"text\": \"没暖气\", \"area\": %d}"
                                                .formatted(city.community.value()))))
                .isEmpty();
    }

    // [utest->rule~incident.weight~1]
    @Test
    void anAnswerIsTheUnitsOnlyAsTheSchemeSaysAndFromTheSecondRoundItsOwn() {
        long incident = opened(city.dispatcher);
        var number = body(call(incident, nextPhone())).get("number").asString();
        end(incident, 1);
        rounds.settleAll();
        var asked =
                jdbc.sql("select state from case_file where number = :n")
                        .param("n", number)
                        .query(String.class)
                        .single();
        assertThat(asked).isEqualTo("REVISITING");
        answer(number);
        var read = new ReadOn(followers, jdbc);
        read.untilNow("assessment");
        assertThat(shares(number)).containsExactly(3);

        clock.advance(Duration.ofHours(1));
        assertThat(desks.post(city.waterHandler, "/cases/" + number + "/acts/sign", "{}"))
                .hasStatusOk();
        read.untilNow("assessment");
        assertThat(parts(number)).containsExactly(3, 0);
    }

    private void answer(String number) {
        assertThat(
                        desks.post(
                                city.revisiter,
                                "/cases/" + number + "/acts/revisit-answer",
                                "{\"contacted\": false, \"solved\": \"NOT_SOLVED\","
                                        + " \"satisfaction\": \"DISSATISFIED\"}"))
                .hasStatusOk();
    }

    private List<Integer> shares(String number) {
        return jdbc.sql(
                        """
                        select a.share from assessed_answer a join case_file c on c.id = a.case_id
                        where c.number = :n order by a.seq
                        """)
                .param("n", number)
                .query(Integer.class)
                .list();
    }

    private List<Integer> parts(String number) {
        return jdbc.sql(
                        """
                        select a.share from assessed_part a join case_file c on c.id = a.case_id
                        where c.number = :n order by a.round
                        """)
                .param("n", number)
                .query(Integer.class)
                .list();
    }

    // [utest->rule~incident.nothing-hangs~1]
    @Test
    void whoeverForgetsToEndItIsReminded() {
        long incident = opened(city.dispatcher);
        clock.advance(Duration.ofDays(1));

        rounds.remind();
        rounds.remind();

        var page = body(desks.get(city.dispatcher, "/incidents/" + incident));
        assertThat(page.get("incident").get("overdue").asBoolean()).isTrue();
        assertThat(page.get("changes").get(0).get("kind").asString()).isEqualTo("OVERDUE");
        assertThat(page.get("changes")).hasSize(2);
    }

    // [utest->rule~incident.never-after-the-end~1]
    @Test
    void whileTwoLinkAThirdEndsItAndNothingIsLinkedAfterwards() throws Exception {
        long incident = opened(city.dispatcher);
        var start = new CountDownLatch(1);
        var answers = new ArrayList<Future<List<Integer>>>();
        try (var people = Executors.newFixedThreadPool(3)) {
            for (int agent = 0; agent < 2; agent++) {
                var own = new ArrayList<String>();
                for (int i = 0; i < 15; i++) {
                    own.add(nextPhone());
                }
                answers.add(
                        people.submit(() -> {
                            start.await();
                            return own.stream()
                                    .map(it -> call(incident, it).getResponse().getStatus())
                                    .toList();
                        }));
            }
            var ending =
                    people.submit(() -> {
                        start.await();
                        Thread.yield();
                        end(incident, 1);
                        return true;
                    });
            start.countDown();
            assertThat(ending.get()).isTrue();
        }
        var statuses = new ArrayList<Integer>();
        for (var answer : answers) {
            statuses.addAll(answer.get());
        }
        rounds.settleAll();

        assertThat(statuses).allMatch(status -> status == 201 || status == 409);
        int linked = (int) statuses.stream().filter(status -> status == 201).count();
        var told =
                jdbc.sql(
                                "select count(*) from incident_case where incident_id = :id and told and settled_at is not null")
                        .param("id", incident)
                        .query(Integer.class)
                        .single();
        assertThat(told).isEqualTo(linked);
        var inFile =
                jdbc.sql("select count(*) from incident_case where incident_id = :id")
                        .param("id", incident)
                        .query(Integer.class)
                        .single();
        assertThat(inFile).isEqualTo(linked);
    }
}
