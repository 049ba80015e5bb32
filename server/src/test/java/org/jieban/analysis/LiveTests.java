package org.jieban.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jieban.identity.TestActors.as;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseStory;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.catalogue.CaseKind;
import org.jieban.identity.Actor;
import org.jieban.identity.ActorAuthentication;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.identity.TokenScope;
import org.jieban.identity.Tokens;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.jieban.shared.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PostgresTest
class LiveTests {

    @Autowired Units units;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired LiveFigures figures;
    @Autowired LiveController controller;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester mvc;
    @Autowired Tokens tokens;
    @LocalServerPort int port;

    @Test
    void theDayIsCutInTheCitysZoneAndComparedWithYesterdayByTheMinute() {
        said("2034-03-01T15:59:59Z"); // 23:59 on the first
        said("2034-03-01T16:00:00Z"); // midnight: the second begins
        said("2034-03-02T01:30:00Z");
        said("2034-03-02T03:15:30Z");
        said("2034-03-02T16:30:00Z"); // 00:30 on the third
        readOn();

        clock.set(Instant.parse("2034-03-03T01:30:10Z"));

        assertThat(figures.now())
                .isEqualTo(new Today(LocalDate.of(2034, 3, 3), 1, 2, 0, hours(0, 1)));
        clock.set(Instant.parse("2034-03-02T15:59:00Z"));
        assertThat(figures.now())
                .isEqualTo(new Today(LocalDate.of(2034, 3, 2), 3, 1, 0, hours(0, 1, 9, 1, 11, 1)));
    }

