package org.jieban.understanding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jieban.organisation.Units;
import org.jieban.text.PlainText;
import org.springframework.stereotype.Component;

/**
 * Takes the names of the city's areas out of what is said: where something happens does not say what
 * it is about, and a community whose trouble is heating is not heating.
 */
// [impl->rule~understanding.placeless~1]
@Component
class Placeless {

    private static final Pattern KIND =
            Pattern.compile("(社区|村)?(居委会|居民委员会|村委会)$|(社区|街道|地区|镇|乡|村)(办事处)?$");
    // shorter ones are everyday words too
    private static final int SHORTEST = 3;
    private static final String GAP = ",";

    private static final Duration LOOKED_AT = Duration.ofMinutes(1);

    private final Units units;
    private final Clock clock;
    private volatile Names names = new Names(Set.of(), 0, Instant.EPOCH);

    Placeless(Units units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    /** The names as they were at a moment. */
    private record Names(Set<String> known, int longest, Instant at) {}

    /** The same without names of areas. */
    Wording of(Wording said) {
        return new Wording(without(said.heading()), without(said.body()));
    }

    private String without(String text) {
        var current = current();
        var left = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int length = nameAt(text, at, current);
            if (length == 0) {
                left.append(text.charAt(at));
                at++;
            } else {
                left.append(GAP);
                at += length;
            }
        }
        return left.toString();
    }

    private static int nameAt(String text, int at, Names current) {
        for (int length = Math.min(current.longest(), text.length() - at);
                length >= SHORTEST;
                length--) {
            if (current.known().contains(text.substring(at, at + length))) {
                return length;
            }
        }
        return 0;
    }

    private Names current() {
        var at = clock.instant();
        var before = names;
        if (Duration.between(before.at(), at).abs().compareTo(LOOKED_AT) < 0) {
            return before;
        }
        var known = new HashSet<String>();
        for (var unit : units.all()) {
            if (unit.kind().isArea()) {
                var name = PlainText.of(unit.name());
                keep(known, name);
                keep(known, KIND.matcher(name).replaceFirst(""));
            }
        }
        int longest = known.stream().mapToInt(String::length).max().orElse(0);
        var now = new Names(Set.copyOf(known), longest, at);
        names = now;
        return now;
    }

    private static void keep(Set<String> known, String name) {
        if (name.length() >= SHORTEST) {
            known.add(name);
        }
    }
}
