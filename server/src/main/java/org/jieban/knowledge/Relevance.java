package org.jieban.knowledge;

import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * How well a passage answers a question: BM25 over its heading and its text, by how rare the terms of
 * the question are. Pure.
 *
 * @param passages how many passages there are
 * @param meanLength their mean length in terms
 * @param holding in how many passages a term stands
 */
record Relevance(int passages, double meanLength, ToIntFunction<String> holding) {

    /** A term in a heading says as much as so many in the text. */
    private static final double HEADING = 3;

    private static final double SATURATION = 1.2;
    private static final double BY_LENGTH = 0.6;
    private static final double HALF = 0.5;

    /** How much a term says: the rarer the more, never less than nothing. */
    double rarity(String term) {
        double holders = holding.applyAsInt(term);
        return Math.log(1 + (passages - holders + HALF) / (holders + HALF));
    }

    /**
     * The score of a passage; above 0 when a term of the question stands in it.
     *
     * @param asked the terms of the question with their weight, 1 for what was typed, less for synonyms
     */
    double score(
            Map<String, Double> asked,
            Map<String, Integer> heading,
            Map<String, Integer> text,
            int length) {
        double score = 0;
        double norm = SATURATION * (1 - BY_LENGTH + BY_LENGTH * length / Math.max(1, meanLength));
        for (var term : asked.entrySet()) {
            double often =
                    HEADING * heading.getOrDefault(term.getKey(), 0)
                            + text.getOrDefault(term.getKey(), 0);
            if (often > 0) {
                score +=
                        term.getValue()
                                * rarity(term.getKey())
                                * often
                                * (SATURATION + 1)
                                / (often + norm);
            }
        }
        return score;
    }
}
