package org.jieban.casefile.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a list of cases. */
record CaseRow(
        String number,
        int version,
        String state,
        int round,
        String title,
        String kind,
        @Nullable CategoryName category,
        String urgency,
        @Nullable String place,
        boolean secret,
        @Nullable Part assignment,
        @Nullable Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable String dueClock,
        LastEvent lastEvent,
        Instant openedAt,
        @Nullable Instant closedAt) {

    /** The part of the case that makes it stand in the list. */
    record Part(
            @Nullable Integer no,
            @Nullable UnitName unit,
            @Nullable String role,
            @Nullable String state) {}

    record LastEvent(String type, Instant at) {}

    /** A unit by name. */
    record UnitName(long id, String name, String kind) {}

    /** A category with the names from the top down. */
    record CategoryName(String code, List<String> path) {}
}
