package org.jieban.identity;

import java.time.LocalDate;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A post (岗位): a person's role in a unit. One person may hold several and acts on one at a time.
 *
 * @param scopeUnit top of the data scope; the whole city for posts at the hotline centre
 * @param title what the post is called, such as 科长; may be empty
 * @param from first day on which it is held
 * @param until first day on which it is no longer held, or null
 */
public record Post(
        PostId id,
        PersonId person,
        UnitId unit,
        UnitId scopeUnit,
        Role role,
        String title,
        LocalDate from,
        @Nullable LocalDate until) {

    /** Whether the post is held on this day. */
    public boolean isEffective(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
