package org.jieban.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseStory;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.SmallCity;
import org.jieban.casefile.TimeAct;
import org.jieban.casefile.TimeFact;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is not urgent waits for the morning, and many become one. */
@PostgresTest
class QuietHoursTests {

    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired HeldNotices held;
    @Autowired Notices notices;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private SmallCity city;

    @BeforeEach
    void aCity() {
        city = new SmallCity(units, jdbc);
    }

    // [utest->rule~notification.quiet-hours~1]
    @Test
    void whatIsNotUrgentIsToldInTheMorning() {
        // 23:00 in Beijing
        clock.set(Instant.parse("2026-03-02T15:00:00Z"));
        reached(false, Role.LEADER);
        tell();
        assertThat(rungs(city.leader)).isEmpty();

        clock.set(Instant.parse("2026-03-02T23:00:00Z"));
        tell();
        assertThat(rungs(city.leader)).hasSize(1);
        assertThat(rungs(city.handler)).isEmpty();
    }

    @Test
    void whatIsUrgentIsToldAtOnceDayAndNight() {
        clock.set(Instant.parse("2026-03-02T15:00:00Z"));
        reached(true, null);
        tell();

        assertThat(rungs(city.leader)).hasSize(1);
        assertThat(rungs(city.handler)).hasSize(1);
        assertThat(rungs(city.otherHandler)).isEmpty();
    }

    // [utest->rule~notification.digest~1]
    @Test
    void manyOfAKindAreOneNoticeThatNamesItsCases() {
        for (int i = 0; i < 12; i++) {
            reached(false, Role.LEADER);
        }
        new ReadOn(followers, jdbc).untilNow(NoticeFollower.NAME);
        clock.advance(Duration.ofMinutes(2));
        tell();

        var told = rungs(city.leader);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().cases()).isEqualTo(12);
        assertThat(notices.behind(city.leader, told.getFirst().id())).hasSize(12);
        assertThat(notices.behind(city.otherHandler, told.getFirst().id())).isEmpty();
    }

    @Test
    void theNightMayEndOnTheSameDayOrTheNext() {
        var night = settings("22:00", "07:00");
        var noon = settings("12:00", "14:00");
        var never = settings("00:00", "00:00");

        assertThat(night.quiet(Instant.parse("2026-03-02T14:00:00Z"))).isTrue();
        assertThat(night.quiet(Instant.parse("2026-03-02T22:59:59Z"))).isTrue();
        assertThat(night.quiet(Instant.parse("2026-03-02T23:00:00Z"))).isFalse();
        assertThat(noon.quiet(Instant.parse("2026-03-02T05:00:00Z"))).isTrue();
        assertThat(noon.quiet(Instant.parse("2026-03-02T06:00:00Z"))).isFalse();
        assertThat(never.quiet(Instant.parse("2026-03-01T16:00:00Z"))).isFalse();
        assertThat(night.tellAt(Instant.parse("2026-03-02T15:00:00Z")))
                .isEqualTo(Instant.parse("2026-03-02T23:00:00Z"));
    }

    private static NoticeSettings settings(String from, String until) {
        return new NoticeSettings(
                LocalTime.parse(from), LocalTime.parse(until), Duration.ofSeconds(30), 4);
    }

    private void reached(boolean urgent, @org.jspecify.annotations.Nullable Role role) {
        var story = CaseStory.dispatched(casework, city.street, clock.instant());
        var rung =
                new TimeFact.RungReached(
                        "quiet",
                        1,
                        "half",
                        "FEEDBACK-1-1-0-0",
                        "TELL",
                        null,
                        "过半",
                        List.of(new TimeFact.Told(city.street, role, null)),
                        urgent,
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

    private void tell() {
        new ReadOn(followers, jdbc).untilNow(NoticeFollower.NAME);
        held.tellDue();
    }

    private List<Notices.Notice> rungs(Actor reader) {
        return notices.list(reader, Long.MAX_VALUE, 100).stream()
                .filter(notice -> notice.kind() == NoticeKind.RUNG)
                .toList();
    }
}
