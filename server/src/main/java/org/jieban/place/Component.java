package org.jieban.place;

import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A component of the city (部件): a manhole cover, a lamp, a bin, each with one identity.
 *
 * @param code its number, unique in the city, such as the 16 digits of GB/T 30428.2
 * @param kind what it is: 井盖, 路灯
 * @param name what it is called, or the empty text
 * @param given where it stands, as it was told
 * @param unit who looks after it, or null where nobody was told
 */
public record Component(
        String code, String kind, String name, GivenPoint given, @Nullable UnitId unit) {

    static final int LONGEST_CODE = 40;
    static final int LONGEST_TEXT = 60;

    /** Where it stands, WGS-84. */
    public Position position() {
        return given.position();
    }

    /** A component near a point, and how far away it is. */
    public record Near(Component component, double metres) {}
}
