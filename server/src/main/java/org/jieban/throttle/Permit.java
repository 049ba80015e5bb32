package org.jieban.throttle;

import java.time.Instant;

/** The answer to asking once more. */
public sealed interface Permit {

    /**
     * It may be done.
     *
     * @param left how many more are free in the same window
     */
    record Allowed(int left) implements Permit {}

    /**
     * The window's permits are used up.
     *
     * @param until when asking makes sense again
     */
    record Exhausted(Instant until) implements Permit {}
}
