package org.jieban.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.shared.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

// [utest->rule~privacy.guessing~1]
@PostgresTest
class ThrottleTests {

    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired Throttle throttle;
    @Autowired ThrottleCleaning cleaning;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionOperations transaction;

    private final String key = "test:" + UUID.randomUUID();

    @Test
    void theLastPermitIsFreeAndTheNextIsRefusedUntilTheWindowEnds() {
        throttle.take(key, 2, HOUR);
        clock.advance(Duration.ofMinutes(10));

        assertThat(throttle.take(key, 2, HOUR)).isEqualTo(new Permit.Allowed(0));
        assertThat(throttle.take(key, 2, HOUR))
                .isEqualTo(new Permit.Exhausted(TestClock.START.plus(HOUR)));
    }

    @Test
    void aNewWindowBeginsWhenTheOldOneIsOver() {
        throttle.take(key, 1, HOUR);
        throttle.take(key, 1, HOUR);

        clock.advance(HOUR);

        assertThat(throttle.take(key, 1, HOUR)).isEqualTo(new Permit.Allowed(0));
    }

    @Test
    void manyAtOnceGetExactlyThePermitsThereAre() throws Exception {
        int callers = 8;
        int each = 25;
        int permits = 60;
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(callers)) {
            var tasks = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < callers; i++) {
                tasks.add(() -> {
                    start.await();
                    int allowed = 0;
                    for (int ask = 0; ask < each; ask++) {
                        if (throttle.take(key, permits, HOUR) instanceof Permit.Allowed) {
                            allowed++;
                        }
                    }
                    return allowed;
                });
            }
            var answers = tasks.stream().map(threads::submit).toList();
            start.countDown();
            int allowed = 0;
            for (var answer : answers) {
                allowed += answer.get();
            }

            assertThat(allowed).isEqualTo(permits);
        }
    }

    @Test
    void countingInsideATransactionIsRefusedBecauseItWouldBeUndoneWithIt() {
        assertThatThrownBy(() -> transaction.execute(_ -> throttle.take(key, 1, HOUR)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void anHonestTryGivesThePermitsBack() {
        throttle.take(key, 1, HOUR);

        throttle.forget(key);

        assertThat(throttle.take(key, 1, HOUR)).isInstanceOf(Permit.Allowed.class);
    }

    @Test
    void whoeverHasNothingBetterToSayAnswersWithTheProblem() {
        throttle.demand(key, 1, HOUR);

        assertThatThrownBy(() -> throttle.demand(key, 1, HOUR))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ThrottleProblem.TOO_MANY));
    }

    @Test
    void windowsThatAreOverAreForgotten() {
        throttle.take(key, 1, HOUR);
        clock.advance(HOUR);

        cleaning.clean();

        assertThat(
                        jdbc.sql("select count(*) from throttle_window where key = :key")
                                .param("key", key)
                                .query(Long.class)
                                .single())
                .isZero();
    }
}
