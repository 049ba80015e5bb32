package org.jieban;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed while ladders are climbed: each rung of each case stands once, in its order. */
class LaddersUnderKillTests {

    private static final int CASES = 30;
    private static final int RUNGS = 60;
    private static final int ALL = CASES * RUNGS;

    private static final String RUNG =
            """
            {"code": "%s", "name": "一级", "nameEn": "A rung",
             "at": {"of": "AFTER_START", "share": 0, "limit": null},
             "action": {"kind": "TELL",
                        "tell": [{"to": "LEAD_LEADER", "unit": null, "role": null, "person": null}],
                        "urgent": false, "unit": null, "limit": null, "urgency": null, "words": "请过问"},
             "since": null}
            """;
    private static final String LADDER =
            """
            {"code": "killed", "version": 1, "name": "强杀", "nameEn": "Killed", "active": true,
             "clock": "FEEDBACK",
             "when": {"categories": [], "urgencies": [], "areas": [], "fromRound": 1, "whistleOpen": null},
             "rungs": [%s]}
            """;

    @TempDir Path directory;

    @SuppressWarnings("NullAway.Init")
    private KillableServer server;

    @BeforeEach
    void start() {
        server = new KillableServer(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test // [utest->rule~ladder.once~1] [utest->rule~ladder.in-order~1]
    void eachRungStandsExactlyOnceHoweverOftenTheServerIsKilled() throws Exception {
        var hotline = SeededHotline.in(server.database());
        var http = new CaseClient(() -> server.url());
        http.awaitUnit(hotline.street(), hotline.dispatcher());
        for (int i = 0; i < CASES; i++) {
            dispatched(http, hotline, i);
        }
        aLadderThatIsDueAtOnce();

        awaitRungs(ALL / 10);
        server.killAndStartAgain();
        awaitRungs(ALL / 2);
        server.killAndStartAgain();
        awaitRungs(ALL);
        awaitNothingArmed();

        assertThat(rungsByCase())
                .hasSize(CASES)
                .values()
                .allSatisfy(rungs -> assertThat(rungs).isEqualTo(codes()));
        server.stopsWithNothingWrong();
    }

    private static void dispatched(CaseClient http, SeededHotline hotline, int n) {
        var taken =
                http.post(
                        "/api/cases",
                        hotline.agent(),
                        "taking-in-" + n,
                        CaseClient.newCase("路灯不亮"));
        http.post(
                "/api/cases/" + taken.number() + "/acts/dispatch",
                hotline.dispatcher(),
                "dispatching-" + n,
                "{\"version\": %d, \"unit\": %d, \"reason\": \"属地\"}"
                        .formatted(taken.version(), hotline.street()));
    }

    private static List<String> codes() {
        return IntStream.range(0, RUNGS).mapToObj("r%02d"::formatted).toList();
    }

    private void aLadderThatIsDueAtOnce() throws Exception {
        var document =
                LADDER.formatted(codes().stream().map(RUNG::formatted).collect(joining(", ")));
        try (var connection = server.connect();
                var ladder =
                        connection.prepareStatement(
                                "insert into ladder_version (code, version, document, made_by, made_at)"
                                        + " values ('killed', 1, ?::jsonb, '', now())");
                var rearming = connection.createStatement()) {
            ladder.setString(1, document);
            ladder.executeUpdate();
            rearming.executeUpdate("insert into ladder_rearming default values");
        }
    }

    private void awaitRungs(int wanted) throws Exception {
        server.await("select count(*) from case_event where type = 'RungReached'", wanted);
    }

    private void awaitNothingArmed() throws Exception {
        while (server.ask("select count(*) from armed_rung where ladder = 'killed'") > 0) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    private Map<Long, List<String>> rungsByCase() throws Exception {
        var found = new LinkedHashMap<Long, List<String>>();
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select case_id, payload::json ->> 'rung' from case_event"
                                        + " where type = 'RungReached' order by case_id, seq")) {
            while (rows.next()) {
                found.computeIfAbsent(rows.getLong(1), _ -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        return found;
    }
}
