package org.jieban.autodispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.ActOutcome;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent;
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
import org.jieban.organisation.Units;
import org.jieban.understanding.TestModels;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Cases of the pool that go to their unit without a human, and all that keeps them from it. */
@PostgresTest
class AutomaticDispatchTests {

    private static final String PAGE = "/automatic-dispatch";
    private static final String CATEGORY = "110402";
    private static final String OTHER = "130301";
    private static final String WORDS = "紫云英，花架子，藤条，木廊柱，棋桌，遮阳篷，晒书台，读报栏，第%d处";
    private static final String OTHER_WORDS = "水车坊，磨豆子，石碾盘，竹筛，打谷场，晒稻谷，斗笠，第%d次";
    private static final Map<String, String> LEARNED =
            Map.of(
                    CATEGORY,
                    "紫云英 花架子 藤条 木廊柱 棋桌 遮阳篷 晒书台 读报栏 鸟笼架 茶水亭 拴马桩 水磨石凳",
                    OTHER,
                    "水车坊 磨豆子 石碾盘 竹筛 打谷场 晒稻谷 斗笠 犁耙 蓑衣 谷仓门 扁担 晾茶匾");

    @Autowired MockMvcTester mvc;
    @Autowired ApplicationContext context;
    @Autowired AutomaticSending sending;
    @Autowired SelfWatch watch;
    @Autowired Looks looks;
    @Autowired Casework casework;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired Followers followers;
    @Autowired TestClock clock;

    private SmallCity city;
    private DesksOfTheHotline desks;
    private Actor admin;

    @BeforeEach
    void aModelAndNothingAllowed() {
        forget();
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
        admin = new TestActors(jdbc, units).with(Role.ADMINISTRATOR, city.city);
        TestModels.putInForce(context, LEARNED);
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from understanding_model").update();
        jdbc.sql("delete from automatic_switch").update();
        jdbc.sql("delete from automatic_threshold").update();
        jdbc.sql("delete from automatic_look").update();
        clock.advance(Duration.ofMinutes(1));
    }

    @Test // [utest->rule~autodispatch.off~1] [utest->rule~autodispatch.shadow~1]
    void untilSomebodySwitchesItOnEverythingStaysInThePoolAndOneSeesWhatWouldHaveHappened() {
        allow(CATEGORY, 0.9);
        long left = came(1);

        assertThat(look(left)).isFalse();
        assertThat(state(left)).isEqualTo("SUBMITTED");

        // people come to the same
        desks.post(
                city.dispatcher, "/cases/" + number(left) + "/acts/accept", "{\"version\":null}");
        desks.post(
                city.dispatcher,
                "/cases/" + number(left) + "/acts/correct",
                "{\"version\":null,\"category\":\"%s\",\"reason\":\"分类\"}".formatted(CATEGORY));
        desks.post(
                city.dispatcher,
                "/cases/" + number(left) + "/acts/dispatch",
                "{\"version\":null,\"unit\":%d,\"reason\":\"属地\"}".formatted(city.street.value()));
        var line = body(desks.get(admin, PAGE)).at("/lines/1");
        assertThat(line.at("/code").asString()).isEqualTo(CATEGORY);
        assertThat(line.at("/steps/0/cases").asInt()).isEqualTo(1);
        assertThat(line.at("/steps/0/right").asInt()).isEqualTo(1);
        assertThat(line.at("/sent").asInt()).isZero();
    }

    @Test // [utest->rule~autodispatch.threshold~1] [utest->rule~autodispatch.off~1]
    void whatIsSureEnoughGoesToItsUnitWithTheReasonInItsHistory() {
        switchOn();
        allow(CATEGORY, 0.9);
        long sent = came(1);
        long notAllowed = open(OTHER_WORDS.formatted(1), null, CaseActor.citizen(), false);

        assertThat(look(sent)).isTrue();
        assertThat(look(notAllowed)).isFalse();

        var page = body(desks.get(city.dispatcher, "/cases/" + number(sent)));
        assertThat(page.at("/state").asString()).isEqualTo("DISPATCHED");
        assertThat(state(notAllowed)).isEqualTo("SUBMITTED");
        var facts = facts(sent);
        assertThat(facts).startsWith("Submitted", "Accepted", "SortedByItself", "Dispatched");
        var why =
                jdbc.sql(
                                "select payload from case_event where case_id = :id and type = 'SortedByItself'")
                        .param("id", sent)
                        .query(String.class)
                        .single();
        assertThat(why).contains("紫云英", CATEGORY, "\"threshold\":0.9");
        var view = body(desks.get(admin, PAGE));
        assertThat(view.at("/latest/0/number").asString()).isEqualTo(number(sent));
        assertThat(
                        jdbc.sql("select count(*) from audit_entry where reason = '试运行三周，全部正确'")
                                .query(Long.class)
                                .single())
                .isPositive();
    }

