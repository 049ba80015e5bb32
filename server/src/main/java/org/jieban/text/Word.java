package org.jieban.text;

/**
 * A word in a text.
 *
 * @param text the word as it stands there
 * @param kind its part of speech by the tags of the Peking University corpus: n noun, ns place, nt
 *     institution, v verb, vn verb as a noun, a adjective, m number, w sign …
 * @param from where it begins, in characters
 */
public record Word(String text, String kind, int from) {

    /** Where it ends, in characters, exclusive. */
    public int until() {
        return from + text.length();
    }

    /** Whether it carries meaning by itself: a noun, verb or adjective of two characters or more. */
    public boolean carriesMeaning() {
        return text.length() > 1
                && (kind.startsWith("n") || kind.startsWith("v") || kind.startsWith("a"));
    }
}
