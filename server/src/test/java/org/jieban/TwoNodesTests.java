package org.jieban;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jieban.CaseClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one external database, asked about the same case at the same moment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTests {

    private static final int ROUNDS = 10;

    private final List<ServerProcess> nodes = new ArrayList<>();
    private SeededHotline hotline = new SeededHotline("", "", "", 0);

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        var database = TestDatabase.create("jieban_test_nodes_" + ProcessHandle.current().pid());
        var options =
                new String[] {
                    "--db-url", database.url(),
                    "--db-user", database.username(),
                    "--db-password", database.password()
                };
        nodes.add(ServerProcess.started(directory, options));
        nodes.add(ServerProcess.started(directory, options));
        hotline = SeededHotline.in(database);
        client(0).awaitUnit(hotline.street(), hotline.dispatcher());
        client(1).awaitUnit(hotline.street(), hotline.dispatcher());
    }

    @AfterAll
    void stop() {
        nodes.forEach(ServerProcess::close);
    }

    @Test
    void ofTwoActsOnTheSameVersionExactlyOneIsDone() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var taken = newCase("two-acts-" + round);

            var answers =
                    atOnce(
                            dispatch(0, taken, "node0-dispatch-" + round),
                            dispatch(1, taken, "node1-dispatch-" + round));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 409)
                    .allSatisfy(answer -> assertThat(answer.body()).contains("case/stale"));
        }
    }

    @Test
    void oneActSentToBothNodesIsDoneOnceAndAnsweredTwice() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var taken = newCase("one-act-" + round);
            var key = "both-nodes-dispatch-" + round;

            var answers = atOnce(dispatch(0, taken, key), dispatch(1, taken, key));

            assertThat(answers)
                    .extracting(Answer::acknowledged)
                    .containsOnly(answers.getFirst().acknowledged());
        }
    }

    @Test
    void theFirstNodeOnAnEmptyDatabaseLetsAnAdministratorInAndTheSecondDoesNot() {
        assertThat(nodes.getFirst().output())
                .containsPattern("First administrator: admin .*: \\S+\\n");
        assertThat(nodes.getLast().output()).doesNotContain("First administrator");
    }

    private CaseClient.Acknowledged newCase(String key) {
        return client(0).post("/api/cases", hotline.agent(), key, CaseClient.newCase("井盖破损"));
    }

    private Callable<Answer> dispatch(int node, CaseClient.Acknowledged at, String key) {
        return () ->
                client(node)
                        .once(
                                "/api/cases/" + at.number() + "/acts/dispatch",
                                hotline.dispatcher(),
                                key,
                                "{\"version\": %d, \"unit\": %d, \"reason\": \"属地\"}"
                                        .formatted(at.version(), hotline.street()));
    }

    private CaseClient client(int node) {
        return new CaseClient(() -> nodes.get(node).url());
    }

    private static List<Answer> atOnce(Callable<Answer> one, Callable<Answer> other)
            throws Exception {
        var barrier = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first =
                    threads.submit(() -> {
                        barrier.await();
                        return one.call();
                    });
            var second =
                    threads.submit(() -> {
                        barrier.await();
                        return other.call();
                    });
            return List.of(first.get(), second.get());
        }
    }
}
