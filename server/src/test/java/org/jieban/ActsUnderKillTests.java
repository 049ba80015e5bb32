package org.jieban;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jieban.CaseClient.Acknowledged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Server and PostgreSQL are killed while people work: nothing acknowledged is lost or done twice. */
class ActsUnderKillTests {

    private static final int CLIENTS = 4;
    private static final int CASES_PER_CLIENT = 15;
    private static final int ACTS_PER_CASE = 5;

    @TempDir Path directory;

    @SuppressWarnings("NullAway.Init")
    private KillableServer server;

    private final AtomicInteger acknowledged = new AtomicInteger();

    /** Case number and version under the key of the act that was answered with them. */
    private final Map<String, Acknowledged> answers = new ConcurrentHashMap<>();

    @BeforeEach
    void start() {
        server = new KillableServer(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyAcknowledgedActIsThereAfterwardsAndNoneTwice() throws Exception {
        var hotline = SeededHotline.in(server.database());
        new CaseClient(() -> server.url()).awaitUnit(hotline.street(), hotline.dispatcher());
        var all = CLIENTS * CASES_PER_CLIENT * ACTS_PER_CASE;
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var work = new ArrayList<Future<?>>();
            for (var client = 0; client < CLIENTS; client++) {
                var name = "c" + client;
                work.add(clients.submit(() -> work(name, hotline)));
            }

            awaitAcknowledged(all / 6, work);
            server.killPostgres();
            awaitAcknowledged(all * 2 / 6, work);
            server.killAndStartAgain();
            awaitAcknowledged(all * 4 / 6, work);
            server.killPostgres();
            server.killAndStartAgain();

            for (var client : work) {
                client.get();
            }
        }

        assertThat(answers).hasSize(all);
        assertThat(factsByKey())
                .as("each key has left the facts of one act")
                .isEqualTo(numbersByKey());
        assertThat(server.ask("select count(*) from case_file"))
                .isEqualTo(CLIENTS * CASES_PER_CLIENT);
        assertThat(server.ask("select count(*) from case_event where act = 'sign'"))
                .isEqualTo(CLIENTS * CASES_PER_CLIENT);
        server.stopsWithNothingWrong();
    }

    private void work(String client, SeededHotline hotline) {
        var http = new CaseClient(() -> server.url());
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

    private Map<String, String> numbersByKey() {
        var numbers = new HashMap<String, String>();
        answers.forEach((key, answer) -> numbers.put(key, answer.number()));
        return numbers;
    }

    private Map<String, String> factsByKey() throws Exception {
        var found = new HashMap<String, String>();
        try (var connection = server.connect();
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
}
