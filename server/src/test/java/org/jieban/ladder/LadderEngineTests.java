package org.jieban.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.calendar.Limit;
import org.jieban.casefile.Act;
import org.jieban.casefile.ActOutcome;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.CaseStory;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.SmallCity;
import org.jieban.casefile.TimeFact;
import org.jieban.organisation.Units;
import org.jieban.shared.IdempotencyKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Rungs on real cases: once, in order, late when it was late, and never for what is over. */
@PostgresTest
class LadderEngineTests {

    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired LadderEngine engine;
    @Autowired Firing firing;
    @Autowired Ladders ladders;
    @Autowired LadderBook book;
    @Autowired Rearming rearming;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired TransactionTemplate transaction;

    private SmallCity city;

    @BeforeEach
    void aCity() {
        city = new SmallCity(units, jdbc);
        readOn();
        engine.fireDue();
    }

    // [utest->rule~ladder.once~1]
    @Test
    void eachRungIsReachedOnceAtItsMomentAndSaysWhatItWasFor() {
        var story = CaseStory.dispatched(casework, city.street, TestClock.START).signed();

        assertThat(reachedAfter(story, Duration.ofDays(3))).containsExactly("day-4");
        assertThat(reachedAfter(story, Duration.ofHours(1))).containsExactly("day-4");
        assertThat(reachedAfter(story, Duration.ofHours(11))).containsExactly("day-4", "half");
        assertThat(reachedAfter(story, Duration.ofHours(36)))
                .containsExactly("day-4", "half", "day-6");
        var meeting = rungs(story.number()).getLast();
        assertThat(meeting.action()).isEqualTo("DISPATCH_MEETING");
        assertThat(meeting.planned()).isEqualTo(TestClock.START.plus(Duration.ofDays(5)));
        assertThat(meeting.told()).extracting(TimeFact.Told::unit).containsExactly(city.street);
    }

    // [utest->rule~ladder.late~1] [utest->rule~ladder.in-order~1]
    @Test
    void afterADowntimeEverythingIsReachedInOrderAndSaysThatItIsLate() {
        var story = CaseStory.dispatched(casework, city.street, TestClock.START);

        assertThat(reachedAfter(story, Duration.ofDays(9)))
                .containsExactly("day-4", "half", "day-6", "four-fifths", "due", "day-after");
        assertThat(rungs(story.number()))
                .allSatisfy(rung -> assertThat(rung.planned()).isBefore(clock.instant()))
                .isSortedAccordingTo((a, b) -> a.planned().compareTo(b.planned()));
        clock.advance(Duration.ofDays(-2));
        assertThat(reachedAfter(story, Duration.ofDays(2))).hasSize(6);
    }

    // [utest->rule~ladder.once~1] [utest->rule~ladder.in-order~1]
    @Test
    void twoEnginesAtOnceReachEachRungOnceAndInOrder() throws Exception {
        var stories = new ArrayList<CaseStory>();
        for (int i = 0; i < 60; i++) {
            stories.add(CaseStory.dispatched(casework, city.street, TestClock.START));
        }
        readOn();
        clock.advance(Duration.ofDays(6));

        int claimed = atOnce(this::fireInSmallBites, this::fireInSmallBites);

        assertThat(claimed).isGreaterThanOrEqualTo(60);
        assertThat(stories)
                .allSatisfy(story ->
                        assertThat(names(story.number()))
                                .containsExactly("day-4", "half", "day-6", "four-fifths"));
    }

    @Test
    void whatDiesBetweenClaimAndCommitIsDoneByTheNextOne() {
        var story = CaseStory.dispatched(casework, city.street, TestClock.START);
        readOn();
        clock.advance(Duration.ofDays(4));

        transaction.executeWithoutResult(tx -> {
            assertThat(firing.fire(clock.instant(), 500)).isPositive();
            tx.setRollbackOnly();
        });

        assertThat(names(story.number())).isEmpty();
        engine.fireDue();
        assertThat(names(story.number())).containsExactly("day-4", "half");
        engine.fireDue();
        assertThat(names(story.number())).containsExactly("day-4", "half");
    }

    // [utest->rule~ladder.armed-by-facts~1]
    @Test
    void anotherUnitAndAnotherRoundBeginAgainAndAnEndDisarms() {
        var story = CaseStory.dispatched(casework, city.street, TestClock.START);
        assertThat(reachedAfter(story, Duration.ofDays(4))).containsExactly("day-4", "half");

        story.at(clock.instant()).redispatchedTo(city.otherStreet);
        assertThat(reachedAfter(story, Duration.ofDays(3).plusHours(1)))
                .containsExactly("day-4", "half", "day-4");

        story.at(clock.instant()).handled();
        readOn();
        assertThat(armed(story.number())).isZero();
        story.answered(true, Solved.NOT_SOLVED, Satisfaction.DISSATISFIED);
        clock.set(TestClock.START.plus(Duration.ofDays(8)));
        assertThat(reachedAfter(story, Duration.ofDays(3))).hasSize(5).endsWith("day-4", "half");

        story.at(clock.instant()).handled().answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
        assertThat(reachedAfter(story, Duration.ofDays(30))).hasSize(5);
        assertThat(armed(story.number())).isZero();
    }