    @Test // [utest->rule~autodispatch.left-to-people~1] [utest->rule~autodispatch.danger~1]
    void dangerReportsSecretsAndOpinionsOfPeopleAreLeftToPeople() {
        switchOn();
        allow(null, 0.9);
        var sure = WORDS.formatted(2);
        var danger = open(sure + "，屋里有煤气味，老人晕倒了", null, CaseActor.citizen(), false);
        var report = open(sure + "，我要举报负责人", null, CaseActor.citizen(), false);
        var secret = open(sure, null, CaseActor.citizen(), true);
        var chosen = open(sure, CATEGORY, CaseActor.of(city.agent), false);
        var otherwise = open(sure, "01", CaseActor.citizen(), false);
        var again = open(sure, null, CaseActor.citizen(), false);
        others(again);

        for (long id : List.of(danger, report, secret, chosen, otherwise, again)) {
            assertThat(look(id)).as("case %d", id).isFalse();
        }
        assertThat(objection(danger)).isEqualTo("DANGER");
        assertThat(objection(report)).isEqualTo("REPORT");
        assertThat(objection(secret)).isEqualTo("SECRET");
        assertThat(objection(chosen)).isEqualTo("TOUCHED");
        assertThat(objection(otherwise)).isEqualTo("SAID_OTHERWISE");
        assertThat(objection(again)).isEqualTo("WITH_OTHERS");
    }

    @Test // [utest->rule~autodispatch.kill-switch~1]
    void oneClickAndTheNextOneStaysInThePool() {
        switchOn();
        allow(null, 0.9);
        assertThat(look(came(1))).isTrue();

        assertThat(desks.post(admin, PAGE + "/off", "{}")).hasStatusOk();

        long next = came(2);
        assertThat(look(next)).isFalse();
        assertThat(state(next)).isEqualTo("SUBMITTED");
        assertThat(body(desks.get(admin, PAGE)).at("/on").asBoolean()).isFalse();
    }

