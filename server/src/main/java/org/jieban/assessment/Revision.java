package org.jieban.assessment;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a period was taken to be at one moment (封账版本), sealed.
 *
 * @param number from 1
 * @param madeAt when figures and answers were taken
 * @param person who took them
 * @param reason why a published period was corrected; empty for the first
 * @param publishedAt null as long as it is only looked at
 * @param schemeText the scheme as it was, whole
 * @param catalogueVersion the dispatch catalogue in force at the end of the period
 * @param answers how many answers it was computed from, by unit and part
 * @param figuresDigest SHA-256 of the figures as they are stored
 * @param answersDigest SHA-256 of the answers, line by line
 * @param parts what units did that it was computed from, row by row
 * @param partsDigest SHA-256 of those rows; empty where only answers were kept
 * @param measuresDigest SHA-256 of what was known of units beside the answers
 * @param calendarVersions year and version of the calendar that told what was in time; empty in the
 *     first revisions
 * @param previousDigest digest of the revision before, or of nothing
 * @param digest SHA-256 over all of the above
 */
record Revision(
        YearMonth month,
        int number,
        Instant madeAt,
        Person person,
        String reason,
        @Nullable Instant publishedAt,
        String scheme,
        int schemeVersion,
        String schemeText,
        int catalogueVersion,
        long answers,
        String figuresDigest,
        String answersDigest,
        long parts,
        String partsDigest,
        String measuresDigest,
        String calendarVersions,
        String previousDigest,
        String digest) {

    /** Who did something. */
    record Person(long id, String name) {}

    /** Where its period stands with it. */
    PeriodState state() {
        return publishedAt == null ? PeriodState.CLOSED : PeriodState.PUBLISHED;
    }

    /** The digest that follows from everything else; {@link #digest} has to be this. */
    String computedDigest() {
        var all =
                new ArrayList<>(
                        List.of(
                                month.toString(),
                                Integer.toString(number),
                                madeAt.toString(),
                                Long.toString(person.id()),
                                person.name(),
                                reason,
                                scheme,
                                Integer.toString(schemeVersion),
                                schemeText,
                                Integer.toString(catalogueVersion),
                                Long.toString(answers),
                                figuresDigest,
                                answersDigest,
                                previousDigest));
        if (hasInputs()) {
            all.addAll(List.of(Long.toString(parts), partsDigest, measuresDigest));
        }
        if (!calendarVersions.isEmpty()) {
            all.add(calendarVersions);
        }
        return Digest.of(all.toArray(String[]::new));
    }

    /** Whether all inputs were kept, not the answers alone, as the first revisions did. */
    boolean hasInputs() {
        return !partsDigest.isEmpty();
    }

    Revision sealedNow() {
        return new Revision(
                month,
                number,
                madeAt,
                person,
                reason,
                publishedAt,
                scheme,
                schemeVersion,
                schemeText,
                catalogueVersion,
                answers,
                figuresDigest,
                answersDigest,
                parts,
                partsDigest,
                measuresDigest,
                calendarVersions,
                previousDigest,
                computedDigest());
    }
}
