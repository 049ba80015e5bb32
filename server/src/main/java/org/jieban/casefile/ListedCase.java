package org.jieban.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of a list, as it lies in the database; names are added at the edge. */
public record ListedCase(
        long id,
        String number,
        int version,
        String state,
        int round,
        String kind,
        @Nullable String category,
        String urgency,
        String title,
        @Nullable Long area,
        @Nullable String address,
        boolean secret,
        Instant openedAt,
        @Nullable Instant closedAt,
        String lastType,
        Instant lastAt,
        @Nullable Integer part,
        @Nullable Long unit,
        @Nullable String role,
        @Nullable String partState,
        @Nullable Instant since,
        @Nullable Instant dueAt,
        @Nullable String dueClock) {}
