package org.jieban.groupmatter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jieban.text.PlainText;
import org.jspecify.annotations.Nullable;

/** A name for a matter, made of the place and the words that set it apart from all others. */
final class MatterName {

    private static final int WORDS = 4;
    private static final int PLACES = 5;
    // a place in a title counts twice
    private static final double SHARE_OF_PLACE = 0.3;
    private static final double SHARE_IN_NAME = 0.6;
    private static final double SHARE_OF_WORD = 0.3;

    private static final int SHORTEST_TITLE = 4;

    private MatterName() {}

    /** The name of the place that most tell, then up to four words; the first title if nothing is left. */
    static String of(Group group, Vocabulary vocabulary) {
        var title = titleOfMany(group);
        if (title != null) {
            return places(group, SHARE_IN_NAME).stream()
                    .limit(1)
                    .filter(place -> !overlap(title, place))
                    .map(place -> place + " " + title)
                    .findFirst()
                    .orElse(title);
        }
        var parts = new ArrayList<String>();
        places(group, SHARE_IN_NAME).stream().limit(1).forEach(parts::add);
        for (var word : words(group, vocabulary)) {
            if (parts.size() > WORDS) {
                break;
            }
            if (!join(parts, word, group)
                    && parts.stream().noneMatch(part -> overlap(part, word))) {
                parts.add(word);
            }
        }
        return parts.isEmpty()
                ? group.tellings().getFirst().title().strip()
                : String.join(" ", parts);
    }

    /** What at least half of them, and two, call it in the same words. */
    private static @Nullable String titleOfMany(Group group) {
        var told = new HashMap<String, Integer>();
        for (var telling : group.tellings()) {
            told.merge(telling.title().strip(), 1, Integer::sum);
        }
        return told.entrySet().stream()
                .filter(title -> title.getValue() >= Math.max(2, (group.size() + 1) / 2))
                .filter(title -> title.getKey().length() >= SHORTEST_TITLE)
                .max(
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** A word that fell apart is put together again: two pieces with a character in common. */
    private static boolean join(List<String> parts, String word, Group group) {
        for (int at = 0; at < parts.size(); at++) {
            var part = parts.get(at);
            for (var joined : List.of(part + word.substring(1), word + part.substring(1))) {
                boolean fits =
                        joined.startsWith(part)
                                ? part.charAt(part.length() - 1) == word.charAt(0)
                                : word.charAt(word.length() - 1) == part.charAt(0);
                long told =
                        fits
                                ? group.tellings().stream()
                                        .filter(t -> PlainText.of(t.title()).contains(joined))
                                        .count()
                                : 0;
                if (told > 0 && told >= group.size() * SHARE_OF_WORD) {
                    parts.set(at, joined);
                    return true;
                }
            }
        }
        return false;
    }

    /** Names of places that three tenths tell, at most five, the most told first. */
    static List<String> places(Group group) {
        return places(group, SHARE_OF_PLACE).stream().limit(PLACES).toList();
    }

    private static List<String> places(Group group, double share) {
        var told = new HashMap<String, Integer>();
        for (int at = 0; at < group.size(); at++) {
            var title = PlainText.of(group.tellings().get(at).title());
            for (var name : group.traits().get(at).names()) {
                told.merge(name, title.contains(name) ? 2 : 1, Integer::sum);
            }
        }
        double least = Math.max(2, group.size() * share);
        var found = new ArrayList<String>();
        told.entrySet().stream()
                .filter(entry -> entry.getValue() >= least)
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(entry -> -entry.getKey().length())
                                .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> {
                    if (found.stream().noneMatch(name -> overlap(name, entry.getKey()))) {
                        found.add(entry.getKey());
                    }
                });
        return found;
    }

    private static List<String> words(Group group, Vocabulary vocabulary) {
        var told = new HashMap<Integer, Double>();
        var tellings = new HashMap<Integer, Integer>();
        for (var traits : group.traits()) {
            for (int at = 0; at < traits.words().size(); at++) {
                int word = traits.words().words()[at];
                told.merge(
                        word, traits.words().weights()[at] * vocabulary.weight(word), Double::sum);
                tellings.merge(word, 1, Integer::sum);
            }
        }
        double least = group.size() * SHARE_OF_WORD;
        return told.entrySet().stream()
                .filter(entry -> tellings.getOrDefault(entry.getKey(), 0) >= least)
                .sorted(
                        Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(20)
                .map(entry -> vocabulary.word(entry.getKey()))
                .toList();
    }

    /** Whether two have two characters in a row in common. */
    private static boolean overlap(String one, String other) {
        for (int at = 0; at + 2 <= other.length(); at++) {
            if (one.contains(other.substring(at, at + 2))) {
                return true;
            }
        }
        return false;
    }
}