    @Test
    void aCaseThatMovedSinceItWasArmedIsReadAgainBeforeAnythingIsDone() {
        var story = CaseStory.dispatched(casework, city.street, TestClock.START).signed();
        readOn();
        clock.advance(Duration.ofDays(3));
        var before = armed(story.number());
        // replied, accepted, closed: the follower has not seen it yet
        story.at(clock.instant()).replied();

        transaction.executeWithoutResult(tx -> firing.fire(clock.instant(), 500));

        assertThat(before).isPositive();
        assertThat(names(story.number())).isEmpty();
    }

    // [utest->rule~ladder.changed~1]
    @Test
    void aChangedLadderArmsOpenCasesAnewAndLetsThePastBe() {
        var story = CaseStory.dispatched(casework, city.street, TestClock.START);
        assertThat(reachedAfter(story, Duration.ofDays(2))).isEmpty();
        var seven =
                ladders.latest().stream()
                        .map(Ladders.Version::ladder)
                        .filter(ladder -> ladder.code().equals("seven-days"))
                        .findFirst()
                        .orElseThrow();
        var day4 = seven.rungs().getFirst();
        try {
            book.save(changed(seven, "60h", day4), seven.version(), "管理员", "提前");
            rearm();
            assertThat(reachedAfter(story, Duration.ofHours(13))).containsExactly("day-4");
        } finally {
            book.save(changed(seven, "3d", day4), seven.version() + 1, "管理员", "恢复");
            rearm();
        }
    }

    // [utest->rule~case.stale~1]
    @Test
    void aRungThatOnlyToldPeopleDoesNotOvertakeWhoSawTheCaseBefore() {
        var story = CaseStory.dispatched(casework, city.street, TestClock.START).signed();
        int seen = casework.find(story.number()).orElseThrow().version();
        assertThat(reachedAfter(story, Duration.ofDays(3))).containsExactly("day-4");

        assertThat(urgedBySomebodyWhoSaw(seen, story)).isInstanceOf(ActOutcome.Done.class);
        assertThat(urgedBySomebodyWhoSaw(seen, story)).isInstanceOf(ActOutcome.Stale.class);
    }

    private ActOutcome urgedBySomebodyWhoSaw(int version, CaseStory story) {
        return casework.perform(
                story.number(),
                version,
                new Act.Urge("已经三天了"),
                CaseActor.citizen(),
                new IdempotencyKey(UUID.randomUUID().toString()),
                clock.instant());
    }

    @Test
    void theHashChainOfACaseReachedInBulkIsWhole() {
        var story = CaseStory.dispatched(casework, city.street, TestClock.START).signed();
        reachedAfter(story, Duration.ofDays(9));

        var file = casework.find(story.number()).orElseThrow();
        var seqs =
                jdbc.sql("select count(*) from case_event where case_id = :id and act is not null")
                        .param("id", file.id())
                        .query(Integer.class)
                        .single();
        assertThat(seqs).isGreaterThanOrEqualTo(8);
        story.at(clock.instant()).urged();
    }

    private static Ladder changed(Ladder ladder, String limit, Ladder.Rung rung) {
        var moved =
                new Ladder.Rung(
                        rung.code(),
                        rung.name(),
                        rung.nameEn(),
                        new Ladder.Moment(Ladder.Of.AFTER_START, 0, Limit.parse(limit)),
                        rung.action(),
                        null);
        return new Ladder(
                ladder.code(),
                ladder.version(),
                ladder.name(),
                ladder.nameEn(),
                true,
                ladder.clock(),
                ladder.when(),
                List.of(moved, ladder.rungs().getLast()));
    }

    private void rearm() {
        while (rearming.step()) {
            Thread.onSpinWait();
        }
    }

    private int fireInSmallBites() {
        int all = 0;
        int some;
        do {
            some = firing.fire(clock.instant(), 7);
            all += some;
        } while (some > 0);
        return all;
    }

    private static int atOnce(Callable<Integer> one, Callable<Integer> other) throws Exception {
        var barrier = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first =
                    threads.submit(() -> {
                        barrier.await();
                        return one.call();
                    });
            var second =
                    threads.submit(() -> {
                        barrier.await();
                        return other.call();
                    });
            return first.get() + second.get();
        }
    }

    private List<String> reachedAfter(CaseStory story, Duration time) {
        readOn();
        clock.advance(time);
        engine.fireDue();
        return names(story.number());
    }

    private List<TimeFact.RungReached> rungs(CaseNumber number) {
        return casework.find(number).orElseThrow().deferrals().rungs();
    }

    private List<String> names(CaseNumber number) {
        return rungs(number).stream().map(TimeFact.RungReached::rung).toList();
    }

    private int armed(CaseNumber number) {
        return jdbc.sql("select count(*) from armed_rung where case_id = :id")
                .param("id", casework.find(number).orElseThrow().id())
                .query(Integer.class)
                .single();
    }

    private void readOn() {
        new ReadOn(followers, jdbc).untilNow(LadderFollower.NAME);
    }
}
