package org.jieban.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Messages that say nearly the same: the same heading, or at least 40 % of their runs of four
 * characters in common. Candidates are found by smallest hashes (MinHash, 32 bands of two) and then
 * compared.
 */
final class NearDuplicates {

    private static final int RUN = 4;
    private static final int READ_AT_MOST = 1500;
    private static final int BANDS = 32;
    private static final int ROWS = 2;
    private static final int CROWD = 60;
    private static final double ALIKE = 0.4;
    private static final int TELLING_HEADING = 6;

    private final int[] parents;

    private NearDuplicates(int messages) {
        parents = new int[messages];
        for (int at = 0; at < messages; at++) {
            parents[at] = at;
        }
    }

    /** The groups, each the places of its messages; most have one. */
    static List<List<Integer>> groups(List<Wording> messages) {
        var groups = new NearDuplicates(messages.size());
        groups.joinHeadings(messages);
        groups.joinAlike(messages.stream().map(NearDuplicates::runs).toList());
        var members = new TreeMap<Integer, List<Integer>>();
        for (int at = 0; at < messages.size(); at++) {
            members.computeIfAbsent(groups.rootOf(at), root -> new ArrayList<>()).add(at);
        }
        return List.copyOf(members.values());
    }

    private void joinHeadings(List<Wording> messages) {
        var first = new HashMap<String, Integer>();
        for (int at = 0; at < messages.size(); at++) {
            var heading = messages.get(at).heading();
            if (heading.length() >= TELLING_HEADING) {
                Integer earlier = first.putIfAbsent(heading, at);
                if (earlier != null) {
                    join(earlier, at);
                }
            }
        }
    }

    private void joinAlike(List<long[]> runs) {
        Map<Long, List<Integer>> buckets = new HashMap<>();
        for (int at = 0; at < runs.size(); at++) {
            for (int band = 0; band < BANDS; band++) {
                buckets.computeIfAbsent(bucket(runs.get(at), band), key -> new ArrayList<>())
                        .add(at);
            }
        }
        for (var bucket : buckets.values()) {
            if (bucket.size() > 1 && bucket.size() <= CROWD) {
                joinWithin(bucket, runs);
            }
        }
    }

    private void joinWithin(List<Integer> bucket, List<long[]> runs) {
        for (int one = 0; one < bucket.size(); one++) {
            for (int other = one + 1; other < bucket.size(); other++) {
                int a = bucket.get(one);
                int b = bucket.get(other);
                if (rootOf(a) != rootOf(b) && alike(runs.get(a), runs.get(b)) >= ALIKE) {
                    join(a, b);
                }
            }
        }
    }

    private static long bucket(long[] runs, int band) {
        long bucket = band;
        for (int row = 0; row < ROWS; row++) {
            long seed = Mixing.mix((long) band * ROWS + row);
            long least = Long.MAX_VALUE;
            for (long run : runs) {
                least = Math.min(least, Mixing.mix(run ^ seed));
            }
            bucket = Mixing.mix(bucket ^ least);
        }
        return bucket;
    }

    /** What both have, divided by what either has (Jaccard). */
    private static double alike(long[] one, long[] other) {
        int common = 0;
        int at = 0;
        int there = 0;
        while (at < one.length && there < other.length) {
            if (one[at] == other[there]) {
                common++;
                at++;
                there++;
            } else if (one[at] < other[there]) {
                at++;
            } else {
                there++;
            }
        }
        int either = one.length + other.length - common;
        return either == 0 ? 0 : common / (double) either;
    }

    private static long[] runs(Wording message) {
        var letters = new StringBuilder();
        var text = message.heading() + message.body();
        for (int at = 0; at < text.length() && letters.length() < READ_AT_MOST; at++) {
            if (Character.isLetterOrDigit(text.charAt(at))) {
                letters.append(text.charAt(at));
            }
        }
        var runs = new long[Math.max(0, letters.length() - RUN + 1)];
        for (int from = 0; from < runs.length; from++) {
            long hash = 0;
            for (int at = from; at < from + RUN; at++) {
                hash = hash << 16 | letters.charAt(at);
            }
            runs[from] = Mixing.mix(hash);
        }
        return java.util.Arrays.stream(runs).sorted().distinct().toArray();
    }

    private int rootOf(int at) {
        int root = at;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    private void join(int one, int other) {
        int a = rootOf(one);
        int b = rootOf(other);
        parents[Math.max(a, b)] = Math.min(a, b);
    }
}
