package org.jieban.casesearch;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jieban.text.Grams;

/** Pairs of neighbouring characters as numbers: both UTF-16 units in one integer. */
final class Pairs {

    private static final int PAIR = 2;
    private static final int HALF = 16;

    private Pairs() {}

    /** Each pair of letters and digits in a plain text once, sorted. */
    static int[] of(String plain) {
        var pairs = IntStream.builder();
        Grams.of(
                plain,
                PAIR,
                PAIR,
                pair -> {
                    if (pair.length() == PAIR
                            && Character.isLetterOrDigit(pair.charAt(0))
                            && Character.isLetterOrDigit(pair.charAt(1))) {
                        pairs.add(pair.charAt(0) << HALF | pair.charAt(1));
                    }
                });
        return pairs.build().sorted().distinct().toArray();
    }

    /** As PostgreSQL writes an array. */
    static String written(int[] pairs) {
        return Arrays.toString(pairs).replace('[', '{').replace(']', '}').replace(" ", "");
    }
}
