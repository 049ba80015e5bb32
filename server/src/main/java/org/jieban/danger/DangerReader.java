package org.jieban.danger;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jieban.danger.Danger.Span;
import org.jieban.danger.DangerRules.Beside;
import org.jieban.danger.DangerRules.Sign;
import org.jspecify.annotations.Nullable;

/**
 * Recognises danger (险情、扬言) in what a citizen says. A text is read in one way of writing, harmless
 * words that look dangerous are covered up, each sign that is found is weighed together with the words
 * beside it, and kinds that are left with enough weight are told with the words that decided. A
 * {@link SecondVoice} then adds what no rule was written for and drops what it doubts.
 *
 * <p>Pure and safe for many threads. A suggestion: people decide.
 */
public final class DangerReader {

    /** What weighs less is not told. */
    public static final double SURE_ENOUGH = 0.5;

    private static final double MOST = 0.99;
    private static final double MOST_BY_HINTS = 0.7;
    private static final double ROUNDING = 1e-9;
    private static final int LONGEST_OF_HINTS = 80;
    private static final Pattern SENTENCE = Pattern.compile("[^。!?;\\n]+");
    private static final char COVERED = '\u0001';

    private final DangerRules rules;
    private final @Nullable SecondVoice voice;

    private DangerReader(DangerRules rules, @Nullable SecondVoice voice) {
        this.rules = rules;
        this.voice = voice;
    }

    /** With the rules that come with the program; made once, at first use. */
    public static DangerReader shipped() {
        return Shipped.READER;
    }

    /** By rules alone. */
    static DangerReader of(String rules) {
        return new DangerReader(DangerRules.of(rules), null);
    }

    /** With the rules that come with the program and a voice that learned from these phrasings. */
    static DangerReader learnedFrom(List<Phrasing> phrasings) {
        return new DangerReader(DangerRules.shipped(), new SecondVoice(DangerVoice.of(phrasings)));
    }

    /** The dangers that a text tells of, the surest first; empty where there is none. */
    // [impl->rule~danger.recognised~1]
    public List<Danger> read(String text) {
        var plain = Plain.of(text);
        var open = covered(plain.text());
        Map<DangerKind, List<Weighed>> found = new EnumMap<>(DangerKind.class);
        for (var sign : rules.signs()) {
            sign.words()
                    .all(open)
                    .forEach(one -> {
                        double weight = weighed(sign, plain.text(), one.start(), one.end());
                        if (weight >= SURE_ENOUGH) {
                            found.computeIfAbsent(sign.kind(), kind -> new ArrayList<>())
                                    .add(new Weighed(weight, one.start(), one.end()));
                        }
                    });
        }
        addHints(open, plain.text(), found);
        var byRules =
                found.entrySet().stream()
                        .map(entry -> danger(entry.getKey(), entry.getValue(), plain))
                        .toList();
        var told = voice == null ? byRules : voice.with(byRules, text);
        return told.stream()
                .sorted(Comparator.comparingDouble(Danger::confidence).reversed())
                .toList();
    }

    /** Hints of a kind in one sentence add up, each rule once; they are never as sure as a sign. */
    private void addHints(String open, String plain, Map<DangerKind, List<Weighed>> found) {
        var sentences = SENTENCE.matcher(open);
        while (sentences.find()) {
            if (sentences.end() - sentences.start() <= LONGEST_OF_HINTS) {
                addHints(open, plain, sentences.start(), sentences.end(), found);
            }
        }
    }

