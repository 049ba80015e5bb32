package org.jieban.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that comes out the same for the same words, on every machine and after every restart. */
final class Chance {

    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private final SplittableRandom random;

    private Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Chance of(Object... words) {
        return new Chance(hash(words));
    }

    /** FNV-1a over the words' letters. */
    private static long hash(Object... words) {
        long hash = BASIS;
        for (var word : words) {
            var text = String.valueOf(word);
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * PRIME;
            }
            hash = (hash ^ 0x1f) * PRIME;
        }
        return hash;
    }

    boolean hit(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A duration as people have them: mostly near the middle, seldom much longer. */
    double around(double middle, double spread) {
        return middle * Math.exp(spread * random.nextGaussian());
    }

    /** A whole number with this mean. */
    int about(double mean) {
        double drawn = mean + Math.sqrt(mean) * random.nextGaussian();
        double floor = Math.floor(drawn);
        return (int) Math.max(0, floor + (random.nextDouble() < drawn - floor ? 1 : 0));
    }
}
