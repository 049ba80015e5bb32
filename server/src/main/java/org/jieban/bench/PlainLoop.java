package org.jieban.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.Casework;
import org.jieban.casefile.TimeAct;
import org.jieban.casefile.TimeFact;
import org.jieban.shared.IdempotencyKey;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the engine is held against: two workers that each take one due row with {@code select … for
 * update skip locked}, do it, and commit.
 */
@Component
@Profile("bench")
class PlainLoop {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final String DUE =
            """
            insert into bench_plain (case_id, fire_at)
            select e.case_id, now() - interval '1 second'
            from case_event e
            where e.type = 'Dispatched' and e.at = :dispatched
            """;
    private static final String OTHERS =
            """
            insert into bench_plain (case_id, fire_at)
            select 2000000000 + n, now() + interval '1 hour' + (n % 2592000) * interval '1 second'
            from generate_series(1, :count) n
            """;
    private static final String TAKE =
            """
            select case_id from bench_plain where fire_at <= :now
            order by fire_at limit 1 for update skip locked
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Casework casework;
    private final Clock clock;
    private final AtomicLong keys = new AtomicLong(System.nanoTime());

    PlainLoop(JdbcClient jdbc, TransactionTemplate transaction, Casework casework, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.casework = casework;
        this.clock = clock;
    }

    /** A table of its own with as many rows, and the cases due at a moment as those that are due. */
    void prepare(Instant casesDueAt, int rows) {
        jdbc.sql("drop table if exists bench_plain").update();
        jdbc.sql(
                        "create table bench_plain (case_id bigint primary key, fire_at timestamptz not null)")
                .update();
        int due =
                jdbc.sql(DUE)
                        .param(
                                "dispatched",
                                casesDueAt.minus(Duration.ofDays(7)).atOffset(ZoneOffset.UTC))
                        .update();
        jdbc.sql(OTHERS).param("count", rows - due).update();
        jdbc.sql("create index bench_plain_next on bench_plain (fire_at, case_id)").update();
        jdbc.sql("analyze bench_plain").update();
    }

    /** Two workers until nothing is due, or a minute is over. */
    Map<String, Object> loop(boolean withFact) throws InterruptedException {
        long start = System.nanoTime();
        long end = start + LONGEST.toNanos();
        int done = 0;
        var work = new ArrayList<Callable<Integer>>(List.of());
        for (int i = 0; i < 2; i++) {
            work.add(() -> worker(withFact, end));
        }
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var worker : pool.invokeAll(work)) {
                done += worker.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        var figures = new LinkedHashMap<String, Object>();
        figures.put("done", done);
        figures.put("seconds", Timings.rounded(seconds));
        figures.put("perSecond", Math.round(done / seconds));
        return figures;
    }

    private int worker(boolean withFact, long end) {
        int done = 0;
        while (System.nanoTime() < end && Boolean.TRUE.equals(one(withFact))) {
            done++;
        }
        return done;
    }

    private Boolean one(boolean withFact) {
        return transaction.execute(tx -> {
            var now = clock.instant();
            var due =
                    jdbc.sql(TAKE)
                            .param("now", now.atOffset(ZoneOffset.UTC))
                            .query((row, i) -> row.getLong(1))
                            .optional();
            if (due.isEmpty()) {
                return false;
            }
            if (withFact) {
                reach(due.get(), now);
            }
            jdbc.sql("delete from bench_plain where case_id = :id").param("id", due.get()).update();
            return true;
        });
    }

    private void reach(long caseId, Instant now) {
        var rung =
                new TimeFact.RungReached(
                        "plain",
                        1,
                        "due",
                        "FEEDBACK",
                        "TELL",
                        null,
                        "工单到期仍未答复",
                        List.of(),
                        false,
                        now);
        casework.perform(
                        casework.numberOf(caseId).orElseThrow(),
                        null,
                        new TimeAct.ReachRung(rung),
                        CaseActor.system("plain"),
                        new IdempotencyKey("plain-" + keys.incrementAndGet()),
                        now)
                .orThrow();
    }
}
