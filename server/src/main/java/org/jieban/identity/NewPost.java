package org.jieban.identity;

import java.time.LocalDate;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A post to be given.
 *
 * @param scopeUnit top of the data scope, or null for the usual: the unit itself, at the hotline
 *     centre the unit above it
 * @param from first day, or null for today
 */
public record NewPost(
        UnitId unit,
        Role role,
        String title,
        @Nullable UnitId scopeUnit,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    /** A post from today on, without end, with the usual scope. */
    public static NewPost of(UnitId unit, Role role, String title) {
        return new NewPost(unit, role, title, null, null, null);
    }
}
