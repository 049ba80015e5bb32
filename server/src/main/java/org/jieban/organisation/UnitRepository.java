package org.jieban.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

    private static final String SAVE =
            """
            insert into unit as u (code, name, kind, valid_from, valid_until, residents)
            select code, name, kind, valid_from::date, valid_until::date, residents::integer
            from unnest(:codes, :names, :kinds, :froms, :untils, :residents)
                as r (code, name, kind, valid_from, valid_until, residents)
            on conflict (code) do update set
                name = excluded.name,
                kind = excluded.kind,
                valid_from = excluded.valid_from,
                valid_until = excluded.valid_until,
                residents = excluded.residents
            """;

    /** Apart from the rows themselves, because a file may name a child before its parent. */
    private static final String PLACE =
            """
            update unit u
            set parent_id = p.id
            from unnest(:codes, :parents) as r (code, parent)
            left join unit p on p.code = r.parent
            where u.code = r.code and u.parent_id is distinct from p.id
            """;

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

    void save(List<UnitRow> rows) {
        jdbc.sql(SAVE)
                .param("codes", texts(rows, UnitRow::code))
                .param("names", texts(rows, UnitRow::name))
                .param("kinds", texts(rows, UnitRow::kind))
                .param("froms", texts(rows, UnitRow::from))
                .param("untils", texts(rows, UnitRow::until))
                .param("residents", texts(rows, UnitRow::residents))
                .update();
        jdbc.sql(PLACE)
                .param("codes", texts(rows, UnitRow::code))
                .param("parents", texts(rows, UnitRow::parent))
                .update();
    }

    private static @Nullable String[] texts(
            List<UnitRow> rows, Function<UnitRow, @Nullable Object> column) {
        var texts = new @Nullable String[rows.size()];
        for (var i = 0; i < texts.length; i++) {
            var value = column.apply(rows.get(i));
            texts[i] = value == null ? null : value.toString();
        }
        return texts;
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
