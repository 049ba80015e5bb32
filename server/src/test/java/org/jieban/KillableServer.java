package org.jieban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jieban.postgres.Database;
import org.jieban.postgres.EmbeddedPostgres;

/** A server with a directory and a port of its own that a test kills and starts again, and its database. */
final class KillableServer implements AutoCloseable {

    private static final Pattern POSTMASTER = Pattern.compile("\"postmaster\": (\\d+)");
    private static final int LOOK_AGAIN_NANOS = 2_000_000;

    private final Path directory;
    private final int port = ServerProcess.freePort();
    // clients on other threads ask for its address
    private volatile ServerProcess current;

    /** Starts it and waits until it is well. */
    KillableServer(Path directory) {
        this.directory = directory;
        this.current = started();
    }

    private ServerProcess started() {
        var started = ServerProcess.launch(directory, port);
        started.awaitReady();
        return started;
    }

    String url() {
        return current.url();
    }

    /** {@code kill -9}, and another one in its place. */
    void killAndStartAgain() {
        current.kill();
        current = started();
    }

    void killPostgres() throws IOException {
        var match = POSTMASTER.matcher(Files.readString(directory.resolve("postgres/jieban.json")));
        assertThat(match.find()).isTrue();
        ProcessHandle.of(Long.parseLong(match.group(1))).orElseThrow().destroyForcibly();
    }

    /** Stops it; {@code verify} then finds nothing wrong. */
    void stopsWithNothingWrong() {
        current.close();
        var verify = ServerProcess.tool("verify", directory);
        assertThat(verify.awaitEnd()).as(verify.output()).isZero();
    }

    Database database() {
        return EmbeddedPostgres.running(directory).orElseThrow();
    }

    Connection connect() throws SQLException {
        var database = database();
        return DriverManager.getConnection(
                database.url(), database.username(), database.password());
    }

    /** The number that a question has for an answer. */
    long ask(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Waits until the answer is at least so much. */
    void await(String sql, long wanted) throws SQLException {
        while (ask(sql) < wanted) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    @Override
    public void close() {
        current.close();
    }
}
