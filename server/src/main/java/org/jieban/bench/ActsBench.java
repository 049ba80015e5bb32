package org.jieban.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jieban.shared.ToolCommand;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./jieban bench acts}: whole lives of eight acts through HTTP, against the bare SQL of the same
 * writes on the same PostgreSQL in the same run.
 */
@Component
@Profile("bench")
class ActsBench implements ToolCommand {

    private static final int CLIENTS = 32;

    /** As long as the JVM takes to compile what a server that runs for days has compiled. */
    private static final Duration WARM_UP = Duration.ofSeconds(120);

    private static final Duration MEASURED = Duration.ofSeconds(20);

    /** Half of full load: one client of two, as the budget for one act is stated. */
    private static final int HALF_LOAD_CLIENTS = 4;

    /** Followers that have not read the last fact yet. */
    private static final String BEHIND =
            """
            select count(*) from follower f
            where exists (
                select 1 from case_event e
                where (e.epoch, e.tx, e.position) > (f.epoch, f.tx, f.position))
            """;

    private static final long LOOK_AGAIN_MILLIS = 20;

    private final BenchCity city;
    private final BareWrites bare;
    private final JdbcClient jdbc;
    private final Environment environment;
    private final JsonMapper json;
    private final WholeLives lives;

    ActsBench(
            BenchCity city,
            BareWrites bare,
            JdbcClient jdbc,
            Environment environment,
            JsonMapper json,
            WholeLives lives) {
        this.jdbc = jdbc;
        this.city = city;
        this.bare = bare;
        this.environment = environment;
        this.json = json;
        this.lives = lives;
    }

    @Override
    public String name() {
        return "bench acts";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        var built = city.build(CLIENTS);
        try {
            lives(port, built, CLIENTS, WARM_UP);
            bare.lives(built, CLIENTS, Duration.ofSeconds(5));
            settle();
            var bareFirst = bare.lives(built, CLIENTS, MEASURED);
            settle();
            var through = lives(port, built, CLIENTS, MEASURED);
            long behind = settle();
            var bareAgain = bare.lives(built, CLIENTS, MEASURED);
            settle();
            var half = lives(port, built, HALF_LOAD_CLIENTS, MEASURED);
            var result = new LinkedHashMap<String, Object>();
            result.put("bench", "acts");
            result.put("clients", CLIENTS);
            result.put("actsPerLife", WholeLives.ACTS);
            result.put("http", through.summary());
            result.put("followersBehindMillis", behind);
            result.put("bareSql", List.of(bareFirst.summary(), bareAgain.summary()));
            double bareRate = (bareFirst.perSecond() + bareAgain.perSecond()) / 2;
            result.put("ratio", Timings.rounded(through.perSecond() / bareRate));
            result.put("aimRatio", 0.6);
            result.put("http" + HALF_LOAD_CLIENTS + "Clients", half.summary());
            result.put("processors", Runtime.getRuntime().availableProcessors());
            out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(result));
            return 0;
        } catch (IOException | ExecutionException failed) {
            throw new IllegalStateException("the bench could not act: " + failed, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** Lets followers finish, so that no side pays for the facts of the other; how long it took. */
    private long settle() throws InterruptedException {
        var start = System.nanoTime();
        while (jdbc.sql(BEHIND).query(Integer.class).single() > 0) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private Timings lives(int port, BenchCity.Built built, int clients, Duration time)
            throws IOException, InterruptedException, ExecutionException {
        var start = System.nanoTime();
        long end = start + time.toNanos();
        var work = new ArrayList<Callable<long[]>>();
        for (int i = 0; i < clients; i++) {
            var place = built.places().get(i);
            work.add(() -> client(port, built, place, end));
        }
        var parts = new ArrayList<long[]>();
        try (var pool = Executors.newFixedThreadPool(clients)) {
            for (Future<long[]> done : pool.invokeAll(work)) {
                parts.add(done.get());
            }
        }
        return Timings.of(parts, Duration.ofNanos(System.nanoTime() - start));
    }

    private long[] client(int port, BenchCity.Built built, BenchCity.Place place, long end)
            throws IOException {
        var times = LongStream.builder();
        try (var line = new HttpLine(port)) {
            while (System.nanoTime() < end) {
                lives.live(line, built, place, times);
            }
        }
        return times.build().toArray();
    }
}
