package org.jieban.throttle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jieban.shared.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts per key in fixed windows that begin with the first ask.
 *
 * <p>Ask before opening a transaction: inside one, the count would be undone with a refused act and
 * every other caller of the same key would wait for its end. That is refused loudly.
 */
@Service
public class Throttle {

    private static final String TAKE =
            """
            insert into throttle_window as w (key, ends_at, taken)
            values (:key, :end, 1)
            on conflict (key) do update set
                taken = case when w.ends_at <= :now then 1 else least(w.taken, :permits) + 1 end,
                ends_at = case when w.ends_at <= :now then excluded.ends_at else w.ends_at end
            returning taken, ends_at
            """;

    private static final String FORGET = "delete from throttle_window where key = :key";

    private final JdbcClient jdbc;
    private final Clock clock;

    Throttle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes one permit of the key.
     *
     * @param key what is counted, with a prefix of its own: {@code track:case:2026…}. Never a phone
     *     or a name.
     * @param permits how many are free in one window
     */
    // [impl->rule~privacy.guessing~1]
    @Transactional(propagation = Propagation.NEVER)
    public Permit take(String key, int permits, Duration window) {
        var now = clock.instant();
        return jdbc.sql(TAKE)
                .param("key", key)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("end", now.plus(window).atOffset(ZoneOffset.UTC))
                .param("permits", permits)
                .query((row, n) ->
                        permit(
                                row.getInt("taken"),
                                permits,
                                row.getTimestamp("ends_at").toInstant()))
                .single();
    }

    /**
     * As {@link #take}, for routes that have nothing better to say than "later".
     *
     * @throws ProblemException {@code throttle/too-many} with {@code until}
     */
    @Transactional(propagation = Propagation.NEVER)
    public void demand(String key, int permits, Duration window) {
        if (take(key, permits, window) instanceof Permit.Exhausted(Instant until)) {
            throw new ProblemException(ThrottleProblem.TOO_MANY, Map.of("until", until));
        }
    }

    /** Gives the key all its permits back, for a try that proved to be honest. */
    @Transactional(propagation = Propagation.NEVER)
    public void forget(String key) {
        jdbc.sql(FORGET).param("key", key).update();
    }

    private static Permit permit(int taken, int permits, Instant endsAt) {
        return taken <= permits
                ? new Permit.Allowed(permits - taken)
                : new Permit.Exhausted(endsAt);
    }
}
