package org.jieban.surge;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for surges every few minutes, and forgets what is too old to compare with. */
@Component
class SurgeRounds {

    private final Watch watch;
    private final RequestRows requests;
    private final Clock clock;

    SurgeRounds(Watch watch, RequestRows requests, Clock clock) {
        this.watch = watch;
        this.requests = requests;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 45, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void look() {
        watch.keepUp();
    }

    @Scheduled(initialDelay = 30, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void forget() {
        requests.forgetBefore(clock.instant().minus(SurgeFollower.KEPT));
    }
}
