package org.jieban.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jieban.calendar.CityZone;
import org.jieban.identity.Role;
import org.jieban.scheme.SchemeDocument;
import org.jieban.shared.ToolCommand;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./jieban bench ranking [--cases N]}: rankings, drill-downs and a new answer's way into the
 * ranking through HTTP, with twenty million closed cases in the store; beside them the plain {@code
 * GROUP BY} over the same rows.
 */
@Component
@Profile("bench")
class RankingBench implements ToolCommand {

    private static final long CASES = 20_000_000;
    private static final int MONTHS = 23;
    private static final int TRIED = 12;
    private static final int TRIALS = 5;
    private static final List<String> GROUPS = List.of("STREET", "DISTRICT", "DEPARTMENT");
    private static final List<String> CUTS =
            List.of("CATEGORY", "WEEK", "COMMUNITY", "SECTION", "HANDLER", "CLOCK");
    private static final List<String> TABLES =
            List.of("assessed_part", "assessed_answer", "assessed_day", "assessed_work");

    private static final String PLAIN =
            """
            select a.unit_id, count(*) as valid, count(*) filter (where cell >= 12) as contacted,
                count(*) filter (where cell % 12 < 4) as solved,
                count(*) filter (where cell % 4 = 0) as satisfied,
                count(*) filter (where cell % 4 = 1) as basically
            from assessed_answer a
            where counts and share = 0 and answered_at >= :from and answered_at < :until
            group by a.unit_id
            """;
    private static final String SIZE =
            """
            select coalesce(sum(pg_total_relation_size(relid)), pg_total_relation_size(:table))
            from pg_partition_tree(:table)
            """;

    private final BenchCity city;
    private final RankingCity ranked;
    private final AnswersComeIn answers;
    private final JdbcClient jdbc;
    private final Environment environment;
    private final JsonMapper json;
    private final Clock clock;

