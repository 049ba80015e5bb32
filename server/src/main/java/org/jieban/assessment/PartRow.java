package org.jieban.assessment;

import java.time.Instant;
import java.util.stream.Stream;
import org.jieban.scheme.Period;
import org.jieban.scheme.Share;
import org.jspecify.annotations.Nullable;

/**
 * One unit's part in one round of a case, and what is counted of it. A moment that is null has not
 * come.
 *
 * @param part number of the assignment
 * @param seq the last fact of the case that is taken in
 * @param withdrawn whether the case was taken from it; then nothing was received or closed
 * @param receivedAt when the unit first had the case; null in later rounds
 * @param contactedAt when the citizen was first reached in this round (首次联系)
 * @param contactMinutes how long that took since the dispatch or the beginning of the round
 * @param timedAt when the reply that ended the round was accepted
 * @param onTime whether that reply was in time, or null without a limit
 * @param meetingDue whether the citizen was to be met, or null before the reply
 * @param calledAt for a unit that was called: when, once it is known whether it came
 * @param reported whether it reported in, in time
 */
record PartRow(
        long caseId,
        int part,
        int round,
        int seq,
        long unit,
        Share share,
        String kind,
        @Nullable String category,
        @Nullable Long area,
        @Nullable Long section,
        @Nullable Long handler,
        boolean withdrawn,
        @Nullable Instant receivedAt,
        @Nullable Instant closedAt,
        @Nullable Instant contactedAt,
        @Nullable Integer contactMinutes,
        @Nullable Instant timedAt,
        @Nullable Boolean onTime,
        @Nullable Boolean meetingDue,
        @Nullable Boolean met,
        @Nullable Instant calledAt,
        @Nullable Boolean reported) {

    /** The same, whichever fact was the last. */
    PartRow withoutSeq() {
        return new PartRow(
                caseId,
                part,
                round,
                0,
                unit,
                share,
                kind,
                category,
                area,
                section,
                handler,
                withdrawn,
                receivedAt,
                closedAt,
                contactedAt,
                contactMinutes,
                timedAt,
                onTime,
                meetingDue,
                met,
                calledAt,
                reported);
    }

    /** Whether something that is counted happened in a period. */
    boolean isIn(Period period) {
        return Stream.of(receivedAt, closedAt, contactedAt, timedAt, calledAt)
                .anyMatch(at -> at != null && period.contains(at));
    }

    /** Which part of which round. */
    record Key(long caseId, int part, int round) {}

    Key key() {
        return new Key(caseId, part, round);
    }
}
