package org.jieban.understanding;

import java.util.Arrays;
import java.util.List;
import org.jieban.text.Word;
import org.jieban.text.Words;

/**
 * What is seen in a text: runs of one to three characters, words
 * and pairs of words, of the heading and of the whole
 * text. A feature is a number of 64 bits (its field and a hash of what was seen), so that a model holds
 * no text.
 */
final class Feature {

    /** Where a feature was seen; their order is that of a vocabulary. */
    static final int FIELDS = 8;

    static final int HEADING_SHORT = 0;
    static final int HEADING_LONG = 1;
    static final int LONG = 2;
    static final int SHORT = 3;
    static final int HEADING_WORD = 4;
    static final int WORD = 5;
    static final int HEADING_PAIR = 6;
    static final int PAIR = 7;

    private static final int LONGEST = 3;
    private static final long FIELD_BITS = 7;

    private Feature() {}

    /** Is told every feature of a text. */
    interface Taker {

        /**
         * One feature.
         *
         * @param from where it begins in {@link Wording#whole}, or in the heading, in characters
         * @param until where it ends, exclusive
         */
        void take(long feature, int from, int until);
    }

    static int fieldOf(long feature) {
        return (int) (feature & FIELD_BITS);
    }

    /** All features of a text, as often as they are there. */
    static void of(Wording wording, Taker taker) {
        runs(wording.heading(), HEADING_SHORT, HEADING_LONG, taker);
        words(Words.of(wording.heading()), HEADING_WORD, HEADING_PAIR, taker);
        var whole = wording.whole();
        runs(whole, SHORT, LONG, taker);
        words(Words.of(whole), WORD, PAIR, taker);
    }

    private static void runs(String text, int shortField, int longField, Taker taker) {
        for (int from = 0; from < text.length(); from++) {
            long hash = 0;
            for (int length = 1; length <= LONGEST && from + length <= text.length(); length++) {
                hash = hash * 0x10001 + text.charAt(from + length - 1) + 1;
                taker.take(
                        key(hash, length < LONGEST ? shortField : longField), from, from + length);
            }
        }
    }

    private static void words(List<Word> words, int field, int pairField, Taker taker) {
        long before = 0;
        int beforeFrom = 0;
        for (var word : words) {
            if (word.kind().startsWith("w")) {
                continue;
            }
            long hash = 0;
            for (int at = 0; at < word.text().length(); at++) {
                hash = Mixing.mix(hash + word.text().charAt(at));
            }
            taker.take(key(hash, field), word.from(), word.until());
            if (before != 0) {
                taker.take(key(before * 31 + hash, pairField), beforeFrom, word.until());
            }
            before = hash;
            beforeFrom = word.from();
        }
    }

    private static long key(long hash, int field) {
        return Mixing.mix(hash) & ~FIELD_BITS | field;
    }

    /** The distinct features of a text, in growing order, each with its weight by how often. */
    static Bag bag(Wording wording) {
        var seen = new Seen();
        of(wording, seen);
        long[] sorted = Arrays.copyOf(seen.features, seen.count);
        Arrays.sort(sorted);
        var keys = new long[sorted.length];
        var counts = new float[sorted.length];
        int distinct = 0;
        for (int at = 0; at < sorted.length; ) {
            int next = at;
            while (next < sorted.length && sorted[next] == sorted[at]) {
                next++;
            }
            keys[distinct] = sorted[at];
            counts[distinct++] = (float) (1 + Math.log(next - at));
            at = next;
        }
        return new Bag(Arrays.copyOf(keys, distinct), Arrays.copyOf(counts, distinct));
    }

    /**
     * The features of one text.
     *
     * @param keys distinct, growing
     * @param weights 1 + ln(how often)
     */
    record Bag(long[] keys, float[] weights) {}

    private static final class Seen implements Taker {

        private long[] features = new long[2048];
        private int count;

        @Override
        public void take(long feature, int from, int until) {
            if (count == features.length) {
                features = Arrays.copyOf(features, 2 * count);
            }
            features[count++] = feature;
        }
    }
}
