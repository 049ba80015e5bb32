package org.jieban.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import java.util.List;
import java.util.stream.StreamSupport;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.identity.PersonId;
import org.jieban.identity.PostId;
import org.jieban.identity.Role;
import org.jieban.organisation.Scope;
import org.jieban.organisation.Units;
import org.jieban.place.Datum;
import org.jieban.place.Position;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** What the map shows on which an area is drawn. */
// [utest->rule~incident.map~1]
@PostgresTest
class IncidentMapTests {

    @Autowired MockMvcTester mvc;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;

    private SmallCity city;
    private DesksOfTheHotline desks;

    @BeforeEach
    void aCity() {
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
    }

    @Test
    void requestsOfTheCategoryAreDotsForWhoeverMaySeeThem() {
        var number =
                body(desks.post(
                                city.agent,
                                "/cases",
                                """
                                {"words": "家里停暖了", "category": "030502", "area": %d, "outcome": "POOL",
                                 "lat": 39.98, "lon": 116.47,
                                 "claimant": {"name": "张三", "phone": "13900000001", "anonymous": false}}
                                """
                                        .formatted(city.community.value())))
                        .get("number")
                        .asString();

        assertThat(dots(city.dispatcher, "0305", "2026-03-01T00:00:00Z")).contains(number);
        assertThat(dots(city.leader, "030502", "2026-03-01T00:00:00Z")).contains(number);
        assertThat(dots(city.otherHandler, "0305", "2026-03-01T00:00:00Z")).doesNotContain(number);
        assertThat(dots(city.dispatcher, "0101", "2026-03-01T00:00:00Z")).doesNotContain(number);
        assertThat(dots(city.dispatcher, "0305", "2027-03-01T00:00:00Z")).doesNotContain(number);
    }

    // [utest->rule~incident.outline~1] [utest->rule~place.edges~1]
    @Test
    void aPointOffAMapPublishedInChinaIsMovedBeforeItIsLookedForInADrawnArea() {
        var ofTheWholeCity =
                new Actor(
                        PersonId.NOBODY,
                        PostId.NONE,
                        "市派单员",
                        city.city,
                        city.city,
                        Scope.EVERYTHING,
                        Role.DISPATCHER,
                        null);
        var opened =
                desks.post(
                        ofTheWholeCity,
                        "/incidents",
                        """
                        {"name": "泵房抢修停水", "category": "030502", "areas": [], "buildings": [], "words": [],
                         "outline": [{"lon": 116.4695, "lat": 39.9795}, {"lon": 116.4705, "lat": 39.9795},
                                     {"lon": 116.4705, "lat": 39.9805}, {"lon": 116.4695, "lat": 39.9805}],
                         "expectedEnd": "2026-03-02T10:00:00Z", "answer": "正在抢修，预计今晚恢复。",
                         "unit": %d, "reason": "热线集中", "version": 1}
                        """
                                .formatted(city.water.value()));
        assertThat(opened).hasStatus(201);
        var name = "泵房抢修停水";
        var gcj = Datum.GCJ_02.fromWgs84(new Position(116.47, 39.98));

        assertThat(matching(116.47, 39.98, "WGS-84")).contains(name);
        assertThat(matching(gcj[0], gcj[1], "GCJ-02")).contains(name);
        assertThat(matching(gcj[0], gcj[1], "WGS-84")).doesNotContain(name);
        assertThat(desks.post(city.agent, "/incidents/matching", told("text", 116.47, 39.98, "火星")))
                .hasStatus(400)
                .bodyText()
                .contains("unknown-crs");
        assertThat(askedByACitizen(told("words", 116.47, 39.98, "火星")))
                .hasStatus(400)
                .bodyText()
                .contains("unknown-crs");
        assertThat(askedByACitizen(told("words", 39.98, 116.47, "BD-09")))
                .hasStatus(400)
                .bodyText()
                .contains("/lat");
    }

    private List<String> matching(double lon, double lat, String crs) {
        var said = told("text", lon, lat, crs);
        var toTheAgent = names(body(desks.post(city.agent, "/incidents/matching", said)));
        var toTheCitizen = names(body(askedByACitizen(told("words", lon, lat, crs))));
        assertThat(toTheCitizen).isEqualTo(toTheAgent);
        return toTheAgent;
    }

    private MvcTestResult askedByACitizen(String question) {
        return mvc.post()
                .uri("/api/public/incidents/matching")
                .contentType(MediaType.APPLICATION_JSON)
                .content(question)
                .exchange();
    }

    private static String told(String words, double lon, double lat, String crs) {
        return "{\"%s\": \"没暖气\", \"category\": \"030502\", \"lat\": %s, \"lon\": %s, \"crs\": \"%s\"}"
                .formatted(words, lat, lon, crs);
    }

    private static List<String> names(JsonNode found) {
        return StreamSupport.stream(found.spliterator(), false)
                .map(it -> it.get("name").asString())
                .toList();
    }

    @Test
    void noServerOutsideIsAskedUnlessTheCitySaysSo() {
        var base = body(desks.get(city.dispatcher, "/places/map"));

        assertThat(base.get("tiles").isNull()).isTrue();
        assertThat(base.get("attribution").asString()).isEmpty();
    }

    private List<String> dots(Actor viewer, String category, String since) {
        var found =
                body(desks.get(viewer, "/incidents/dots?category=" + category + "&since=" + since));
        return StreamSupport.stream(found.spliterator(), false)
                .map(it -> it.get("number").asString())
                .toList();
    }
}
