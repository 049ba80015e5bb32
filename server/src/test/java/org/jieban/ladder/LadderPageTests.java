package org.jieban.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;

import java.time.Duration;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.CaseStory;
import org.jieban.casefile.Casework;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An administrator looks at ladders, edits one, and tries it out on the last month. */
@PostgresTest
class LadderPageTests {

    private static final String LADDER =
            """
            {"code": "%s", "version": 1, "name": "试", "nameEn": "", "active": %s, "clock": "FEEDBACK",
             "when": {"categories": [], "urgencies": [], "areas": [%d], "fromRound": 1, "whistleOpen": null},
             "rungs": [
               {"code": "one", "name": "一日", "nameEn": "", "at": {"of": "AFTER_START", "share": 0, "limit": "%s"},
                "action": {"kind": "TELL", "tell": [{"to": "LEAD_LEADER", "unit": null, "role": null, "person": null}],
                           "urgent": false, "unit": null, "limit": null, "urgency": null, "words": "看看"}, "since": null}]}
            """;

    @Autowired MockMvcTester mvc;
    @Autowired Casework casework;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private SmallCity city;
    private Actor admin;

    @BeforeEach
    void aCity() {
        city = new SmallCity(units, jdbc);
        admin = new TestActors(jdbc, units).with(Role.ADMINISTRATOR, city.city);
    }

    @Test
    void theShippedLaddersAreThereWithTheirVersions() {
        assertThat(get("/api/ladders"))
                .hasStatusOk()
                .bodyText()
                .contains("seven-days", "half-and-due", "report-in", "third-round");
        assertThat(get("/api/ladders/seven-days/versions")).hasStatusOk();
        assertThat(get("/api/ladders/nothing-like-it/versions")).hasStatus(404);
        assertThat(mvc.get().uri("/api/ladders").with(as(city.leader)).exchange()).hasStatus(403);
    }

    @Test
    void aNewVersionIsMadeOnWhatWasSeenAndKeepsTheEarlierOne() {
        var code = "page-" + System.nanoTime();
        assertThat(put(code, 0, "false", "1d")).hasStatusOk();
        assertThat(put(code, 1, "false", "2d")).hasStatusOk();

        assertThat(put(code, 1, "false", "3d"))
                .hasStatus(409)
                .bodyText()
                .contains("ladder/changed-meanwhile");
        assertThat(get("/api/ladders/" + code + "/versions"))
                .bodyText()
                .contains("\"1d\"", "\"2d\"")
                .doesNotContain("\"3d\"");
    }

    // [utest->rule~ladder.valid~1]
    @Test
    void whatIsWrongIsSaidFieldByField() {
        var bad =
                LADDER.formatted("page-bad", "true", city.city.value(), "1d")
                        .replace("\"TELL\"", "\"SUPERVISE\"");
        var answer =
                mvc.put()
                        .uri("/api/ladders/page-bad")
                        .with(as(admin))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"version\": 0, \"note\": \"\", \"ladder\": " + bad + "}")
                        .exchange();

        assertThat(answer).hasStatus(400).bodyText().contains("/rungs/0/action/limit", "required");
        assertThat(preview("{\"code\": \"x\"}")).hasStatus(400);
    }

    // [utest->rule~ladder.preview~1]
    @Test
    void thePreviewTellsWhatWouldHaveHappenedLastMonth() {
        CaseStory.dispatched(casework, city.street, TestClock.START).signed();
        var story =
                CaseStory.dispatched(
                        casework, city.street, TestClock.START.plus(Duration.ofHours(1)));
        story.handled();
        clock.advance(Duration.ofDays(3));

        // cases in this test have no place; the lead unit is asked for by nobody, so take all and
        // look for ours
        var body =
                LADDER.formatted("page-try", "true", city.city.value(), "1d")
                        .replace("[" + city.city.value() + "]", "[]");

        var answer = preview(body);
        assertThat(answer).hasStatusOk().bodyText().contains("\"rung\":\"one\"", "望京街道");
        assertThat(answer).bodyText().doesNotContain(story.number().value());
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(as(admin)).exchange();
    }

    private MvcTestResult preview(String body) {
        return mvc.post()
                .uri("/api/ladders/preview")
                .with(as(admin))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult put(String code, int seen, String active, String limit) {
        return mvc.put()
                .uri("/api/ladders/" + code)
                .with(as(admin))
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        "{\"version\": %d, \"note\": \"改\", \"ladder\": %s}"
                                .formatted(
                                        seen,
                                        LADDER.formatted(code, active, city.city.value(), limit)))
                .exchange();
    }
}
