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
import java.util.concurrent.atomic.AtomicLong;
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

    private static final String WORDS = "小区门口的水管从早上开始漏水，人行道上全是水，老人走路很容易滑倒，请尽快派人来修。";

    private final BenchCity city;
    private final BareWrites bare;
    private final JdbcClient jdbc;
    private final Environment environment;
    private final JsonMapper json;
    private final AtomicLong keys = new AtomicLong(System.nanoTime());

    ActsBench(
            BenchCity city,
            BareWrites bare,
            JdbcClient jdbc,
            Environment environment,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.city = city;
        this.bare = bare;
        this.environment = environment;
        this.json = json;
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
            result.put("actsPerLife", 8);
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
                live(line, built, place, times);
            }
        }
        return times.build().toArray();
    }

    private void live(
            HttpLine line, BenchCity.Built built, BenchCity.Place place, LongStream.Builder times)
            throws IOException {
        var taken =
                post(
                        line,
                        "/api/cases",
                        built.agent(),
                        """
                        {"kind":"HELP","category":"010101","title":"水管漏水","words":"%s","area":%d,
                         "address":"南门外","claimant":{"name":"张先生","phone":"138%08d","anonymous":false},
                         "channel":"PHONE","meetingWanted":true,"outcome":"DISPATCH"}
                        """
                                .formatted(
                                        WORDS, place.community().value(), keys.get() % 100_000_000),
                        times);
        var acts = "/api/cases/" + text(taken, "number") + "/acts/";
        int version = number(taken, "version");
        version = act(line, acts + "sign", place.handler(), version, "", times);
        version =
                act(
                        line,
                        acts + "contact",
                        place.handler(),
                        version,
                        ",\"method\":\"PHONE\",\"reached\":true,\"meeting\":\"DECLINED\",\"note\":\"说明情况\"",
                        times);
        version =
                act(
                        line,
                        acts + "note",
                        place.handler(),
                        version,
                        ",\"text\":\"抢修队已到现场\",\"told\":true",
                        times);
        version =
                act(
                        line,
                        acts + "note",
                        place.handler(),
                        version,
                        ",\"text\":\"阀门已更换\",\"told\":true",
                        times);
        version =
                act(
                        line,
                        acts + "reply",
                        place.handler(),
                        version,
                        ",\"text\":\"水管已修复，路面已清理。\",\"resolved\":\"SOLVED\"",
                        times);
        version = act(line, acts + "approve", place.leader(), version, ",\"text\":\"已核实\"", times);
        act(
                line,
                acts + "revisit-answer",
                built.revisiter(),
                version,
                ",\"contacted\":true,\"solved\":\"SOLVED\",\"satisfaction\":\"SATISFIED\"",
                times);
    }

    private int act(
            HttpLine line,
            String path,
            String token,
            int version,
            String more,
            LongStream.Builder times)
            throws IOException {
        return number(
                post(line, path, token, "{\"version\":" + version + more + "}", times), "version");
    }

    private String post(
            HttpLine line, String path, String token, String body, LongStream.Builder times)
            throws IOException {
        var key = "bench-" + keys.incrementAndGet();
        long before = System.nanoTime();
        var answer = line.send("POST", path, token, key, body);
        times.add(System.nanoTime() - before);
        return answer;
    }

    private static String text(String answer, String field) {
        int start = answer.indexOf("\"" + field + "\":\"") + field.length() + 4;
        return answer.substring(start, answer.indexOf('"', start));
    }

    private static int number(String answer, String field) {
        int start = answer.indexOf("\"" + field + "\":") + field.length() + 3;
        int end = start;
        while (Character.isDigit(answer.charAt(end))) {
            end++;
        }
        return Integer.parseInt(answer.substring(start, end));
    }
}
