package org.jieban.attachment;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Clears away files that were uploaded and never used. Any number of nodes may do it at once: each
 * takes rows that no other has in hand.
 */
@Component
class Tidying {

    private static final Logger log = LoggerFactory.getLogger(Tidying.class);
    private static final Duration GRACE = Duration.ofHours(24);
    private static final int PIECE = 200;

    private static final String TAKE_UNBOUND =
            """
            delete from attachment
            where id in (
                select id from attachment
                where case_id is null and at < :before
                order by at
                limit :piece
                for update skip locked)
            returning sha256, thumbnail_sha256, public_sha256
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Shelf shelf;
    private final DirectoryStore store;
    private final Clock clock;

    Tidying(
            JdbcClient jdbc,
            TransactionOperations transaction,
            Shelf shelf,
            DirectoryStore store,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.shelf = shelf;
        this.store = store;
        this.clock = clock;
    }

    // [impl->rule~attachment.unbound~1]
    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void tidy() throws IOException {
        var before = clock.instant().minus(GRACE);
        int rows = 0;
        for (int taken = PIECE; taken == PIECE; rows += taken) {
            taken = transaction.<Integer>execute(_ -> takeUnbound(before));
        }
        while (shelf.sweepOne()) {
            // one transaction per file
        }
        int parts = store.dropStagedBefore(before);
        if (rows + parts > 0) {
            log.info("{} unused uploads and {} broken ones cleared away", rows, parts);
        }
    }

    private int takeUnbound(Instant before) {
        var hashes = new ArrayList<String>();
        int taken =
                jdbc.sql(TAKE_UNBOUND)
                        .param("before", before.atOffset(ZoneOffset.UTC))
                        .param("piece", PIECE)
                        .query((row, n) -> {
                            for (int column = 1; column <= 3; column++) {
                                var hash = row.getString(column);
                                if (hash != null) {
                                    hashes.add(hash);
                                }
                            }
                            return n;
                        })
                        .list()
                        .size();
        shelf.litter(hashes);
        return taken;
    }
}
