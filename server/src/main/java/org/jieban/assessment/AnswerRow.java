package org.jieban.assessment;

import java.time.Instant;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.scheme.Period;
import org.jieban.scheme.Share;
import org.jieban.scheme.Tally;
import org.jspecify.annotations.Nullable;

/**
 * A citizen's answer as one unit carries it.
 *
 * @param seq the answer's fact within the case
 * @param cell what counts of it: {@link Tally#cell}
 * @param counts false where a decision excluded it for this unit (剔除)
 * @param corrected whether something else counts than what was recorded
 * @param onTime whether the round was replied to in time, or null where it had no limit
 * @param askedBy how the citizen was asked
 * @param anonymous whether the citizen left no way to be reached
 * @param section the inward unit that did the work (科室、社区), or null
 * @param handler who replied, or null
 * @param receivedAt when this unit received the case
 * @param closedAt when the case ended, or null
 */
record AnswerRow(
        long caseId,
        int seq,
        long unit,
        Share share,
        int round,
        int cell,
        boolean counts,
        boolean corrected,
        @Nullable Boolean onTime,
        String kind,
        @Nullable String category,
        String channel,
        String askedBy,
        boolean anonymous,
        @Nullable Long area,
        @Nullable Long section,
        @Nullable Long handler,
        Instant answeredAt,
        Instant receivedAt,
        @Nullable Instant closedAt) {

    /** Which answer of which unit. */
    record Key(long caseId, int seq, long unit, Share share) {}

    Key key() {
        return new Key(caseId, seq, unit, share);
    }

    /** Whether the answer belongs to a period. */
    boolean isIn(Period period, Basis basis) {
        var at =
                switch (basis) {
                    case ANSWERED -> answeredAt;
                    case RECEIVED -> receivedAt;
                    case CLOSED -> closedAt;
                };
        return at != null && period.contains(at);
    }

    AnswerRow excluded() {
        return with(cell, false, corrected, closedAt);
    }

    AnswerRow saying(boolean contacted, Solved solved, Satisfaction satisfaction) {
        int said = Tally.cell(contacted, solved, satisfaction);
        return with(said, counts, said != cell, closedAt);
    }

    AnswerRow closed(Instant at) {
        return with(cell, counts, corrected, at);
    }

    private AnswerRow with(
            int nowCell, boolean nowCounts, boolean nowCorrected, @Nullable Instant end) {
        return new AnswerRow(
                caseId,
                seq,
                unit,
                share,
                round,
                nowCell,
                nowCounts,
                nowCorrected,
                onTime,
                kind,
                category,
                channel,
                askedBy,
                anonymous,
                area,
                section,
                handler,
                answeredAt,
                receivedAt,
                end);
    }
}
