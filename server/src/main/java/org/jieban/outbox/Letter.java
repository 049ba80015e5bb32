package org.jieban.outbox;

import java.time.Instant;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits to be sent: who and about what, never a phone or a name.
 *
 * @param id the same however often it is tried, so that a receiver can tell a repetition
 * @param caseId null where it is about a known incident
 * @param number of the case or of the incident
 * @param claimant the citizen, or null
 * @param unit the unit, or null
 * @param until a moment that belongs to the message, or null
 */
record Letter(
        long id,
        @Nullable Long caseId,
        String number,
        Channel channel,
        MessageKind kind,
        @Nullable Long claimant,
        @Nullable UnitId unit,
        @Nullable Instant until,
        Instant at,
        int tries) {}
