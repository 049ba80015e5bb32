package org.jieban.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs every follower on this node, as long as no other node runs it at that moment. A tool of the
 * command line does not follow by itself; it may ask for it.
 */
@Component
public class Followers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Followers.class);
    private static final int BATCH = 2000;
    private static final long LOOK_EVERY_MILLIS = 250;

    /** Between two looks, so that under load facts are followed by the dozen and not one by one. */
    private static final long GATHER_MILLIS = 100;

    private static final long REST_AFTER_FAILURE_MILLIS = 2000;

    private static final String REGISTER =
            """
            insert into follower (name, version) values (:name, :version) on conflict do nothing
            """;
    private static final String CLAIM =
            """
            select version, epoch, tx::text as tx_text, position
            from follower where name = :name for update skip locked
            """;
    private static final String HOLD = "select 1 from follower where name = :name for update";
    private static final String ADVANCE =
            """
            update follower
            set version = :version, epoch = :epoch, tx = :tx::xid8, position = :position
            where name = :name
            """;

    private final List<Follower> followers;
    private final CaseStream stream;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final StreamSignal signal;
    private final Environment environment;
    private final Set<String> registered = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile Thread thread = new Thread(() -> {});

    Followers(
            List<Follower> followers,
            CaseStream stream,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            StreamSignal signal,
            Environment environment) {
        this.followers = followers;
        this.stream = stream;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.signal = signal;
        this.environment = environment;
    }

    /** Reads on with every follower until nothing new is left; for tests and after an import. */
    public void catchUp() {
        var round = new Round();
        followers.forEach(follower -> catchUp(follower, round));
    }

    /** Does something in a transaction in which a follower reads nothing, on no node. */
    public void whileStill(String name, Runnable work) {
        transaction.executeWithoutResult(tx -> {
            jdbc.sql(HOLD).param("name", name).query(Integer.class).optional();
            work.run();
        });
    }

    /** Makes one follower forget everything and read again from the first fact. */
    public void rebuild(String name) {
        var follower =
                followers.stream()
                        .filter(known -> known.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no follower " + name));
        whileStill(
                name,
                () -> {
                    follower.reset();
                    advance(follower, StreamedEvent.Place.START);
                });
        catchUp(follower, new Round());
    }

    /**
     * One look by all followers. What the one before has just read is not read again when the next
     * stands at the same place: facts given to a reader stay as they are, and none comes between them.
     */
    private final class Round {

        private StreamedEvent.@Nullable Place from;
        private List<StreamedEvent> events = List.of();

        List<StreamedEvent> after(StreamedEvent.Place place) {
            if (!place.equals(from)) {
                events = stream.after(place, BATCH);
                from = place;
            }
            return events;
        }
    }

    private void catchUp(Follower follower, Round round) {
        int read;
        do {
            read = step(follower, round);
        } while (read == BATCH);
    }

    /** One batch in one transaction; how many facts it held. */
    private int step(Follower follower, Round round) {
        if (registered.add(follower.name())) {
            jdbc.sql(REGISTER)
                    .param("name", follower.name())
                    .param("version", follower.version())
                    .update();
        }
        var taken =
                transaction.execute(tx -> {
                    var place = claim(follower);
                    if (place == null) {
                        return 0;
                    }
                    var events = round.after(place);
                    if (!events.isEmpty()) {
                        follower.follow(events);
                        advance(follower, events.getLast().at());
                    }
                    return events.size();
                });
        return taken == null ? 0 : taken;
    }

    private StreamedEvent.@Nullable Place claim(Follower follower) {
        return jdbc.sql(CLAIM)
                .param("name", follower.name())
                .query((row, i) -> {
                    if (row.getInt("version") != follower.version()) {
                        log.info(
                                "{} is rebuilt for version {}",
                                follower.name(),
                                follower.version());
                        follower.reset();
                        return StreamedEvent.Place.START;
                    }
                    return new StreamedEvent.Place(
                            row.getLong("epoch"),
                            row.getString("tx_text"),
                            row.getLong("position"));
                })
                .optional()
                .orElse(null);
    }

    private void advance(Follower follower, StreamedEvent.Place place) {
        jdbc.sql(ADVANCE)
                .param("name", follower.name())
                .param("version", follower.version())
                .param("epoch", place.epoch())
                .param("tx", place.tx())
                .param("position", place.position())
                .update();
    }

    private void run() {
        while (running) {
            try {
                signal.await(LOOK_EVERY_MILLIS);
                Thread.sleep(GATHER_MILLIS);
            } catch (InterruptedException stopped) {
                return;
            }
            comeForward();
        }
    }

    /**
     * A batch for each, again and again as long as one of them finds a whole one: whoever has much to
     * read, or reads slowly, holds up the others by one batch. One that fails waits for the next look.
     */
    private void comeForward() {
        var behind = followers;
        boolean failed = false;
        while (running && !behind.isEmpty()) {
            var round = new Round();
            var further = new ArrayList<Follower>();
            for (var follower : behind) {
                try {
                    if (step(follower, round) == BATCH) {
                        further.add(follower);
                    }
                } catch (RuntimeException problem) {
                    failed = true;
                    if (running) {
                        log.warn("Follower {} rests after a failure", follower.name(), problem);
                    }
                }
            }
            behind = further;
        }
        if (failed && running) {
            rest();
        }
    }

    private void rest() {
        try {
            Thread.sleep(REST_AFTER_FAILURE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isAutoStartup() {
        return !environment.matchesProfiles("tool");
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("followers").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
