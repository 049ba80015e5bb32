package org.jieban.casefile;

import java.time.Instant;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jspecify.annotations.Nullable;

/** One row of a list, as it lies in the database; names are added at the edge. */
public record ListedCase(
        long id,
        String number,
        int version,
        CaseState state,
        int round,
        CaseKind kind,
        @Nullable String category,
        Urgency urgency,
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
        Assignment.@Nullable Role role,
        Assignment.@Nullable State partState,
        @Nullable Instant since,
        @Nullable Instant dueAt,
        CaseClock.@Nullable Kind dueClock,
        int urges,
        boolean supervised,
        @Nullable Asked asks,
        @Nullable Instant askedAt,
        @Nullable Instant waitingUntil,
        @Nullable Instant reviewAt) {}
