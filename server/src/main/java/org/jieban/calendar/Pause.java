package org.jieban.calendar;

import java.time.Instant;

/**
 * A stretch in which a clock stood still (暂停计时), for example while a case was parked or the citizen
 * was waited for. Half open: {@code from} belongs to it, {@code until} does not. A pause that has
 * not ended has no {@code until} yet, and its clock has no due moment: leave it to the caller.
 */
public record Pause(Instant from, Instant until) {

    public Pause {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "A pause ends before it begins: " + from + "/" + until);
        }
    }
}
