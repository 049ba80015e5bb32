package org.jieban.replycheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jieban.text.PlainText;

/** Finds words that a hotline does not say. */
final class ForbiddenWords {

    private static final String GAP = "[^，。；！？,.;!?\\n]{0,6}?";
    private static final String BREAKS = "，。；！？,.;!?\n";

    private record Rule(Phrase phrase, Pattern pattern) {}

    private final List<Rule> rules;

    ForbiddenWords(List<Phrase> phrases) {
        rules = phrases.stream().map(phrase -> new Rule(phrase, compiled(phrase.words()))).toList();
    }

    private static Pattern compiled(String words) {
        return Pattern.compile(
                Arrays.stream(PlainText.inPlace(words).split("\\.\\."))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(GAP)));
    }

    List<Warning> in(String reply) {
        var plain = PlainText.inPlace(reply);
        var found = new ArrayList<Warning>();
        for (var rule : rules) {
            var match = rule.pattern().matcher(plain);
            while (match.find()) {
                var before = plain.substring(clauseBegins(plain, match.start()), match.start());
                if (rule.phrase().unless().stream().noneMatch(before::contains)) {
                    found.add(
                            new Warning(
                                    WarningKind.FORBIDDEN,
                                    match.start(),
                                    match.end(),
                                    reply.substring(match.start(), match.end()),
                                    rule.phrase().advice()));
                }
            }
        }
        return found;
    }

    private static int clauseBegins(String text, int at) {
        int from = at;
        while (from > 0 && BREAKS.indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        return from;
    }
}
