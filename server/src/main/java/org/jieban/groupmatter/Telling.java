package org.jieban.groupmatter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody tells something: a message or a request, as far as grouping is concerned.
 *
 * @param id what it is called where it comes from
 * @param teller who tells; the same teller counts as one person
 * @param at when, or null when that is not known
 * @param district in which district or street it is when that is known otherwise than from the text
 * @param community in which community it is, when that is known
 * @param place the name of the place when it is known otherwise than from the text
 * @param title in few words
 * @param text in full
 * @param likes how many others agreed, 0 when that cannot be said there
 * @param dislikes how many others disagreed
 */
public record Telling(
        String id,
        String teller,
        @Nullable Instant at,
        @Nullable String district,
        @Nullable String community,
        @Nullable String place,
        String title,
        String text,
        int likes,
        int dislikes) {

    /** Without a known community. */
    public Telling(
            String id,
            String teller,
            @Nullable Instant at,
            @Nullable String district,
            @Nullable String place,
            String title,
            String text,
            int likes,
            int dislikes) {
        this(id, teller, at, district, null, place, title, text, likes, dislikes);
    }

    /** Where it is known to be; null when only its text can tell. */
    @Nullable KnownPlace known() {
        return district == null && place == null
                ? null
                : new KnownPlace(district, community, place);
    }
}
