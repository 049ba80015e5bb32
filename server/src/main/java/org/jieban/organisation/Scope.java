package org.jieban.organisation;

import java.util.Arrays;

/**
 * Data scope (数据范围): the units whose cases a post may see. Goes into SQL as {@code (:everything or
 * a.unit_id = any(:units))}; see the package's charter.
 */
public final class Scope {

    /** The whole tree, so that no list needs to be compared. */
    public static final Scope EVERYTHING = new Scope(true, new long[0]);

    /** No unit at all; what somebody without a post sees. */
    public static final Scope NOTHING = new Scope(false, new long[0]);

    private final boolean everything;
    private final long[] sortedUnits;

    private Scope(boolean everything, long[] sortedUnits) {
        this.everything = everything;
        this.sortedUnits = sortedUnits;
    }

    /** Exactly these units. */
    public static Scope of(long... units) {
        var sorted = units.clone();
        Arrays.sort(sorted);
        return new Scope(false, sorted);
    }

    /** True for the whole tree; {@link #units} is empty then. */
    public boolean everything() {
        return everything;
    }

    /** Ids of the units, for {@code = any(:units)}. Shared between callers: only read it. */
    public long[] units() {
        return sortedUnits;
    }

    public boolean contains(UnitId unit) {
        return everything || Arrays.binarySearch(sortedUnits, unit.value()) >= 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scope scope
                && everything == scope.everything
                && Arrays.equals(sortedUnits, scope.sortedUnits);
    }

    @Override
    public int hashCode() {
        return 31 * Boolean.hashCode(everything) + Arrays.hashCode(sortedUnits);
    }

    @Override
    public String toString() {
        return everything ? "Scope[everything]" : "Scope[" + sortedUnits.length + " units]";
    }
}
