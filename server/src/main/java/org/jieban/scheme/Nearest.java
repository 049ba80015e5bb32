package org.jieban.scheme;

import java.util.Collection;
import java.util.Comparator;

/** Says of an unknown name which known one may have been meant. */
final class Nearest {

    private static final int FARTHEST = 3;
    private static final int LONGEST_SHOWN = 60;

    private Nearest() {}

    static Words unknown(String name, Collection<String> known) {
        var shown = name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "…" : name;
        var meant =
                known.stream()
                        .filter(one -> distance(one, name) <= FARTHEST)
                        .min(
                                Comparator.<String>comparingInt(one -> distance(one, name))
                                        .thenComparing(Comparator.naturalOrder()));
        return meant.map(one ->
                        new Words(
                                "不认识“%s”,是不是“%s”?".formatted(shown, one),
                                "\"%s\" is not known; \"%s\" perhaps?".formatted(shown, one)))
                .orElseGet(() ->
                        new Words(
                                "不认识“%s”;可用的有:%s".formatted(shown, all(known)),
                                "\"%s\" is not known; there are: %s".formatted(shown, all(known))));
    }

    private static String all(Collection<String> known) {
        return String.join(", ", known);
    }

    /** How many letters must be changed; strings of very different length are far apart. */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > FARTHEST) {
            return Integer.MAX_VALUE;
        }
        var above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same =
                        Character.toLowerCase(one.charAt(i - 1))
                                == Character.toLowerCase(other.charAt(j - 1));
                row[j] =
                        Math.min(above[j - 1] + (same ? 0 : 1), Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length()];
    }
}
