package org.jieban.assessment;

import java.time.Instant;
import java.time.YearMonth;
import org.jieban.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * A version of a scheme (考核方案): a draft, or in force from a month and then never changed again.
 *
 * @param version counted up for each code
 * @param edition counted up with each change of a draft
 * @param decided when and why it was put in force, null for a draft
 */
record SchemeVersion(
        long id,
        String code,
        int version,
        int edition,
        String yaml,
        Scheme rules,
        String changedBy,
        Instant changedAt,
        @Nullable Decided decided) {

    /**
     * That it holds.
     *
     * @param from the first month it holds for
     */
    record Decided(YearMonth from, String by, Instant at, String reason) {}

    boolean isDraft() {
        return decided == null;
    }

    /** Whether it holds for a month, unless a later version does. */
    boolean reaches(YearMonth month) {
        return decided != null && !decided.from().isAfter(month);
    }
}
