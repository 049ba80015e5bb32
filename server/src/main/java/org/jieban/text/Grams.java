package org.jieban.text;

import java.util.function.Consumer;

/** Runs of neighbouring characters: what is left of words when nobody can cut them right. */
public final class Grams {

    private Grams() {}

    /**
     * Tells every run of characters of a length, in their order.
     *
     * @param shortest in characters, 1 or more
     * @param longest in characters, inclusive
     */
    public static void of(String text, int shortest, int longest, Consumer<String> told) {
        for (int from = 0; from < text.length(); from++) {
            int last = Math.min(longest, text.length() - from);
            for (int length = shortest; length <= last; length++) {
                told.accept(text.substring(from, from + length));
            }
        }
    }
}
