package org.jieban.groupmatter;

import org.jspecify.annotations.Nullable;

/**
 * Where a telling is, when it is known otherwise than from its text.
 *
 * @param street or null when it is not known
 * @param community or null when it is not known
 * @param name of the address: an estate or a road, without numbers; null when it is not known
 */
record KnownPlace(@Nullable String street, @Nullable String community, @Nullable String name) {

    static final double SAME_COMMUNITY = 0.8;
    private static final double SAME_STREET = 0.5;
    private static final double MAYBE = 0.5;
    private static final int SHORTEST = 2;

    /** 1 for one place, 0 for places that are known to differ. */
    // [impl->rule~group-matter.known-place~1]
    double agreement(KnownPlace other) {
        if (street != null && other.street != null && !street.equals(other.street)) {
            return 0;
        }
        boolean neighbours = community != null && community.equals(other.community);
        if (name != null && other.name != null) {
            return Math.max(ofNames(name, other.name), neighbours ? SAME_COMMUNITY : 0);
        }
        return neighbours ? SAME_COMMUNITY : street != null ? SAME_STREET : MAYBE;
    }

    /** One when one name continues the other (望京, 望京街道), else by the beginning they share. */
    private static double ofNames(String one, String other) {
        int shared = 0;
        int shorter = Math.min(one.length(), other.length());
        while (shared < shorter && one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        if (shared < SHORTEST) {
            return 0;
        }
        return shared == shorter ? 1 : (double) shared / Math.max(one.length(), other.length());
    }
}
