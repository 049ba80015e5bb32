package org.jieban.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of one PostgreSQL cluster under {@code DIR/postgres}: {@code data/}, the password and
 * the settings this program gives.
 */
final class Cluster {

    /** The role the program works as: owns its database, may make others, is no superuser. */
    static final String ROLE = "jieban";

    private static final String SUPERUSER = "postgres";

    private final Path postgres;

    Cluster(Path postgres) {
        this.postgres = postgres;
    }

    Path data() {
        return postgres.resolve("data");
    }

    Path logs() {
        return postgres.resolve("log");
    }

    String password() throws IOException {
        return Files.readString(postgres.resolve("password"), UTF_8).strip();
    }

    boolean exists() {
        return Files.isDirectory(data());
    }

    /** Refuses a cluster that another major version of PostgreSQL has made. */
    void checkVersion() throws IOException {
        var file = data().resolve("PG_VERSION");
        if (!Files.isRegularFile(file) || !Files.isRegularFile(postgres.resolve("password"))) {
            throw new StartRefused(
                    StartRefused.Reason.CLUSTER_DAMAGED,
                    "%s 不是完整的数据库目录;请从备份恢复,或用 --data 另选目录。".formatted(data()),
                    "%s is not a complete database; restore it from a backup or choose another directory with --data."
                            .formatted(data()));
        }
        var found = Files.readString(file, UTF_8).strip();
        if (!found.equals(Integer.toString(Binaries.MAJOR))) {
            throw new StartRefused(
                    StartRefused.Reason.VERSION_UNSUITABLE,
                    "%s 由 PostgreSQL %s 创建,本程序内置的是 PostgreSQL %d;请先用旧版本导出(pg_dump)再导入,或用 --db-url 连接。"
                            .formatted(data(), found, Binaries.MAJOR),
                    "%s was made by PostgreSQL %s, this program brings PostgreSQL %d; dump it with the old version and restore it, or connect with --db-url."
                            .formatted(data(), found, Binaries.MAJOR));
        }
    }

    /** Whether the last PostgreSQL on these files ended properly (DB_SHUTDOWNED in pg_control). */
    boolean wasShutDown() throws IOException {
        var control = ByteBuffer.wrap(Files.readAllBytes(data().resolve("global/pg_control")));
        // after the 8-byte system identifier and two 4-byte versions
        return control.order(ByteOrder.nativeOrder()).getInt(16) == 1;
    }

    /** Makes the cluster beside its place and moves it there when nothing is missing any more. */
    void create(Path home, Account account) throws IOException, InterruptedException {
        var draft = postgres.resolve("data.making");
        if (Files.exists(draft)) {
            Binaries.removeTree(draft);
        }
        Files.createDirectory(draft);
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwx------"));
        var password = HexFormat.of().formatHex(SecureRandom.getSeed(24));
        var passwordFile = postgres.resolve("password");
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, password, UTF_8);
        account.own(draft);
        account.own(passwordFile); // initdb reads it; given back below
        run(
                account.command(
                        home.resolve("bin/initdb").toString(),
                        "--pgdata=" + draft,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--no-instructions"),
                "");
        run(
                account.command(
                        home.resolve("bin/postgres").toString(),
                        "--single",
                        "-D",
                        draft.toString(),
                        "postgres"),
                """
                create role %s login createdb password '%s'
                create database %s owner %s
                """
                        .formatted(ROLE, password, ROLE, ROLE));
        Files.writeString(
                draft.resolve("postgresql.conf"),
                """
                # Written by Jieban. Settings of your own go into postgres/local.conf of the data directory.
                include_if_exists = '../tuned.conf'
                include_if_exists = '../local.conf'
                """,
                UTF_8);
        account.own(draft);
        Files.move(draft, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes the settings of this start; what must not be changed stands on the command line. */
    void tune(Map<String, String> settings) throws IOException {
        var all = new TreeMap<String, String>();
        all.put("max_connections", "100");
        all.put("shared_buffers", "64MB");
        all.put("work_mem", "8MB");
        all.put("maintenance_work_mem", "64MB");
        all.put("effective_cache_size", "512MB");
        all.put("max_wal_size", "512MB");
        all.put("min_wal_size", "80MB");
        all.put("io_workers", "2");
        all.put("random_page_cost", "1.1");
        all.put("jit", "off");
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        all.put("lc_messages", "C");
        all.put("log_min_messages", "warning");
        all.put("log_checkpoints", "off");
        all.put("log_line_prefix", "%m [%p] %u@%d ");
        all.put("logging_collector", "on");
        all.put("log_directory", logs().toAbsolutePath().toString());
        all.put("log_filename", "postgresql-%a.log");
        all.put("log_truncate_on_rotation", "on");
        all.put("log_rotation_age", "1d");
        all.put("log_rotation_size", "0");
        all.putAll(settings);
        var text = new StringBuilder("# Written by Jieban at every start.\n");
        all.forEach((name, value) ->
                text.append(name).append(" = '").append(value.replace("'", "''")).append("'\n"));
        Files.writeString(postgres.resolve("tuned.conf"), text, UTF_8);
    }

    List<String> serverCommand(Path home, int port) {
        return List.of(
                home.resolve("bin/postgres").toString(),
                "-D",
                data().toAbsolutePath().normalize().toString(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "port=" + port,
                "-c",
                "unix_socket_directories=",
                // an answered act is on disk: these three are not for tuning
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "full_page_writes=on");
    }

    private static void run(List<String> command, String input)
            throws IOException, InterruptedException {
        var output = Files.createTempFile("jieban-postgres", ".txt");
        try {
            var process =
                    ChildProcess.prepare(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(UTF_8));
            }
            var exit = process.waitFor();
            var said = Files.readString(output, UTF_8);
            if (exit != 0 || said.contains("ERROR:") || said.contains("FATAL:")) {
                throw ServerLog.refusal(said);
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