    @Test // [utest->rule~autodispatch.once~1]
    void whoeverLooksAtOnceACaseGoesOnce() throws Exception {
        switchOn();
        allow(null, 0.9);
        var cases = new ArrayList<Long>();
        for (int at = 0; at < 6; at++) {
            cases.add(came(at));
        }
        var start = new CountDownLatch(1);
        var lookers = new ArrayList<Future<Boolean>>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int looker = 0; looker < 4; looker++) {
                for (long id : cases) {
                    lookers.add(
                            pool.submit(() -> {
                                start.await();
                                return look(id);
                            }));
                }
            }
            start.countDown();
            for (var one : lookers) {
                one.get();
            }
        }

        for (long id : cases) {
            assertThat(facts(id)).filteredOn("Dispatched"::equals).hasSize(1);
            assertThat(facts(id)).filteredOn("SortedByItself"::equals).hasSize(1);
            assertThat(look(id)).isFalse();
        }
    }

    @Test // [utest->rule~autodispatch.stops~1]
    void whereTooMuchHasToBeSetRightItStopsByItselfAndTellsThoseInCharge() {
        switchOn();
        allow(CATEGORY, 0.9);
        clock.advance(Duration.ofMinutes(1));
        var cases = new ArrayList<Long>();
        for (int at = 0; at < 4; at++) {
            cases.add(came(at));
            assertThat(look(cases.getLast())).isTrue();
        }
        for (long id : cases.subList(0, 2)) {
            setRight(id);
        }
        read();
        watch.look();
        assertThat(line(CATEGORY).at("/inForce").asDouble()).isEqualTo(0.9);

        setRight(cases.get(2));
        read();
        watch.look();
        watch.look();

        var line = line(CATEGORY);
        assertThat(line.at("/inForce").isNull()).isTrue();
        assertThat(line.at("/own/byItself").asBoolean()).isTrue();
        assertThat(line.at("/own/reason").asString()).contains("4 件", "3 件");
        assertThat(line.at("/wrong").asInt()).isEqualTo(3);
        var told =
                jdbc.sql(
                                """
                                select count(*) from notice n join unit u on u.id = n.unit_id
                                where n.kind = 'AUTO_STOPPED' and n.role = 'ADMINISTRATOR' and n.case_id = any(:cases)
                                    and u.id = :hotline
                                """)
                        .param("cases", cases.stream().mapToLong(Long::longValue).toArray())
                        .param("hotline", city.dispatcher.unit().value())
                        .query(Long.class)
                        .single();
        assertThat(told).isEqualTo(1);
        long next = came(9);
        assertThat(look(next)).isFalse();
    }

    @Test // [utest->rule~autodispatch.off~1] [utest->rule~autodispatch.threshold~1]
    void aDecisionNeedsAReasonAConfidenceThatIsWorthSomethingAndAnAdministrator() {
        assertThat(desks.post(admin, PAGE + "/on", "{\"reason\":\" \"}"))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(decide(CATEGORY, "FROM", "0.5", "太低")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(decide(CATEGORY, "FROM", "0.95", "")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(decide("no-such", "NEVER", "null", "没有")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(decide(null, "AS_ALL", "null", "没有")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(desks.get(admin, PAGE + "?weeks=0")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(desks.get(city.dispatcher, PAGE)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(desks.post(city.dispatcher, PAGE + "/off", "{}"))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult decide(
            @Nullable String category, String way, String from, String reason) {
        return desks.post(
                admin,
                PAGE + "/thresholds",
                "{\"category\":%s,\"way\":\"%s\",\"sendsFrom\":%s,\"reason\":\"%s\"}"
                        .formatted(
                                category == null ? "null" : "\"" + category + "\"",
                                way,
                                from,
                                reason));
    }

    private void switchOn() {
        assertThat(desks.post(admin, PAGE + "/on", "{\"reason\":\"试运行三周，全部正确\"}")).hasStatusOk();
    }

    private void allow(@Nullable String category, double from) {
        assertThat(decide(category, "FROM", String.valueOf(from), "影子运行无错")).hasStatusOk();
    }

    private tools.jackson.databind.JsonNode line(String code) {
        return body(desks.get(admin, PAGE))
                .at("/lines")
                .valueStream()
                .filter(one -> code.equals(one.at("/code").asString("")))
                .findFirst()
                .orElseThrow();
    }

    private long came(int no) {
        return open(WORDS.formatted(no), null, CaseActor.citizen(), false);
    }

    private long open(String words, @Nullable String category, CaseActor by, boolean secret) {
        var said =
                new NewCase(
                        CaseKind.HELP,
                        words.substring(0, 6),
                        words,
                        category,
                        Urgency.GENERAL,
                        city.community,
                        "",
                        null,
                        null,
                        CaseEvent.Channel.WEB,
                        null,
                        false,
                        secret,
                        false,
                        List.of(),
                        null);
        var opened =
                casework.open(
                        () -> said, id -> {}, List.of(), by, SmallCity.key(), clock.instant());
        var number = ((ActOutcome.Done) opened).receipt().number().value();
        long id =
                jdbc.sql("select id from case_file where number = :number")
                        .param("number", number)
                        .query(Long.class)
                        .single();
        place(id, id);
        return id;
    }

    /** What comparing with others comes to, whoever compares in the background. */
    private void place(long id, long matter) {
        jdbc.sql(
                        """
                        insert into matter_case (case_id, matter_id, at, title, said)
                        values (:id, :matter, :at, '', '')
                        on conflict (case_id) do update set matter_id = :matter
                        """)
                .param("id", id)
                .param("matter", matter)
                .param("at", java.sql.Timestamp.from(clock.instant()))
                .update();
    }

    private void others(long id) {
        place(-id, id);
    }

    private boolean look(long id) {
        return sending.look(new Looks.Waiting(id, clock.instant()));
    }

    /** The dispatcher sends it elsewhere. */
    private void setRight(long id) {
        var done =
                desks.post(
                        city.dispatcher,
                        "/cases/" + number(id) + "/acts/redispatch",
                        "{\"version\":null,\"unit\":%d,\"reason\":\"不属该街道\"}"
                                .formatted(city.otherStreet.value()));
        assertThat(done).hasStatusOk();
    }

    private void read() {
        new ReadOn(followers, jdbc).untilNow(PoolFollower.NAME);
    }

    private List<String> facts(long id) {
        return jdbc.sql("select type from case_event where case_id = :id order by seq")
                .param("id", id)
                .query(String.class)
                .list();
    }

    private String number(long id) {
        return casework.numberOf(id).orElseThrow().value();
    }

    private String state(long id) {
        return jdbc.sql("select state from case_file where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private @Nullable String objection(long id) {
        return jdbc.sql("select objection from automatic_look where case_id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
