package org.jieban.scheme;

import java.time.Instant;
import java.time.YearMonth;

/**
 * An assessment period (考核周期).
 *
 * @param month the month whose name it bears
 * @param from first moment
 * @param until first moment that no longer belongs to it
 */
public record Period(YearMonth month, Instant from, Instant until) {

    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /** Whether answers can still come in. */
    public boolean openAt(Instant now) {
        return now.isBefore(until);
    }
}