    RankingBench(
            BenchCity city,
            RankingCity ranked,
            AnswersComeIn answers,
            JdbcClient jdbc,
            Environment environment,
            JsonMapper json,
            Clock clock) {
        this.city = city;
        this.ranked = ranked;
        this.answers = answers;
        this.jdbc = jdbc;
        this.environment = environment;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "bench ranking";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        int at = arguments.indexOf("--cases");
        long cases = at < 0 ? CASES : Long.parseLong(arguments.get(at + 1));
        var built = city.build(AnswersComeIn.CLIENTS + 1);
        var units = ranked.build();
        var start = System.nanoTime();
        boolean loaded = load(units, cases);
        var took = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        if (arguments.contains("--load-only")) {
            return 0;
        }
        var assessor = city.token("bench-assessor", city.id("B"), Role.ASSESSOR);
        try (var line = new HttpLine(port)) {
            var result = new LinkedHashMap<String, Object>();
            result.put("bench", "ranking");
            result.put("cases", cases);
            result.put("loadedInSeconds", loaded ? took : null);
            result.put("answers", count("assessed_answer"));
            result.put("bytes", bytes());
            result.put("rankingAimMillis", 100);
            result.put("ranking", rankings(line, assessor));
            result.put("plainGroupByOneMonth", plain(1));
            result.put("plainGroupBySixMonths", plain(6));
            result.put("drillDownAimMillis", 500);
            result.put("drillDown", drillDowns(line, assessor, units));
            result.put("trialAimMillis", 10_000);
            result.put("trialOfTwelveMonths", trials(line, assessor));
            result.put("answerAimMillis", 1000);
            result.put("answerToRanking", answers.measure(port, built, assessor));
            result.put("serverMemoryMegabytes", memory());
            result.put("processors", Runtime.getRuntime().availableProcessors());
            out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(result));
            return 0;
        } catch (IOException failed) {
            throw new IllegalStateException("the bench could not ask: " + failed, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private boolean load(RankingCity.Built units, long cases) {
        if (count("assessed_answer") >= cases) {
            return false;
        }
        new RankingLoad(jdbc, units, cases, clock.instant()).load();
        return true;
    }

    /** Any month with the five before it; the first time it is asked for and later. */
    private Map<String, Object> rankings(HttpLine line, String token) throws IOException {
        var measured = new LinkedHashMap<String, Object>();
        for (var group : GROUPS) {
            var paths = new ArrayList<String>();
            for (int back = 0; back < MONTHS; back++) {
                paths.add(
                        "/api/assessment/ranking?group=%s&period=%s".formatted(group, month(back)));
            }
            var first = asked(line, token, paths, 1);
            measured.put(group, Map.of("first", first, "again", asked(line, token, paths, 5)));
        }
        return measured;
    }

    private Map<String, Object> drillDowns(HttpLine line, String token, RankingCity.Built units)
            throws IOException {
        var measured = new LinkedHashMap<String, Object>();
        for (var cut : CUTS) {
            measured.put(
                    cut,
                    Map.of(
                            "streets", pieces(line, token, cut, units.streets()),
                            "departments", pieces(line, token, cut, units.departments()),
                            "districts", pieces(line, token, cut, units.districts())));
        }
        measured.put("lost points of streets", units(line, token, "losses?", units.streets()));
        measured.put("lost points of districts", units(line, token, "losses?", units.districts()));
        var behind = "cases?figure=notSolved&";
        measured.put("cases of streets", units(line, token, behind, units.streets()));
        measured.put("cases of districts", units(line, token, behind, units.districts()));
        return measured;
    }

    /** Another scheme on the last twelve months, all groups, beside the one in force. */
    private Map<String, Object> trials(HttpLine line, String token) throws IOException {
        var body =
                json.writeValueAsString(
                        Map.of(
                                "yaml",
                                SchemeDocument.ready("early-thirds"),
                                "until",
                                month(1).toString(),
                                "months",
                                TRIED,
                                "group",
                                "STREET"));
        var taken = LongStream.builder();
        var start = System.nanoTime();
        for (int i = 0; i < TRIALS; i++) {
            long before = System.nanoTime();
            line.send("POST", "/api/assessment/trials", token, "", body);
            taken.add(System.nanoTime() - before);
        }
        return Timings.of(
                        List.of(taken.build().toArray()),
                        Duration.ofNanos(System.nanoTime() - start))
                .summary();
    }

    private Map<String, Object> pieces(HttpLine line, String token, String cut, Long[] units)
            throws IOException {
        return units(line, token, "drill-down?by=" + cut + "&", units);
    }

    private Map<String, Object> units(HttpLine line, String token, String path, Long[] units)
            throws IOException {
        var paths = new ArrayList<String>();
        for (var unit : RankingCity.some(units, 40)) {
            paths.add(
                    "/api/assessment/%sunit=%d&period=%s"
                            .formatted(
                                    path,
                                    unit,
                                    month(path.startsWith("cases") ? 1 : paths.size() % MONTHS)));
        }
        return asked(line, token, paths, 1);
    }

    private static Map<String, Object> asked(
            HttpLine line, String token, List<String> paths, int times) throws IOException {
        var taken = LongStream.builder();
        var start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            for (var path : paths) {
                long before = System.nanoTime();
                line.send("GET", path, token, "", "");
                taken.add(System.nanoTime() - before);
            }
        }
        return Timings.of(
                        List.of(taken.build().toArray()),
                        Duration.ofNanos(System.nanoTime() - start))
                .summary();
    }

    private Map<String, Object> plain(int months) {
        var taken = LongStream.builder();
        var start = System.nanoTime();
        for (int back = 1; back <= 3; back++) {
            long before = System.nanoTime();
            jdbc.sql(PLAIN)
                    .param(
                            "from",
                            month(back + months)
                                    .atDay(19)
                                    .atStartOfDay(CityZone.ZONE)
                                    .toOffsetDateTime())
                    .param(
                            "until",
                            month(back).atDay(19).atStartOfDay(CityZone.ZONE).toOffsetDateTime())
                    .query()
                    .listOfRows();
            taken.add(System.nanoTime() - before);
        }
        return Timings.of(
                        List.of(taken.build().toArray()),
                        Duration.ofNanos(System.nanoTime() - start))
                .summary();
    }

    private YearMonth month(int back) {
        return YearMonth.from(clock.instant().atZone(CityZone.ZONE)).minusMonths(back);
    }

    private Map<String, Object> bytes() {
        var bytes = new LinkedHashMap<String, Object>();
        for (var table : TABLES) {
            bytes.put(table, jdbc.sql(SIZE).param("table", table).query(Long.class).single());
        }
        bytes.put(
                "wholeDatabase",
                jdbc.sql("select pg_database_size(current_database())").query(Long.class).single());
        return bytes;
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** What this process holds in memory now and held at most; empty where the system does not tell. */
    private static Map<String, Object> memory() throws IOException {
        var memory = new LinkedHashMap<String, Object>();
        var status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            for (var one : Files.readAllLines(status)) {
                if (one.startsWith("VmRSS:") || one.startsWith("VmHWM:")) {
                    var words = one.split("\\s+", -1);
                    memory.put(
                            one.startsWith("VmRSS:") ? "now" : "most",
                            Long.parseLong(words[1]) / 1024);
                }
            }
        }
        return memory;
    }
}
