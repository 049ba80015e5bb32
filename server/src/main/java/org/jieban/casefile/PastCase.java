package org.jieban.casefile;

import java.time.Instant;
import java.util.Map;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A case (历史工单) as another system had it: said, given to a unit, due, ended. Nothing else is known
 * of it, and nothing else is made up.
 *
 * @param said what was said, with the name of the row in the other system as {@code source}
 * @param from name of the import, for the timeline
 * @param unit who had it, or null
 * @param dueAt when it was due, as the other system says, or null
 * @param closedAt when it ended, or null while it is open
 * @param saidOnTime the other system's word on whether it was in time, or null
 * @param details what else it told, by its own names
 */
public record PastCase(
        NewCase said,
        String from,
        Instant openedAt,
        @Nullable UnitId unit,
        @Nullable Instant dueAt,
        @Nullable Instant closedAt,
        @Nullable Boolean saidOnTime,
        Map<String, String> details) {

    public PastCase {
        if (said.source() == null) {
            throw new IllegalArgumentException("a past case needs the name of its row");
        }
        if (closedAt != null && closedAt.isBefore(openedAt)) {
            throw new IllegalArgumentException("closed before it was opened: " + said.source());
        }
    }

    /** The name of the row in the other system; never null for a past case. */
    public String source() {
        return java.util.Objects.requireNonNull(said.source());
    }
}
