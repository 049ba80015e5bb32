package org.jieban.claimant;

/**
 * A claimant (诉求人) as given with one case. Two cases of one person have two ids; that it is the same
 * person shows by the same phone ({@link Claimants#lookup}).
 */
public record ClaimantId(long value) {

    /** Nobody: a case that came without name and phone. */
    public static final ClaimantId UNKNOWN = new ClaimantId(0);

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
