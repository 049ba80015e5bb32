package org.jieban.claimant;

import org.jspecify.annotations.Nullable;

/** Name and phone in clear text, for the one who had a reason to see them; never to be stored. */
public record ClearClaimant(@Nullable String name, @Nullable String phone) {

    // [impl->rule~privacy.silence~1]
    @Override
    public String toString() {
        return "ClearClaimant[…]";
    }
}
