package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.catalogue.CaseKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PostgresTest
class FollowingFactsTests {

    private static final int MANY = 10_000;
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    @Autowired Casework casework;
    @Autowired CaseStream stream;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @Test // [utest->rule~case.one-order~1]
    void aFactThatCommitsLateIsNeverSkipped() throws Exception {
        var start = lastPlace();
        var written = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var slow =
                    threads.submit(() ->
                            transaction.execute(_ -> {
                                var number = say();
                                written.countDown();
                                await(mayCommit);
                                return number;
                            }));
            await(written);
            var fast = say();

            var whileInFlight = numbersAfter(start);
            mayCommit.countDown();
            var late = slow.get(20, TimeUnit.SECONDS);
            allSince(start);
            var afterwards = numbersAfter(start);

            assertThat(whileInFlight).doesNotContain(late, fast);
            assertThat(afterwards).containsSubsequence(late, fast);
        }
    }

    @Test // [utest->rule~case.one-order~1]
    void readingOnInPiecesGivesEveryFactOnceInTheSameOrder() {
        var start = lastPlace();
        for (int i = 0; i < 12; i++) {
            say();
        }
        var whole = allSince(start);

        var place = start;
        for (var expected : whole) {
            var next = stream.after(place, 1);
            assertThat(next).singleElement().isEqualTo(expected);
            place = next.getFirst().at();
        }
        assertThat(whole).hasSize(24);
        assertThat(stream.after(place, MANY)).isEmpty();
    }

    /** Every fact since a place, once no other transaction holds the reader back. */
    private List<StreamedEvent> allSince(StreamedEvent.Place start) {
        var end = lastPlace();
        long began = System.nanoTime();
        while (System.nanoTime() - began < PATIENCE) {
            var facts = stream.after(start, MANY);
            if (!facts.isEmpty() && facts.getLast().at().equals(end)) {
                return facts;
            }
            Thread.yield();
        }
        throw new IllegalStateException("the reader is held back");
    }

    private String say() {
        return CaseStory.opened(casework, CaseKind.HELP, null, TestClock.START).number().value();
    }

    private List<String> numbersAfter(StreamedEvent.Place place) {
        return stream.after(place, MANY).stream()
                .map(streamed -> streamed.event().event())
                .filter(CaseEvent.Submitted.class::isInstance)
                .map(event -> ((CaseEvent.Submitted) event).number())
                .toList();
    }

    private StreamedEvent.Place lastPlace() {
        return jdbc.sql(
                        """
                        select epoch, tx::text as tx_text, position from case_event
                        order by epoch desc, tx desc, position desc limit 1
                        """)
                .query((row, i) ->
                        new StreamedEvent.Place(
                                row.getLong("epoch"),
                                String.valueOf(row.getString("tx_text")),
                                row.getLong("position")))
                .optional()
                .orElse(StreamedEvent.Place.START);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
