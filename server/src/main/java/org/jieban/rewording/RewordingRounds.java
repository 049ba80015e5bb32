package org.jieban.rewording;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes by the clock the words that were kept long enough. */
@Component
@EnableConfigurationProperties(RewordingSettings.class)
class RewordingRounds {

    private static final Logger log = LoggerFactory.getLogger(RewordingRounds.class);

    private final Uses uses;
    private final RewordingSettings settings;
    private final Clock clock;

    RewordingRounds(Uses uses, RewordingSettings settings, Clock clock) {
        this.uses = uses;
        this.settings = settings;
        this.clock = clock;
    }

    // [impl->rule~rewording.kept~1]
    @Scheduled(initialDelay = 12, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetWords() {
        int gone = uses.forgetWords(clock.instant().minus(settings.kept()));
        if (gone > 0) {
            log.info("The words of {} rewordings are gone, their time is over", gone);
        }
    }
}
