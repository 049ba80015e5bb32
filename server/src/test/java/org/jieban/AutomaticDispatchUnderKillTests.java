package org.jieban;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.jieban.understanding.TestModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed while cases go by themselves: each goes once, whole. */
class AutomaticDispatchUnderKillTests {

    private static final int CASES = 30;
    private static final Map<String, String> LEARNED =
            Map.of(
                    "110402",
                    "紫云英 花架子 藤条 木廊柱 棋桌 遮阳篷 晒书台 读报栏 鸟笼架 茶水亭 拴马桩 水磨石凳",
                    "120101",
                    "水车坊 磨豆子 石碾盘 竹筛 打谷场 晒稻谷 斗笠 犁耙 蓑衣 谷仓门 扁担 晾茶匾");
    private static final String REQUEST =
            """
            {"words": "紫云英，花架子，藤条，木廊柱，棋桌，遮阳篷，晒书台，读报栏，第%d处", "area": %d, "outcome": "POOL"}
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

    @Test // [utest->rule~autodispatch.once~1]
    void eachCaseGoesOnceAndWholeHoweverOftenTheServerIsKilled() throws Exception {
        var hotline = SeededHotline.in(server.database());
        var http = new CaseClient(() -> server.url());
        http.awaitUnit(hotline.street(), hotline.agent());
        for (int at = 0; at < CASES; at++) {
            http.post(
                    "/api/cases",
                    hotline.agent(),
                    "taking-in-" + at,
                    REQUEST.formatted(at, hotline.street()));
        }
        server.await("select count(*) from automatic_look", CASES);
        assertThat(sent()).isZero();
        // looked at once more, now that it is allowed
        aModelAndAllAllowed();

        server.await("select count(*) from case_event where type = 'Dispatched'", 3);
        server.killAndStartAgain();
        server.await("select count(*) from case_event where type = 'Dispatched'", CASES / 2);
        server.killAndStartAgain();
        server.await("select count(*) from automatic_look where sent_at is not null", CASES);

        assertThat(
                        server.ask(
                                """
                                select count(*) from (
                                    select case_id from case_event
                                    where type in ('Accepted', 'SortedByItself', 'Dispatched')
                                    group by case_id
                                    having count(*) = 3 and count(distinct type) = 3) as whole
                                """))
                .isEqualTo(CASES);
        assertThat(sent()).isEqualTo(CASES);
        server.stopsWithNothingWrong();
    }

    private void aModelAndAllAllowed() throws Exception {
        try (var connection = server.connect();
                var model =
                        connection.prepareStatement(
                                """
                                insert into understanding_model (subject, learned_at, lessons, lessons_from, held_out_from,
                                    held_out_until, held_out, accuracy, top_three, sure_share, sure_right, state,
                                    in_force_since, decided_by, model)
                                values ('CATEGORY', now(), 120, now(), now(), now(), 1, 1, 1, 1, 1, 'IN_FORCE', now(),
                                    'test', ?)
                                """);
                var rest = connection.createStatement()) {
            model.setBytes(1, TestModels.file(LEARNED));
            model.executeUpdate();
            rest.executeUpdate(
                    """
                    insert into automatic_switch (is_on, by_itself, reason, decided_by, decided_at)
                    values (true, false, '试验', 'test', now());
                    insert into automatic_threshold (category, way, sends_from, by_itself, reason, decided_by, decided_at)
                    values (null, 'FROM', 0.9, false, '试验', 'test', now());
                    insert into matter_case (case_id, matter_id, at, title, said)
                    select id, id, now(), '', '' from case_file
                    on conflict (case_id) do update set matter_id = excluded.matter_id;
                    delete from automatic_look;
                    insert into automatic_waiting (case_id, since, look_at)
                    select id, now(), now() + interval '12 seconds' from case_file
                    """);
        }
    }

    private long sent() throws Exception {
        return server.ask("select count(*) from case_event where type = 'SortedByItself'");
    }
}
