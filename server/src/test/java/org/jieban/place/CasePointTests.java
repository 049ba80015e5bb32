package org.jieban.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;

import java.util.ArrayList;
import java.util.UUID;
import org.jieban.PostgresTest;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.identity.PersonId;
import org.jieban.identity.PostId;
import org.jieban.identity.Role;
import org.jieban.organisation.Scope;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The point of a case: as it came in, as it is kept, as it goes out. */
@PostgresTest
class CasePointTests {

    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester mvc;

    private SmallCity city;
    private Actor seesAll;

    @BeforeEach
    void aLampThatIsKnown() {
        city = new SmallCity(units, jdbc);
        seesAll =
                new Actor(
                        PersonId.NOBODY,
                        PostId.NONE,
                        "派单员",
                        city.city,
                        city.city,
                        Scope.EVERYTHING,
                        Role.DISPATCHER,
                        null);
        jdbc.sql(
                        """
                        insert into place_component
                            (code, kind, name, longitude, latitude, crs, given_lon, given_lat,
                             changed_at, changed_by)
                        values ('MPK1', '路灯', '', 121.05, 31.05, 'WGS-84', 121.05, 31.05,
                                now(), '测试')
                        on conflict do nothing
                        """)
                .update();
    }

    // [utest->rule~place.edges~1]
    @Test
    void aCaseKeepsItsPointAsWgs84TheOriginalAndItsComponent() {
        var gcj = Datum.GCJ_02.fromWgs84(new Position(121.05, 31.05));

        var taken = take(gcj[0], gcj[1], "GCJ-02", "MPK1");
        assertThat(taken).hasStatus(201);
        var number = new ArrayList<String>();
        assertThat(taken)
                .bodyJson()
                .extractingPath("$.number")
                .satisfies(it -> number.add(it.toString()));

        var place = placeOf(number.getFirst(), "WGS-84");
        assertThat(place).bodyJson().extractingPath("$.lon").isEqualTo(121.05);
        assertThat(place).bodyJson().extractingPath("$.lat").isEqualTo(31.05);
        assertThat(place).bodyJson().extractingPath("$.given.crs").isEqualTo("GCJ-02");
        assertThat(place).bodyJson().extractingPath("$.given.lon").isEqualTo(gcj[0]);
        assertThat(place).bodyJson().extractingPath("$.component.kind").isEqualTo("路灯");
        assertThat(placeOf(number.getFirst(), "GCJ-02"))
                .as("out as asked")
                .bodyJson()
                .extractingPath("$.lon")
                .isEqualTo(Math.round(gcj[0] * 1e7) / 1e7);

        assertThat(take(116.4, 39.9, "CGCS2000", "MPK1"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].code")
                .isEqualTo("unknown-crs");
        assertThat(take(116.4, 39.9, "BD-09", "NO-SUCH"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/component");
    }

    private MvcTestResult take(double lon, double lat, String crs, String component) {
        return mvc.post()
                .uri("/api/cases")
                .with(as(city.agent))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        """
                        {"words": "路灯不亮", "outcome": "POOL", "lon": %s, "lat": %s, "crs": "%s",
                         "component": "%s", "secret": false, "meetingWanted": false, "noDanger": false}
                        """
                                .formatted(lon, lat, crs, component))
                .exchange();
    }

    private MvcTestResult placeOf(String number, String crs) {
        return mvc.get()
                .uri("/api/cases/{number}/place?crs={crs}", number, crs)
                .with(as(seesAll))
                .exchange();
    }
}
