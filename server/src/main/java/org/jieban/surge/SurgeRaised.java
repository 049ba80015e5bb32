package org.jieban.surge;

import java.time.Instant;
import java.util.List;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A surge begins; published in the transaction that writes it, once.
 *
 * @param street where, or null for the whole city
 * @param words what comes how often, for whoever is told
 * @param cases the cases of its first hour, the newest first; never empty
 */
public record SurgeRaised(
        long id, @Nullable UnitId street, String words, List<Long> cases, Instant at) {

    public SurgeRaised {
        cases = List.copyOf(cases);
    }
}