    private void addHints(
            String open, String plain, int from, int until, Map<DangerKind, List<Weighed>> found) {
        Map<DangerKind, List<Weighed>> hinted = new EnumMap<>(DangerKind.class);
        var sentence = open.substring(from, until);
        for (var hint : rules.hints()) {
            if (!found.containsKey(hint.kind())) {
                hint.words()
                        .first(sentence)
                        .ifPresent(one -> {
                            int begin = from + one.start();
                            int end = from + one.end();
                            double weight =
                                    weighed(hint, plain, begin, end)
                                            - less(rules.dims(), hint, plain, begin, end);
                            hinted.computeIfAbsent(hint.kind(), kind -> new ArrayList<>())
                                    .add(new Weighed(weight, begin, end));
                        });
            }
        }
        hinted.forEach((kind, list) -> {
            double sum = list.stream().mapToDouble(Weighed::weight).sum();
            if (sum >= SURE_ENOUGH - ROUNDING) {
                double weight = Math.clamp(sum, SURE_ENOUGH, MOST_BY_HINTS);
                found.put(
                        kind,
                        list.stream()
                                .map(one -> new Weighed(weight, one.from(), one.until()))
                                .toList());
            }
        });
    }

    private String covered(String plain) {
        var open = new StringBuilder(plain);
        rules.hidden()
                .all(plain)
                .forEach(harmless -> {
                    for (int at = harmless.start(); at < harmless.end(); at++) {
                        open.setCharAt(at, COVERED);
                    }
                });
        return open.toString();
    }

    private double weighed(Sign sign, String text, int from, int until) {
        double weight = sign.weight() - less(rules.besides(), sign, text, from, until);
        for (var late : rules.lates()) {
            if (from > late.beyond() && late.kinds().contains(sign.kind())) {
                weight -= late.less();
            }
        }
        return weight;
    }

    private static double less(List<Beside> besides, Sign sign, String text, int from, int until) {
        double less = 0;
        for (var beside : besides) {
            if (beside.kinds().contains(sign.kind()) && stands(beside, text, from, until)) {
                less += beside.less();
            }
        }
        return less;
    }

    private static boolean stands(Beside beside, String text, int from, int until) {
        int begin = Math.max(0, from - beside.before());
        int end = Math.min(text.length(), until + beside.after());
        // words before the sign may reach into it, and so may words behind it
        if (beside.after() == 0) {
            end = until;
        }
        if (beside.before() == 0) {
            begin = from;
        }
        return beside.words().isIn(text.substring(begin, end));
    }

    private static Danger danger(DangerKind kind, List<Weighed> found, Plain plain) {
        double most = found.stream().mapToDouble(Weighed::weight).max().orElse(0);
        var spans = new ArrayList<Span>();
        found.stream()
                .sorted(Comparator.comparingInt(Weighed::from))
                .map(one -> plain.span(one.from(), one.until()))
                .forEach(span -> addOrJoin(spans, span));
        return new Danger(kind, Math.min(most, MOST), spans);
    }

    private static void addOrJoin(List<Span> spans, Span span) {
        if (!spans.isEmpty() && spans.getLast().until() >= span.from()) {
            var last = spans.removeLast();
            spans.add(new Span(last.from(), Math.max(last.until(), span.until())));
        } else {
            spans.add(span);
        }
    }

    private record Weighed(double weight, int from, int until) {}

    /**
     * A text in one way of writing, without spaces.
     *
     * @param begins where each character began in the text as it was given
     * @param ends where it ended
     */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    private record Plain(String text, int[] begins, int[] ends) {

        static Plain of(String given) {
            var text = new StringBuilder(given.length());
            var begins = new ArrayList<Integer>(given.length());
            var ends = new ArrayList<Integer>(given.length());
            for (int at = 0; at < given.length(); ) {
                int point = given.codePointAt(at);
                int next = at + Character.charCount(point);
                boolean space = Character.isWhitespace(point) || Character.isSpaceChar(point);
                if (point == '\n' || !space) {
                    var plain =
                            Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC)
                                    .toLowerCase(Locale.ROOT);
                    text.append(plain);
                    for (int i = 0; i < plain.length(); i++) {
                        begins.add(at);
                        ends.add(next);
                    }
                }
                at = next;
            }
            return new Plain(text.toString(), array(begins), array(ends));
        }

        Span span(int from, int until) {
            return new Span(begins[from], ends[until - 1]);
        }

        private static int[] array(List<Integer> numbers) {
            return numbers.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private static final class Shipped {
        static final DangerReader READER =
                new DangerReader(DangerRules.shipped(), new SecondVoice(DangerVoice.shipped()));
    }
}
