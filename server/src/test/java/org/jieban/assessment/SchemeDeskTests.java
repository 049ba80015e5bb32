package org.jieban.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieban.PostgresTest;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseStory;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.jieban.scheme.SchemeDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a text to a scheme that holds, and what it would have changed. */
@PostgresTest
class SchemeDeskTests {

    private static final Instant IN_MAY = Instant.parse("2071-05-02T02:00:00Z");

    @Autowired Units units;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;
    @Autowired MockMvcTester mvc;

    private final String c = UUID.randomUUID().toString().substring(0, 8);
    private UnitId wangjing = new UnitId(1);
    private UnitId jiuxianqiao = new UnitId(1);
    private Actor assessor = TestActors.onPaper(Role.ASSESSOR, wangjing);

    @BeforeEach
    void aCity() {
        units.importAll(
                List.of(
                        row("city", "北京市", UnitKind.CITY, null),
                        row("d", "朝阳区", UnitKind.DISTRICT, "city"),
                        row("w", "望京" + c, UnitKind.STREET, "d"),
                        row("j", "酒仙桥" + c, UnitKind.STREET, "d")));
        wangjing = id("w");
        jiuxianqiao = id("j");
        assessor = new TestActors(jdbc, units).with(Role.ASSESSOR, id("city"));
    }

    @Test // [utest->rule~scheme.drafts~1]
    void aDraftWithAMistakeIsRefusedWithItsPlace() {
        var wrong = early().replace("solve: 35", "solve: 36");

        var checked = body(post("/schemes/check", Map.of("yaml", wrong)));
        assertThat(checked.get("faults").size()).isPositive();
        assertThat(checked.get("faults").get(0).get("line").asInt()).isPositive();

        var refused = post("/schemes", Map.of("yaml", wrong));
        assertThat(refused).hasStatus(422);
        assertThat(body(refused).get("type").asString()).endsWith("assessment/scheme-unreadable");
        assertThat(body(refused).get("messages").get("zh-CN").asString()).contains("第", "行");
    }

    @Test // [utest->rule~scheme.drafts~1]
    void twoWhoChangeOneDraftAreToldOfEachOther() {
        var draft = body(post("/schemes", Map.of("yaml", early()))).get("version");
        long id = draft.get("id").asLong();

        assertThat(put(id, 1, early() + "# 甲\n")).hasStatusOk();
        assertThat(put(id, 1, early() + "# 乙\n")).hasStatus(409);
        assertThat(put(id, 1, early() + "# 甲\n")).as("sent again").hasStatusOk();
        assertThat(mvc.delete().uri("/api/assessment/schemes/" + id).with(as(assessor)))
                .hasStatus(204);
        assertThat(mvc.delete().uri("/api/assessment/schemes/" + id).with(as(assessor)))
                .hasStatus(204);
    }

    @Test // [utest->rule~scheme.in-force~1]
    void whatHoldsIsNeverChangedAndNeverReachesASealedMonth() {
        long id = body(post("/schemes", Map.of("yaml", early()))).get("version").get("id").asLong();
        jdbc.sql(
                        "insert into assessed_period values (date '2090-03-01', 'CLOSED') on conflict do nothing")
                .update();
        try {
            assertThat(inForce(id, "2090-03", "试行")).hasStatus(409);
            assertThat(inForce(id, "2090-04", " ")).hasStatus(400);
            assertThat(inForce(id, "2090-04", "全市统一")).hasStatusOk();
            assertThat(put(id, 1, early() + "# 改\n")).hasStatus(409);
            assertThat(mvc.delete().uri("/api/assessment/schemes/" + id).with(as(assessor)))
                    .hasStatus(409);
            long other =
                    body(post("/schemes", Map.of("yaml", early())))
                            .get("version")
                            .get("id")
                            .asLong();
            assertThat(inForce(other, "2090-04", "又一个")).hasStatus(409);
        } finally {
            jdbc.sql("delete from assessed_period where month = date '2090-03-01'").update();
            jdbc.sql("delete from scheme where effective_from = date '2090-04-01'").update();
        }
    }

    @Test // [utest->rule~scheme.in-force~1]
    void whatASchemeLeavesOutHasToBeACategory() {
        var yaml = early().replace("kinds: []", "kinds: []\n    categories: [nirgendwo]");
        long id = body(post("/schemes", Map.of("yaml", yaml))).get("version").get("id").asLong();

        var refused = inForce(id, "2091-04", "不计此类");

        assertThat(refused).hasStatus(422);
        assertThat(body(refused).get("messages").get("en").asString()).contains("nirgendwo");
    }

