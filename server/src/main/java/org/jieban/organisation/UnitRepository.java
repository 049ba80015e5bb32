package org.jieban.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code unit} and the version of the tree. */
@Repository
class UnitRepository {

    private static final String ALL =
            """
            select id, code, name, kind, parent_id, valid_from, valid_until, residents
            from unit
            order by code collate "C"
            """;

    private static final String VERSION = "select version from unit_tree";

    private static final String LOCK_TREE =
            "update unit_tree set version = nextval('unit_tree_version')";

    private final JdbcClient jdbc;

    UnitRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Unit> all() {
        return jdbc.sql(ALL).query((row, _) -> toUnit(row)).list();
    }

    long version() {
        return jdbc.sql(VERSION).query(Long.class).single();
    }

    void lockTree() {
        jdbc.sql(LOCK_TREE).update();
    }

    private static Unit toUnit(ResultSet row) throws SQLException {
        var parent = row.getObject("parent_id", Long.class);
        return new Unit(
                new UnitId(row.getLong("id")),
                row.getString("code"),
                row.getString("name"),
                UnitKind.valueOf(row.getString("kind")),
                parent == null ? null : new UnitId(parent),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("residents", Integer.class));
    }
}
