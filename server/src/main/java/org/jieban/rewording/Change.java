package org.jieban.rewording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A piece of two texts laid beside each other. */
record Change(Kind kind, String text) {

    private static final Pattern PART =
            Pattern.compile("[^，。；！？、：\\n]*[，。；！？、：\\n]|[^，。；！？、：\\n]+");

    /** Where a piece stands. */
    enum Kind {
        /** In both. */
        SAME,
        /** Only in the first. */
        GONE,
        /** Only in the second. */
        NEW
    }

    /** What is different, part of a sentence by part of a sentence. */
    static List<Change> between(String first, String second) {
        var before = PART.matcher(first).results().map(MatchResult::group).toList();
        var after = PART.matcher(second).results().map(MatchResult::group).toList();
        var common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] =
                        before.get(i).equals(after.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        var changes = new ArrayList<Change>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                add(changes, Kind.SAME, before.get(i));
                i++;
                j++;
            } else if (j == after.size()
                    || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
                add(changes, Kind.GONE, before.get(i));
                i++;
            } else {
                add(changes, Kind.NEW, after.get(j));
                j++;
            }
        }
        return List.copyOf(changes);
    }

    private static void add(List<Change> changes, Kind kind, String text) {
        if (!changes.isEmpty() && changes.getLast().kind() == kind) {
            changes.add(new Change(kind, changes.removeLast().text() + text));
        } else {
            changes.add(new Change(kind, text));
        }
    }
}
