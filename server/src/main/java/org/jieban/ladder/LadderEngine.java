package org.jieban.ladder;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Climbs on this node: looks several times a second what is due and reaches it. Every node does; they
 * take turns at cases, never at the same one.
 */
@Component
class LadderEngine implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LadderEngine.class);
    private static final int CASES_AT_ONCE = 500;
    private static final long LOOK_EVERY_MILLIS = 400;
    private static final long REST_AFTER_FAILURE_MILLIS = 2000;

    private final Firing firing;
    private final Rearming rearming;
    private final Clock clock;
    private final Environment environment;
    private volatile boolean running;
    private volatile Thread thread = new Thread(() -> {});

    LadderEngine(Firing firing, Rearming rearming, Clock clock, Environment environment) {
        this.firing = firing;
        this.rearming = rearming;
        this.clock = clock;
        this.environment = environment;
    }

    /** Reaches everything that is due at this moment; how many times a case was claimed. */
    int fireDue() {
        int all = 0;
        int some;
        do {
            some = firing.fire(clock.instant(), CASES_AT_ONCE);
            all += some;
        } while (some > 0);
        return all;
    }

    private void run() {
        while (running) {
            long rest = LOOK_EVERY_MILLIS;
            try {
                int fired = fireDue();
                if (fired > 0) {
                    log.info("{} rungs reached", fired);
                }
                if (rearming.step()) {
                    rest = 0;
                }
            } catch (RuntimeException failed) {
                if (running) {
                    log.warn("Ladders rest after a failure", failed);
                }
                rest = REST_AFTER_FAILURE_MILLIS;
            }
            sleep(rest);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** In tests, whoever moves the clock also says when to look. */
    @Override
    public boolean isAutoStartup() {
        return !environment.matchesProfiles("tool | test");
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("ladders").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
