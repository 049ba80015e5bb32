package org.jieban.incident;

import java.time.Instant;
import java.util.List;
import org.jieban.incident.IncidentPages.Corner;
import org.jieban.place.Datum;
import org.jspecify.annotations.Nullable;

/**
 * What an incident is to be.
 *
 * @param version the one that was seen; not needed for a new one
 * @param datum how the map counts from which the outline comes; WGS_84 when missing
 * @param surge of a new one: the surge (突增) that it is opened out of
 * @param matter of a new one: the group matter (群诉) that it is opened out of
 * @param reason why it is changed; not needed for a new one
 */
record IncidentRequest(
        @Nullable Integer version,
        @Nullable String name,
        @Nullable String category,
        @Nullable List<Long> areas,
        @Nullable List<String> buildings,
        @Nullable List<Corner> outline,
        @Nullable Datum datum,
        @Nullable List<String> words,
        @Nullable Instant beginsAt,
        @Nullable Instant expectedEnd,
        @Nullable String answer,
        @Nullable Long unit,
        @Nullable Long surge,
        @Nullable Long matter,
        @Nullable String reason) {}
