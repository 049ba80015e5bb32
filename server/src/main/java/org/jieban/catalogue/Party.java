package org.jieban.catalogue;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A unit as a rule names it (主责、配合单位): by where something happened ({@code STREET}), by function there
 * ({@code ENTERPRISE:water}) or by its code ({@code DEPARTMENT=city-transport}). A street is named by its
 * code where a ruling gave a matter to another street than the one in which it happens.
 */
record Party(Charge charge, @Nullable String unit, @Nullable String function) {

    private static final Pattern SHAPE =
            Pattern.compile("([A-Z_]+)(?::([a-z][a-z0-9-]*)|=(\\S+))?");

    /** Reads the written form; empty when it is none. */
    static Optional<Party> parse(String text) {
        var found = SHAPE.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        return charge(found.group(1))
                .map(charge -> new Party(charge, found.group(3), found.group(2)))
                .filter(Party::isComplete);
    }

    /** The charge of this name. */
    static Optional<Charge> charge(String name) {
        return Arrays.stream(Charge.values())
                .filter(charge -> charge.name().equals(name))
                .findFirst();
    }

    /** Whether it says neither too little nor too much to find one unit. */
    boolean isComplete() {
        return charge.named()
                ? (unit == null) != (function == null)
                : function == null && (unit == null || charge == Charge.STREET);
    }

    @Override
    public String toString() {
        if (function != null) {
            return charge + ":" + function;
        }
        return unit == null ? charge.toString() : charge + "=" + unit;
    }
}
