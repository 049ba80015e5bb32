package org.jieban;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jieban.CaseClient.Acknowledged;
import org.jieban.postgres.Database;
import org.jieban.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Server and PostgreSQL are killed while people work: nothing acknowledged is lost or done twice. */
class ActsUnderKillTests {

    private static final int CLIENTS = 4;
    private static final int CASES_PER_CLIENT = 15;
    private static final int ACTS_PER_CASE = 5;
    private static final Pattern POSTMASTER = Pattern.compile("\"postmaster\": (\\d+)");

    @TempDir Path directory;

    private final AtomicReference<ServerProcess> server = new AtomicReference<>();
    private final AtomicInteger acknowledged = new AtomicInteger();

    /** Case number and version under the key of the act that was answered with them. */
    private final Map<String, Acknowledged> answers = new ConcurrentHashMap<>();

    @AfterEach
    void stop() {
        var last = server.get();
        if (last != null) {
            last.close();
        }
    }

    @Test
    void everyAcknowledgedActIsThereAfterwardsAndNoneTwice() throws Exception {
        var port = ServerProcess.freePort();
        server.set(start(port));
        var hotline = SeededHotline.in(database());
        new CaseClient(() -> server.get().url()).awaitUnit(hotline.street(), hotline.dispatcher());
        var all = CLIENTS * CASES_PER_CLIENT * ACTS_PER_CASE;
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var work = new ArrayList<Future<?>>();
            for (var client = 0; client < CLIENTS; client++) {
                var name = "c" + client;
                work.add(clients.submit(() -> work(name, hotline)));
            }

            awaitAcknowledged(all / 6, work);
            killPostgres();
            awaitAcknowledged(all * 2 / 6, work);
            server.get().kill();
            server.set(start(port));
            awaitAcknowledged(all * 4 / 6, work);
            killPostgres();
            server.get().kill();
            server.set(start(port));

            for (var client : work) {
                client.get();
            }
        }

        assertThat(answers).hasSize(all);
        assertThat(factsByKey())
                .as("each key has left the facts of one act")
                .isEqualTo(numbersByKey());
        assertThat(ask("select count(*) from case_file")).isEqualTo(CLIENTS * CASES_PER_CLIENT);
        assertThat(ask("select count(*) from case_event where act = 'sign'"))
                .isEqualTo(CLIENTS * CASES_PER_CLIENT);
        server.get().close();
        var verify = ServerProcess.tool("verify", directory);
        assertThat(verify.awaitEnd()).as(verify.output()).isZero();
    }

    private void work(String client, SeededHotline hotline) {
        var http = new CaseClient(() -> server.get().url());
        for (var n = 0; n < CASES_PER_CLIENT; n++) {
            var key = "key-" + client + "-" + n + "-";
            var taken =
                    act(http, key + 1, "/api/cases", hotline.agent(), CaseClient.newCase("路灯不亮"));
            var acts = "/api/cases/" + taken.number() + "/acts/";
            var at =
                    act(
                            http,
                            key + 2,
                            acts + "dispatch",
                            hotline.dispatcher(),
                            "{\"version\": %d, \"unit\": %d, \"reason\": \"属地\"}"
                                    .formatted(taken.version(), hotline.street()));
            at = act(http, key + 3, acts + "sign", hotline.handler(), version(at));
            at =
                    act(
                            http,
                            key + 4,
                            acts + "contact",
                            hotline.handler(),
                            "{\"version\": %d, \"method\": \"PHONE\", \"reached\": true, \"meeting\": \"DECLINED\", \"note\": \"已说明\"}"
                                    .formatted(at.version()));
            act(
                    http,
                    key + 5,
                    acts + "note",
                    hotline.handler(),
                    "{\"version\": %d, \"text\": \"已派人\", \"told\": true}".formatted(at.version()));
        }
    }

    private Acknowledged act(CaseClient http, String key, String path, String token, String json) {
        var answer = http.post(path, token, key, json);
        answers.put(key, answer);
        acknowledged.incrementAndGet();
        return answer;
    }

    private static String version(Acknowledged at) {
        return "{\"version\": %d}".formatted(at.version());
    }

    private void awaitAcknowledged(int wanted, List<Future<?>> work) throws Exception {
        while (acknowledged.get() < wanted) {
            for (var client : work) {
                if (client.isDone()) {
                    client.get(); // a client that failed says so here instead of being waited for
                }
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private ServerProcess start(int port) {
        var started = ServerProcess.launch(directory, port);
        started.awaitReady();
        return started;
    }

    private void killPostgres() throws Exception {
        var match = POSTMASTER.matcher(Files.readString(directory.resolve("postgres/jieban.json")));
        assertThat(match.find()).isTrue();
        ProcessHandle.of(Long.parseLong(match.group(1))).orElseThrow().destroyForcibly();
    }

    private Map<String, String> numbersByKey() {
        var numbers = new HashMap<String, String>();
        answers.forEach((key, answer) -> numbers.put(key, answer.number()));
        return numbers;
    }

    private Map<String, String> factsByKey() throws Exception {
        var found = new HashMap<String, String>();
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select e.act_key, c.number from case_event e"
                                        + " join case_file c on c.id = e.case_id where e.act_key is not null")) {
            while (rows.next()) {
                assertThat(found.put(rows.getString(1), rows.getString(2))).isNull();
            }
        }
        return found;
    }

    private long ask(String sql) throws Exception {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private java.sql.Connection connect() throws Exception {
        var database = database();
        return DriverManager.getConnection(
                database.url(), database.username(), database.password());
    }

    private Database database() {
        return EmbeddedPostgres.running(directory).orElseThrow();
    }
}
