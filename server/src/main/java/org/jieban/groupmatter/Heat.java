package org.jieban.groupmatter;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How hot a matter is: how many people tell it, how much in one go, how lately and whether more and
 * more.
 *
 * @param people different tellers
 * @param tellings how often it was told
 * @param likes of all tellings
 * @param dislikes of all tellings
 * @param busiest people of the 30 days in which most told it
 * @param lately people of the last 30 days before the moment of counting
 * @param before people of the 30 days before those
 * @param idleDays from the last telling to the moment of counting
 */
record Heat(
        int people,
        int tellings,
        long likes,
        long dislikes,
        int busiest,
        int lately,
        int before,
        double idleDays) {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final double OF_REPETITIONS = 0.5;
    private static final double OF_REACTIONS = 0.5;
    private static final double HALF_AFTER_DAYS = 180;
    private static final double OF_GROWTH = 0.15;
    private static final double SECONDS_A_DAY = 86_400;

    /**
     * What was told of one matter.
     *
     * @param now the moment of counting; null when no telling has a moment
     */
    static Heat of(List<Telling> tellings, @Nullable Instant now) {
        long likes = 0;
        long dislikes = 0;
        Instant last = null;
        for (var telling : tellings) {
            likes += Math.max(0, telling.likes());
            dislikes += Math.max(0, telling.dislikes());
            var at = telling.at();
            last = at != null && (last == null || at.isAfter(last)) ? at : last;
        }
        int people = people(tellings, Instant.MIN, Instant.MAX);
        return new Heat(
                people,
                tellings.size(),
                likes,
                dislikes,
                last == null ? people : busiest(tellings),
                now == null ? 0 : people(tellings, now.minus(MONTH), now.plusSeconds(1)),
                now == null
                        ? 0
                        : people(tellings, now.minus(MONTH.multipliedBy(2)), now.minus(MONTH)),
                now == null || last == null
                        ? 0
                        : Duration.between(last, now).toSeconds() / SECONDS_A_DAY);
    }

    // [impl->rule~group-matter.heat~1]
    double score() {
        double voices =
                people
                        + OF_REPETITIONS * Math.sqrt(tellings - people)
                        + OF_REACTIONS * Math.sqrt((double) likes + dislikes);
        double crowding = 0.5 + 0.5 * busiest / people;
        double recency = 0.5 + 0.5 * Math.pow(0.5, idleDays / HALF_AFTER_DAYS);
        return voices * crowding * recency * (1 + OF_GROWTH * growth());
    }

    /** −1 for half as many people as the month before, 1 for twice as many, 2 at most. */
    double growth() {
        return Math.clamp(Math.log((lately + 1.0) / (before + 1.0)) / Math.log(2), -1, 2);
    }

    private static int busiest(List<Telling> tellings) {
        int most = 1;
        for (var telling : tellings) {
            var at = telling.at();
            if (at != null) {
                most = Math.max(most, people(tellings, at, at.plus(MONTH)));
            }
        }
        return most;
    }

    /** From inclusive, until exclusive; tellings without a moment count in all time only. */
    private static int people(List<Telling> tellings, Instant from, Instant until) {
        var people = new HashSet<String>();
        boolean always = from.equals(Instant.MIN);
        for (var telling : tellings) {
            var at = telling.at();
            if (always || (at != null && !at.isBefore(from) && at.isBefore(until))) {
                people.add(telling.teller());
            }
        }
        return people.size();
    }
}
