package org.jieban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jieban.postgres.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a real server on a real directory when processes are killed around it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillTests {

    private static final Pattern POSTMASTER = Pattern.compile("\"postmaster\": (\\d+)");

    private Path directory = Path.of(".");
    private @Nullable ServerProcess current;

    /** One directory for all tests here: each takes it as the one before has left it. */
    @BeforeAll
    void useOneDirectory(@TempDir Path shared) {
        directory = shared.resolve("data");
    }

    @AfterAll
    void stop() {
        if (current != null) {
            current.close();
        }
    }

    @Test
    void aServerKilledIsStartedAgainOnWhatItHadWritten() throws Exception {
        var server = running();
        execute("create table if not exists fact (id int)", "insert into fact values (1)");
        var orphan = postmaster();

        server.kill();
        var next = running();

        assertThat(ask("select count(*) > 0 from fact")).isEqualTo("t");
        assertThat(postmaster()).isNotEqualTo(orphan);
        assertThat(ProcessHandle.of(orphan)).isEmpty();
        assertThat(next.output()).contains("Jieban is ready: " + next.url());
    }

    @Test
    void aPostgresKilledUnderTheServerComesBackAndTheServerGoesOn() throws Exception {
        var server = running();
        var killed = postmaster();

        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        ProcessHandle.of(killed).ifPresent(process -> process.onExit().join());

        server.awaitReady();
        assertThat(server.isAlive()).isTrue();
        assertThat(postmaster()).isNotEqualTo(killed);
        assertThat(ask("select 1")).isEqualTo("1");
    }

    @Test
    void aSecondProcessOnTheSameDirectoryIsRefusedAndNamesTheFirst() {
        var first = running();

        var second = ServerProcess.launch(directory, ServerProcess.freePort());

        assertThat(second.awaitEnd()).isEqualTo(1);
        assertThat(second.output())
                .contains("正被另一个进程", "in use by another process (pid " + first.pid() + ")");
        assertThat(first.isWell()).isTrue();
    }

    @Test
    void aTakenPortIsSaidInBothLanguagesBeforeAnythingIsTouched() throws Exception {
        try (var other = new ServerSocket(0)) {
            var elsewhere = directory.resolveSibling("elsewhere");

            var server = ServerProcess.launch(elsewhere, other.getLocalPort());

            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.output())
                    .contains("端口 " + other.getLocalPort() + " 已被其他程序占用")
                    .contains("Port " + other.getLocalPort() + " is taken");
            assertThat(elsewhere).doesNotExist();
        }
    }

    @Test
    void aServerToldToStopLeavesACleanlyShutDownCluster() throws Exception {
        var server = running();
        var postmaster = postmaster();

        server.terminate();

        assertThat(ProcessHandle.of(postmaster)).isEmpty();
        assertThat(clusterState()).as("DB_SHUTDOWNED").isEqualTo(1);
    }

    private ServerProcess running() {
        if (current == null || !current.isAlive()) {
            current = ServerProcess.started(directory);
        }
        return current;
    }

    private long postmaster() throws IOException {
        var note = Files.readString(directory.resolve("postgres/jieban.json"));
        var match = POSTMASTER.matcher(note);
        assertThat(match.find()).isTrue();
        return Long.parseLong(match.group(1));
    }

    /** The state in {@code pg_control}, as {@code pg_controldata} would print it. */
    private int clusterState() throws IOException {
        var control = Files.readAllBytes(directory.resolve("postgres/data/global/pg_control"));
        return ByteBuffer.wrap(control).order(ByteOrder.nativeOrder()).getInt(16);
    }

    private String ask(String sql) throws SQLException {
        var database = EmbeddedPostgres.running(directory).orElseThrow();
        try (var connection =
                        DriverManager.getConnection(
                                database.url(), database.username(), database.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String... sqls) throws SQLException {
        var database = EmbeddedPostgres.running(directory).orElseThrow();
        try (var connection =
                        DriverManager.getConnection(
                                database.url(), database.username(), database.password());
                var statement = connection.createStatement()) {
            for (var sql : sqls) {
                statement.execute(sql);
            }
        }
    }
}
