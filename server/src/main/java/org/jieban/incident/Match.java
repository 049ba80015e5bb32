package org.jieban.incident;

import java.util.List;

/**
 * That a request may be about an incident, and why.
 *
 * @param sure false where the place is only wider than the incident's, or the building was not said
 * @param words the incident's words that were said
 * @param category whether the category agrees
 * @param place the area, estate or building that agrees, in words; empty where the drawn area holds it
 */
record Match(Incident incident, boolean sure, List<String> words, boolean category, String place) {

    Match {
        words = List.copyOf(words);
    }

    /** How much speaks for it. */
    int weight() {
        return (sure ? 10 : 0) + (category ? 3 : 0) + Math.min(words.size(), 3);
    }
}
