package org.jieban.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jieban.shared.ToolCommand;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./jieban bench worklist}: a unit's work list, soonest due first, and its counts, through HTTP
 * with a million open cases in the city; beside it the plain sort that a list without its index needs.
 */
@Component
@Profile("bench")
class WorklistBench implements ToolCommand {

    private static final int CASES = 1_000_000;
    private static final int ASKED = 400;
    private static final int ASKED_BEFORE = 200;

    private static final String PRESENT = "select count(*) from case_file where number like '99%'";

    /** Spread evenly over all streets, about 2,900 open cases each. */
    private static final String LOAD_CASES =
            """
            insert into case_file (
                id, number, version, state, round, kind, category, urgency, title, area_id, address,
                channel, secret, lead_unit_id, attempts, opened_at, last_type, last_at, hash)
            select 1000000000 + n, '99' || lpad(n::text, 12, '0'), 4, 'HANDLING', 1, 'HELP', '010101',
                   'GENERAL', '测量用工单 ' || n, (:communities::bigint[])[n % :places + 1],
                   '南门外 ' || n || ' 号', 'PHONE', false, (:streets::bigint[])[n % :places + 1], 0,
                   :at::timestamptz - n * interval '1 second', 'Signed', :at, '\\x00'
            from generate_series(1, :count) n
            """;

    private static final String LOAD_PARTS =
            """
            insert into assignment (case_id, no, unit_id, role, state, duty, since, round, contacted,
                                    due_at, due_clock)
            select c.id, 1, c.lead_unit_id, 'LEAD', 'WORKING', '', c.opened_at, 1, c.id % 3 = 0,
                   c.opened_at + (c.id % 2592000) * interval '1 second', 'FEEDBACK'
            from case_file c where c.number like '99%'
            """;

    private static final String WITHOUT_THE_INDEX =
            """
            select a.case_id from assignment a join case_file c on c.id = a.case_id
            where a.state in ('WAITING', 'WORKING', 'SUBMITTED') and a.unit_id = :unit
            order by a.due_at + interval '0 second', a.case_id limit 50
            """;

    private final BenchCity city;
    private final JdbcClient jdbc;
    private final Environment environment;
    private final JsonMapper json;
    private final Clock clock;

    WorklistBench(
            BenchCity city,
            JdbcClient jdbc,
            Environment environment,
            JsonMapper json,
            Clock clock) {
        this.city = city;
        this.jdbc = jdbc;
        this.environment = environment;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "bench worklist";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        var built = city.build(4);
        load();
        var street = built.places().getFirst();
        try (var line = new HttpLine(port)) {
            var result = new LinkedHashMap<String, Object>();
            result.put("bench", "worklist");
            result.put("openCases", jdbc.sql(PRESENT).query(Integer.class).single());
            result.put("aimMillis", 20);
            var list = "/api/cases?queue=ALL_OPEN&limit=50";
            result.put("list", asked(line, list, street.handler()));
            result.put("deepInTheList", deep(line, list, street.handler()));
            result.put(
                    "overdue", asked(line, list.replace("ALL_OPEN", "OVERDUE"), street.handler()));
            result.put("counts", asked(line, "/api/cases/counts", street.handler()));
            result.put("wholeCity", asked(line, list, built.agent()));
            result.put("withoutItsIndex", sorted(street.street().value()));
            result.put("processors", Runtime.getRuntime().availableProcessors());
            out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(result));
            return 0;
        } catch (IOException failed) {
            throw new IllegalStateException("the bench could not ask: " + failed, failed);
        }
    }

    private void load() {
        if (jdbc.sql(PRESENT).query(Integer.class).single() == CASES) {
            return;
        }
        System.err.println("正在装入一百万件在办工单 Loading a million open cases …");
        var streets = new Long[BenchCity.STREETS];
        var communities = new Long[BenchCity.STREETS];
        for (int i = 0; i < BenchCity.STREETS; i++) {
            streets[i] = city.id("BS" + i).value();
            communities[i] = city.id("BC" + i).value();
        }
        jdbc.sql(LOAD_CASES)
                .param("streets", streets)
                .param("communities", communities)
                .param("places", BenchCity.STREETS)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("count", CASES)
                .update();
        jdbc.sql(LOAD_PARTS).update();
        jdbc.sql("analyze case_file").update();
        jdbc.sql("analyze assignment").update();
    }

    private static Map<String, Object> asked(HttpLine line, String path, String token)
            throws IOException {
        for (int i = 0; i < ASKED_BEFORE; i++) {
            line.send("GET", path, token, "", "");
        }
        var times = LongStream.builder();
        var start = System.nanoTime();
        for (int i = 0; i < ASKED; i++) {
            long before = System.nanoTime();
            line.send("GET", path, token, "", "");
            times.add(System.nanoTime() - before);
        }
        return Timings.of(
                        List.of(times.build().toArray()),
                        Duration.ofNanos(System.nanoTime() - start))
                .summary();
    }

    /** The twentieth piece of the list, read on by its key. */
    private static Map<String, Object> deep(HttpLine line, String path, String token)
            throws IOException {
        var cursor = "";
        for (int i = 0; i < 19; i++) {
            var answer = line.send("GET", path + cursor, token, "", "");
            int start = answer.lastIndexOf("\"next\":\"") + 8;
            cursor = "&cursor=" + answer.substring(start, answer.indexOf('"', start));
        }
        return asked(line, path + cursor, token);
    }

    private Map<String, Object> sorted(long unit) {
        var times = LongStream.builder();
        var start = System.nanoTime();
        for (int i = 0; i < ASKED; i++) {
            long before = System.nanoTime();
            jdbc.sql(WITHOUT_THE_INDEX).param("unit", unit).query(Long.class).list();
            times.add(System.nanoTime() - before);
        }
        return Timings.of(
                        List.of(times.build().toArray()),
                        Duration.ofNanos(System.nanoTime() - start))
                .summary();
    }
}
