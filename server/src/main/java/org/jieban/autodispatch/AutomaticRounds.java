package org.jieban.autodispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at new cases every few seconds. Any number of nodes look at once. */
@Component
@Profile("!tool & !bench & !test")
class AutomaticRounds {

    private static final Logger log = LoggerFactory.getLogger(AutomaticRounds.class);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int AT_ONCE = 20;

    private final Looks looks;
    private final AutomaticSending sending;
    private final SelfWatch watch;
    private final Clock clock;

    AutomaticRounds(Looks looks, AutomaticSending sending, SelfWatch watch, Clock clock) {
        this.looks = looks;
        this.sending = sending;
        this.watch = watch;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 8, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void look() {
        watch.look();
        var now = clock.instant();
        for (var waiting : looks.claim(now, now.plus(AGAIN), AT_ONCE)) {
            try {
                sending.look(waiting);
            } catch (RuntimeException failed) {
                log.warn("Case {} could not be looked at", waiting.caseId(), failed);
                if (waiting.since().isBefore(now.minus(PATIENCE))) {
                    looks.doneWith(waiting.caseId());
                }
            }
        }
    }
}
