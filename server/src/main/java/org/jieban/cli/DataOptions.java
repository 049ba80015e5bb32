package org.jieban.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jieban.postgres.Database;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which data a command works on; the same options for every command. */
final class DataOptions {

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--db-url", paramLabel = "JDBC-URL")
    private @Nullable String url;

    @Option(names = "--db-user", paramLabel = "NAME")
    private @Nullable String user;

    @Option(names = "--db-password", paramLabel = "PASSWORD")
    private @Nullable String password;

    /** The external database, when one is named; without a password in the process list. */
    @Nullable Database external() {
        var address = url != null ? url : environment("JIEBAN_DB_URL", "");
        if (address.isEmpty()) {
            return null;
        }
        return new Database(
                address.startsWith("jdbc:") ? address : "jdbc:" + address,
                user != null ? user : environment("JIEBAN_DB_USER", "jieban"),
                password != null ? password : environment("JIEBAN_DB_PASSWORD", ""));
    }

    /** The directory given, or the usual one for this kind of server. */
    Path directory(String usual) {
        if (data != null) {
            return data;
        }
        var given = environment("JIEBAN_DATA", "");
        return given.isEmpty() ? home().resolve(usual) : Path.of(given);
    }

    /**
     * For tools: the directory given, else the one a server works on now, else the one that exists;
     * the real installation before the demo.
     */
    Path directoryInUse() {
        var candidates =
                List.of(
                        directory(ServerCommand.Kind.RUN.directory),
                        directory(ServerCommand.Kind.DEMO.directory));
        return candidates.stream()
                .filter(d -> org.jieban.postgres.EmbeddedPostgres.running(d).isPresent())
                .findFirst()
                .or(() ->
                        candidates.stream()
                                .filter(d -> Files.isDirectory(d.resolve("postgres")))
                                .findFirst())
                .orElse(candidates.getFirst());
    }

    private static String environment(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    /** The checkout or installation; the launcher tells it. */
    private static Path home() {
        return Path.of(System.getProperty("jieban.home", "."), "data");
    }
}
