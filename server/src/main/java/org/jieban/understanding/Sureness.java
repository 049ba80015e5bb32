package org.jieban.understanding;

import java.util.Comparator;
import java.util.List;

/**
 * What a model's confidence is worth on the city's newest cases. Cases change, and a model that was
 * right in 97 of 100 of its sure answers last year may be right in 90 of them now. So the confidence from
 * which it keeps its word is looked for on cases it has not seen, and everything below is told as less
 * than {@link #SURE}.
 *
 * @param from the model's own confidence that is told as {@link #SURE}; above 1 where it is never sure
 */
record Sureness(double from) {

    /** What people and rules take for sure. */
    static final double SURE = 0.9;

    /** So much of what is told as sure has to be right. */
    static final double RIGHT = 0.97;

    /** Its own confidence as it is. */
    static final Sureness AS_TOLD = new Sureness(SURE);

    static final Sureness NEVER = new Sureness(2);

    private static final int FEWEST = 20;
    private static final double LITTLE_DOUBT = 0.84;

    /** One case that the model had not seen: how sure it was, and whether it was right. */
    record Seen(double confidence, boolean right) {}

    /**
     * The lowest confidence from which so many of the cases were right that, chance allowed for, {@link
     * #RIGHT} of all will be; never below {@link #SURE}.
     */
    // [impl->rule~understanding.sure~1]
    static Sureness of(List<Seen> seen) {
        var sorted =
                seen.stream()
                        .filter(one -> one.confidence() >= SURE)
                        .sorted(Comparator.comparingDouble(Seen::confidence).reversed())
                        .toList();
        double from = NEVER.from();
        int right = 0;
        for (int at = 0; at < sorted.size(); at++) {
            right += sorted.get(at).right() ? 1 : 0;
            boolean last =
                    at + 1 == sorted.size()
                            || sorted.get(at + 1).confidence() < sorted.get(at).confidence();
            if (last && at + 1 >= FEWEST && kept(right, at + 1)) {
                from = sorted.get(at).confidence();
            }
        }
        return new Sureness(from);
    }

    private static boolean kept(int right, int all) {
        return right >= RIGHT * all && atLeast(right, all, LITTLE_DOUBT) >= RIGHT - 0.02;
    }

    /**
     * The lower bound of a share by Wilson.
     *
     * @param z how many standard deviations of doubt; 1.645 for 95 % on one side
     */
    static double atLeast(long right, long all, double z) {
        if (all == 0) {
            return 0;
        }
        double share = (double) right / all;
        double square = z * z;
        double middle = share + square / (2 * all);
        double wide = z * Math.sqrt(share * (1 - share) / all + square / (4.0 * all * all));
        return Math.max(0, (middle - wide) / (1 + square / all));
    }

    /** The confidence that is told: {@link #SURE} where the model keeps its word, less below. */
    double told(double confidence) {
        if (confidence < from) {
            return from > 1
                    ? Math.min(confidence, 0.99) * SURE
                    : confidence * (SURE / from) * 0.999;
        }
        return from >= 1 ? SURE : SURE + (confidence - from) * (1 - SURE) / (1 - from);
    }
}
