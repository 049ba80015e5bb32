package org.jieban.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.SmallCity;
import org.jieban.casefile.StreamedEvent;
import org.jieban.claimant.Claimants;
import org.jieban.claimant.TrackLinks;
import org.jieban.incident.IncidentOverdue;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Messages leave by a real mail server, a real HTTP server and a real directory. */
@PostgresTest
class OutboxTests {

    private static final String PHONE = "13812345678";
    private static final String SECRET = "a secret of the test";

    @Autowired MockMvcTester mvc;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired Casework casework;
    @Autowired Claimants claimants;
    @Autowired TrackLinks links;
    @Autowired Letters letters;
    @Autowired TestClock clock;

    @TempDir Path directory;
    SmallCity city;
    String number = "";

    @BeforeEach
    void aCase() {
        jdbc.sql("delete from outbox_letter").update();
        city = new SmallCity(units, jdbc);
        var desks = new DesksOfTheHotline(mvc);
        number =
                body(desks.post(
                                city.agent,
                                "/cases",
                                """
                                {"kind":"HELP","words":"花家地西里门口水管爆了！","area":%d,
                                 "claimant":{"name":"李先生","phone":"%s","anonymous":false},
                                 "channel":"PHONE","outcome":"POOL"}
                                """
                                        .formatted(city.community.value(), PHONE)))
                        .get("number")
                        .asString();
        desks.post(
                city.dispatcher,
                "/cases/" + number + "/acts/dispatch",
                "{\"unit\":%d,\"reason\":\"属地\"}".formatted(city.street.value()));
    }

    @Test // [utest->rule~outbox.what-is-told~1] [utest->rule~outbox.no-more-than-needed~1]
    void citizenAndUnitGetAMailFromARealServer() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var house =
                    house(settings(server.getSmtp().getPort(), null), server.getSmtp().getPort());
            house.told();
            assertThat(house.sending.sendDue()).isEqualTo(2);

