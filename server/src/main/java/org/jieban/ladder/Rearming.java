package org.jieban.ladder;

import org.jieban.casefile.DueMomentsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Arms all open cases anew after a ladder changed, piece by piece; how far it came lies in the
 * database, so that a restart goes on and nodes share the work.
 */
@Component
class Rearming {

    private static final int CASES_AT_ONCE = 500;

    private static final String CLAIM =
            """
            select id, after_case from ladder_rearming order by id limit 1 for update skip locked
            """;
    private static final String OPEN_CASES =
            """
            select id from case_file where closed_at is null and id > :after order by id limit :limit
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Arming arming;

    Rearming(JdbcClient jdbc, TransactionTemplate transaction, Arming arming) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.arming = arming;
    }

    private record Job(long id, long after) {}

    /** Asks for it, in the transaction that changes the ladder. */
    // [impl->rule~ladder.changed~1]
    void ask() {
        jdbc.sql("insert into ladder_rearming default values").update();
    }

    /** A corrected calendar moves clocks without a fact. */
    @EventListener
    void calendarCorrected(DueMomentsMoved moved) {
        if (!moved.cases().isEmpty()) {
            ask();
        }
    }

    /** Does a piece; false when nothing is to be done. */
    boolean step() {
        return Boolean.TRUE.equals(
                transaction.execute(tx -> {
                    var job =
                            jdbc.sql(CLAIM)
                                    .query((row, i) -> new Job(row.getLong(1), row.getLong(2)))
                                    .optional();
                    job.ifPresent(this::doPiece);
                    return job.isPresent();
                }));
    }

    private void doPiece(Job job) {
        var ids =
                jdbc.sql(OPEN_CASES)
                        .param("after", job.after())
                        .param("limit", CASES_AT_ONCE)
                        .query((row, i) -> row.getLong(1))
                        .list();
        if (ids.isEmpty()) {
            jdbc.sql("delete from ladder_rearming where id = :id").param("id", job.id()).update();
            return;
        }
        arming.arm(ids, arming.climbing());
        jdbc.sql("update ladder_rearming set after_case = :after where id = :id")
                .param("after", ids.getLast())
                .param("id", job.id())
                .update();
    }
}
