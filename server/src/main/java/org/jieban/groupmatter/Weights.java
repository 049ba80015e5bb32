package org.jieban.groupmatter;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Few words of many with a weight each, by the number of the word, rising. Never changed. */
record Weights(int[] words, float[] weights) {

    static final Weights NONE = new Weights(new int[0], new float[0]);

    static Weights of(Map<Integer, Float> weights) {
        var sorted = new TreeMap<>(weights);
        var words = new int[sorted.size()];
        var values = new float[sorted.size()];
        int at = 0;
        for (var entry : sorted.entrySet()) {
            words[at] = entry.getKey();
            values[at++] = entry.getValue();
        }
        return new Weights(words, values);
    }

    int size() {
        return words.length;
    }

    float of(int word) {
        int at = Arrays.binarySearch(words, word);
        return at < 0 ? 0 : weights[at];
    }

    /** Both added up, word by word. */
    Weights plus(Weights other) {
        var joined = new int[size() + other.size()];
        var sums = new float[joined.length];
        int mine = 0;
        int theirs = 0;
        int to = 0;
        while (mine < size() || theirs < other.size()) {
            int left = mine < size() ? words[mine] : Integer.MAX_VALUE;
            int right = theirs < other.size() ? other.words[theirs] : Integer.MAX_VALUE;
            joined[to] = Math.min(left, right);
            sums[to] =
                    (left <= right ? weights[mine] : 0)
                            + (right <= left ? other.weights[theirs] : 0);
            mine += left <= right ? 1 : 0;
            theirs += right <= left ? 1 : 0;
            to++;
        }
        return new Weights(Arrays.copyOf(joined, to), Arrays.copyOf(sums, to));
    }

    /** The heaviest words of these, at most so many. */
    Weights heaviest(int atMost) {
        if (size() <= atMost) {
            return this;
        }
        var sorted = weights.clone();
        Arrays.sort(sorted);
        float least = sorted[size() - atMost];
        var kept = new int[size()];
        var values = new float[size()];
        int to = 0;
        for (int at = 0; at < size(); at++) {
            if (weights[at] > least || (weights[at] == least && to < atMost)) {
                kept[to] = words[at];
                values[to++] = weights[at];
            }
        }
        return new Weights(Arrays.copyOf(kept, to), Arrays.copyOf(values, to));
    }
}
