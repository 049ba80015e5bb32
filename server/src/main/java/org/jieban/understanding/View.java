package org.jieban.understanding;

import java.util.Arrays;

/**
 * What a learner looks at: some neighbouring fields of the vocabulary, put together in groups
 * that weigh the same however long they are, but for the heading, which weighs less; then each feature
 * weighs as much as it says.
 */
enum View {
    /** Runs of characters. */
    RUNS(Feature.HEADING_SHORT, Feature.SHORT, new int[] {0, 0, 1, 1, -1, -1, -1, -1}),
    /** Words and pairs of words. */
    WORDS(Feature.HEADING_WORD, Feature.PAIR, new int[] {-1, -1, -1, -1, 0, 1, 0, 1}),
    /** Words and short runs: what a network can learn from. */
    BOTH(Feature.SHORT, Feature.WORD, new int[] {-1, -1, -1, 1, 0, 2, -1, -1});

    private static final double[] GROUP_WEIGHTS = {0.6, 1, 1};

    private final int firstField;
    private final int lastField;
    private final int[] groups;

    View(int firstField, int lastField, int[] groups) {
        this.firstField = firstField;
        this.lastField = lastField;
        this.groups = groups;
    }

    /** Where it begins in the vocabulary. */
    int first(Vocabulary vocabulary) {
        return vocabulary.firstOf(firstField);
    }

    /** How many features of the vocabulary it sees. */
    int size(Vocabulary vocabulary) {
        return vocabulary.firstOf(lastField + 1) - first(vocabulary);
    }

    /**
     * A text as the learner sees it: of length 1, or empty when nothing in it is known.
     *
     * @param known the place of each feature of the text in the vocabulary
     */
    Sparse of(Feature.Bag bag, int[] known, Vocabulary vocabulary) {
        int first = first(vocabulary);
        int size = size(vocabulary);
        var places = new int[bag.keys().length];
        var values = new float[bag.keys().length];
        var group = new int[bag.keys().length];
        var squares = new double[GROUP_WEIGHTS.length];
        int count = 0;
        for (int at = 0; at < bag.keys().length; at++) {
            int in = groups[Feature.fieldOf(bag.keys()[at])];
            int place = known[at] - first;
            if (in < 0 || place < 0 || place >= size) {
                continue;
            }
            places[count] = place;
            values[count] = bag.weights()[at] * vocabulary.rarity(place + first);
            group[count] = in;
            squares[in] += values[count] * values[count];
            count++;
        }
        double length = 0;
        for (int at = 0; at < count; at++) {
            values[at] *=
                    (float)
                            (GROUP_WEIGHTS[group[at]]
                                    / Math.sqrt(squares[group[at]])
                                    * vocabulary.saying(places[at] + first));
            length += values[at] * values[at];
        }
        for (int at = 0; at < count; at++) {
            values[at] /= (float) Math.sqrt(length);
        }
        return new Sparse(Arrays.copyOf(places, count), Arrays.copyOf(values, count));
    }

    /**
     * A text in numbers.
     *
     * @param places features, counted from the beginning of the view
     * @param values one each
     */
    record Sparse(int[] places, float[] values) {

        double square() {
            double sum = 0;
            for (float value : values) {
                sum += value * value;
            }
            return sum;
        }
    }
}
