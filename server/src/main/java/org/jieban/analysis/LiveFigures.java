package org.jieban.analysis;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jieban.calendar.CityZone;
import org.jieban.identity.PersonId;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Today's figures as this node last saw them. However many pages are open, a node asks the database
 * at most three times a second, and not at all while nobody looks. With what followers need before, a
 * fact is on the screen within a second.
 */
@Service
class LiveFigures {

    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(300).toNanos();

    /** Open pages of one person; a browser holds hardly more lines to one server. */
    static final int MOST_STREAMS = 6;

    private final Counters counters;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private final Map<PersonId, Integer> streams = new ConcurrentHashMap<>();
    private final CountDownLatch goingDown = new CountDownLatch(1);
    private volatile @Nullable Seen seen;

    LiveFigures(Counters counters, Clock clock) {
        this.counters = counters;
        this.clock = clock;
    }

    private record Seen(Today today, long atNanos) {

        boolean fresh() {
            return System.nanoTime() - atNanos < LOOK_AGAIN_NANOS;
        }
    }

    /** A person's open page; closing it makes room for another. */
    final class Stream implements AutoCloseable {

        private final PersonId person;

        private Stream(PersonId person) {
            this.person = person;
        }

        /** Waits until it is time to look again; false when the server goes down. */
        boolean waitForNews() throws InterruptedException {
            return !goingDown.await(LOOK_AGAIN_NANOS, TimeUnit.NANOSECONDS);
        }

        @Override
        public void close() {
            streams.computeIfPresent(person, (_, open) -> open > 1 ? open - 1 : null);
        }
    }

    /** The figures now, from the database; for one answer. */
    Today now() {
        return counters.today(clock.instant().atZone(CityZone.ZONE));
    }

    /** The figures, hardly older than {@link #LOOK_AGAIN_NANOS}. */
    Today recent() {
        var last = seen;
        return last != null && last.fresh() ? last.today() : look();
    }

    /** Refused when the person has too many open already. */
    Stream open(PersonId person) {
        streams.compute(
                person,
                (_, open) -> {
                    int others = open == null ? 0 : open;
                    if (others >= MOST_STREAMS) {
                        throw new ProblemException(
                                AnalysisProblem.TOO_MANY_STREAMS, Map.of("limit", MOST_STREAMS));
                    }
                    return others + 1;
                });
        return new Stream(person);
    }

    /** How many pages this person follows on, on this node. */
    int openStreams(PersonId person) {
        return streams.getOrDefault(person, 0);
    }

    /** Lets open pages end before the server waits for its last requests. */
    @EventListener(ContextClosedEvent.class)
    void goDown() {
        goingDown.countDown();
    }

    private Today look() {
        looking.lock();
        try {
            var last = seen;
            if (last != null && last.fresh()) {
                return last.today();
            }
            long at = System.nanoTime();
            var today = now();
            seen = new Seen(today, at);
            return today;
        } finally {
            looking.unlock();
        }
    }
}
