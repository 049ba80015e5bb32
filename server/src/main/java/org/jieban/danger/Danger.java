package org.jieban.danger;

import java.util.List;

/**
 * A danger that a text tells of.
 *
 * @param confidence between 0 and 1; what is below {@link DangerReader#SURE_ENOUGH} is not told at all
 * @param spans the words that decided, in the order of the text
 */
public record Danger(DangerKind kind, double confidence, List<Span> spans) {

    /** How sure a danger has to be to raise the urgency of a case that nobody has looked at. */
    static final double RAISES = 0.7;

    public Danger {
        spans = List.copyOf(spans);
    }

    /** Whether it raises the urgency by itself; what is less sure is shown to people. */
    public boolean raises() {
        return confidence >= RAISES;
    }

    /** The words that decided. */
    List<String> words(String text) {
        return spans.stream().map(span -> span.of(text)).distinct().toList();
    }

    /**
     * A stretch of the text.
     *
     * @param from in characters (UTF-16) of the text as it was given
     * @param until exclusive
     */
    public record Span(int from, int until) {

        /** The words themselves. */
        public String of(String text) {
            return text.substring(from, until);
        }
    }
}
