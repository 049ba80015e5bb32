package org.jieban.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What notification does by the clock: looks at units' clocks, and forgets old notices. */
@Component
class NoticeRounds {

    private static final Logger log = LoggerFactory.getLogger(NoticeRounds.class);
    private static final Duration KEPT = Duration.ofDays(90);

    private final ClockWatch watch;
    private final NoticeWriting writing;
    private final HeldNotices held;
    private final Clock clock;

    NoticeRounds(ClockWatch watch, NoticeWriting writing, HeldNotices held, Clock clock) {
        this.watch = watch;
        this.writing = writing;
        this.held = held;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 20, timeUnit = TimeUnit.SECONDS)
    void lookAtTheClocks() {
        int told = watch.tellDue(held.quiet());
        if (told > 0) {
            log.info("{} clocks told to their units", told);
        }
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void tellWhatWaited() {
        held.tellDue();
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetOldNotices() {
        int gone = writing.purge(clock.instant().minus(KEPT));
        if (gone > 0) {
            log.info("{} notices older than {} days are gone", gone, KEPT.toDays());
        }
    }
}
