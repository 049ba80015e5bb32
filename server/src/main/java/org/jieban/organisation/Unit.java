package org.jieban.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A unit (承办单位) that can hold or help with a case.
 *
 * @param code stable name in files and interfaces, unique over all time
 * @param parent the unit above, or null at the top
 * @param from first day on which it exists
 * @param until first day on which it no longer exists, or null
 * @param residents people living there, for rates per ten thousand, or null where unknown
 */
public record Unit(
        UnitId id,
        String code,
        String name,
        UnitKind kind,
        @Nullable UnitId parent,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable Integer residents) {

    // [impl->rule~organisation.dates~1]
    /** Whether the unit exists on this day. */
    public boolean isEffective(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