    @Test // [utest->rule~assessment.left-out~1]
    void aTrialShowsWhatLeavingOutAnonymousAnswersChanges() {
        answered(wangjing, true, Solved.NOT_SOLVED, Satisfaction.SATISFIED);
        answered(wangjing, true, Solved.SOLVED, Satisfaction.SATISFIED);
        new ReadOn(followers, jdbc).untilNow(AssessmentFollower.NAME);
        jdbc.sql(
                        """
                        update assessed_answer set anonymous = true
                        where unit_id = :unit and cell % 12 >= 4
                        """)
                .param("unit", wangjing.value())
                .update();
        var yaml = early().replace("kinds: []", "kinds: []\n    anonymous: yes");

        var line =
                line(
                        body(
                                post(
                                        "/trials",
                                        Map.of(
                                                "yaml", yaml, "until", "2071-05", "months", 1,
                                                "group", "STREET"))),
                        "望京" + c);

        assertThat(line.get("inForce").get("score").asDouble()).isEqualTo(75.0);
        assertThat(line.get("tried").get("score").asDouble()).isEqualTo(100.0);
    }

    @Test // [utest->rule~scheme.trial~1]
    void aTrialSaysWhoWouldMoveByHowMuchAndWhy() {
        // contacted and content, not solved: 10 + 0 + 40 = 50.0; under 30/35/35 it is 65.0
        answered(wangjing, true, Solved.NOT_SOLVED, Satisfaction.SATISFIED);
        // not contacted, solved, content: 0 + 50 + 40 = 90.0; under 30/35/35 it is 70.0
        answered(jiuxianqiao, false, Solved.SOLVED, Satisfaction.SATISFIED);
        new ReadOn(followers, jdbc).untilNow(AssessmentFollower.NAME);

        var trial =
                body(
                        post(
                                "/trials",
                                Map.of(
                                        "yaml", early(), "until", "2071-05", "months", 2, "group",
                                        "STREET")));

        assertThat(trial.get("summaries").size()).isEqualTo(10);
        var line = line(trial, "望京" + c);
        assertThat(line.get("inForce").get("score").asDouble()).isEqualTo(50.0);
        assertThat(line.get("tried").get("score").asDouble()).isEqualTo(65.0);
        assertThat(line.get("why").asString()).isEqualTo("response");
        assertThat(line.get("points").asDouble()).isEqualTo(20.0);
        var other = line(trial, "酒仙桥" + c);
        assertThat(other.get("inForce").get("score").asDouble()).isEqualTo(90.0);
        assertThat(other.get("tried").get("score").asDouble()).isEqualTo(70.0);
    }

    @Test
    void onlyAnAssessorDrafts() {
        var leader = new TestActors(jdbc, units).with(Role.LEADER, wangjing);
        assertThat(mvc.get().uri("/api/assessment/schemes").with(as(leader))).hasStatusOk();
        assertThat(
                        mvc.post()
                                .uri("/api/assessment/schemes")
                                .contentType("application/json")
                                .content("{}")
                                .with(as(leader)))
                .hasStatus(403);
    }

    private static JsonNode line(JsonNode trial, String unit) {
        for (var line : trial.get("lines")) {
            if (line.get("unit").asString().equals(unit)) {
                return line;
            }
        }
        throw new AssertionError(unit + " has no line");
    }

    private void answered(UnitId unit, boolean contacted, Solved solved, Satisfaction satisfied) {
        CaseStory.dispatched(casework, unit, IN_MAY)
                .handled()
                .answered(contacted, solved, satisfied);
    }

    private static String early() {
        return SchemeDocument.ready("early-thirds");
    }

    private MvcTestResult inForce(long id, String from, String reason) {
        return post("/schemes/" + id + "/in-force", Map.of("from", from, "reason", reason));
    }

    private MvcTestResult put(long id, int edition, String yaml) {
        return mvc.put()
                .uri("/api/assessment/schemes/" + id)
                .contentType("application/json")
                .content(json.writeValueAsString(Map.of("yaml", yaml, "edition", edition)))
                .with(as(assessor))
                .exchange();
    }

    private MvcTestResult post(String path, Object body) {
        return mvc.post()
                .uri("/api/assessment" + path)
                .contentType("application/json")
                .content(json.writeValueAsString(body))
                .with(as(assessor))
                .exchange();
    }

    private JsonNode body(MvcTestResult result) {
        try {
            return json.readTree(result.getResponse().getContentAsByteArray());
        } catch (RuntimeException unreadable) {
            throw new AssertionError(
                    result.getResponse().getStatus() + " without a body", unreadable);
        }
    }

    private UnitRow row(String code, String name, UnitKind kind, @Nullable String parent) {
        return new UnitRow(
                c + "-" + code,
                name,
                kind,
                parent == null ? null : c + "-" + parent,
                LocalDate.of(2020, 1, 1),
                null,
                null);
    }

    private UnitId id(String code) {
        return units.byCode(c + "-" + code).orElseThrow().id();
    }
}
