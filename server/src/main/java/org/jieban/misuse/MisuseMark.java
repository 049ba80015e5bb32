package org.jieban.misuse;

import java.time.Instant;
import java.time.LocalDate;
import org.jieban.identity.PersonId;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A misuse mark (滥用标记) with all that was decided about it.
 *
 * @param caseNumber the case on which it was proposed
 * @param unit whose staff proposed it
 * @param until the last day on which it holds, or null where it never held
 */
record MisuseMark(
        long id,
        String caseNumber,
        MisuseGround ground,
        String words,
        UnitId unit,
        PersonId proposerId,
        String proposer,
        Instant proposedAt,
        State state,
        @Nullable String decider,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        @Nullable String rule,
        @Nullable LocalDate until,
        @Nullable String liftedBy,
        @Nullable Instant liftedAt,
        @Nullable String liftedBecause) {

    /** Where a mark stands. One whose last day is over stays {@link #IN_FORCE} as a record of its time. */
    enum State {
        /** Waits for a decision. */
        PROPOSED,
        /** Holds until its last day. */
        IN_FORCE,
        /** Never held. */
        REFUSED,
        /** Ended before its last day. */
        LIFTED
    }

    boolean holdsOn(LocalDate day) {
        return state == State.IN_FORCE && until != null && !day.isAfter(until);
    }
}
