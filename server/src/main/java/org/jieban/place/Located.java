package org.jieban.place;

import java.util.List;
import java.util.Optional;

/**
 * Where a text says its matter is.
 *
 * @param candidates the likely places, best first: none when the text names none, two when it is
 *     ambiguous
 */
public record Located(List<Candidate> candidates) {

    public Located {
        candidates = List.copyOf(candidates);
    }

    /**
     * A place that may be meant.
     *
     * @param place the smallest place that is sure enough
     * @param confidence the probability that it is right, 0 to 1
     * @param words the words of the text that say so
     */
    public record Candidate(Place place, double confidence, List<String> words) {

        public Candidate {
            words = List.copyOf(words);
        }
    }

    /** The only or the better one. */
    public Optional<Candidate> best() {
        return candidates.stream().findFirst();
    }
}