    @Test
    void whatEndsIsCountedOnItsDay() {
        var street = aStreet();
        CaseStory.dispatched(casework, street, Instant.parse("2034-04-02T01:00:00Z"))
                .handled()
                .answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
        readOn();

        clock.set(Instant.parse("2034-04-02T09:00:00Z"));

        assertThat(figures.now().closed()).isEqualTo(1);
        assertThat(
                        jdbc.sql(
                                        "select came from daily_count where part = 'LEAD' and unit_id = :u")
                                .param("u", street.value())
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test // [utest->rule~analysis.counts~1]
    void rebuiltCountsAreTheSame() {
        for (int i = 0; i < 20; i++) {
            said(Instant.parse("2034-05-01T00:00:00Z").plusSeconds(7919L * i).toString());
        }
        readOn();
        var before = snapshot();

        followers.rebuild(CountFollower.NAME);
        readOn();

        assertThat(snapshot()).isEqualTo(before).isNotEmpty();
    }

    @Test
    void anybodyOnTheStaffSeesTheCitysCounter() {
        var handler = TestActors.onPaper(Role.HANDLER, new UnitId(1));

        assertThat(mvc.get().uri("/api/live/today").with(as(handler)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.byHour.length()")
                .isEqualTo(24);
        assertThat(mvc.get().uri("/api/live/today")).hasStatus(401);
        assertThat(mvc.get().uri("/api/live")).hasStatus(401);
    }

    @Test
    void theStreamSendsTheFiguresAndEachChangeAndEndsWhenThePageIsGone() throws Exception {
        clock.set(Instant.parse("2034-06-02T02:00:00Z"));
        var viewer = TestActors.onPaper(Role.AGENT, new UnitId(1));
        var page = new PipedInputStream();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stream = follow(viewer, page, threads);
            var lines = new BufferedReader(new InputStreamReader(page, StandardCharsets.UTF_8));

            assertThat(firstDataOf("2034-06-02", lines)).contains("\"requests\":0");
            said("2034-06-02T01:00:00Z");
            readOn();
            assertThat(nextData(lines)).contains("\"requests\":1");

            page.close();
            said("2034-06-02T01:00:10Z");
            readOn();
            stream.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void overHttpTheStreamComesAtOnceAndLeavesNothingBehindWhenTheClientIsGone() throws Exception {
        clock.set(Instant.parse("2034-07-02T02:00:00Z"));
        var viewer = new TestActors(jdbc, units).with(Role.AGENT, aStreet());
        var token =
                tokens.issue(
                        viewer.post(),
                        "大屏",
                        Set.of(TokenScope.CASES_READ),
                        clock.instant().plus(Duration.ofDays(1)));
        try (var browser = HttpClient.newHttpClient()) {
            var answer =
                    browser.send(
                            HttpRequest.newBuilder(
                                            URI.create("http://localhost:" + port + "/api/live"))
                                    .header("Authorization", "Bearer " + token.token())
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            try (var lines =
                    new BufferedReader(
                            new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                assertThat(firstDataOf("2034-07-02", lines)).contains("\"requests\":0");
                assertThat(figures.openStreams(viewer.person())).isEqualTo(1);
            }
        }
        // a line that is gone shows when something is written to it, once a second at most
        long start = System.nanoTime();
        int requests = 0;
        while (figures.openStreams(viewer.person()) > 0
                && System.nanoTime() - start < Duration.ofSeconds(30).toNanos()) {
            if (figures.recent().requests() == requests) {
                said("2034-07-02T01:00:00Z");
                requests++;
                readOn();
            }
            Thread.yield();
        }
        assertThat(figures.openStreams(viewer.person())).isZero();
    }

    @Test
    void onePersonFollowsOnAFewPagesOnly() {
        var viewer = TestActors.onPaper(Role.AGENT, new UnitId(1));
        var open = new ArrayList<LiveFigures.Stream>();
        for (int i = 0; i < LiveFigures.MOST_STREAMS; i++) {
            open.add(figures.open(viewer.person()));
        }

        assertThatThrownBy(() -> figures.open(viewer.person()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.type())
                                        .isEqualTo(AnalysisProblem.TOO_MANY_STREAMS));
        open.removeLast().close();
        figures.open(viewer.person()).close();
        open.forEach(LiveFigures.Stream::close);
        assertThat(figures.openStreams(viewer.person())).isZero();
    }

    private Future<?> follow(
            Actor viewer, PipedInputStream page, java.util.concurrent.ExecutorService threads)
            throws IOException {
        var out = new PipedOutputStream(page);
        var response =
                new MockHttpServletResponse() {
                    @Override
                    public jakarta.servlet.ServletOutputStream getOutputStream() {
                        return new DelegatingServletOutputStream(out);
                    }
                };
        return threads.submit(() -> {
            SecurityContextHolder.getContext().setAuthentication(new ActorAuthentication(viewer));
            controller.live(viewer, new MockHttpServletRequest(), response);
            return null;
        });
    }

    /** Figures may be a second old, and so still be of the day of the test before. */
    private static String firstDataOf(String date, BufferedReader lines) throws IOException {
        var data = nextData(lines);
        return data.contains("\"date\":\"" + date + "\"") ? data : nextData(lines);
    }

    private static String nextData(BufferedReader lines) throws IOException {
        while (true) {
            var line = String.valueOf(lines.readLine());
            if (line.startsWith("data: ")) {
                return line;
            }
        }
    }

    private void said(String at) {
        CaseStory.opened(casework, CaseKind.HELP, null, Instant.parse(at));
    }

    private UnitId aStreet() {
        var code = UUID.randomUUID().toString().substring(0, 8);
        var from = LocalDate.of(2020, 1, 1);
        units.importAll(
                List.of(
                        new UnitRow(code, "北京市", UnitKind.CITY, null, from, null, null),
                        new UnitRow(code + "w", "望京街道", UnitKind.STREET, code, from, null, null)));
        return units.byCode(code + "w").orElseThrow().id();
    }

    /** Twenty-four hours, of which some have requests. */
    private static List<Long> hours(int... hourAndCount) {
        var hours = new ArrayList<>(java.util.Collections.nCopies(24, 0L));
        for (int i = 0; i < hourAndCount.length; i += 2) {
            hours.set(hourAndCount[i], (long) hourAndCount[i + 1]);
        }
        return hours;
    }

    private String snapshot() {
        return jdbc.sql(
                        """
                        select string_agg(line, chr(10) order by line) from (
                            select m::text as line from city_minute m
                            union all select d::text from daily_count d) as everything
                        """)
                .query(String.class)
                .single();
    }

    private void readOn() {
        new ReadOn(followers, jdbc).untilNow(CountFollower.NAME);
    }
}
