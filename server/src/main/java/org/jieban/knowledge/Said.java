package org.jieban.knowledge;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an article says.
 *
 * @param category code of the category it is about, or null for any
 * @param validUntil last day on which it is offered, or null
 * @param reviewOn when somebody has to look at it again, or null
 */
public record Said(
        String title,
        @Nullable String category,
        String text,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate reviewOn) {}
