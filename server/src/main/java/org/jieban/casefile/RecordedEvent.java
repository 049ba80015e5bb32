package org.jieban.casefile;

import java.time.Instant;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A fact with everything that makes it evidence: when, by whom, from which unit, and where it stands
 * in the case's chain.
 *
 * @param seq place within the case, from 1
 * @param at the one reading of the clock for the act
 * @param personId who acted, or null for a citizen or the system
 * @param personName the name shown on the timeline; empty for a citizen
 * @param unit the unit acted for, or null for a citizen or the system
 * @param role in which role
 * @param round the round in which it happened
 * @param state where the case stood afterwards
 */
public record RecordedEvent(
        long caseId,
        int seq,
        Instant at,
        @Nullable Long personId,
        String personName,
        @Nullable UnitId unit,
        Role role,
        int round,
        CaseState state,
        CaseEvent event) {}
