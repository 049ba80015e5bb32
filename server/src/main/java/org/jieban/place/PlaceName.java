package org.jieban.place;

import java.time.Instant;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Another name of a place, kept by administrators (别名、旧地名).
 *
 * @param unit the area it stands for, or in which the building or road lies
 * @param ended when and why it was taken out of use, or null while it is in use
 */
record PlaceName(
        long id,
        String name,
        Kind kind,
        Thing thing,
        UnitId unit,
        Said added,
        @Nullable Said ended) {

    static final int SHORTEST = 2;
    static final int LONGEST = 60;

    /** Whether it is in use beside the official name or was one formerly. */
    enum Kind {
        /** 别名. */
        ALIAS,
        /** 旧地名. */
        OLD_NAME
    }

    /** What bears the name. */
    enum Thing {
        /** A district, street or community. */
        AREA,
        /** A building or estate within a street or community (楼宇、小区). */
        BUILDING,
        /** A road; a hint only, since roads cross several areas. */
        ROAD
    }

    /** Who, when and why. */
    record Said(Instant at, String by, String reason) {}

    /**
     * A name as somebody wants it.
     *
     * @param line of the file, or null where it was typed
     */
    record Wanted(
            String name,
            Kind kind,
            Thing thing,
            UnitId unit,
            String reason,
            @Nullable Integer line) {}

    boolean says(Wanted wanted) {
        return kind == wanted.kind() && thing == wanted.thing();
    }

    /** The name without blanks at its ends; what it may not be has a message key. */
    static @Nullable String wrong(String name) {
        if (name.isEmpty()) {
            return "required";
        }
        int length = name.codePointCount(0, name.length());
        if (length < SHORTEST) {
            return "too-short";
        }
        if (length > LONGEST) {
            return "too-long";
        }
        boolean letters = name.codePoints().anyMatch(Character::isLetter);
        boolean line = name.codePoints().anyMatch(Character::isISOControl);
        return letters && !line ? null : "place-name";
    }
}
