package org.jieban.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.NewCase;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.SmallCity;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases are counted, an alarm is raised once, told, ended, and silenced by people. */
@PostgresTest
class SurgeAlarmTests {

    /** Each test in a year of its own, from 2109 on, where no other test has cases. */
    private static final AtomicLong YEARS = new AtomicLong(84);

    private static final String HEATING = "030501";
    private static final String NO_HEATING = "030502";

    @Autowired MockMvcTester mvc;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired SurgeFollower follower;
    @Autowired Watch watch;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired TestClock clock;

    private SmallCity city;
    private Actor hotlineLeader;
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void aCityWithARhythm() {
        city = new SmallCity(units, jdbc);
        hotlineLeader =
                new TestActors(jdbc, units).with(Role.LEADER, city.dispatcher.unit(), city.city);
        now = TestClock.START.plus(Duration.ofDays(364 * YEARS.getAndIncrement()));
        for (int week = 1; week <= 8; week++) {
            for (int hour = 0; hour < 6; hour++) {
                var at = now.minus(Duration.ofDays(7L * week)).minus(Duration.ofHours(hour));
                said(HEATING, city.community, at.minusSeconds(600));
                said("010101", city.otherStreet, at.minusSeconds(900));
                said("010101", city.street, at.minusSeconds(1200));
            }
        }
    }

    // [utest->rule~surge.once~1] [utest->rule~surge.told~1] [utest->rule~surge.counted~1]
    @Test
    void twelveCallsAboutTheHeatingOfOneStreetAreRaisedOnceAndTold()
            throws UnsupportedEncodingException {
        heatingFails(12);

        look(now);
        look(now.plusSeconds(120));
        look(now.plusSeconds(240));

        var mine = surges(city.leader);
        assertThat(mine).hasSize(1);
        var page = page(mine.getFirst(), city.dispatcher);
        assertThat(JsonPath.<String>read(page, "$.surge.street")).isEqualTo("望京街道");
        assertThat(JsonPath.<String>read(page, "$.surge.category")).isEqualTo("供暖");
        assertThat(JsonPath.<Integer>read(page, "$.surge.most")).isEqualTo(12);
        assertThat(JsonPath.<Double>read(page, "$.surge.expected")).isBetween(0.5, 2.0);
        assertThat(JsonPath.<List<String>>read(page, "$.cases[*].number")).hasSize(12);
        assertThat(told(city.dispatcher)).isEqualTo(1);
        assertThat(told(hotlineLeader)).isEqualTo(1);
        assertThat(told(city.handler)).isEqualTo(1);
        assertThat(told(city.agent)).isZero();
        assertThat(told(city.otherHandler)).isZero();
    }

    // [utest->rule~surge.rights~1]
    @Test
    void anotherStreetSeesNothingOfIt() throws UnsupportedEncodingException {
        heatingFails(12);
        look(now);
        long id = surges(city.leader).getFirst();

        assertThat(surges(city.otherHandler)).isEmpty();
        assertThat(get("/" + id, city.otherHandler)).hasStatus(404);
        assertThat(post("/" + id + "/none", "{\"reason\": \"x\"}", city.leader)).hasStatus(403);
        assertThat(post("/" + id + "/seen", "{}", city.otherHandler)).hasStatus(403);
    }

    // [utest->rule~surge.end~1]
    @Test
    void itEndsByItselfWhenTheRhythmIsBack() throws UnsupportedEncodingException {
        heatingFails(12);
        look(now);
        long id = surges(city.leader).getFirst();
        assertThat(ended(id)).isNull();

        look(now.plus(Duration.ofMinutes(30)));
        assertThat(ended(id)).isNull();
        look(now.plus(Duration.ofMinutes(90)));

        assertThat(ended(id)).isNotNull();
        assertThat(surges(city.leader)).as("still listed, as past").contains(id);
    }

