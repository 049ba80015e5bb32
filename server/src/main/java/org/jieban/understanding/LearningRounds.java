package org.jieban.understanding;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every few minutes whether something is to be learned; learns in a thread of its own, because the
 * clocks of cases do not wait.
 */
@Component
@Profile("!tool & !bench & !test")
class LearningRounds {

    private static final Logger log = LoggerFactory.getLogger(LearningRounds.class);

    private final Learning learning;
    private final AtomicBoolean busy = new AtomicBoolean();

    LearningRounds(Learning learning) {
        this.learning = learning;
    }

    @Scheduled(initialDelay = 40, fixedDelay = 300, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (busy.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("learning").start(this::learn);
        }
    }

    private void learn() {
        try {
            learning.learnWhatIsDue();
        } catch (RuntimeException failed) {
            // the claim runs out, and another round or node tries again
            log.warn("Learning was broken off: {}", failed.toString());
        } finally {
            busy.set(false);
        }
    }
}
