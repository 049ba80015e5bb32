package org.jieban.casefile.web;

import java.time.Instant;
import java.util.List;
import org.jieban.casefile.Asked;
import org.jieban.casefile.Assignment;
import org.jieban.casefile.CaseClock;
import org.jieban.casefile.CaseState;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.organisation.UnitKind;
import org.jspecify.annotations.Nullable;

/** One row of a list of cases. */
record CaseRow(
        String number,
        int version,
        CaseState state,
        int round,
        String title,
        CaseKind kind,
        @Nullable CategoryName category,
        Urgency urgency,
        @Nullable String place,
        boolean secret,
        @Nullable Part assignment,
        @Nullable Instant startedAt,
        @Nullable Instant dueAt,
        CaseClock.@Nullable Kind dueClock,
        LastEvent lastEvent,
        Instant openedAt,
        @Nullable Instant closedAt,
        int urges,
        boolean supervised,
        @Nullable Asked asks,
        @Nullable Instant askedAt,
        @Nullable Instant waitingUntil,
        @Nullable Instant reviewAt) {

    /** The part of the case that makes it stand in the list. */
    record Part(
            @Nullable Integer no,
            @Nullable UnitName unit,
            Assignment.@Nullable Role role,
            Assignment.@Nullable State state) {}

    record LastEvent(String type, Instant at) {}

    /** A unit by name. */
    record UnitName(long id, String name, UnitKind kind) {}

    /** A category with the names from the top down. */
    record CategoryName(String code, List<String> path) {}
}
