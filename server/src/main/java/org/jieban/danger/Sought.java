package org.jieban.danger;

import java.util.BitSet;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of many words, found quickly: it is tried only where a character stands with which one of
 * its words begins. Finds the same as the pattern itself.
 */
final class Sought {

    private final Pattern pattern;
    private final @Nullable BitSet beginnings;

    private Sought(Pattern pattern, @Nullable BitSet beginnings) {
        this.pattern = pattern;
        this.beginnings = beginnings;
    }

    /**
     * A pattern from its text.
     *
     * @throws java.util.regex.PatternSyntaxException as {@link Pattern#compile(String)} does
     */
    static Sought of(String regex) {
        return new Sought(Pattern.compile(regex), Beginnings.of(regex).orElse(null));
    }

    Pattern pattern() {
        return pattern;
    }

    boolean isIn(CharSequence text) {
        return first(text).isPresent();
    }

    Optional<MatchResult> first(CharSequence text) {
        return all(text).findFirst();
    }

    /** Every place where it stands, one behind the other. */
    Stream<MatchResult> all(CharSequence text) {
        var matcher = pattern.matcher(text);
        var known = beginnings;
        if (known == null) {
            return matcher.results();
        }
        matcher.useTransparentBounds(true).useAnchoringBounds(false);
        return Stream.iterate(
                        next(matcher, known, text, 0),
                        Optional::isPresent,
                        found -> found.flatMap(last -> next(matcher, known, text, last.end())))
                .flatMap(Optional::stream);
    }

    /** A pattern whose beginnings are known is never empty, so that its end is behind its beginning. */
    private static Optional<MatchResult> next(
            Matcher matcher, BitSet beginnings, CharSequence text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (beginnings.get(text.charAt(at)) && matcher.region(at, text.length()).lookingAt()) {
                return Optional.of(matcher.toMatchResult());
            }
        }
        return Optional.empty();
    }
}
