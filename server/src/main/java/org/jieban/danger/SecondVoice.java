package org.jieban.danger;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jieban.danger.Danger.Span;
import org.jieban.danger.DangerVoice.Heard;

/**
 * Puts what the rules found and what a {@link DangerVoice} hears together: in a short text their odds are
 * added, a {@link LongText} is heard piece by piece.
 */
final class SecondVoice {

    /** How much more a sure rule counts than nothing, in the voice's odds. */
    private static final double RULES = 3.2;

    private static final double RULES_LESS = 0.96;
    private static final double ENOUGH = -0.1;
    private static final double PER_MARGIN = 0.1;
    private static final double MOST_ALONE = 0.85;
    private static final int SHORT = 90;
    private static final Pattern CLAUSE = Pattern.compile("[^。！？!?；;，,、\\n]+");

    private final DangerVoice voice;

    SecondVoice(DangerVoice voice) {
        this.voice = voice;
    }

    /** What is told after all. */
    List<Danger> with(List<Danger> byRules, String text) {
        if (text.isBlank()) {
            return byRules;
        }
        return text.strip().length() <= SHORT
                ? ofShort(byRules, text)
                : LongText.read(voice, byRules, text);
    }

    private List<Danger> ofShort(List<Danger> byRules, String text) {
        var heard = voice.hear(text);
        double rules = byRules.stream().mapToDouble(SecondVoice::odds).max().orElse(0);
        if (heard.margin() + rules < ENOUGH) {
            return List.of();
        }
        if (!byRules.isEmpty()) {
            return byRules;
        }
        double confidence =
                Math.min(
                        DangerReader.SURE_ENOUGH + PER_MARGIN * (heard.margin() - ENOUGH),
                        MOST_ALONE);
        var whole = new Span(0, text.length());
        return List.of(new Danger(voice.kind(heard), confidence, spans(voice, heard, whole, text)));
    }

    /** How much what a rule found counts beside what is heard. */
    static double odds(Danger byRule) {
        return RULES * byRule.confidence() - RULES_LESS;
    }

    /**
     * The clause of a piece with the most of the words that decided: by themselves they are often pairs
     * of characters that nobody can read. The whole piece where no word stands out.
     */
    static List<Span> spans(DangerVoice voice, Heard heard, Span piece, String text) {
        var deciding = voice.deciding(heard);
        return List.of(
                clauses(piece, text).stream()
                        .max(
                                Comparator.comparingLong(clause ->
                                        deciding.stream()
                                                .filter(clause.of(text)::contains)
                                                .count()))
                        .filter(clause -> deciding.stream().anyMatch(clause.of(text)::contains))
                        .orElse(piece));
    }

    private static List<Span> clauses(Span piece, String text) {
        return CLAUSE.matcher(text)
                .region(piece.from(), piece.until())
                .results()
                .map(found -> new Span(found.start(), found.end()))
                .toList();
    }
}
