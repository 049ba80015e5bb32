package org.jieban.exchange;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells somebody who waits for more than two seconds how far it is, once a second. */
final class Progress {

    private static final Duration SILENT = Duration.ofSeconds(2);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final double PERCENT = 100;

    private final PrintStream to;
    private final Clock clock;
    private final Instant begun;
    private Instant next;

    Progress(PrintStream to, Clock clock) {
        this.to = to;
        this.clock = clock;
        this.begun = clock.instant();
        this.next = begun.plus(SILENT);
    }

    void tell(double part, long rows) {
        var now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        to.printf(
                "%3.0f %%  已处理 %d 行 rows done  %d s%n",
                part * PERCENT, rows, Duration.between(begun, now).toSeconds());
    }

    Duration taken() {
        return Duration.between(begun, clock.instant());
    }
}