    // [utest->rule~surge.silence~1]
    @Test
    void afterNotASurgeThePlaceIsQuietForADay() throws UnsupportedEncodingException {
        heatingFails(12);
        look(now);
        long id = surges(city.leader).getFirst();
        assertThat(post("/" + id + "/none", "{}", city.dispatcher)).hasStatus(400);

        clock.set(now);
        assertThat(post("/" + id + "/none", "{\"reason\": \"同一人反复来电\"}", city.dispatcher))
                .hasStatus(204);
        look(now.plusSeconds(300));
        assertThat(surges(city.leader)).hasSize(1);
        assertThat(ended(id)).isNotNull();
        assertThat(page(id, city.dispatcher)).contains("同一人反复来电");
        assertThat(post("/" + id + "/none", "{\"reason\": \"x\"}", city.dispatcher))
                .as("it is over")
                .hasStatus(409);

        var twiceAsMany = now.plus(Duration.ofHours(2));
        for (int i = 0; i < 26; i++) {
            said(NO_HEATING, city.community, twiceAsMany.minusSeconds(60L * i));
        }
        look(twiceAsMany);
        assertThat(surges(city.leader)).hasSize(2);
    }

    // [utest->rule~surge.matter~1]
    @Test
    void itsCasesBecomeOneMatter() throws UnsupportedEncodingException {
        heatingFails(12);
        look(now);
        long id = surges(city.leader).getFirst();
        new ReadOn(followers, jdbc).untilNow("group-matter");

        var made = post("/" + id + "/matter", "{\"reason\": \"换热站故障\"}", city.dispatcher);

        assertThat(made).hasStatusOk();
        assertThat(JsonPath.<Number>read(page(id, city.leader), "$.surge.matter")).isNotNull();
        assertThat(post("/" + id + "/matter", "{\"reason\": \"x\"}", city.leader)).hasStatus(403);
    }

    // [utest->rule~surge.incident~1] [utest->rule~incident.origin~1]
    @Test
    void anIncidentOpenedOutOfItEndsTheAlarmAndKeepsItQuiet() throws UnsupportedEncodingException {
        heatingFails(12);
        look(now);
        long id = surges(city.leader).getFirst();
        var before = page(id, city.dispatcher);
        clock.set(now);
        var key = SmallCity.key().value();

        var elsewhere = new TestActors(jdbc, units).with(Role.LEADER, city.otherStreet);
        assertThat(incident(id, elsewhere, SmallCity.key().value(), city.otherStreet))
                .as("who does not see the surge")
                .hasStatus(404);
        var opened = incident(id, city.dispatcher, key, city.street);
        var again = incident(id, city.dispatcher, key, city.street);

        assertThat(JsonPath.<String>read(before, "$.surge.code")).isEqualTo("0305");
        assertThat(JsonPath.<List<Number>>read(before, "$.streets[*].id"))
                .extracting(Number::longValue)
                .containsExactly(city.street.value());
        assertThat(opened).hasStatus(201);
        assertThat(body(again)).isEqualTo(body(opened));
        assertThat(ended(id)).isNotNull();
        var page = page(id, city.leader);
        assertThat(JsonPath.<List<String>>read(page, "$.acts[?(@.kind == 'INCIDENT')].reason"))
                .hasSize(1)
                .allMatch(named -> named.startsWith("SJ") && named.endsWith(" 换热站停暖"));
        var from =
                mvc.get().uri("/api/incidents/from?surge=" + id).with(as(city.leader)).exchange();
        assertThat(JsonPath.<List<String>>read(body(from), "$[*].name")).containsExactly("换热站停暖");
        look(now.plusSeconds(300));
        assertThat(surges(city.leader)).as("no second alarm about the same").containsExactly(id);
    }

