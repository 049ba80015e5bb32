package org.jieban.postgres;

import java.sql.DriverManager;
import java.sql.SQLException;

/** A PostgreSQL that somebody else keeps (外部数据库): looked at once, before the server starts. */
public final class ExternalPostgres {

    private static final int OLDEST = 15;

    private ExternalPostgres() {}

    /**
     * Logs in once and refuses what cannot work later.
     *
     * @throws StartRefused with the reason in plain words: too old, not UTF-8, wrong password, nobody
     *     there
     */
    public static void check(Database database) {
        try (var connection =
                        DriverManager.getConnection(
                                database.url(), database.username(), database.password());
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select current_setting('server_version_num')::int / 10000,"
                                        + " current_setting('server_encoding')")) {
            row.next();
            checkVersion(row.getInt(1));
            if (!"UTF8".equals(row.getString(2))) {
                throw new StartRefused(
                        StartRefused.Reason.VERSION_UNSUITABLE,
                        "数据库编码是 %s,需要 UTF8。".formatted(row.getString(2)),
                        "The database is encoded in %s, UTF8 is needed."
                                .formatted(row.getString(2)));
            }
        } catch (SQLException e) {
            throw refusal(database, e);
        }
    }

    static void checkVersion(int major) {
        if (major < OLDEST) {
            throw new StartRefused(
                    StartRefused.Reason.VERSION_UNSUITABLE,
                    "数据库版本过低:PostgreSQL %d,需要 %d 或更高版本。".formatted(major, OLDEST),
                    "The database is too old: PostgreSQL %d, %d or newer is needed."
                            .formatted(major, OLDEST));
        }
    }

    private static StartRefused refusal(Database database, SQLException e) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("28")) {
            return new StartRefused(
                    StartRefused.Reason.CREDENTIALS_REFUSED,
                    "数据库拒绝登录(用户 %s):请检查 --db-user 和 JIEBAN_DB_PASSWORD。"
                            .formatted(database.username()),
                    "The database refused the log-in of %s: check --db-user and JIEBAN_DB_PASSWORD."
                            .formatted(database.username()),
                    e);
        }
        return new StartRefused(
                StartRefused.Reason.UNREACHABLE,
                "无法连接数据库 %s:%s".formatted(database.url(), e.getMessage()),
                "The database %s cannot be reached: %s".formatted(database.url(), e.getMessage()),
                e);
    }
}
