package org.jieban.casefile;

import org.jieban.catalogue.Urgency;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see in a list.
 *
 * @param unit exactly this unit's part, or null for all units in scope
 * @param category a category code; the ones below it count
 * @param text part of the title or the address, or a case number
 * @param cursor where the last piece ended, or null for the beginning
 * @param limit rows, 1 to 200
 */
public record ListQuestion(
        Queue queue,
        @Nullable UnitId unit,
        @Nullable String category,
        @Nullable Urgency urgency,
        @Nullable String text,
        @Nullable String cursor,
        int limit) {

    private static final int MOST = 200;

    public ListQuestion {
        limit = Math.clamp(limit, 1, MOST);
    }
}
