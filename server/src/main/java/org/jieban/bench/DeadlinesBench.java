package org.jieban.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jieban.casefile.Followers;
import org.jieban.casefile.Reliving;
import org.jieban.organisation.UnitId;
import org.jieban.shared.ToolCommand;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./jieban bench deadlines}: ten thousand rungs due in the same second among a million armed,
 * reached by two nodes (this process and another) as facts on their cases; beside it, in the same run,
 * the plain loop that takes one row after the other.
 */
@Component
@Profile("bench")
class DeadlinesBench implements ToolCommand {

    private static final int ARMED = 1_000_000;
    private static final int DUE = 10_000;
    private static final int WARM_UP = 2_000;
    private static final Duration LIMIT = Duration.ofDays(7);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TIME_TO_LOAD = Duration.ofSeconds(110);

    /** Rungs of other cases, due in the days to come. */
    private static final String ARM_OTHERS =
            """
            insert into armed_rung (case_id, ladder, rung, run, fire_at)
            select 2000000000 + n, 'half-and-due', 'due', 'FEEDBACK-1-1-0-0',
                   :from::timestamptz + (n % 2592000) * interval '1 second'
            from generate_series(1, :count) n
            """;

    private static final String LEFT =
            """
            select count(*) from armed_rung where rung = 'due' and fire_at = :at
            """;
    private static final String FACTS =
            """
            select count(*) as facts, count(distinct e.case_id) as cases,
                   extract(epoch from max(e.at) - :at) as last_at
            from case_event e
            where e.type = 'RungReached' and e.case_id >= :first
              and e.payload ->> 'rung' = 'due' and (e.payload ->> 'planned')::timestamptz = :at
            """;

    private final BenchCity city;
    private final Reliving reliving;
    private final Followers followers;
    private final PlainLoop plain;
    private final SecondNode node;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    DeadlinesBench(
            BenchCity city,
            Reliving reliving,
            Followers followers,
            PlainLoop plain,
            SecondNode node,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock) {
        this.city = city;
        this.reliving = reliving;
        this.followers = followers;
        this.plain = plain;
        this.node = node;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "bench deadlines";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        city.build(1);
        try (var second = node.start()) {
            System.err.println("正在装入 Loading …");
            long first = firstCase();
            armOthers();
            var due = clock.instant().plus(TIME_TO_LOAD).truncatedTo(ChronoUnit.SECONDS);
            live(WARM_UP, due.minusSeconds(20));
            live(WARM_UP, due.minusSeconds(10));
            live(DUE, due);
            var later = due.plus(Duration.ofDays(30));
            live(DUE, later);
            plain.prepare(later, ARMED);
            followers.catchUp();
            jdbc.sql("analyze armed_rung").update();
            jdbc.sql("analyze case_event").update();
            if (!clock.instant().isBefore(due.minusSeconds(20))) {
                throw new IllegalStateException("loading took longer than " + TIME_TO_LOAD);
            }
            var result = new LinkedHashMap<String, Object>();
            result.put("bench", "deadlines");
            result.put(
                    "armed",
                    jdbc.sql("select count(*) from armed_rung").query(Integer.class).single());
            result.put("due", left(due));
            result.put("nodes", 2);
            result.put("engine", engine(due, first));
            result.put("aimSeconds", 5);
            result.put("plainLoopWithTheFact", plain.loop(true));
            plain.prepare(later, ARMED);
            result.put("plainLoopWithoutAnyFact", plain.loop(false));
            result.put("processors", Runtime.getRuntime().availableProcessors());
            out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(result));
            return second.isAlive() ? 0 : 1;
        } catch (IOException failed) {
            throw new IllegalStateException("the second node did not start: " + failed, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private long firstCase() {
        return jdbc.sql("select coalesce(max(id), 0) + 1 from case_file where id < 1000000000")
                .query(Long.class)
                .single();
    }

    private void armOthers() {
        jdbc.sql("delete from armed_rung where case_id > 2000000000").update();
        jdbc.sql(ARM_OTHERS)
                .param("from", utc(clock.instant().plus(Duration.ofHours(1))))
                .param("count", ARMED)
                .update();
    }

    /** Cases that were dispatched, signed and spoken about, and whose answer is due at a moment. */
    private void live(int count, Instant due) {
        var streets = new ArrayList<UnitId>();
        for (int i = 0; i < BenchCity.STREETS; i++) {
            streets.add(city.id("BS" + i));
        }
        var lives = new ArrayList<BenchLife>();
        for (int i = 0; i < count; i++) {
            lives.add(new BenchLife(due.minus(LIMIT), streets.get(i % streets.size())));
            if (lives.size() == 1000) {
                reliving.relive(lives, () -> {});
                lives.clear();
            }
        }
        reliving.relive(lives, () -> {});
    }

    private Map<String, Object> engine(Instant due, long first) throws InterruptedException {
        while (clock.instant().isBefore(due)) {
            Thread.sleep(1);
        }
        var end = due.plus(PATIENCE);
        while (left(due) > 0 && clock.instant().isBefore(end)) {
            Thread.sleep(100);
        }
        var took = Duration.between(due, clock.instant());
        var figures = new LinkedHashMap<String, Object>();
        figures.put("secondsUntilAllReached", Timings.rounded(took.toMillis() / 1000.0));
        jdbc.sql(FACTS)
                .param("at", utc(due))
                .param("first", first)
                .query((row, i) -> {
                    figures.put("facts", row.getInt("facts"));
                    figures.put("cases", row.getInt("cases"));
                    figures.put(
                            "lastFactSecondsAfterDue", Timings.rounded(row.getDouble("last_at")));
                    return 1;
                })
                .single();
        figures.put("perSecond", Math.round(DUE / (took.toMillis() / 1000.0)));
        return figures;
    }

    private int left(Instant due) {
        return jdbc.sql(LEFT).param("at", utc(due)).query(Integer.class).single();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
