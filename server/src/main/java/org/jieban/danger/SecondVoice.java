package org.jieban.danger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    /** Where the words that decided stand in a piece; the whole piece where no word stands out. */
    static List<Span> spans(DangerVoice voice, Heard heard, Span piece, String text) {
        var spans = new ArrayList<Span>();
        for (var words : voice.deciding(heard)) {
            int at = text.indexOf(words, piece.from());
            if (at >= 0 && at + words.length() <= piece.until()) {
                spans.add(new Span(at, at + words.length()));
            }
        }
        spans.sort(Comparator.comparingInt(Span::from));
        return spans.isEmpty() ? List.of(piece) : joined(spans);
    }

    private static List<Span> joined(List<Span> spans) {
        var joined = new ArrayList<Span>();
        for (var span : spans) {
            if (!joined.isEmpty() && joined.getLast().until() >= span.from()) {
                var last = joined.removeLast();
                joined.add(new Span(last.from(), Math.max(last.until(), span.until())));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }
}
