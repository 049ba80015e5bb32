package org.jieban;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Brings the database to the shape this version needs, module by module, before anything else
 * touches it.
 *
 * <p>Each module owns the folder {@code db/migration/<module>} and its own history table, so that a
 * module's tables can be read, moved or dropped without the others. The order is fixed here because
 * foreign keys run along it.
 */
@Component
@Import(DatabaseInitializationDependencyConfigurer.class)
public class Migrations implements InitializingBean {

    /** Modules with tables, in the order in which their tables are made. */
    public static final List<String> ORDER =
            List.of(
                    "shared",
                    "throttle",
                    "calendar",
                    "organisation",
                    "identity",
                    "audit",
                    "claimant",
                    "catalogue",
                    "attachment",
                    "casefile",
                    "place",
                    "misuse",
                    "casesearch",
                    "danger",
                    "knowledge",
                    "replycheck",
                    "draft",
                    "rewording",
                    "ladder",
                    "deadline",
                    "whistle",
                    "daily",
                    "dispatch",
                    "appeal",
                    "revisit",
                    "groupmatter",
                    "surge",
                    "assessment",
                    "incident",
                    "understanding",
                    "autodispatch",
                    "notification",
                    "outbox",
                    "analysis",
                    "exchange",
                    "demo");

    private static final int OLDEST_SERVER = 15;
    private static final String LOCK = "select pg_advisory_lock(hashtext('jieban migrations'))";
    private static final String UNLOCK = "select pg_advisory_unlock(hashtext('jieban migrations'))";
    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private final DataSource dataSource;

    /** For a data source without Spring, as the command line's tools have. */
    public Migrations(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void afterPropertiesSet() {
        migrate();
    }

    /** Runs what has not run yet; does nothing the second time. */
    public void migrate() {
        var present = modulesWithMigrations();
        try (var connection = dataSource.getConnection()) {
            refuseOldServer(connection);
            oneNodeAtATime(connection, LOCK);
            try {
                ORDER.stream().filter(present::contains).forEach(this::migrate);
            } finally {
                oneNodeAtATime(connection, UNLOCK);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(
                    "The database cannot be reached: " + broken.getMessage(), broken);
        }
    }

    /** Nodes that start together on an empty database would make the same tables at once. */
    private static void oneNodeAtATime(Connection connection, String lock) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(lock);
        }
    }

    private void migrate(String module) {
        var result =
                Flyway.configure()
                        .dataSource(dataSource)
                        .locations("classpath:db/migration/" + module)
                        .table("flyway_schema_history_" + module)
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        .load()
                        .migrate();
        if (result.migrationsExecuted > 0) {
            log.info("{}: {} migrations run", module, result.migrationsExecuted);
        }
    }

    private static void refuseOldServer(Connection connection) throws SQLException {
        var server = connection.getMetaData();
        if (server.getDatabaseMajorVersion() < OLDEST_SERVER) {
            throw new IllegalStateException(
                    "This database is PostgreSQL %s; Jieban needs PostgreSQL %d or newer"
                            .formatted(server.getDatabaseProductVersion(), OLDEST_SERVER));
        }
    }

    private static String folderOf(String path) {
        var folder = path.substring(0, path.lastIndexOf('/'));
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    private static Set<String> modulesWithMigrations() {
        var modules = new HashSet<String>();
        try {
            for (var script :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:db/migration/*/V*.sql")) {
                modules.add(folderOf(script.getURL().getPath()));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        modules.stream()
                .filter(module -> !ORDER.contains(module))
                .findFirst()
                .ifPresent(module -> {
                    throw new IllegalStateException(
                            "Module " + module + " has migrations but no place in ORDER");
                });
        return modules;
    }
}
