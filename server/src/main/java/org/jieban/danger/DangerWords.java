package org.jieban.danger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jieban.text.Words;

/**
 * What a short text is made of, for {@link DangerVoice}: its characters, its pairs of characters, its words and
 * the classes of words of {@code danger/words.txt} (who, what, state, place, urgency; fees, drills, the past)
 * alone and two near each other. The classes are what lets a phrasing that nobody wrote down be heard.
 */
final class DangerWords {

    static final String SHIPPED = "/danger/words.txt";
    private static final int NEAR = 14;
    private static final int MOST_OF_A_CLASS = 4;
    private static final int LONGEST_PLAIN = 8;
    private static final double CHARACTERS = 3;
    private static final double WORD = 0.6;
    private static final double CLASS = 0.7;
    private static final double TWO_CLASSES = 0.42;
    private static final Pattern BETWEEN = Pattern.compile("[\\p{P}\\s]+");

    private final List<Sought> classes;
    private final Sought now;
    private final Sought notNow;

    private DangerWords(List<String> lines) {
        classes = patterns(lines, "class ").toList();
        now = patterns(lines, "now ").findFirst().orElseThrow();
        notNow = patterns(lines, "then ").findFirst().orElseThrow();
    }

    private static Stream<Sought> patterns(List<String> lines, String beginning) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> Sought.of(line.substring(line.indexOf('=') + 1).strip()));
    }

    static DangerWords shipped() {
        try (var in = DangerWords.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + " is missing from the program");
            }
            return new DangerWords(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All patterns that are looked for. */
    List<Sought> patterns() {
        return Stream.concat(classes.stream(), Stream.of(now, notNow)).toList();
    }

    /** Whether a piece of a letter speaks of this moment. */
    boolean now(String piece) {
        return now.isIn(piece);
    }

    /** Whether a piece of a letter speaks of the past, of what may be or of what is always so. */
    boolean notNow(String piece) {
        return notNow.isIn(piece);
    }

    /** The parts of a text with what each counts for, and where the first of each stands in it. */
    Map<String, Part> of(String given) {
        var parts = new LinkedHashMap<String, Part>();
        var text =
                BETWEEN.matcher(
                                Normalizer.normalize(given, Normalizer.Form.NFKC)
                                        .toLowerCase(Locale.ROOT))
                        .replaceAll(" ")
                        .strip();
        addCharacters("^" + text + "$", parts);
        for (var word : Words.of(text)) {
            parts.putIfAbsent("#" + word.text(), new Part(WORD, word.text()));
        }
        addClasses(text, parts);
        return parts;
    }

    private static void addCharacters(String text, Map<String, Part> parts) {
        var grams = new LinkedHashMap<String, String>();
        for (int at = 0; at < text.length(); at++) {
            if (at > 0 && at < text.length() - 1) {
                grams.putIfAbsent(text.substring(at, at + 1), "");
            }
            if (at + 1 < text.length()) {
                var two = text.substring(at, at + 2);
                grams.putIfAbsent(two, at > 0 && at + 2 < text.length() ? two : "");
            }
        }
        double weight = CHARACTERS / Math.sqrt(Math.max(grams.size(), LONGEST_PLAIN));
        grams.forEach((gram, words) -> parts.put(gram, new Part(weight, words)));
    }

    private void addClasses(String text, Map<String, Part> parts) {
        var found = new ArrayList<Place>();
        for (int number = 0; number < classes.size(); number++) {
            int which = number;
            classes.get(number)
                    .all(text)
                    .limit(MOST_OF_A_CLASS)
                    .forEach(one -> {
                        found.add(new Place(which, one.start(), one.end()));
                        parts.putIfAbsent("@" + which, new Part(CLASS, one.group()));
                    });
        }
        for (int a = 0; a < found.size(); a++) {
            for (int b = a + 1; b < found.size(); b++) {
                var one = found.get(a);
                var other = found.get(b);
                if (one.number() != other.number()
                        && Math.max(one.from(), other.from()) - Math.min(one.until(), other.until())
                                <= NEAR) {
                    parts.putIfAbsent(
                            "@" + one.number() + "&" + other.number(), new Part(TWO_CLASSES, ""));
                }
            }
        }
    }

    /**
     * A part of a text.
     *
     * @param weight how much it counts
     * @param words the words themselves; empty where they say nothing to a reader
     */
    record Part(double weight, String words) {}

    private record Place(int number, int from, int until) {}
}
