package org.jieban.danger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jieban.danger.Danger.Span;
import org.jieban.danger.DangerVoice.Heard;

/**
 * Reads a letter for danger that is there now. Much is told in a letter: what happened years ago, what
 * might happen, what others said. So it is heard piece by piece like short messages, and a piece has to
 * say more the longer the letter is, the further behind it stands, and where it speaks of the past, of
 * what may be or of what is always so; it has to say less where it speaks of this moment.
 */
final class LongText {

    private static final double TELLS = 1;
    private static final double CALLS = 2.2;
    private static final double NOW = 0.8;
    private static final double NOT_NOW = 2;
    private static final double FAR_BEHIND = 2;
    private static final double NO_RULE = 1;
    private static final double MANY_PEOPLE = 0.7;
    private static final int OPENING = 200;
    private static final double ORDINARY_LENGTH = 120;
    private static final double PER_SCORE = 0.05;
    private static final double MOST = 0.95;
    private static final int READ = 3_000;
    private static final int LONGEST_PIECE = 70;
    private static final int SHORTEST_PIECE = 6;
    private static final Pattern SENTENCE = Pattern.compile("[^。！？!?；;\\n]+");
    private static final Pattern CLAUSE = Pattern.compile("[^，,、 \u3000]+[，,、 \u3000]*");

    private final DangerVoice voice;
    private final List<Danger> byRules;
    private final String text;

    private LongText(DangerVoice voice, List<Danger> byRules, String text) {
        this.voice = voice;
        this.byRules = byRules;
        this.text = text;
    }

    /** The dangers of a letter; less sure than {@link Danger#RAISES} where nothing says that it is now. */
    // [impl->rule~danger.letter~1]
    static List<Danger> read(DangerVoice voice, List<Danger> byRules, String text) {
        return new LongText(voice, byRules, text).read();
    }

    private List<Danger> read() {
        Map<DangerKind, Danger> told = new EnumMap<>(DangerKind.class);
        double length = Math.log(Math.max(1, text.length() / ORDINARY_LENGTH));
        for (var piece : pieces()) {
            var rule = surest(piece);
            if (rule.isEmpty() && piece.from() > OPENING) {
                continue;
            }
            var heard = voice.hear(piece.of(text));
            double score = heard.margin() + weight(rule, piece) - length;
            if (score >= TELLS) {
                var danger = danger(rule, heard, piece, confidence(score));
                told.merge(
                        danger.kind(),
                        danger,
                        (one, other) -> one.confidence() >= other.confidence() ? one : other);
            }
        }
        return List.copyOf(told.values());
    }

    private double weight(List<Danger> rule, Span piece) {
        double weight = rule.isEmpty() ? -NO_RULE : SecondVoice.odds(rule.getFirst());
        if (!rule.isEmpty() && rule.getFirst().kind() == DangerKind.GATHERING) {
            weight -= MANY_PEOPLE;
        }
        var words = piece.of(text);
        if (voice.words().now(words)) {
            weight += NOW;
        }
        if (voice.words().notNow(words)) {
            weight -= NOT_NOW;
        }
        return piece.from() > OPENING ? weight - FAR_BEHIND : weight;
    }

    private static double confidence(double score) {
        return score < CALLS
                ? DangerReader.SURE_ENOUGH
                        + (Danger.RAISES - DangerReader.SURE_ENOUGH)
                                * 0.99
                                * (score - TELLS)
                                / (CALLS - TELLS)
                : Math.min(Danger.RAISES + PER_SCORE * (score - CALLS), MOST);
    }

    private Danger danger(List<Danger> rule, Heard heard, Span piece, double confidence) {
        if (rule.isEmpty()) {
            return new Danger(
                    voice.kind(heard), confidence, SecondVoice.spans(voice, heard, piece, text));
        }
        var spans = rule.getFirst().spans().stream().filter(span -> overlap(span, piece)).toList();
        return new Danger(rule.getFirst().kind(), confidence, spans);
    }

    /** The surest danger that the rules found in a piece; empty where they found none. */
    private List<Danger> surest(Span piece) {
        return byRules.stream()
                .filter(danger -> danger.spans().stream().anyMatch(span -> overlap(span, piece)))
                .max(Comparator.comparingDouble(Danger::confidence))
                .stream()
                .toList();
    }

    private static boolean overlap(Span one, Span other) {
        return one.from() < other.until() && one.until() > other.from();
    }

    /** Sentences, long ones by clauses. */
    private List<Span> pieces() {
        var pieces = new ArrayList<Span>();
        var sentences = SENTENCE.matcher(text);
        while (sentences.find() && sentences.start() < READ) {
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
}
