package org.jieban.catalogue;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jieban.calendar.Limit;
import org.jieban.shared.CsvSheet.Line;
import org.jspecify.annotations.Nullable;

/** The category tree as a file: read with every mistake named, written so that it can be read again. */
final class CategoryCsv {

    /** Top, middle and leaf. */
    static final int LEVELS = 3;

    /** Between the items of a checklist. */
    private static final String ITEMS = "；";

    /** Nobody goes through more on site. */
    private static final int MOST_ITEMS = 12;

    private static final String[] COLUMNS = {
        "code",
        "name",
        "parent",
        "kind",
        "urgency",
        "exempt",
        "sensitive",
        "weight",
        "keywords",
        "examples",
        "on_site",
        "checklist",
        "progress"
    };

    private static final Set<String> YES = Set.of("yes", "true", "1", "是");
    private static final Set<String> NO = Set.of("no", "false", "0", "否", "");

    private CategoryCsv() {}

    /** A row of the file as it stands, before its place in the tree is known. */
    private record Entry(Line row, String code, @Nullable String parent) {}

    /**
     * Reads a whole tree, parents before children.
     *
     * @throws org.jieban.shared.ProblemException {@code catalogue/csv-refused} with line and reason
     */
    // [impl->rule~category.csv~1]
    static List<Category> read(byte[] file) {
        var table = CsvTable.read(file, Set.of("code", "name", "parent"), Set.of(COLUMNS));
        var entries = entries(table);
        var levels = new HashMap<String, Integer>();
        for (var entry : entries.values()) {
            level(entry, entries, levels, table);
        }
        table.refuseIfWrong();
        var byLevel =
                entries.values().stream()
                        .sorted((a, b) -> Integer.compare(at(levels, a), at(levels, b)))
                        .toList();
        var read = new HashMap<String, Category>();
        for (var entry : byLevel) {
            var above = entry.parent() == null ? null : read.get(entry.parent());
            read.put(entry.code(), category(entry, at(levels, entry), above, table));
        }
        table.refuseIfWrong();
        return byLevel.stream().map(entry -> found(read, entry.code())).toList();
    }

