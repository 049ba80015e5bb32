package org.jieban.danger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jieban.danger.Danger.Span;
import org.jieban.danger.DangerVoice.Heard;

/**
 * Puts what the rules found and what a {@link DangerVoice} hears together. A long text is heard piece by
 * piece, because the voice knows short ones; what is told far behind in it counts less.
 */
final class SecondVoice {

    /** How much more a sure rule counts than nothing, in the voice's odds. */
    private static final double RULES = 3.2;

    private static final double RULES_LESS = 0.96;
    private static final double ENOUGH = 0.4;
    private static final double ENOUGH_IN_A_LETTER = 4;
    private static final double PER_MARGIN = 0.1;
    private static final double MOST_ALONE = 0.85;
    private static final int SHORT = 90;
    private static final int OPENING = 200;
    private static final int LONGEST_PIECE = 70;
    private static final int SHORTEST_PIECE = 6;
    private static final Pattern SENTENCE = Pattern.compile("[^。！？!?；;\\n]+");
    private static final Pattern CLAUSE = Pattern.compile("[^，,、 \u3000]+[，,、 \u3000]*");

    private final DangerVoice voice;

    SecondVoice(DangerVoice voice) {
        this.voice = voice;
    }

    /** What is told after all. */
    List<Danger> with(List<Danger> byRules, String text) {
        if (text.isBlank()) {
            return byRules;
        }
        if (text.length() <= SHORT) {
            return ofShort(byRules, text);
        }
        if (!byRules.isEmpty()) {
            return byRules;
        }
        return pieces(text).stream()
                .map(piece -> new Told(piece, voice.hear(piece.of(text))))
                .max(Comparator.comparingDouble(told -> told.heard().margin()))
                .filter(told -> told.heard().margin() >= ENOUGH_IN_A_LETTER)
                .map(told -> List.of(danger(told.heard(), told.piece(), text, ENOUGH_IN_A_LETTER)))
                .orElse(byRules);
    }

    private List<Danger> ofShort(List<Danger> byRules, String text) {
        var heard = voice.hear(text);
        double rules =
                byRules.stream()
                        .mapToDouble(Danger::confidence)
                        .map(confidence -> RULES * confidence - RULES_LESS)
                        .max()
                        .orElse(0);
        if (heard.margin() + rules < ENOUGH) {
            return List.of();
        }
        return byRules.isEmpty()
                ? List.of(danger(heard, new Span(0, text.length()), text, ENOUGH))
                : byRules;
    }

    private Danger danger(Heard heard, Span piece, String text, double enough) {
        double confidence =
                Math.min(
                        DangerReader.SURE_ENOUGH + PER_MARGIN * (heard.margin() - enough),
                        MOST_ALONE);
        var spans = new ArrayList<Span>();
        for (var words : voice.deciding(heard)) {
            int at = text.indexOf(words, piece.from());
            if (at >= 0 && at + words.length() <= piece.until()) {
                spans.add(new Span(at, at + words.length()));
            }
        }
        spans.sort(Comparator.comparingInt(Span::from));
        return new Danger(
                voice.kind(heard), confidence, spans.isEmpty() ? List.of(piece) : joined(spans));
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

    /** Sentences of the opening, long ones by clauses. */
    private static List<Span> pieces(String text) {
        var pieces = new ArrayList<Span>();
        var sentences = SENTENCE.matcher(text);
        while (sentences.find() && sentences.start() < OPENING) {
            int from = sentences.start();
            int until = from;
            var clauses = CLAUSE.matcher(text).region(from, sentences.end());
            while (clauses.find()) {
                if (clauses.end() - from > LONGEST_PIECE && until > from) {
                    pieces.add(new Span(from, until));
                    from = until;
                }
                until = Math.min(clauses.end(), from + LONGEST_PIECE);
            }
            if (until - from >= SHORTEST_PIECE) {
                pieces.add(new Span(from, until));
            }
        }
        return pieces;
    }

    private record Told(Span piece, Heard heard) {}
}
