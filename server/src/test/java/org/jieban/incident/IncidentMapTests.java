package org.jieban.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import java.util.List;
import java.util.stream.StreamSupport;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

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
