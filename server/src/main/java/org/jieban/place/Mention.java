package org.jieban.place;

import java.util.List;

/**
 * A name in a text, and what it can mean there.
 *
 * @param from where it begins in the plain text
 * @param core where the name itself ends
 * @param until where it ends with its ending, exclusive
 * @param name the name of the gazetteer, which differs from the text when that is misspelt
 * @param places what it can mean; more than one when it is ambiguous
 * @param trust how likely it is that one of them is meant, 0 to 1
 * @param certainty how the name was recognised
 */
record Mention(
        int from,
        int core,
        int until,
        String name,
        List<Place> places,
        double trust,
        Certainty certainty) {

    enum Certainty {
        /** Named with its ending, or by a name that means nothing else. */
        PLAIN,
        /** A word that also means something else; counts only beside a place around it. */
        ORDINARY,
        /** Part of the name of a road, a station or something else that lies about there. */
        AROUND,
        /** Not written as the gazetteer writes it. */
        MISSPELT
    }

    Mention {
        places = List.copyOf(places);
    }

    Mention of(List<Place> fewer, double newTrust) {
        return new Mention(from, core, until, name, fewer, newTrust, certainty);
    }

    boolean touches(Mention other) {
        return from < other.until && other.from < until;
    }

    /** Whether it stands directly before the other, with nothing but 市, 的 or a comma between. */
    boolean leadsTo(Mention other, String text) {
        if (other.from < until || other.from - until > 2) {
            return false;
        }
        return text.substring(until, other.from).chars().allMatch(c -> "市的,、·-:：辖".indexOf(c) >= 0);
    }

    Level level() {
        return places.getFirst().level();
    }
}
