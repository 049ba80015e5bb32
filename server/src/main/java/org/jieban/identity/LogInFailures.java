package org.jieban.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts tries per user name in the database, so that the lock holds on every node. A try counts as
 * soon as it begins: a hundred tries at once are a hundred, not the five that the first one saw.
 */
@Repository
class LogInFailures {

    static final int MOST = 5;
    static final Duration LOCK = Duration.ofMinutes(15);

    /** How long to wait when so many tries run at this moment that none may be added. */
    private static final Duration BUSY = Duration.ofSeconds(2);

    private static final Duration KEPT = Duration.ofDays(1);

    private static final String BEGIN =
            """
            insert into log_in_failure as f (username, tries, last_at)
            values (:username, 1, :now)
            on conflict (username) do update set
                tries = case
                    when f.locked_until > :now then f.tries
                    when f.locked_until is not null or f.last_at <= :forgotten then 1
                    else f.tries + 1 end,
                last_at = case
                    when f.locked_until > :now then f.last_at
                    when f.locked_until is null and f.last_at > :forgotten and f.tries >= :most then f.last_at
                    else :now end,
                locked_until = case when f.locked_until > :now then f.locked_until end
            returning tries, locked_until
            """;

    private static final String LOCK_NOW =
            """
            update log_in_failure
            set locked_until = :until
            where username = :username and tries >= :most and locked_until is null
            returning locked_until
            """;

    private static final String FORGET = "delete from log_in_failure where username = :username";
    private static final String TIDY = "delete from log_in_failure where last_at < :before";

    private final JdbcClient jdbc;

    LogInFailures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts a try that begins now; answers until when it is refused, or nothing if it may go on. */
    // [impl->rule~identity.lock~1]
    Optional<Instant> begin(String username, Instant now) {
        record Tries(int count, @Nullable Instant lockedUntil) {
            static Tries of(ResultSet row, int ignored) throws SQLException {
                var until = row.getObject("locked_until", OffsetDateTime.class);
                return new Tries(row.getInt("tries"), until == null ? null : until.toInstant());
            }
        }
        var tries =
                jdbc.sql(BEGIN)
                        .param("username", username)
                        .param("now", at(now))
                        .param("forgotten", at(now.minus(LOCK)))
                        .param("most", MOST)
                        .query(Tries::of)
                        .single();
        if (tries.lockedUntil != null) {
            return Optional.of(tries.lockedUntil);
        }
        return tries.count > MOST ? Optional.of(now.plus(BUSY)) : Optional.empty();
    }

    /** The try failed; after the last one allowed, answers until when the name is locked. */
    Optional<Instant> failed(String username, Instant now) {
        jdbc.sql(TIDY).param("before", at(now.minus(KEPT))).update();
        return jdbc.sql(LOCK_NOW)
                .param("username", username)
                .param("most", MOST)
                .param("until", at(now.plus(LOCK)))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    void forget(String username) {
        jdbc.sql(FORGET).param("username", username).update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
