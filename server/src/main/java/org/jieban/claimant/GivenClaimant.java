package org.jieban.claimant;

import org.jspecify.annotations.Nullable;

/**
 * What somebody said about themself when they brought a case, as typed. Also the {@code claimant}
 * member of the requests that make a case.
 *
 * @param anonymous the name is not to be told to the unit; a phone may still be given for the answer
 */
public record GivenClaimant(@Nullable String name, @Nullable String phone, boolean anonymous) {

    /** Nobody gave a name or a phone, as in data of others that were published. */
    public static final GivenClaimant NOBODY = new GivenClaimant(null, null, true);

    // [impl->rule~privacy.silence~1]
    @Override
    public String toString() {
        return "GivenClaimant[…]";
    }
}
