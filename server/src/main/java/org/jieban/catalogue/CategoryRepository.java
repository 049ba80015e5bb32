package org.jieban.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jieban.calendar.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code category} and their revision. */
@Repository
class CategoryRepository {

    private static final String ALL =
            """
            select code, name, parent, level, kind, urgency, exempt, sensitive, weight, keywords,
                   examples, on_site, checklist, progress, valid_until
            from category
            order by code collate "C"
            """;

    private static final String REVISION = "select categories from catalogue_revision";

    private static final String NEXT_REVISION =
            "update catalogue_revision set categories = nextval('catalogue_revision_number')";

    private static final String PUT =
            """
            insert into category (code, name, parent, level, kind, urgency, exempt, sensitive, weight,
                                  keywords, examples, on_site, checklist, progress, valid_until)
            values (:code, :name, :parent, :level, :kind, :urgency, :exempt, :sensitive, :weight,
                    :keywords, :examples, :onSite, :checklist, :progress, null)
            on conflict (code) do update
            set name = excluded.name, parent = excluded.parent, level = excluded.level,
                kind = excluded.kind, urgency = excluded.urgency, exempt = excluded.exempt,
                sensitive = excluded.sensitive, weight = excluded.weight,
                keywords = excluded.keywords, examples = excluded.examples,
                on_site = excluded.on_site, checklist = excluded.checklist,
                progress = excluded.progress, valid_until = null
            """;

    private static final String END_OTHERS =
            """
            update category
            set valid_until = :day
            where code <> all(:codes) and valid_until is null
            """;

    private final JdbcClient jdbc;

    CategoryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long revision() {
        return jdbc.sql(REVISION).query(Long.class).single();
    }

    /** Locks the tree for this transaction, so that two imports follow one another. */
    void lock() {
        jdbc.sql(NEXT_REVISION).update();
    }

    List<Category> all() {
        return jdbc.sql(ALL).query((row, _) -> toCategory(row)).list();
    }

    void put(Category category) {
        var progress = category.progress();
        jdbc.sql(PUT)
                .param("code", category.code())
                .param("name", category.name())
                .param("parent", category.parent())
                .param("level", category.level())
                .param("kind", category.kind().name())
                .param("urgency", category.urgency().name())
                .param("exempt", category.exempt())
                .param("sensitive", category.sensitive())
                .param("weight", category.weight())
                .param("keywords", String.join(" ", category.keywords()))
                .param("examples", category.examples())
                .param("onSite", category.onSite())
                .param("checklist", category.checklist().toArray(String[]::new))
                .param("progress", progress == null ? null : progress.toString())
                .update();
    }

    int endOthers(List<String> codes, LocalDate day) {
        return jdbc.sql(END_OTHERS)
                .param("codes", codes.toArray(String[]::new))
                .param("day", day)
                .update();
    }

    private static Category toCategory(ResultSet row) throws SQLException {
        return new Category(
                row.getString("code"),
                row.getString("name"),
                row.getString("parent"),
                row.getInt("level"),
                CaseKind.valueOf(row.getString("kind")),
                Urgency.valueOf(row.getString("urgency")),
                row.getBoolean("exempt"),
                row.getBoolean("sensitive"),
                row.getBigDecimal("weight"),
                words(row.getString("keywords")),
                row.getString("examples"),
                row.getBoolean("on_site"),
                List.of((String[]) row.getArray("checklist").getArray()),
                limit(row.getString("progress")),
                row.getObject("valid_until", LocalDate.class));
    }

    private static @Nullable Limit limit(@Nullable String text) {
        return text == null ? null : Limit.parse(text);
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.split(" "));
    }
}
