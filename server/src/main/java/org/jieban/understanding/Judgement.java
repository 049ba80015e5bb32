package org.jieban.understanding;

import java.util.List;

/**
 * What a message is about, as a model sees it.
 *
 * @param guesses all labels of the model, the likeliest first
 */
public record Judgement(List<Guess> guesses) {

    /**
     * One label.
     *
     * @param confidence between 0 and 1; of suggestions with a confidence of 0.9 about nine of ten are
     *     right
     */
    public record Guess(String label, double confidence) {}

    public Guess first() {
        return guesses.getFirst();
    }
}