            var received = server.getReceivedMessages();
            assertThat(received).hasSize(2);
            var toCitizen = received[0];
            assertThat(toCitizen.getAllRecipients()[0]).hasToString(PHONE + "@sms.test");
            assertThat(toCitizen.getSubject()).isEqualTo("您反映的事项已受理");
            assertThat(String.valueOf(toCitizen.getContent()))
                    .contains(number, "https://12345.test/t/")
                    .doesNotContain("水管", "李先生", PHONE);
            assertThat(received[1].getAllRecipients()[0]).hasToString("street@city.test");
        } finally {
            server.stop();
        }
    }

    @Test // [utest->rule~outbox.once~1]
    void aFactThatIsReadAgainIsToldOnce() throws Exception {
        var house = house(settings(1, null), 1);
        house.told();
        house.told();

        assertThat(count("sms")).isEqualTo(1);
        assertThat(house.sending.sendDue()).isEqualTo(1);
        var lines = Files.readAllLines(one(directory));
        assertThat(lines).singleElement().asString().contains(PHONE, number);
        assertThat(jdbc.sql("select * from outbox_letter").query().listOfRows().toString())
                .doesNotContain(PHONE, "李先生");
    }

    @Test // [utest->rule~outbox.again~1]
    void whatCannotBeSentIsTriedLaterAndInTheEndGivenUp() {
        var house = house(settings(1, null), 1);
        house.told();
        for (int hours = 0; hours < 48; hours++) {
            house.sending.sendDue();
            clock.advance(Duration.ofHours(1));
        }
        var row =
                jdbc.sql(
                                """
                                select tries, next_at, problem from outbox_letter
                                where channel = 'MAIL' and claimant_id is not null
                                """)
                        .query()
                        .singleRow();
        assertThat(row).containsEntry("tries", 6).containsEntry("next_at", null);
        assertThat(String.valueOf(row.get("problem"))).doesNotContain(PHONE).isNotBlank();
    }

    @Test // [utest->rule~outbox.signed~1]
    void aWebhookIsSignedAndRepeatedUntilItIsTaken() throws Exception {
        var bodies = new ArrayList<String>();
        var signatures = new ArrayList<String>();
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    bodies.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    signatures.add(exchange.getRequestHeaders().getFirst("Jieban-Signature"));
                    exchange.sendResponseHeaders(bodies.size() == 1 ? 503 : 204, -1);
                    exchange.close();
                });
        server.start();
        try {
            var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/in");
            var house = house(settings(1, url), 1);
            house.told();
            house.sending.sendDue();
            clock.advance(Duration.ofMinutes(2));
            house.sending.sendDue();

            assertThat(bodies).hasSize(3);
            assertThat(bodies.getFirst()).contains(number, "ACCEPTED").doesNotContain(PHONE);
            assertThat(bodies.getLast()).isEqualTo(bodies.getFirst());
            var signed = signatures.getFirst();
            var seconds = signed.substring(2, signed.indexOf(','));
            assertThat(signed).endsWith("v1=" + hmac(seconds + "." + bodies.getFirst()));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void withoutAChannelNothingIsWritten() {
        var off =
                new OutboxSettings(
                        "zh-CN",
                        URI.create("http://localhost"),
                        new OutboxSettings.Mail(null, null, Map.of()),
                        new OutboxSettings.Webhook(null, "", false, Duration.ofSeconds(1)),
                        new OutboxSettings.Sms(null));
        house(off, 1).told();

        assertThat(jdbc.sql("select count(*) from outbox_letter").query(Long.class).single())
                .isZero();
    }

    // [utest->rule~incident.owner-told~1]
    @Test
    void theOfficeThatOpenedAnIncidentGetsOneMailForEachExpectedEndThatPasses() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            int port = server.getSmtp().getPort();
            var house = house(settings(port, null), port);
            var first = TestClock.START.minusSeconds(60);
            house.overdue(new IncidentOverdue(7, "SJ20260302-7", "停暖", city.street, first));
            house.overdue(new IncidentOverdue(7, "SJ20260302-7", "停暖", city.street, first));
            house.overdue(
                    new IncidentOverdue(7, "SJ20260302-7", "停暖", city.street, TestClock.START));
            house.overdue(new IncidentOverdue(8, "SJ20260302-8", "停水", city.water, first));

            assertThat(house.sending.sendDue()).isEqualTo(2);
            var received = server.getReceivedMessages()[0];
            assertThat(received.getAllRecipients()[0]).hasToString("street@city.test");
            assertThat(received.getSubject()).contains("SJ20260302-7");
            assertThat(String.valueOf(received.getContent()))
                    .contains("https://12345.test/incidents/7")
                    .doesNotContain("停暖");
        } finally {
            server.stop();
        }
    }

    @Test
    void englishHasTheSameWords() {
        for (var kind : MessageKind.values()) {
            for (var language : List.of("zh-CN", "en")) {
                var letter =
                        new Letter(
                                1,
                                1L,
                                "26030200000427",
                                Channel.SMS,
                                kind,
                                1L,
                                null,
                                TestClock.START,
                                TestClock.START,
                                1);
                var words = new Wordings(inLanguage(language), links).of(letter);
                assertThat(words.text()).contains("26030200000427", "/t/").doesNotContain("{");
                assertThat(words.subject()).isNotBlank();
            }
        }
    }

    private record House(Runnable telling, OverdueIncidents incidents, Sending sending) {
        void told() {
            telling.run();
        }

        void overdue(IncidentOverdue incident) {
            incidents.write(incident);
        }
    }

    private House house(OutboxSettings settings, int port) {
        var mailer = new JavaMailSenderImpl();
        mailer.setHost("127.0.0.1");
        mailer.setPort(port);
        mailer.getJavaMailProperties().put("mail.smtp.connectiontimeout", "2000");
        var beans = new StaticListableBeanFactory(Map.of("mail", mailer));
        List<Carrier> carriers =
                List.of(
                        new MailCarrier(settings, beans.getBeanProvider(JavaMailSender.class)),
                        new WebhookCarrier(settings, clock),
                        new SmsCarrier(new FileSms(settings, clock)));
        var follower = new OutboxFollower(carriers, letters, units, clock);
        var facts =
                casework.see(CaseNumber.parse(number), city.dispatcher).history().stream()
                        .map(fact -> new StreamedEvent(StreamedEvent.Place.START, fact))
                        .toList();
        var sending =
                new Sending(
                        letters, carriers, new Wordings(settings, links), claimants, units, clock);
        return new House(
                () -> follower.follow(facts),
                new OverdueIncidents(carriers, letters, units, clock),
                sending);
    }

    private OutboxSettings settings(int port, @Nullable URI webhook) {
        boolean sms = port == 1 && webhook == null;
        return new OutboxSettings(
                "zh-CN",
                URI.create("https://12345.test/"),
                webhook != null
                        ? new OutboxSettings.Mail(null, null, Map.of())
                        : new OutboxSettings.Mail(
                                "hotline@city.test",
                                "{phone}@sms.test",
                                Map.of(units.get(city.street).code(), "street@city.test")),
                new OutboxSettings.Webhook(webhook, SECRET, false, Duration.ofSeconds(5)),
                new OutboxSettings.Sms(sms ? directory : null));
    }

    private static OutboxSettings inLanguage(String language) {
        return new OutboxSettings(
                language,
                URI.create("https://12345.test"),
                new OutboxSettings.Mail(null, null, Map.of()),
                new OutboxSettings.Webhook(null, "", false, Duration.ofSeconds(1)),
                new OutboxSettings.Sms(null));
    }

    private long count(String channel) {
        return jdbc.sql("select count(*) from outbox_letter where channel = :channel")
                .param("channel", channel.toUpperCase(java.util.Locale.ROOT))
                .query(Long.class)
                .single();
    }

    private static Path one(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static String hmac(String text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
