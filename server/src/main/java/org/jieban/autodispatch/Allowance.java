package org.jieban.autodispatch;

/**
 * How much may have to be set right before automatic dispatch stops by itself: of the last {@link
 * #LAST} cases no more than {@link #SHARE}, and at least {@link #FEWEST} of them, since one mistake among
 * ten says little. Pure.
 */
// [impl->rule~autodispatch.stops~1]
final class Allowance {

    static final int LAST = 200;
    static final double SHARE = 0.05;
    static final int FEWEST = 3;

    private Allowance() {}

    /**
     * @param sent how many of the last were dispatched by themselves, {@link #LAST} at most
     * @param wrong how many of those people set right
     */
    static boolean exceeded(long sent, long wrong) {
        return wrong >= FEWEST && wrong > SHARE * sent;
    }
}
