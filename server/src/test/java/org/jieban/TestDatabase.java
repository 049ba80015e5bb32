package org.jieban;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jieban.postgres.Database;
import org.jieban.postgres.EmbeddedPostgres;
import org.jieban.postgres.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * A new database for this run: in the server that {@code JIEBAN_TEST_DB} names (a JDBC address with
 * user and password, whose role may create databases), else in an embedded one under {@code
 * target/}.
 */
public final class TestDatabase
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String PREFIX = "jieban_test_";

    private static @Nullable EmbeddedPostgres embedded;

    /** The server of this run, for tests that need a database of their own in it. */
    public static synchronized EmbeddedPostgres embedded() {
        if (embedded == null) {
            embedded = start();
            Runtime.getRuntime().addShutdownHook(new Thread(embedded::close));
        }
        return embedded;
    }

    /** Makes a database that nobody else uses. */
    public static Database create(String name) {
        var server = embedded();
        try (var connection = connect(server.database());
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name);
            return server.database(name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var properties = new HashMap<String, Object>(database().springProperties());
        // the hostile zone: nothing may depend on the session's
        properties.put(
                "spring.datasource.hikari.connection-init-sql",
                "set time zone 'America/Los_Angeles'; set synchronous_commit = off");
        properties.put("jieban.keys-dir", "target/test-data/keys");
        properties.put("jieban.attachments-dir", "target/test-data/attachments");
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test database", properties));
    }

    private static Database database() {
        var external = System.getenv("JIEBAN_TEST_DB");
        var name = PREFIX + ProcessHandle.current().pid();
        if (external == null || external.isBlank()) {
            return create(name);
        }
        try (var connection = DriverManager.getConnection(external);
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name);
            var user = connection.getMetaData().getUserName();
            return new Database(
                    external.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"), user, "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two runs at once in one checkout each find a directory of their own. */
    private static EmbeddedPostgres start() {
        for (var number = 1; ; number++) {
            try {
                var server =
                        EmbeddedPostgres.start(
                                Path.of("target", "test-postgres-" + number),
                                Map.of("shared_buffers", "64MB"));
                dropOld(server);
                return server;
            } catch (StartRefused e) {
                if (e.reason() != StartRefused.Reason.DIRECTORY_IN_USE || number == 9) {
                    throw e;
                }
            }
        }
    }

    private static void dropOld(EmbeddedPostgres server) {
        try (var connection = connect(server.database());
                var statement = connection.createStatement();
                var drop = connection.createStatement()) {
            var old =
                    statement.executeQuery(
                            "select datname from pg_database where datname like '" + PREFIX + "%'");
            while (old.next()) {
                drop.execute("drop database " + old.getString(1) + " with (force)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static java.sql.Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(
                database.url(), database.username(), database.password());
    }
}
