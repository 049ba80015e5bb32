package org.jieban.replycheck;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jieban.text.Grams;
import org.jieban.text.PlainText;

/** Whether a reply is nearly the same as others, by its runs of three characters. */
final class Sameness {

    /** Of two replies that share this much of their runs one was made from the other. */
    private static final double NEARLY_THE_SAME = 0.8;

    /** A reply of which so much stands in the working method says what the method says to say. */
    private static final double BY_THE_METHOD = 0.6;

    private static final int RUN = 3;
    private static final int SHORTEST = 20;
    private static final Pattern NOT_WRITTEN = Pattern.compile("[^\\p{IsHan}a-z]+");

    private Sameness() {}

    static Optional<Warning> of(String reply, List<Earlier> last, List<String> methods) {
        var own = runs(reply);
        if (own.size() < SHORTEST
                || methods.stream().anyMatch(text -> held(own, runs(text)) >= BY_THE_METHOD)) {
            return Optional.empty();
        }
        return last.stream()
                .filter(earlier -> alike(own, runs(earlier.text())) >= NEARLY_THE_SAME)
                .findFirst()
                .map(earlier ->
                        new Warning(WarningKind.COPIED, 0, reply.length(), earlier.number(), ""));
    }

    /** Numbers are left out: another date does not make another reply. */
    private static Set<String> runs(String text) {
        var runs = new HashSet<String>();
        var plain = NOT_WRITTEN.matcher(PlainText.of(text)).replaceAll("");
        Grams.of(plain, RUN, RUN, runs::add);
        return runs;
    }

    private static double held(Set<String> some, Set<String> others) {
        return some.isEmpty() ? 0 : (double) shared(some, others) / some.size();
    }

    private static double alike(Set<String> some, Set<String> others) {
        int shared = shared(some, others);
        int all = some.size() + others.size() - shared;
        return all == 0 ? 0 : (double) shared / all;
    }

    private static int shared(Set<String> some, Set<String> others) {
        int shared = 0;
        for (var run : some) {
            if (others.contains(run)) {
                shared++;
            }
        }
        return shared;
    }
}
