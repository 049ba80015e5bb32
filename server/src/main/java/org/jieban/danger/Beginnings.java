package org.jieban.danger;

import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads with which characters that which a pattern finds can begin. Knows what the lists of words are
 * written with: words, choices, groups, classes of characters, repetitions, looks ahead and behind. Of
 * anything else it says that it may begin with every character.
 */
final class Beginnings {

    private static final String PLAIN_ESCAPES = ".*+?()[]{}|^$\\/-";

    private final String regex;
    private int at;
    private boolean lost;

    private Beginnings(String regex) {
        this.regex = regex;
    }

    /**
     * What a part can begin with.
     *
     * @param characters null for every character
     * @param empty whether it may also be nothing, so that what follows begins
     */
    private record Part(@Nullable BitSet characters, boolean empty) {

        static final Part NOTHING = new Part(new BitSet(), true);
        static final Part ANY = new Part(null, false);

        Part or(Part other) {
            return new Part(union(characters, other.characters), empty || other.empty);
        }

        Part then(Part next) {
            return empty ? new Part(union(characters, next.characters), next.empty) : this;
        }

        Part perhaps() {
            return new Part(characters, true);
        }

        private static @Nullable BitSet union(@Nullable BitSet one, @Nullable BitSet other) {
            if (one == null || other == null) {
                return null;
            }
            var both = (BitSet) one.clone();
            both.or(other);
            return both;
        }
    }

    /** The characters; empty where it may be every one, or where the pattern finds nothing at all. */
    static Optional<BitSet> of(String regex) {
        var reading = new Beginnings(regex);
        var whole = reading.choice();
        return reading.lost || whole.empty() || reading.at < regex.length()
                ? Optional.empty()
                : Optional.ofNullable(whole.characters());
    }

    private Part choice() {
        var part = sequence();
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            part = part.or(sequence());
        }
        return part;
    }

    private Part sequence() {
        var part = Part.NOTHING;
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            part = part.then(repeated(one()));
        }
        return part;
    }

    private Part one() {
        char next = regex.charAt(at++);
        return switch (next) {
            case '(' -> group();
            case '[' -> characters();
            case '.' -> Part.ANY;
            case '^', '$' -> Part.NOTHING;
            case '\\' -> escaped();
            default -> character(next);
        };
    }

    private Part group() {
        boolean looks = false;
        if (regex.startsWith("?:", at)) {
            at += 2;
        } else if (regex.startsWith("?=", at) || regex.startsWith("?!", at)) {
            at += 2;
            looks = true;
        } else if (regex.startsWith("?<=", at) || regex.startsWith("?<!", at)) {
            at += 3;
            looks = true;
        } else if (regex.startsWith("?", at)) {
            return unknown();
        }
        var inside = choice();
        at++;
        return looks ? Part.NOTHING : inside;
    }

    private Part characters() {
        int end = regex.indexOf(']', at + 1);
        if (end < 0) {
            return unknown();
        }
        var inside = regex.substring(at, end);
        at = end + 1;
        if (inside.startsWith("^")
                || inside.contains("\\")
                || inside.contains("[")
                || inside.contains("&&")) {
            return Part.ANY;
        }
        var set = new BitSet();
        for (int i = 0; i < inside.length(); i++) {
            if (i + 2 < inside.length() && inside.charAt(i + 1) == '-') {
                set.set(inside.charAt(i), inside.charAt(i + 2) + 1);
                i += 2;
            } else {
                set.set(inside.charAt(i));
            }
        }
        return new Part(set, false);
    }

    private Part escaped() {
        char which = regex.charAt(at++);
        if (PLAIN_ESCAPES.indexOf(which) >= 0) {
            return character(which);
        }
        return which == 'd' || which == 's' || which == 'w' ? Part.ANY : unknown();
    }

    private static Part character(char which) {
        var set = new BitSet();
        set.set(which);
        return new Part(set, false);
    }

    /** What follows a part: how often it may stand there. */
    private Part repeated(Part part) {
        if (at >= regex.length()) {
            return part;
        }
        var result = part;
        switch (regex.charAt(at)) {
            case '?', '*' -> {
                at++;
                result = part.perhaps();
            }
            case '+' -> at++;
            case '{' -> {
                boolean zero = regex.startsWith("{0", at);
                at = regex.indexOf('}', at) + 1;
                result = zero ? part.perhaps() : part;
            }
            default -> {
                return part;
            }
        }
        if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
            at++;
        }
        return result;
    }

    /** Reads no further: what follows may be anything. */
    private Part unknown() {
        lost = true;
        at = regex.length();
        return Part.ANY;
    }
}
