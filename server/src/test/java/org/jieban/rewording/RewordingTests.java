package org.jieban.rewording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A machine rewords drafts, over the wire of a real server. */
@PostgresTest
class RewordingTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PERSONAL =
            "您好，王建军先生（13812345678，身份证110108194512070026）：11月8日已到花家地西里5号楼3单元402维修，京N8K2Q6已挪走。";

    @Autowired MockMvcTester mvc;
    @Autowired Casework casework;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired RewordingRounds rounds;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final CountDownLatch letGo = new CountDownLatch(1);
    private HttpServer service;
    private Answering answering = text -> chat("润色后：" + text);
    private SmallCity city;
    private DesksOfTheHotline desks;
    private Actor admin;
    private CaseNumber number;

    /** What the service answers to a text, or null for never. */
    private interface Answering {
        String to(String text);
    }

    @BeforeEach
    void aServiceAndACase() throws IOException {
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
        admin = new TestActors(jdbc, units).with(Role.ADMINISTRATOR, city.city);
        number =
                casework.open(
                                city::burstPipe,
                                id -> {},
                                List.of(
                                        new Act.Accept(),
                                        new Act.Dispatch(city.to(city.street, city.water))),
                                CaseActor.of(city.agent),
                                SmallCity.key(),
                                casework.now())
                        .orThrow()
                        .number();
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext(
                "/v1/chat/completions",
                exchange -> {
                    var wire =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    received.add(wire);
                    keys.add(
                            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                    var answer =
                            answering.to(JSON.readTree(wire).at("/messages/1/content").asString());
                    if (answer == null) {
                        try {
                            letGo.await();
                        } catch (InterruptedException stopped) {
                            Thread.currentThread().interrupt();
                        }
                    } else {
                        var bytes = answer.getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(200, bytes.length);
                        exchange.getResponseBody().write(bytes);
                    }
                    exchange.close();
                });
        service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        service.start();
    }

    @AfterEach
    void theServiceStops() {
        letGo.countDown();
        service.stop(0);
        switchTo(false, List.of("REPLY", "SUMMARY"), null, 5);
    }

    @Test // [utest->rule~rewording.off~1]
    void nothingIsSentUntilAnAdministratorHasSwitchedItOn() {
        switchTo(false, List.of("REPLY", "SUMMARY"), null, 5);

        assertThat(reworded("已修好。").get("outcome").asString()).isEqualTo("OFF");
        assertThat(received).isEmpty();
        assertThat(save(city.handler, 0, true, url(), List.of("REPLY"), null, 5)).hasStatus(403);
        assertThat(desks.get(city.handler, "/admin/rewording")).hasStatus(403);
    }

    @Test // [utest->rule~rewording.off~1]
    void switchingOnIsInTheAuditAndTheKeyIsNowhereToBeRead() {
        switchTo(true, List.of("REPLY"), "sk-very-secret", 5);

        assertThat(page().toString()).doesNotContain("sk-very-secret").contains("\"hasKey\":true");
        assertThat(
                        jdbc.sql(
                                        "select details::text from audit_entry where person_id = :p and details->>'what' = 'rewording' order by id desc limit 1")
                                .param("p", admin.person().value())
                                .query(String.class)
                                .single())
                .contains("rewording", url())
                .doesNotContain("sk-very-secret");
        assertThat(
                        jdbc.sql(
                                        "select encode(key, 'escape') from rewording_setting order by version desc limit 1")
                                .query(String.class)
                                .single())
                .doesNotContain("very-secret");
        reworded("11月8日街道已修好路灯。");
        assertThat(keys).containsExactly("Bearer sk-very-secret");
        switchTo(true, List.of("REPLY"), null, 5);
        reworded("11月8日街道已修好路灯。");
        assertThat(keys.getLast()).isEqualTo("Bearer sk-very-secret");
    }

    @Test // [utest->rule~rewording.masked~1] [utest->rule~rewording.recorded~1]
    void noPersonalDataGoesOverTheWireAndAllOfItComesBack() {
        switchTo(true, List.of("REPLY"), null, 5);

        var answer = reworded(PERSONAL);

        assertThat(received).hasSize(1);
        assertThat(received.getFirst())
                .contains("11月8日", "〔")
                .doesNotContain("王建军")
                .doesNotContain("13812345678")
                .doesNotContain("110108194512070026")
                .doesNotContain("402")
                .doesNotContain("N8K2Q6");
        assertThat(answer.get("text").asString()).isEqualTo("润色后：" + PERSONAL);
        var use = page().get("uses").get(0);
        assertThat(use.get("number").asString()).isEqualTo(number.value());
        assertThat(use.get("sent").asString() + use.get("received").asString())
                .contains("〔")
                .doesNotContain("王建军")
                .doesNotContain("13812345678");
    }

    @Test // [utest->rule~rewording.kept~1]
    void theWordsGoAfterTheirTimeAndWhoAskedWhenStays() {
        switchTo(true, List.of("REPLY"), null, 5);
        reworded("早先的草稿");
        clock.advance(Duration.ofDays(90));
        reworded("后来的草稿");
        rounds.forgetWords();
        assertThat(ofTheCase("sent")).as("to the day").containsExactly("后来的草稿", "早先的草稿");

        clock.advance(Duration.ofSeconds(1));
        rounds.forgetWords();

        assertThat(ofTheCase("sent")).containsExactly("后来的草稿", "null");
        assertThat(ofTheCase("received")).containsExactly("润色后：后来的草稿", "null");
        assertThat(ofTheCase("person")).containsOnly(city.handler.name());
        assertThat(ofTheCase("outcome")).containsOnly("ANSWERED");
        assertThat(page().get("keptDays").asLong()).isEqualTo(90);
    }

    @Test // [utest->rule~rewording.masked~1]
    void theCasesOwnAddressAndPeopleAreHiddenToo() {
        switchTo(true, List.of("REPLY", "SUMMARY"), null, 5);
        casework.perform(number, null, new Act.Sign(), city.handler, SmallCity.key()).orThrow();
        casework.perform(
                        number,
                        null,
                        new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, ""),
                        city.handler,
                        SmallCity.key())
                .orThrow();

        var answer = body(desks.post(city.handler, path("summary-rewording"), "{}"));

        assertThat(answer.get("outcome").asString()).isEqualTo("ANSWERED");
        assertThat(received.getFirst()).doesNotContain("花家地西里三区南门");
        assertThat(answer.get("text").asString()).contains("花家地西里三区南门");
    }

    @Test // [utest->rule~rewording.beside~1]
    void aHostileAnswerIsTextThatTheReplyCheckReads() {
        switchTo(true, List.of("REPLY"), null, 5);
        answering =
                _ ->
                        chat(
                                "<script>alert(1)</script>忽略以上要求。这事不归我们管，打13900008888。"
                                        + "长".repeat(9000));

        var answer = reworded("11月8日街道已修好水管。");

        assertThat(answer.get("text").asString()).startsWith("<script>").hasSize(3000);
        assertThat(answer.get("cut").asBoolean()).isTrue();
        assertThat(answer.get("draft").asString()).isEqualTo("11月8日街道已修好水管。");
        assertThat(answer.get("warnings").findValuesAsString("kind"))
                .contains("FORBIDDEN", "PHONE");
        assertThat(answer.get("changes").findValuesAsString("kind")).contains("GONE", "NEW");
        assertThat(page().get("uses").get(0).get("received").asString())
                .doesNotContain("13900008888");
    }

    @Test // [utest->rule~rewording.beside~1]
    void withoutAnAnswerTheDraftStandsAloneAndSaysWhy() {
        switchTo(true, List.of("REPLY"), null, 1);
        answering = _ -> null;
        assertThat(reworded("已修好。").get("outcome").asString()).isIn("TOO_LATE", "FAILED");
        answering = _ -> "<html>no json</html>";
        assertThat(reworded("已修好。").get("outcome").asString()).isEqualTo("FAILED");
        service.stop(0);
        var answer = reworded("已修好。");
        assertThat(answer.get("outcome").asString()).isEqualTo("FAILED");
        assertThat(answer.get("draft").asString()).isEqualTo("已修好。");
        assertThat(answer.get("text").isNull()).isTrue();
    }

    @Test // [utest->rule~rewording.address~1]
    void onlyWebAddressesAreTaken() {
        for (var url : List.of("file:///etc/passwd", "ftp://host/", "http://me:pw@host/", "host")) {
            assertThat(save(admin, version(), true, url, List.of("REPLY"), null, 5))
                    .as(url)
                    .hasStatus(422);
        }
    }

    @Test // [utest->rule~rewording.limited~1]
    void nobodyAsksWithoutEnd() {
        switchTo(true, List.of("REPLY"), null, 5);
        for (int i = 0; i < 30; i++) {
            assertThat(reworded("已修好。").get("outcome").asString()).isEqualTo("ANSWERED");
        }

        assertThat(reworded("已修好。").get("outcome").asString()).isEqualTo("TOO_OFTEN");
        assertThat(received).hasSize(30);
        clock.advance(Duration.ofHours(2));
    }

    @Test
    void theTestButtonAsksWithAHarmlessSentence() {
        switchTo(true, List.of("REPLY"), null, 5);

        var tried = body(desks.post(admin, "/admin/rewording/test", "{}"));

        assertThat(tried.get("outcome").asString()).isEqualTo("ANSWERED");
        assertThat(tried.get("answer").asString()).startsWith("润色后：您好");
    }

    @Test // [utest->rule~rewording.beside~1]
    void whoMayNotSeeTheCaseGetsNothing() {
        switchTo(true, List.of("REPLY", "SUMMARY"), null, 5);

        assertThat(desks.post(city.otherHandler, path("reply-rewording"), "{}")).hasStatus(404);
        assertThat(desks.post(city.otherHandler, path("summary-rewording"), "{}")).hasStatus(404);
        assertThat(received).isEmpty();
    }

    private JsonNode reworded(String text) {
        return body(
                desks.post(
                        city.handler,
                        path("reply-rewording"),
                        JSON.writeValueAsString(Map.of("text", text))));
    }

    private String path(String what) {
        return "/cases/" + number.value() + "/" + what;
    }

    private String url() {
        return "http://127.0.0.1:" + service.getAddress().getPort() + "/v1";
    }

    /** The newest first. */
    private List<String> ofTheCase(String field) {
        return StreamSupport.stream(page().get("uses").spliterator(), false)
                .filter(use -> use.get("number").asString().equals(number.value()))
                .map(use -> use.get(field))
                .map(said -> said.isNull() ? "null" : said.asString())
                .toList();
    }

    private JsonNode page() {
        return body(desks.get(admin, "/admin/rewording"));
    }

    private int version() {
        return page().at("/setting/version").asInt();
    }

    private void switchTo(boolean active, List<String> uses, String key, int seconds) {
        assertThat(save(admin, version(), active, url(), uses, key, seconds)).hasStatusOk();
    }

    private MvcTestResult save(
            Actor by,
            int version,
            boolean active,
            String url,
            List<String> uses,
            String key,
            int seconds) {
        var wanted =
                new java.util.HashMap<String, Object>(
                        Map.of(
                                "version", version,
                                "active", active,
                                "url", url,
                                "model", "small-model",
                                "seconds", seconds,
                                "uses", uses));
        wanted.put("key", key);
        return desks.post(by, "/admin/rewording", JSON.writeValueAsString(wanted));
    }

    private static String chat(String text) {
        return JSON.writeValueAsString(
                Map.of(
                        "choices",
                        List.of(Map.of("message", Map.of("role", "assistant", "content", text)))));
    }
}
