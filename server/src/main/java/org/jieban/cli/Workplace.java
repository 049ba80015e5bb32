package org.jieban.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jieban.postgres.Database;
import org.jieban.postgres.EmbeddedPostgres;
import org.jieban.postgres.ExternalPostgres;
import org.jieban.postgres.StartRefused;
import org.jspecify.annotations.Nullable;

/**
 * The data directory and the database a command works with, held until it is done: external, the one
 * of a running server, or an embedded one of our own.
 */
record Workplace(Path directory, Database database, @Nullable EmbeddedPostgres embedded)
        implements AutoCloseable {

    /** For a server: an embedded database must be ours alone. */
    static Workplace forServer(
            @Nullable Database external, Path directory, Map<String, String> settings) {
        if (external != null) {
            ExternalPostgres.check(external);
            return new Workplace(directory, external, null);
        }
        var embedded = EmbeddedPostgres.start(directory, settings);
        return new Workplace(directory, embedded.database(), embedded);
    }

    /** For a tool: works beside a running server, or alone. */
    static Workplace forTool(@Nullable Database external, Path directory, PrintStream progress) {
        if (external != null) {
            ExternalPostgres.check(external);
            return new Workplace(directory, external, null);
        }
        var running = EmbeddedPostgres.running(directory);
        if (running.isPresent()) {
            progress.printf("使用运行中的服务器数据 Working beside the running server: %s%n", directory);
            return new Workplace(directory, running.get(), null);
        }
        progress.printf("使用数据目录 Working on %s%n", directory);
        try {
            var embedded = EmbeddedPostgres.start(directory, Map.of());
            return new Workplace(directory, embedded.database(), embedded);
        } catch (StartRefused e) {
            // a server that came up in between
            return EmbeddedPostgres.running(directory)
                    .map(database -> new Workplace(directory, database, null))
                    .orElseThrow(() -> e);
        }
    }

    /** What the application must know, in the form Spring takes on a command line. */
    List<String> springArguments(String... more) {
        var arguments = new ArrayList<String>();
        database.springProperties()
                .forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.add("--jieban.data-dir=" + directory.toAbsolutePath().normalize());
        var keys = System.getenv("JIEBAN_KEYS_DIR");
        if (keys != null && !keys.isBlank()) {
            arguments.add("--jieban.keys-dir=" + Path.of(keys).toAbsolutePath().normalize());
        }
        arguments.addAll(List.of(more));
        return arguments;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
