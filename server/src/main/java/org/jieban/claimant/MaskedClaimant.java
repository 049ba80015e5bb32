package org.jieban.claimant;

import org.jspecify.annotations.Nullable;

/**
 * What everybody who may see the case sees of its claimant.
 *
 * @param name such as 王**, or null when none was given
 * @param phone such as 138****1234, or null when none was given
 */
public record MaskedClaimant(@Nullable String name, @Nullable String phone, boolean anonymous) {

    static final MaskedClaimant NOBODY = new MaskedClaimant(null, null, true);

    private static final String STARS = "****";
    private static final int HEAD = 3;
    private static final int TAIL = 4;

    /** The first character of the name alone: not even its length shows. */
    // [impl->rule~privacy.masked~1]
    static @Nullable String maskName(@Nullable String name) {
        return name == null ? null : new String(Character.toChars(name.codePointAt(0))) + "**";
    }

    // [impl->rule~privacy.masked~1]
    static @Nullable String maskPhone(@Nullable PhoneNumber phone) {
        if (phone == null) {
            return null;
        }
        var line = phone.line();
        return line.substring(0, HEAD) + STARS + line.substring(line.length() - TAIL);
    }
}
