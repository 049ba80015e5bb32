package org.jieban.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own on {@code DIR/postgres} (内置数据库), alive from {@link #start} to {@link
 * #close}.
 *
 * <p>Held by one process at a time; durable; taken over after a crash; started again on the same
 * port when it dies while the server lives. Other processes on the machine reach it through {@link
 * #running}.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final Pattern PORT = Pattern.compile("\"port\"\\s*:\\s*(\\d{1,5})");
    private static final Pattern READY = Pattern.compile("\"ready\"\\s*:\\s*true");

    private final DirectoryLock lock;
    private final Cluster cluster;
    private final Postmaster postmaster;

    private EmbeddedPostgres(DirectoryLock lock, Cluster cluster, Postmaster postmaster) {
        this.lock = lock;
        this.cluster = cluster;
        this.postmaster = postmaster;
    }

    /**
     * Takes the directory, makes the cluster when there is none, and starts it.
     *
     * @param directory the data directory; {@code jieban.lock} and {@code postgres/} are ours in it
     * @param settings PostgreSQL settings that differ from our defaults, such as {@code
     *     shared_buffers}
     * @throws StartRefused when a person has to do something first
     */
    public static EmbeddedPostgres start(Path directory, Map<String, String> settings) {
        var postgres = directory.toAbsolutePath().normalize().resolve("postgres");
        DiskSpace.makeDirectory(postgres);
        var lock = DirectoryLock.take(directory);
        try {
            DiskSpace.check(postgres);
            return start(lock, postgres, settings);
        } catch (IOException e) {
            lock.close();
            throw DiskSpace.notWritable(postgres, e);
        } catch (InterruptedException e) {
            lock.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedPostgres start(
            DirectoryLock lock, Path postgres, Map<String, String> settings)
            throws IOException, InterruptedException {
        var note = postgres.resolve("jieban.json");
        var port = Files.exists(note) ? number(PORT, Files.readString(note, UTF_8)) : 0;
        write(note, port, 0, false);
        var cluster = new Cluster(postgres);
        Files.createDirectories(cluster.logs());
        var home = Binaries.unpackInto(postgres);
        if (cluster.exists()) {
            cluster.checkVersion();
        }
        var account = Account.forCluster(cluster.data());
        if (!cluster.exists()) {
            log.info("正在创建数据库 Making the database in {}", cluster.data());
            cluster.create(home, account);
        }
        account.own(cluster.data());
        account.own(cluster.logs());
        cluster.tune(settings);
        var holder = new Postmaster[1];
        var postmaster =
                new Postmaster(
                        cluster,
                        home,
                        account,
                        pid -> {
                            try {
                                write(note, holder[0].port(), pid, true);
                            } catch (IOException e) {
                                log.warn("Tools cannot find the database: {} not written", note, e);
                            }
                        });
        holder[0] = postmaster;
        postmaster.start(port);
        return new EmbeddedPostgres(lock, cluster, postmaster);
    }

    /** The database of a server that runs on this directory now, in this process or another. */
    public static Optional<Database> running(Path directory) {
        var postgres = directory.toAbsolutePath().normalize().resolve("postgres");
        var note = postgres.resolve("jieban.json");
        if (!DirectoryLock.isHeld(directory) || !Files.isRegularFile(note)) {
            return Optional.empty();
        }
        try {
            var text = Files.readString(note, UTF_8);
            return READY.matcher(text).find()
                    ? Optional.of(
                            database(
                                    number(PORT, text),
                                    Cluster.ROLE,
                                    new Cluster(postgres).password()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The program's own database. */
    public Database database() {
        return database(Cluster.ROLE);
    }

    /** Another database of the same cluster, for tests and benchmarks that make one. */
    public Database database(String name) {
        try {
            return database(postmaster.port(), name, cluster.password());
        } catch (IOException e) {
            throw DiskSpace.notWritable(cluster.data(), e);
        }
    }

    private static Database database(int port, String name, String password) {
        return new Database(
                "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable&gssEncMode=disable&ApplicationName=jieban"
                        .formatted(port, name),
                Cluster.ROLE,
                password);
    }

    private static int number(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        return match.find() ? Integer.parseInt(match.group(1)) : 0;
    }

    private static void write(Path note, int port, long postmaster, boolean ready)
            throws IOException {
        var draft = note.resolveSibling("jieban.json.new");
        Files.writeString(
                draft,
                """
                {"port": %d, "database": "%s", "user": "%s", "server": %d, "postmaster": %d, "version": "%s", "ready": %b}
                """
                        .formatted(
                                port,
                                Cluster.ROLE,
                                Cluster.ROLE,
                                ProcessHandle.current().pid(),
                                postmaster,
                                Binaries.VERSION,
                                ready),
                UTF_8);
        Files.move(
                draft, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Stops PostgreSQL properly and gives the directory up. */
    @Override
    public void close() {
        postmaster.stop();
        lock.close();
    }
}
