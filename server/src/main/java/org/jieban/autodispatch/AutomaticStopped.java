package org.jieban.autodispatch;

import java.time.Instant;
import java.util.List;

/**
 * Automatic dispatch stopped by itself, for a category or as a whole; published in the transaction that
 * writes it, once.
 *
 * @param id of the decision; unique together with what it is about
 * @param words what was stopped and why, for whoever is told
 * @param cases that people set right, the latest first; never empty
 */
public record AutomaticStopped(String id, String words, List<Long> cases, Instant at) {

    public AutomaticStopped {
        cases = List.copyOf(cases);
    }
}
