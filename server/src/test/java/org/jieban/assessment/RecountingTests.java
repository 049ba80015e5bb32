package org.jieban.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.calendar.Limit;
import org.jieban.casefile.CaseEvent.Limits;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.CaseStory;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Cases of a year far away, whose calendar nobody else corrects. */
@PostgresTest
class RecountingTests {

    private static final Limits A_DAY_OF_WORK =
            new Limits(Limit.parse("2h"), Limit.parse("24h"), Limit.parse("1wd"));

    @Autowired Units units;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired Recounting recounting;
    @Autowired FrozenPeriods frozen;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired MockMvcTester mvc;

    private SmallCity city;
    private Actor admin;
    private Actor assessor;

    @BeforeEach
    void aCity() {
        city = new SmallCity(units, jdbc);
        var people = new TestActors(jdbc, units);
        admin = people.with(Role.ADMINISTRATOR, city.city);
        assessor = people.with(Role.ASSESSOR, city.city);
    }

    @Test // [utest->rule~assessment.calendar~1]
    void whatACorrectedCalendarChangesIsCountedAgainBeforeThePeriodIsClosed() {
        // Tuesday 8 May 2046, 09:30; a day of work ends on Wednesday 09:30, the reply came on
        // Thursday 09:03
        var late = answered(Instant.parse("2046-05-08T01:30:00Z"));
        readOn();
        assertThat(onTime(late)).isFalse();
        assertThat(sum()).isZero();

        declareHoliday(LocalDate.parse("2046-05-09"));
        clock.set(Instant.parse("2046-05-20T02:00:00Z"));
        readOn();
        assertThat(onTime(late)).isFalse();
        assertThat(close(YearMonth.parse("2046-05"))).hasStatus(409);

        assertThat(recounting.countAll()).isPositive();
        assertThat(recounting.countAll()).isZero();
        assertThat(onTime(late)).isTrue();
        assertThat(sum()).isOne();
        assertThat(close(YearMonth.parse("2046-05"))).hasStatusOk();
    }

    @Test // [utest->rule~assessment.calendar~1]
    void aNodeThatDiesHalfWayLeavesTheRestToTheNextOne() {
        var first = answered(Instant.parse("2048-05-12T01:30:00Z"));
        var second = answered(Instant.parse("2048-05-12T01:40:00Z"));
        readOn();
        recounting.countAll();
        declareHoliday(LocalDate.parse("2048-05-13"));

        // cases of others that the same day may change stand before
        for (int i = 0; i < 100_000 && !onTime(first); i++) {
            recounting.countAtMost(1);
        }
        assertThat(onTime(first)).isTrue();
        assertThat(onTime(second)).isFalse();
        assertThat(sum()).isOne();
        assertThat(recounting.isBehind()).isTrue();

        recounting.countAll();
        assertThat(onTime(second)).isTrue();
        assertThat(sum()).isEqualTo(2);
    }

    @Test // [utest->rule~assessment.calendar~1] [utest->rule~period.verify~1]
    void whatWasPublishedStaysAndIsCheckedByItsOwnCalendar() {
        // Monday 13 May 2047
        var late = answered(Instant.parse("2047-05-13T01:30:00Z"));
        var month = YearMonth.parse("2047-05");
        clock.set(Instant.parse("2047-05-20T02:00:00Z"));
        readOn();
        recounting.countAll();
        assertThat(close(month)).hasStatusOk();
        assertThat(act(month, "publish")).hasStatusOk();
        assertThat(frozen.problems()).isEmpty();

        declareHoliday(LocalDate.parse("2047-05-14"));
        recounting.countAll();

        assertThat(onTime(late)).isTrue();
        assertThat(
                        jdbc.sql(
                                        "select bool_or(on_time) from sealed_part where month = '2047-05-01'")
                                .query(Boolean.class)
                                .single())
                .isFalse();
        assertThat(frozen.problems()).isEmpty();
    }

    private CaseNumber answered(Instant dispatched) {
        clock.set(dispatched);
        return CaseStory.dispatched(casework, city.street, dispatched, A_DAY_OF_WORK)
                .at(dispatched.plus(Duration.ofHours(47).plusMinutes(30)))
                .handled()
                .answered(true, Solved.SOLVED, Satisfaction.SATISFIED)
                .number();
    }

    private void declareHoliday(LocalDate day) {
        assertThat(
                        new DesksOfTheHotline(mvc)
                                .post(
                                        admin,
                                        "/calendar/" + day.getYear(),
                                        """
                                        {"version": 0, "why": "临时放假",
                                         "days": [{"date": "%s", "kind": "HOLIDAY", "name": "放假"}]}
                                        """
                                                .formatted(day)))
                .hasStatusOk();
    }

    private MvcTestResult close(YearMonth month) {
        return act(month, "close");
    }

    private MvcTestResult act(YearMonth month, String act) {
        return mvc.post()
                .uri("/api/assessment/periods/" + month + "/" + act)
                .contentType("application/json")
                .content("{}")
                .with(as(assessor))
                .exchange();
    }

    private boolean onTime(CaseNumber number) {
        return jdbc.sql(
                        """
                        select p.on_time from assessed_part p join case_file c on c.id = p.case_id
                        where c.number = :number
                        """)
                .param("number", number.value())
                .query(Boolean.class)
                .single();
    }

    private int sum() {
        return jdbc.sql(
                        """
                        select coalesce(sum(on_time), 0) from assessed_work
                        where unit_id = :unit and kind = ''
                        """)
                .param("unit", city.street.value())
                .query(Integer.class)
                .single();
    }

    private void readOn() {
        new ReadOn(followers, jdbc).untilNow(AssessmentFollower.NAME);
    }
}
