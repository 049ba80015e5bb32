package org.jieban.identity.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieban.PostgresTest;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** What an administrator of a district can see and do, and where it ends. */
@PostgresTest
class AdministrationTests {

    private static final LocalDate FROM = LocalDate.of(2020, 1, 1);

    @Autowired MockMvcTester mvc;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;

    private final String c = "c" + UUID.randomUUID().toString().substring(0, 8);
    private Actor ofDistrict = null;
    private Actor handlerInside = null;
    private Actor handlerOutside = null;

    @BeforeEach
    void twoDistricts() {
        units.importAll(
                List.of(
                        new UnitRow(c, "北京市", UnitKind.CITY, null, FROM, null, null),
                        new UnitRow(c + "-d", "朝阳区", UnitKind.DISTRICT, c, FROM, null, null),
                        new UnitRow(
                                c + "-s", "望京" + c, UnitKind.STREET, c + "-d", FROM, null, null),
                        new UnitRow(c + "-e", "海淀区", UnitKind.DISTRICT, c, FROM, null, null)));
        var actors = new TestActors(jdbc, units);
        ofDistrict = actors.with(Role.ADMINISTRATOR, unit("-d"));
        handlerInside = actors.with(Role.HANDLER, unit("-s"));
        handlerOutside = actors.with(Role.HANDLER, unit("-e"));
    }

    // [utest->rule~identity.scope~1]
    @Test
    void listsEndAtTheScope() {
        var found = body(get("/api/people?limit=200"));

        assertThat(found).contains("\"id\":" + handlerInside.person().value());
        assertThat(found).doesNotContain("\"id\":" + handlerOutside.person().value() + ",");
    }

    @Test
    void listsAreReadOnByCursor() {
        var first = Json.object(body(get("/api/people?limit=1")));
        var second = Json.object(body(get("/api/people?limit=1&cursor=" + first.get("next"))));

        assertThat(first.get("items")).asString().contains("id=" + ofDistrict.person().value());
        assertThat(second.get("items")).asString().contains("id=" + handlerInside.person().value());
        assertThat(second.get("next")).isNull();
    }

    @Test
    void aPersonBeyondTheScopeIsNotThere() {
        var path = "/api/people/" + handlerOutside.person().value();

        assertThat(send(HttpMethod.PUT, path, Map.of("name", "王", "active", false))).hasStatus(404);
        assertThat(send(HttpMethod.POST, path + "/password-reset", Map.of())).hasStatus(404);
        assertThat(
                        send(
                                HttpMethod.POST,
                                path + "/posts",
                                Map.of("unitId", unit("-s").value(), "role", "HANDLER")))
                .hasStatus(404);
    }

    @Test
    void somebodyWithAlsoAPostBeyondTheScopeIsNotTheirs() {
        var both = new TestActors(jdbc, units).with(Role.LEADER, unit("-s"), unit(""));

        var reset =
                send(
                        HttpMethod.POST,
                        "/api/people/" + both.person().value() + "/password-reset",
                        Map.of());

        assertThat(reset).hasStatus(404);
    }

    @Test
    void aNewPersonGetsAFirstPasswordOnce() {
        var created =
                send(
                        HttpMethod.POST,
                        "/api/people",
                        Map.of(
                                "name",
                                "赵敏",
                                "username",
                                c + "zhao",
                                "posts",
                                List.of(
                                        Map.of(
                                                "unitId",
                                                unit("-s").value(),
                                                "role",
                                                "HANDLER",
                                                "title",
                                                "科员"))));

        assertThat(created).hasStatus(201);
        assertThat(Json.object(body(created)).get("firstPassword")).asString().hasSize(16);
    }

    @Test
    void aPostWithAScopeAboveOnesOwnCannotBeGiven() {
        var refused =
                send(
                        HttpMethod.POST,
                        "/api/people/" + handlerInside.person().value() + "/posts",
                        Map.of(
                                "unitId",
                                unit("-s").value(),
                                "scopeUnitId",
                                unit("").value(),
                                "role",
                                "LEADER"));

        assertThat(refused).hasStatus(404);
    }

    @Test
    void anEndedPostIsOverToday() {
        var ended =
                send(
                        HttpMethod.PUT,
                        "/api/people/%d/posts/%d/end"
                                .formatted(
                                        handlerInside.person().value(),
                                        handlerInside.post().value()),
                        Map.of());

        assertThat(ended).hasStatusOk();
        assertThat(body(ended)).contains("\"until\":\"2026-03-02\"");
    }

    @Test
    void unitsAreFoundByWordsAndShownWithTheirWay() {
        var found = body(get("/api/units/search?q=望京" + c + "&kinds=STREET"));

        assertThat(found).contains("\"name\":\"朝阳区\"", "\"code\":\"" + c + "-s\"");
        assertThat(get("/api/units/" + unit("-s").value())).hasStatusOk();
        assertThat(body(get("/api/units?parent=" + unit("").value())))
                .contains("朝阳区", "海淀区", "\"children\":1");
        assertThat(get("/api/units/0")).hasStatus(404);
        assertThat(get("/api/units/x")).hasStatus(400);
    }

    @Test
    void aUnitIsMadeWithinTheScopeOnly() {
        assertThat(send(HttpMethod.POST, "/api/units", street("-new", unit("-d")))).hasStatus(201);
        assertThat(send(HttpMethod.POST, "/api/units", street("-out", unit("-e")))).hasStatus(404);
        assertThat(send(HttpMethod.POST, "/api/units", street("-s", unit("-d")))).hasStatus(422);
    }

    @Test
    void theWholeTreeIsOnlyBroughtInByThoseWhoSeeTheWholeTree() {
        var refused =
                mvc.post()
                        .uri("/api/units.csv")
                        .with(as(ofDistrict))
                        .multipart()
                        .file("file", "code,name".getBytes(UTF_8))
                        .exchange();

        assertThat(refused).hasStatus(403);
    }

    @Test
    void handlersAreNoAdministrators() {
        assertThat(mvc.get().uri("/api/people").with(as(handlerInside)).exchange()).hasStatus(403);
        assertThat(mvc.get().uri("/api/units").with(as(handlerInside)).exchange()).hasStatusOk();
    }

    @Test
    void aFileOfPeopleIsRefusedWithLineAndReason() {
        var refused =
                mvc.post()
                        .uri("/api/people.csv")
                        .with(as(ofDistrict))
                        .multipart()
                        .file(
                                "file",
                                "username,name,unit,role\nli,李,nowhere,HANDLER\n".getBytes(UTF_8))
                        .exchange();

        assertThat(refused).hasStatus(422);
        assertThat(body(refused))
                .contains(
                        "/problems/identity/csv-refused",
                        "\"line\":2",
                        "\"field\":\"unit\"",
                        "\"code\":\"unit-unknown\"",
                        "没有代码为 nowhere 的单位");
    }

    private Map<String, Object> street(String suffix, UnitId parent) {
        return Map.of(
                "code",
                c + suffix,
                "name",
                "街道",
                "kind",
                "STREET",
                "parentId",
                parent.value(),
                "from",
                "2026-01-01");
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(as(ofDistrict)).exchange();
    }

    private MvcTestResult send(HttpMethod method, String path, Object body) {
        return mvc.method(method)
                .uri(path)
                .with(as(ofDistrict))
                .contentType(MediaType.APPLICATION_JSON)
                .content(JsonMapper.shared().writeValueAsString(body))
                .exchange();
    }

    private UnitId unit(String suffix) {
        return units.byCode(c + suffix).orElseThrow().id();
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