    static String write(List<Category> categories) {
        var text = new StringWriter();
        try (var csv = new CSVPrinter(text, CSVFormat.DEFAULT.builder().setHeader(COLUMNS).get())) {
            for (var category : categories) {
                csv.printRecord(
                        category.code(),
                        category.name(),
                        category.parent(),
                        category.kind(),
                        category.urgency(),
                        category.exempt() ? "yes" : "",
                        category.sensitive() ? "yes" : "",
                        category.weight().toPlainString(),
                        String.join(" ", category.keywords()),
                        category.examples(),
                        category.onSite() ? "yes" : "no",
                        String.join(ITEMS, category.checklist()),
                        category.progress() == null ? "-" : category.progress());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static Map<String, Entry> entries(CsvTable table) {
        var entries = new LinkedHashMap<String, Entry>();
        for (var row : table.lines()) {
            var code = row.text("code");
            if (code.isEmpty() || code.length() > 32) {
                table.error(
                        row, "code", code.isEmpty() ? "required" : "too-long", Map.of("limit", 32));
                continue;
            }
            if (row.text("name").isEmpty()) {
                table.error(row, "name", "required");
            } else if (row.text("name").length() > 100) {
                table.error(row, "name", "too-long", Map.of("limit", 100));
            }
            var parent = row.text("parent").isEmpty() ? null : row.text("parent");
            var earlier = entries.putIfAbsent(code, new Entry(row, code, parent));
            if (earlier != null) {
                table.error(row, "code", "duplicate-line", Map.of("line", earlier.row().number()));
            }
        }
        return entries;
    }

    /** Level of an entry, found on the way up; a cycle, an unknown parent or a fourth level is an error. */
    private static void level(
            Entry entry, Map<String, Entry> entries, Map<String, Integer> levels, CsvTable table) {
        var level = 1;
        var at = entry;
        while (at.parent() != null) {
            var above = entries.get(at.parent());
            if (above == null) {
                if (at == entry) {
                    table.error(
                            entry.row(), "parent", "unknown-parent", Map.of("value", at.parent()));
                }
                break;
            }
            if (above == entry || level > entries.size()) {
                table.error(entry.row(), "parent", "category-cycle", Map.of("value", entry.code()));
                return;
            }
            at = above;
            level++;
        }
        if (level > LEVELS) {
            table.error(entry.row(), "parent", "too-deep", Map.of("limit", LEVELS));
        }
        levels.put(entry.code(), level);
    }

    private static Category category(
            Entry entry, int level, @Nullable Category above, CsvTable table) {
        var row = entry.row();
        var kind =
                value(
                        CaseKind.class,
                        "kind",
                        row,
                        table,
                        above == null ? CaseKind.COMPLAINT : above.kind());
        var urgency =
                value(
                        Urgency.class,
                        "urgency",
                        row,
                        table,
                        above == null ? Urgency.GENERAL : above.urgency());
        var words =
                row.text("keywords").isBlank()
                        ? List.<String>of()
                        : List.of(row.text("keywords").split("\\s+"));
        return new Category(
                entry.code(),
                row.text("name"),
                entry.parent(),
                level,
                kind,
                urgency,
                yes("exempt", row, table),
                yes("sensitive", row, table),
                weight(row, table),
                words,
                row.text("examples"),
                onSite(row, above, table),
                checklist(row, above, table),
                progress(row, above, table),
                null);
    }

    private static <E extends Enum<E>> E value(
            Class<E> type, String column, Line row, CsvTable table, E usual) {
        var text = row.text(column);
        if (text.isEmpty()) {
            return usual;
        }
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(text.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        table.error(row, column, "unknown-value", Map.of("value", text));
        return usual;
    }

    private static boolean yes(String column, Line row, CsvTable table) {
        var text = row.text(column).toLowerCase(Locale.ROOT);
        if (!YES.contains(text) && !NO.contains(text)) {
            table.error(row, column, "unknown-value", Map.of("value", text));
        }
        return YES.contains(text);
    }

    private static boolean onSite(Line row, @Nullable Category above, CsvTable table) {
        return row.text("on_site").isEmpty() && above != null
                ? above.onSite()
                : yes("on_site", row, table);
    }

    private static List<String> checklist(Line row, @Nullable Category above, CsvTable table) {
        if (row.text("checklist").isEmpty()) {
            return above == null ? List.of() : above.checklist();
        }
        var items =
                Arrays.stream(row.text("checklist").split("[；;]"))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .distinct()
                        .toList();
        if (items.size() > MOST_ITEMS) {
            table.error(row, "checklist", "too-long", Map.of("limit", MOST_ITEMS));
        }
        return items;
    }

    /** "-" takes back what the entry above promises. */
    private static @Nullable Limit progress(Line row, @Nullable Category above, CsvTable table) {
        var text = row.text("progress");
        if (text.isEmpty()) {
            return above == null ? null : above.progress();
        }
        if (text.equals("-")) {
            return null;
        }
        try {
            return Limit.parse(text);
        } catch (IllegalArgumentException unreadable) {
            table.error(row, "progress", "unknown-value", Map.of("value", text));
            return null;
        }
    }

    private static BigDecimal weight(Line row, CsvTable table) {
        var text = row.text("weight");
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (!text.matches("\\d{1,9}(\\.\\d{1,6})?")) {
            table.error(row, "weight", "unknown-value", Map.of("value", text));
            return BigDecimal.ZERO;
        }
        return new BigDecimal(text);
    }

    private static int at(Map<String, Integer> levels, Entry entry) {
        return levels.getOrDefault(entry.code(), 1);
    }

    private static Category found(Map<String, Category> read, String code) {
        var category = read.get(code);
        if (category == null) {
            throw new IllegalStateException(code);
        }
        return category;
    }
}
