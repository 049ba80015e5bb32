package org.jieban.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.calendar.Limit;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The calendar of a year far away is corrected, so that no other test lives in it. */
@PostgresTest
class CorrectingTheCalendarTests {

    @Autowired MockMvcTester mvc;
    @Autowired Casework casework;
    @Autowired CalendarChanges changes;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    @Test // [utest->rule~calendar.corrected~1]
    void aCorrectedYearMovesWhatIsOpenAndSaysWhat() {
        // Tuesday 2 May 2034, 09:30; a day of work ends on Wednesday 09:30
        clock.set(Instant.parse("2034-05-02T01:30:00Z"));
        var city = new SmallCity(units, jdbc);
        var admin = new TestActors(jdbc, units).with(Role.ADMINISTRATOR, city.city);
        var desks = new DesksOfTheHotline(mvc);
        var number = opened(city);
        casework.perform(number, null, new Act.Sign(), city.handler, SmallCity.key()).orThrow();
        assertThat(dueAt(number)).isEqualTo(Instant.parse("2034-05-03T01:30:00Z"));

        var answer =
                desks.post(
                        admin,
                        "/calendar/2034",
                        """
                        {"version": 0, "why": "劳动节调休通知",
                         "days": [{"date": "2034-05-03", "kind": "HOLIDAY", "name": "劳动节"}]}
                        """);

        assertThat(answer).hasStatusOk();
        assertThat(body(answer).get("moved").asInt()).isPositive();
        assertThat(body(answer).get("version").asInt()).isOne();
        assertThat(body(answer).get("first").valueStream())
                .anySatisfy(moved -> {
                    assertThat(moved.get("number").asString()).isEqualTo(number.value());
                    assertThat(moved.get("before").asString()).isEqualTo("2034-05-03T01:30:00Z");
                    assertThat(moved.get("after").asString()).isEqualTo("2034-05-04T01:30:00Z");
                    assertThat(moved.get("unit").asString()).isEqualTo("望京街道");
                });
        assertThat(dueAt(number)).isEqualTo(Instant.parse("2034-05-04T01:30:00Z"));
        assertThat(body(desks.get(admin, "/calendar?year=2034")).get("version").asInt()).isOne();
        assertThat(desks.post(admin, "/calendar/2034", "{\"version\":0,\"why\":\"晚了\"}"))
                .as("somebody else was faster")
                .hasStatus(409);
        assertThat(
                        body(desks.get(admin, "/calendar/changes?year=2034"))
                                .get(0)
                                .get("why")
                                .asString())
                .isEqualTo("劳动节调休通知");
        settlesWhatANodeWroteInTheOldCalendar(number);
    }

    private void settlesWhatANodeWroteInTheOldCalendar(CaseNumber number) {
        jdbc.sql(
                        """
                        update assignment set due_at = '2034-05-03T01:30:00Z'
                        where case_id = (select id from case_file where number = :n)
                        """)
                .param("n", number.value())
                .update();
        changes.settle();
        assertThat(dueAt(number)).isEqualTo(Instant.parse("2034-05-03T01:30:00Z"));
        clock.advance(Duration.ofSeconds(31));
        changes.settle();

        assertThat(dueAt(number)).isEqualTo(Instant.parse("2034-05-04T01:30:00Z"));
    }

    @Test
    void aDayOfAnotherYearOrNoReasonIsRefused() {
        var city = new SmallCity(units, jdbc);
        Actor admin = new TestActors(jdbc, units).with(Role.ADMINISTRATOR, city.city);
        var desks = new DesksOfTheHotline(mvc);

        for (var wrong :
                List.of(
                        "{\"version\":0,\"days\":[]}",
                        "{\"version\":0,\"why\":\"x\",\"days\":[{\"date\":\"2034-01-01\",\"kind\":\"HOLIDAY\"}]}",
                        "{\"version\":0,\"why\":\"x\",\"hours\":[[\"12:00\",\"08:00\"]]}")) {
            assertThat(desks.post(admin, "/calendar/2035", wrong)).as(wrong).hasStatus(422);
        }
        assertThat(desks.post(city.leader, "/calendar/2035", "{\"version\":0,\"why\":\"x\"}"))
                .hasStatus(403);
    }

    private CaseNumber opened(SmallCity city) {
        var direction =
                new Act.Direction(
                        city.street,
                        List.<UnitId>of(),
                        new CaseEvent.Limits(
                                Limit.parse("1h"), Limit.parse("5wd"), Limit.parse("1wd")),
                        "DIRECT",
                        "1",
                        1,
                        "属地");
        return casework.open(
                        city::burstPipe,
                        id -> {},
                        List.of(new Act.Accept(), new Act.Dispatch(direction)),
                        CaseActor.of(city.agent),
                        SmallCity.key(),
                        clock.instant())
                .orThrow()
                .number();
    }

    private Instant dueAt(CaseNumber number) {
        return jdbc.sql(
                        """
                        select a.due_at from assignment a join case_file c on c.id = a.case_id
                        where c.number = :n
                        """)
                .param("n", number.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
