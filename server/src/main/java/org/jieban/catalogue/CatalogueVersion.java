package org.jieban.catalogue;

import java.time.Instant;

/**
 * One version of the dispatch catalogue (派单目录版本). In force from its moment until the next one's;
 * never changed once recorded.
 *
 * @param rules how many rules it has
 */
public record CatalogueVersion(
        int version,
        Instant effectiveFrom,
        Instant recordedAt,
        String recordedBy,
        String note,
        int rules) {}