    private MvcTestResult incident(long surge, Actor by, String key, UnitId area) {
        return mvc.post()
                .uri("/api/incidents")
                .with(as(by))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        """
                        {"name": "换热站停暖", "category": "0305", "areas": [%d], "surge": %d, "unit": %d,
                         "expectedEnd": "%s", "answer": "正在抢修。"}
                        """
                                .formatted(
                                        area.value(),
                                        surge,
                                        city.water.value(),
                                        now.plus(Duration.ofHours(5))))
                .exchange();
    }

    // [utest->rule~surge.late~1]
    @Test
    void whatIsReadAgainOrComesLateChangesNoAlarm() throws UnsupportedEncodingException {
        heatingFails(12);
        look(now);
        long id = surges(city.leader).getFirst();

        follower.reset();
        jdbc.sql("update follower set epoch = 0, tx = '0', position = 0 where name = :name")
                .param("name", SurgeFollower.NAME)
                .update();
        look(now);
        look(now.minus(Duration.ofMinutes(10)));

        assertThat(surges(city.leader)).containsExactly(id);
        assertThat(JsonPath.<Integer>read(page(id, city.leader), "$.surge.most")).isEqualTo(12);
        clock.set(now);
        assertThat(told(city.dispatcher)).isEqualTo(1);
    }

    // [utest->rule~surge.weather~1]
    @Test
    void whatComesInEveryStreetIsTheWeather() throws UnsupportedEncodingException {
        var streets = List.of(city.street, city.otherStreet);
        for (var street : streets) {
            for (int i = 0; i < 5; i++) {
                said(HEATING, street, now.minusSeconds(120L * i + 5));
            }
        }
        look(now);

        assertThat(surges(city.leader)).isEmpty();
    }

    // [utest->rule~surge.known~1]
    @Test
    void withoutTwoKnownWeeksNothingIsRaised() throws UnsupportedEncodingException {
        now = TestClock.START.plus(Duration.ofDays(364 * YEARS.getAndIncrement() + 180));
        heatingFails(12);
        look(now);

        assertThat(surges(city.leader)).isEmpty();
    }

    // [utest->rule~surge.curve~1]
    @Test
    void theDayStandsBesideItsRhythm() throws UnsupportedEncodingException {
        heatingFails(12);
        look(now);

        var page = page(surges(city.leader).getFirst(), city.leader);

        assertThat(JsonPath.<List<Integer>>read(page, "$.curve[*].hour")).hasSize(24);
        assertThat(
                        JsonPath.<List<Integer>>read(page, "$.curve[*].came").stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .isEqualTo(12);
        assertThat(JsonPath.<List<Double>>read(page, "$.curve[?(@.usual > 0)].usual"))
                .isNotEmpty()
                .allMatch(usual -> usual <= 1);
    }

    private void heatingFails(int calls) {
        for (int i = 0; i < calls; i++) {
            said(
                    i % 2 == 0 ? HEATING : NO_HEATING,
                    city.community,
                    now.minusSeconds(120L * i + 30));
        }
    }

    private String said(String category, UnitId area, Instant at) {
        var said =
                new NewCase(
                        CaseKind.HELP,
                        "暖气不热",
                        "家里暖气不热",
                        category,
                        Urgency.GENERAL,
                        area,
                        null,
                        null,
                        null,
                        Channel.PHONE,
                        null,
                        true,
                        false,
                        false,
                        List.of(),
                        null);
        clock.set(at);
        CaseNumber number =
                casework.open(
                                () -> said,
                                _ -> {},
                                new ArrayList<>(List.of(new Act.Accept())),
                                CaseActor.of(city.agent),
                                SmallCity.key(),
                                at)
                        .orThrow()
                        .number();
        return number.value();
    }

    private void look(Instant moment) {
        clock.set(moment);
        new ReadOn(followers, jdbc).untilNow(SurgeFollower.NAME);
        transaction.executeWithoutResult(_ -> watch.look(moment));
    }

    private @org.jspecify.annotations.Nullable String ended(long id)
            throws UnsupportedEncodingException {
        return JsonPath.read(page(id, city.leader), "$.surge.ended");
    }

    private List<Long> surges(Actor actor) throws UnsupportedEncodingException {
        return JsonPath.<List<Number>>read(body(get("", actor)), "$[*].id").stream()
                .map(Number::longValue)
                .toList();
    }

    private int told(Actor actor) throws UnsupportedEncodingException {
        var list = body(mvc.get().uri("/api/notices").with(as(actor)).exchange());
        return JsonPath.<List<String>>read(list, "$.items[?(@.kind == 'SURGE')].kind").size();
    }

    private String page(long id, Actor actor) throws UnsupportedEncodingException {
        return body(get("/" + id, actor));
    }

    private MvcTestResult get(String path, Actor actor) {
        return mvc.get().uri("/api/surges" + path).with(as(actor)).exchange();
    }

    private MvcTestResult post(String path, String body, Actor actor) {
        return mvc.post()
                .uri("/api/surges" + path)
                .with(as(actor))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String body(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
