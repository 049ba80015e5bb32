package org.jieban.groupmatter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words by number, and how many tellings each was in: what is rare sets apart. */
final class Vocabulary {

    // as if this many tellings had been read before the first: a word new today is not yet rare
    private static final double BEFORE = 200;
    // a word of one telling cannot tie it to another, and must not make it look unlike all others
    private static final double FAMILIAR = 3;
    // a rare word ties more than two common ones
    private static final double STEEPNESS = 1.3;

    // how many were read is known to this, so that what a word weighs can be remembered
    private static final int ROUND = 64;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private int[] tellings = new int[1024];
    private float[] weights = new float[1024];
    private long[] weighedAt = new long[1024];
    private int read;

    /** The number of a word; a new one when it was not known. */
    int number(String word) {
        Integer known = numbers.get(word);
        if (known != null) {
            return known;
        }
        int next = words.size();
        numbers.put(word, next);
        words.add(word);
        if (next == tellings.length) {
            tellings = Arrays.copyOf(tellings, next * 2);
            weights = Arrays.copyOf(weights, next * 2);
            weighedAt = Arrays.copyOf(weighedAt, next * 2);
        }
        return next;
    }

    String word(int number) {
        return words.get(number);
    }

    /** One more telling with these words, each counted once. */
    void learn(Traits traits) {
        read++;
        for (var part : List.of(traits.words(), traits.places())) {
            for (int word : part.words()) {
                tellings[word]++;
            }
        }
    }

    /** Natural logarithm of one by the share of tellings with the word; near 0 for a word of all. */
    double rarity(int word) {
        return Math.log((read / ROUND * ROUND + BEFORE) / (tellings[word] + 1.0));
    }

    /** What a word weighs in a comparison. */
    double weight(int word) {
        long state = ((long) tellings[word] << 32) | (read / ROUND + 1);
        if (weighedAt[word] != state) {
            double seen = Math.min(1, tellings[word] / FAMILIAR);
            weights[word] = (float) (seen * Math.pow(Math.max(0, rarity(word)), STEEPNESS));
            weighedAt[word] = state;
        }
        return weights[word];
    }

    /** The cosine of the angle between both, each word weighed by its rarity, 0 to 1. */
    double cosine(Weights one, Weights other) {
        double product = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < one.size() && theirs < other.size()) {
            int left = one.words()[mine];
            int right = other.words()[theirs];
            if (left == right) {
                double weight = weight(left);
                product += one.weights()[mine] * other.weights()[theirs] * weight * weight;
            }
            mine += left <= right ? 1 : 0;
            theirs += right <= left ? 1 : 0;
        }
        return product == 0 ? 0 : product / (length(one) * length(other));
    }

    /** The mean rarity of the words that both share, each by its part in their likeness; 0 for none. */
    double rarityOfShared(Weights one, Weights other) {
        double sum = 0;
        double parts = 0;
        for (int at = 0; at < one.size(); at++) {
            int word = one.words()[at];
            float too = other.of(word);
            if (too > 0) {
                double weight = weight(word);
                double part = one.weights()[at] * too * weight * weight;
                sum += part * rarity(word);
                parts += part;
            }
        }
        return parts == 0 ? 0 : sum / parts;
    }

    /** How long the arrow is when each word is weighed by its rarity. */
    double length(Weights weights) {
        double sum = 0;
        for (int at = 0; at < weights.size(); at++) {
            double weight = weights.weights()[at] * weight(weights.words()[at]);
            sum += weight * weight;
        }
        return Math.sqrt(sum);
    }
}
