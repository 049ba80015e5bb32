package org.jieban.replycheck;

import org.jspecify.annotations.Nullable;

/**
 * What a reply has to answer.
 *
 * @param words the citizen's own, with all that was added later
 * @param address where it is, or empty
 * @param consultation the citizen asks and reports nothing
 * @param name the claimant's masked name such as 王**, or null
 * @param phone the claimant's masked phone such as 138****1234, or null
 */
record Request(
        String title,
        String words,
        String address,
        boolean consultation,
        @Nullable String name,
        @Nullable String phone) {

    /** Everything the citizen told. */
    String all() {
        return title + "\n" + words + "\n" + address;
    }
}
