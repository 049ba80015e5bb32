package org.jieban.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;

import java.time.Duration;
import java.util.List;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseStory;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.SmallCity;
import org.jieban.casefile.TimeAct;
import org.jieban.casefile.TimeFact;
import org.jieban.daily.DailyList.Reason;
import org.jieban.identity.Actor;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a leader finds on the list in the morning, and what became of yesterday's decisions. */
@PostgresTest
class DailyListTests {

    @Autowired MockMvcTester mvc;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired DailyList list;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private SmallCity city;

    @BeforeEach
    void aCity() {
        city = new SmallCity(units, jdbc);
    }

    // [utest->rule~daily.list~1]
    @Test
    void whatIsDueTodayAndWhatIsOverdueIsOnIt() {
        var story = CaseStory.dispatched(casework, city.street, TestClock.START);

        assertThat(reasons(city.leader)).containsExactly(Reason.DUE_TODAY);
        story.signed();
        assertThat(reasons(city.leader)).isEmpty();
        clock.advance(Duration.ofDays(8));
        assertThat(reasons(city.leader)).containsExactly(Reason.OVERDUE);
        assertThat(reasons(city.districtLeader)).containsExactly(Reason.OVERDUE);
        assertThat(reasons(city.otherHandler)).isEmpty();
    }

    // [utest->rule~daily.marks~1]
    @Test
    void aMeetingCalledAnUrgeAndARoundAreReasonsUntilTheyAreOver() {
        var story = CaseStory.dispatched(casework, city.street, TestClock.START).signed();
        story.byLead(
                new Act.Contact(
                        CaseEvent.ContactMethod.PHONE, true, CaseEvent.MeetingAnswer.DECLINED, ""));
        clock.advance(Duration.ofHours(1));
        meetingCalled(story);
        story.at(clock.instant()).urged();

        assertThat(reasons(city.leader)).containsExactly(Reason.MEETING, Reason.URGED);

        story.byLead(new Act.Reply("已办", "已办", Solved.SOLVED, List.of()));
        assertThat(reasons(city.leader)).isEmpty();
        story.byLead(new Act.Approve(""))
                .answered(true, Solved.NOT_SOLVED, Satisfaction.DISSATISFIED)
                .signed();
        assertThat(reasons(city.leader)).contains(Reason.DISSATISFIED);
    }

    // [utest->rule~daily.decision~1] [utest->rule~daily.kept~1]
    @Test
    void aDecisionIsOnRecordAndTheNextDaySaysWhetherItWasDone() {
        var kept = CaseStory.dispatched(casework, city.street, TestClock.START).signed();
        var not = CaseStory.dispatched(casework, city.street, TestClock.START).signed();
        clock.advance(Duration.ofHours(1));

        assertThat(decide(city.leader, kept, "2026-03-02", "decision-kept-1")).hasStatusOk();
        assertThat(decide(city.leader, kept, "2026-03-02", "decision-kept-1")).hasStatusOk();
        assertThat(decide(city.leader, not, "2026-03-02", "decision-not-1")).hasStatusOk();
        assertThat(decide(city.leader, not, "2026-03-01", "decision-past-1")).hasStatus(400);
        assertThat(decide(city.handler, not, "2026-03-02", "decision-handler")).hasStatus(403);
        assertThat(page(city.leader)).bodyText().contains("\"kept\":\"OPEN\"");

        kept.at(clock.instant().plusSeconds(60)).byLead(new Act.Note("已到场", true, List.of()));
        clock.advance(Duration.ofDays(1));

        assertThat(page(city.leader))
                .bodyText()
                .contains("\"kept\":\"KEPT\"", "\"kept\":\"NOT_KEPT\"", "\"decided\":[]")
                .containsOnlyOnce("\"kept\":\"KEPT\"");
        assertThat(
                        mvc.get()
                                .uri("/api/daily/" + kept.number().value() + "/decisions")
                                .with(as(city.handler))
                                .exchange())
                .bodyText()
                .contains("李主任");
    }

    @Test
    void aListOfAnotherPlaceDoesNotExist() {
        assertThat(
                        mvc.get()
                                .uri("/api/daily?unit=" + city.otherStreet.value())
                                .with(as(city.leader))
                                .exchange())
                .hasStatus(404);
        assertThat(
                        mvc.get()
                                .uri("/api/daily?unit=" + city.street.value())
                                .with(as(city.districtLeader))
                                .exchange())
                .hasStatusOk();
    }

    private void meetingCalled(CaseStory story) {
        var rung =
                new TimeFact.RungReached(
                        "daily",
                        1,
                        "day-6",
                        "FEEDBACK-1-1-0-0",
                        "DISPATCH_MEETING",
                        null,
                        "提请调度会",
                        List.of(),
                        false,
                        clock.instant());
        casework.perform(
                        story.number(),
                        null,
                        new TimeAct.ReachRung(rung),
                        CaseActor.system("试"),
                        SmallCity.key(),
                        clock.instant())
                .orThrow();
    }

    private List<Reason> reasons(Actor leader) {
        new ReadOn(followers, jdbc).untilNow(DailyFollower.NAME);
        return list.of(leader.scope(), clock.instant()).stream()
                .flatMap(line -> line.reasons().stream())
                .toList();
    }

    private MvcTestResult page(Actor leader) {
        return mvc.get().uri("/api/daily").with(as(leader)).exchange();
    }

    private MvcTestResult decide(Actor leader, CaseStory story, String until, String key) {
        return mvc.post()
                .uri("/api/daily/" + story.number().value() + "/decisions")
                .with(as(leader))
                .header("Idempotency-Key", key + city.street.value())
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        "{\"aim\": \"PROGRESS\", \"owner\": \"李主任\", \"until\": \"%s\", \"word\": \"今天到场\"}"
                                .formatted(until))
                .exchange();
    }
}
