package org.jieban.casefile;

import java.util.List;

/**
 * Reads the stream of facts and keeps something of its own up to date: counters, notices, scores.
 *
 * <p>A batch and the reader's place are written in one transaction, so each fact takes effect once,
 * whatever is stopped or started. One node at a time follows for each name.
 */
public interface Follower {

    /** Stable name of the reader's place. */
    String name();

    /** Grows when what is kept changes its shape; the follower is then rebuilt from the first fact. */
    int version();

    /** Forgets all that was kept, before reading again from the first fact. */
    void reset();

    /** Takes in facts in their global order, inside the transaction that also moves the place. */
    void follow(List<StreamedEvent> events);
}
