package org.jieban.claimant;

import java.util.List;

/**
 * Somebody whose phone came before.
 *
 * @param ids one per case, the newest first
 * @param latest as they gave themself the last time
 */
public record KnownClaimant(List<ClaimantId> ids, MaskedClaimant latest) {

    public KnownClaimant {
        ids = List.copyOf(ids);
    }
}
