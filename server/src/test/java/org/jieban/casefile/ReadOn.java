package org.jieban.casefile;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets followers read on in tests, whoever of them runs in the background at the same time. */
public final class ReadOn {

    private static final String BEHIND =
            """
            select exists (
                select 1 from case_event e cross join follower f
                where f.name = :name and (e.epoch, e.tx, e.position) > (f.epoch, f.tx, f.position))
            """;
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    private final Followers followers;
    private final JdbcClient jdbc;

    public ReadOn(Followers followers, JdbcClient jdbc) {
        this.followers = followers;
        this.jdbc = jdbc;
    }

    /** Returns when the follower has taken in every fact there is now. */
    public void untilNow(String follower) {
        long start = System.nanoTime();
        do {
            followers.catchUp();
            if (!jdbc.sql(BEHIND).param("name", follower).query(Boolean.class).single()) {
                return;
            }
            Thread.yield();
        } while (System.nanoTime() - start < PATIENCE);
        throw new IllegalStateException(follower + " does not come forward");
    }
}
