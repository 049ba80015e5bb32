package org.jieban.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Whoever opened an incident hears that its expected end has passed. */
// [utest->rule~incident.owner-told~1]
@PostgresTest
class OverdueIncidentTests {

    @Autowired MockMvcTester mvc;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired IncidentRounds rounds;

    private SmallCity city;
    private DesksOfTheHotline desks;

    @BeforeEach
    void aCity() {
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
    }

    @Test
    void theDeskThatOpenedItIsToldOnceForEachExpectedEnd() {
        long incident = opened(city.dispatcher);
        rounds.remind();
        assertThat(told(city.dispatcher, incident)).isEmpty();

        clock.advance(Duration.ofDays(1));
        rounds.remind();
        rounds.remind();

        assertThat(told(city.dispatcher, incident)).hasSize(1);
        var notice = told(city.dispatcher, incident).getFirst();
        assertThat(notice.get("number").asString()).startsWith("SJ");
        assertThat(notice.get("title").asString()).isEqualTo("花家地停暖");
        assertThat(notice.get("at").asString()).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(told(city.agent, incident)).as("agents are not on the desk").isEmpty();
        assertThat(told(city.leader, incident)).as("another office").isEmpty();

        var later = wanted().replace("03-02T10:00", "03-04T10:00");
        assertThat(desks.post(city.dispatcher, "/incidents/" + incident + "/change", later))
                .hasStatusOk();
        rounds.remind();
        assertThat(told(city.dispatcher, incident)).as("not before the new end").hasSize(1);

        clock.advance(Duration.ofDays(2));
        rounds.remind();
        rounds.remind();
        assertThat(told(city.dispatcher, incident)).hasSize(2);
    }

    @Test
    void inAStreetEverybodyIsOnDuty() {
        long incident = opened(city.leader);
        clock.advance(Duration.ofDays(1));

        rounds.remind();

        assertThat(told(city.leader, incident)).hasSize(1);
        assertThat(told(city.handler, incident)).hasSize(1);
        assertThat(told(city.dispatcher, incident)).isEmpty();
    }

    @Test
    void aNoticeOfAnIncidentIsMarkedAsReadLikeAnyOther() {
        long incident = opened(city.leader);
        clock.advance(Duration.ofDays(1));
        rounds.remind();
        long notice = told(city.leader, incident).getFirst().get("id").asLong();

        assertThat(desks.post(city.leader, "/notices/read", "{\"ids\": [%d]}".formatted(notice)))
                .hasStatus(204);

        assertThat(told(city.leader, incident).getFirst().get("readAt").isNull()).isFalse();
        assertThat(body(desks.get(city.leader, "/notices/" + notice + "/cases"))).isEmpty();
    }

    private String wanted() {
        return """
        {"name": "花家地停暖", "category": "030502", "areas": [%d], "version": 1, "reason": "改期",
         "expectedEnd": "2026-03-02T10:00:00Z", "answer": "正在抢修。", "unit": %d}
        """
                .formatted(city.community.value(), city.water.value());
    }

    private long opened(Actor by) {
        var made = desks.post(by, "/incidents", wanted());
        assertThat(made).hasStatus(201);
        return body(made).get("id").asLong();
    }

    private List<JsonNode> told(Actor reader, long incident) {
        var all = body(desks.get(reader, "/notices?limit=200")).get("items");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(it -> it.get("kind").asString().equals("INCIDENT_OVERDUE"))
                .filter(it -> it.get("incident").asLong() == incident)
                .toList();
    }
}
