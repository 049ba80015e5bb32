package org.jieban.understanding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Messages dealt into parts for measuring: near-duplicates stay together, each label is spread evenly,
 * and the same messages are dealt in the same way again.
 */
final class Folds {

    static final int COUNT = 5;

    private final int[] foldOf;
    private final int groups;

    private Folds(int[] foldOf, int groups) {
        this.foldOf = foldOf;
        this.groups = groups;
    }

    // [impl->rule~understanding.groups~1]
    static Folds of(List<Wording> messages, int[] labels, int labelCount) {
        var groups = new ArrayList<>(NearDuplicates.groups(messages));
        Collections.shuffle(groups, new Random(7));
        groups.sort(Comparator.comparingInt((List<Integer> group) -> -group.size()));
        var ofLabel = new int[COUNT][labelCount];
        var all = new int[COUNT];
        var foldOf = new int[messages.size()];
        for (var group : groups) {
            int label = labels[group.getFirst()];
            int fold =
                    IntStream.range(0, COUNT)
                            .boxed()
                            .min(
                                    Comparator.comparingInt((Integer f) -> ofLabel[f][label])
                                            .thenComparingInt(f -> all[f]))
                            .orElseThrow();
            for (int at : group) {
                foldOf[at] = fold;
                ofLabel[fold][labels[at]]++;
                all[fold]++;
            }
        }
        return new Folds(foldOf, groups.size());
    }

    /** How many groups of messages that say nearly the same there are, those of one included. */
    int groups() {
        return groups;
    }

    int foldOf(int message) {
        return foldOf[message];
    }

    /** The messages inside a fold, or those outside. */
    int[] messages(int fold, boolean inside) {
        return IntStream.range(0, foldOf.length)
                .filter(at -> (foldOf[at] == fold) == inside)
                .toArray();
    }
}
