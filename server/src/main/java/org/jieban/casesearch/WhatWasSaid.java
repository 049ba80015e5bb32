package org.jieban.casesearch;

import java.time.Instant;
import org.jieban.text.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What a case can be found by.
 *
 * @param address where it is, or empty
 * @param words the citizen's own, with what was added later
 */
public record WhatWasSaid(
        long caseId, Instant openedAt, String title, String address, String words) {

    private static final int LONGEST = 4000;

    /** In one way of writing, without numbers that identify people; very long words cut. */
    // [impl->rule~case-search.private~1]
    public static WhatWasSaid of(
            long caseId, Instant openedAt, String title, @Nullable String address, String words) {
        return new WhatWasSaid(
                caseId,
                openedAt,
                plain(title),
                address == null ? "" : plain(address),
                plain(words));
    }

    private static String plain(String text) {
        return PlainText.withoutIdentity(text.substring(0, Math.min(LONGEST, text.length())));
    }

    /** Set right: null leaves a part as it is. */
    WhatWasSaid corrected(@Nullable String newTitle, @Nullable String newAddress) {
        return new WhatWasSaid(
                caseId,
                openedAt,
                newTitle == null ? title : plain(newTitle),
                newAddress == null ? address : plain(newAddress),
                words);
    }

    WhatWasSaid supplemented(String more) {
        return words.length() >= LONGEST
                ? this
                : new WhatWasSaid(caseId, openedAt, title, address, words + " " + plain(more));
    }

    int[] pairs() {
        return Pairs.of(title + "\n" + address + "\n" + words);
    }
}
