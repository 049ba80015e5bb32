package org.jieban.casefile;

import java.time.Instant;
import java.util.function.LongConsumer;
import org.jieban.identity.Actor;
import org.jieban.shared.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants an act done on a case.
 *
 * @param version the version they saw, or null to act on whatever the case is now
 * @param scoped whose data scope has to reach the case, or null for a citizen and the system
 * @param key what makes it happen once, however often it is asked for
 * @param at the one reading of the clock for the act
 * @param alongside what else is written in the same transaction, given the case's id
 */
record ActRequest(
        CaseNumber number,
        @Nullable Integer version,
        Act act,
        CaseActor actor,
        @Nullable Actor scoped,
        IdempotencyKey key,
        Instant at,
        LongConsumer alongside) {

    static final LongConsumer NOTHING_ELSE = caseId -> {};
}
