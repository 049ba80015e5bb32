package org.jieban.throttle;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets windows that are over, addresses of callers with them. */
@Component
class ThrottleCleaning {

    private static final String CLEAN =
            """
            delete from throttle_window
            where key in (
                select key from throttle_window where ends_at <= :now
                limit 10000 for update skip locked)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ThrottleCleaning(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    int clean() {
        return jdbc.sql(CLEAN).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }
}
