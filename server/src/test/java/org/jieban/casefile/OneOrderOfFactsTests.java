package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.casefile.SmallCity.key;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PostgresTest
class OneOrderOfFactsTests {

    @Autowired Casework casework;
    @Autowired CaseStream stream;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    SmallCity city;

    @BeforeEach
    void aCity() {
        city = new SmallCity(units, jdbc);
    }

    @Test // [utest->rule~case.one-order~1]
    void aReaderBesideManyWritersMissesNothingAndSeesNothingTwice() throws Exception {
        var from = end();
        var done = new AtomicBoolean();
        var read = new ArrayList<String>();
        Callable<Integer> writer =
                () -> {
                    for (int i = 0; i < 60; i++) {
                        opened();
                    }
                    return 60;
                };
        try (var pool = Executors.newFixedThreadPool(5)) {
            var reader =
                    pool.submit(() -> {
                        var at = from;
                        boolean last = false;
                        while (true) {
                            last = done.get();
                            var facts = stream.after(at, 37);
                            for (var fact : facts) {
                                read.add(fact.event().caseId() + "/" + fact.event().seq());
                                at = fact.at();
                            }
                            if (last && facts.isEmpty()) {
                                return null;
                            }
                        }
                    });
            for (var one : pool.invokeAll(List.of(writer, writer, writer, writer))) {
                one.get();
            }
            // nothing of ours is in flight any more; what others hold open ends by itself
            org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> {
                        while (stream.after(from, 10_000).size() < 480) {
                            Thread.onSpinWait();
                        }
                    });
            done.set(true);
            reader.get();
        }

        assertThat(read).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(480);
    }

    private StreamedEvent.Place end() {
        var at = StreamedEvent.Place.START;
        while (true) {
            var facts = stream.after(at, 5000);
            if (facts.isEmpty()) {
                return at;
            }
            at = facts.getLast().at();
        }
    }

    private CaseNumber opened() {
        return casework.open(
                        city::burstPipe,
                        id -> {},
                        List.of(new Act.Accept()),
                        CaseActor.of(city.agent),
                        key(),
                        clock.instant())
                .orThrow()
                .number();
    }
}
