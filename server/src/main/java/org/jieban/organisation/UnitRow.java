package org.jieban.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A unit as somebody wants it to be: a line of a file or a form. Units are named by code, because a
 * file is written before they have ids.
 *
 * @param parent code of the unit above, or null at the top
 * @param from first day on which it exists
 * @param until first day on which it no longer exists, or null
 */
public record UnitRow(
        String code,
        String name,
        UnitKind kind,
        @Nullable String parent,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable Integer residents) {}
