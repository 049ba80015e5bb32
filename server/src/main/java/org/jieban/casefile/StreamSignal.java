package org.jieban.casefile;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Wakes this node's followers when this node wrote something; what other nodes wrote is found by
 * looking regularly, since a notification through the database would make commits wait for another.
 */
@Component
class StreamSignal {

    private final Semaphore news = new Semaphore(0);

    void somethingHappened() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    /** Waits for news, at most so long. */
    void await(long millis) throws InterruptedException {
        if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }
}
