package org.jieban.incident;

import java.time.Instant;
import java.util.List;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A known incident (已知事件).
 *
 * @param number as citizens are told it: SJ20261122-7
 * @param version counted up with every change
 * @param category code; requests of any category below it are meant too
 * @param areas areas of the tree with all below them; empty where the outline says it
 * @param buildings names of estates or buildings in these areas; empty for all of them
 * @param words that tell of it; those of the category where there are none
 * @param expectedEnd when it is expected to be over
 * @param answer the standard answer
 * @param unit the unit that deals with it
 * @param openedUnit the unit that opened it
 * @param endedAt when it was over, or null
 * @param closing the closing answer, or null before the end
 * @param origin what it was opened out of
 */
record Incident(
        long id,
        String number,
        int version,
        String name,
        String category,
        List<UnitId> areas,
        List<String> buildings,
        Outline outline,
        List<String> words,
        Instant beginsAt,
        Instant expectedEnd,
        String answer,
        UnitId unit,
        UnitId openedUnit,
        String openedBy,
        Instant openedAt,
        @Nullable Instant endedAt,
        @Nullable String closing,
        Incidents.Origin origin) {

    Incident {
        areas = List.copyOf(areas);
        buildings = List.copyOf(buildings);
        words = List.copyOf(words);
    }

    boolean over() {
        return endedAt != null;
    }

    /** Whether requests of this moment may be about it. */
    boolean inForce(Instant at) {
        return !over() && !at.isBefore(beginsAt);
    }

    boolean overdue(Instant at) {
        return !over() && at.isAfter(expectedEnd);
    }
}
