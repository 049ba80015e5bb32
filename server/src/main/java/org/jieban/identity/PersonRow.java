package org.jieban.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One post of a person as a line of a file says it; a person with several posts has several lines.
 *
 * @param unit code of the unit
 * @param from first day, or null for today
 * @param until first day on which the post is no longer held, or null
 */
public record PersonRow(
        String username,
        String name,
        String unit,
        Role role,
        String title,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {}
