package org.jieban.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server itself, each time on a directory of its own. */
class EmbeddedPostgresTests {

    @TempDir Path directory;

    /** Unpacking takes seconds and is seen working once; the other tests use what it left. */
    @BeforeEach
    void shareTheBinaries() throws Exception {
        var unpacked = Binaries.unpackInto(Files.createDirectories(Path.of("target/binaries")));
        Files.createSymbolicLink(
                Files.createDirectories(directory.resolve("postgres")).resolve(Binaries.VERSION),
                unpacked.toAbsolutePath());
    }

    @Test
    void whatWasWrittenIsThereAfterAStopAndAStart() throws Exception {
        try (var postgres = start()) {
            execute(
                    postgres.database(),
                    "create table fact (id int)",
                    "insert into fact values (1)");
        }
        assertThat(new Cluster(directory.resolve("postgres")).wasShutDown()).isTrue();

        try (var postgres = start()) {
            assertThat(ask(postgres.database(), "select count(*) from fact")).isEqualTo("1");
        }
    }

    @Test
    void anAnsweredCommitIsOnDisk() throws Exception {
        try (var postgres = start()) {
            for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(ask(postgres.database(), "show " + setting)).as(setting).isEqualTo("on");
            }
        }
    }

    @Test
    void aSettingInTheDirectoryCannotMakeItLessDurable() throws Exception {
        Files.writeString(
                directory.resolve("postgres/local.conf"), "fsync = off\nwork_mem = '9MB'\n");

        try (var postgres = start()) {
            assertThat(ask(postgres.database(), "show fsync")).isEqualTo("on");
            assertThat(ask(postgres.database(), "show work_mem")).isEqualTo("9MB");
        }
    }

    @Test
    void theProgramIsNoSuperuserOfItsDatabase() throws Exception {
        try (var postgres = start()) {
            assertThat(ask(postgres.database(), "show is_superuser")).isEqualTo("off");
            assertThat(ask(postgres.database(), "show server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void aSecondOneOnTheSameDirectoryIsRefusedAndHarmsNothing() throws Exception {
        try (var postgres = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOfSatisfying(
                            StartRefused.class,
                            e -> {
                                assertThat(e.reason())
                                        .isEqualTo(StartRefused.Reason.DIRECTORY_IN_USE);
                                assertThat(e.english())
                                        .contains("pid " + ProcessHandle.current().pid());
                            });
            assertThat(ask(postgres.database(), "select 1")).isEqualTo("1");
            assertThat(DirectoryLock.isHeld(directory)).isTrue();
        }
        assertThat(DirectoryLock.isHeld(directory)).isFalse();
    }

    @Test
    void toolsFindTheRunningDatabaseAndNoOther() throws Exception {
        assertThat(EmbeddedPostgres.running(directory)).isEmpty();
        try (var postgres = start()) {
            var found = EmbeddedPostgres.running(directory).orElseThrow();

            assertThat(found).isEqualTo(postgres.database());
            assertThat(found.toString()).doesNotContain(found.password());
        }
        assertThat(EmbeddedPostgres.running(directory)).isEmpty();
    }

    @Test
    void aPostgresKilledUnderTheServerIsStartedAgainOnTheSamePort() throws Exception {
        try (var postgres = start()) {
            var database = postgres.database();
            execute(database, "create table fact (id int)", "insert into fact values (1)");

            ChildProcess.signal("KILL", postmaster());

            assertThat(askUntilAnswered(database, "select count(*) from fact")).isEqualTo("1");
        }
        assertThat(new Cluster(directory.resolve("postgres")).wasShutDown()).isTrue();
    }

    @Test
    void aClusterOfAnotherVersionIsRefusedAndLeftAlone() throws Exception {
        start().close();
        Files.writeString(directory.resolve("postgres/data/PG_VERSION"), "14\n");

        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        e -> {
                            assertThat(e.reason())
                                    .isEqualTo(StartRefused.Reason.VERSION_UNSUITABLE);
                            assertThat(e.chinese()).contains("PostgreSQL 14");
                        });
        assertThat(DirectoryLock.isHeld(directory)).isFalse();
    }

    @Test
    void aPathThatCannotBeADirectoryIsRefused() throws Exception {
        var file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(file.resolve("data"), Map.of()))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        e ->
                                assertThat(e.reason())
                                        .isEqualTo(StartRefused.Reason.DIRECTORY_NOT_WRITABLE));
    }

    @Test
    void aNumberLeftInPostmasterPidThatIsNowAnotherProgramIsNoObstacle() throws Exception {
        start().close();
        var ours = Long.toString(ProcessHandle.current().pid());
        Files.writeString(
                directory.resolve("postgres/data/postmaster.pid"),
                ours + "\n/elsewhere\n0\n5432\n");

        try (var postgres = start()) {
            assertThat(ask(postgres.database(), "select 1")).isEqualTo("1");
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(directory, Map.of());
    }

    private long postmaster() throws Exception {
        return Long.parseLong(
                Files.readAllLines(directory.resolve("postgres/data/postmaster.pid")).getFirst());
    }

    private static String ask(Database database, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                database.url(), database.username(), database.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String askUntilAnswered(Database database, String sql) throws Exception {
        var until = System.nanoTime() + 30_000_000_000L;
        while (true) {
            try {
                return ask(database, sql);
            } catch (SQLException e) {
                if (System.nanoTime() > until) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    private static void execute(Database database, String... sqls) throws SQLException {
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
