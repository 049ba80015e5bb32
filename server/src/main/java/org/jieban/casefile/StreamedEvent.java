package org.jieban.casefile;

import java.time.Instant;

/**
 * A fact on the stream.
 *
 * @param at where it stands in the one order of all facts
 * @param event the fact
 */
public record StreamedEvent(Place at, RecordedEvent event) {

    /** A place in the order of all facts. */
    public record Place(long epoch, String tx, long position) {

        /** Before the first fact. */
        public static final Place START = new Place(0, "0", 0);
    }

    /** When it happened. */
    public Instant happenedAt() {
        return event.at();
    }
}
