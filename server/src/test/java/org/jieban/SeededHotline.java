package org.jieban;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jieban.postgres.Database;

/**
 * A hotline of three people with a token each, written straight into the database of a server that
 * runs in a process of its own, below the city that its first start has made.
 */
public record SeededHotline(String agent, String dispatcher, String handler, long street) {

    public static SeededHotline in(Database database) throws SQLException {
        try (var connection =
                DriverManager.getConnection(
                        database.url(), database.username(), database.password())) {
            // one root only: whoever stands over everything sees what no unit has yet
            var city = id(connection, "select id from unit where parent_id is null");
            var hotline = unit(connection, "HOTLINE-K", "市民热线服务中心", "HOTLINE", city);
            var district = unit(connection, "DISTRICT-K", "试验区", "DISTRICT", city);
            var street = unit(connection, "STREET-K", "试验街道", "STREET", district);
            execute(connection, "update unit_tree set version = nextval('unit_tree_version')");
            return new SeededHotline(
                    token(connection, hotline, city, "AGENT", "{cases:read,cases:write,intake}"),
                    token(connection, hotline, city, "DISPATCHER", "{cases:read,cases:write}"),
                    token(connection, street, street, "HANDLER", "{cases:read,cases:write}"),
                    street);
        }
    }

    private static long unit(
            Connection connection, String code, String name, String kind, long parent)
            throws SQLException {
        return id(
                connection,
                "insert into unit (code, name, kind, parent_id, valid_from)"
                        + " values (?, ?, ?, ?, '2020-01-01') returning id",
                code,
                name,
                kind,
                parent);
    }

    private static String token(
            Connection connection, long unit, long scope, String role, String scopes)
            throws SQLException {
        var person =
                id(
                        connection,
                        "insert into person (name, username, password_hash, must_change_password, created_at)"
                                + " values (?, ?, 'none', false, now()) returning id",
                        "试验人员",
                        "kill-" + role.toLowerCase(java.util.Locale.ROOT));
        var post =
                id(
                        connection,
                        "insert into post (person_id, unit_id, scope_unit_id, role, title, valid_from)"
                                + " values (?, ?, ?, ?, '', '2020-01-01') returning id",
                        person,
                        unit,
                        scope,
                        role);
        var token = "jb_" + (role + "x".repeat(43)).substring(0, 43);
        id(
                connection,
                "insert into token (post_id, name, hash, scopes, created_at, expires_at)"
                        + " values (?, 'test', ?, ?::text[], now(), now() + interval '1 day') returning id",
                post,
                sha256(token),
                scopes);
        return token;
    }

    private static long id(Connection connection, String sql, Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
