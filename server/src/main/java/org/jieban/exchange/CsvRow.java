package org.jieban.exchange;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file (行).
 *
 * @param line the physical line on which it begins, counted from 1 with the header
 * @param raw the row as it stands in the file
 * @param wrong why it cannot be read, or null
 */
record CsvRow(
        long line,
        Map<String, Integer> columns,
        List<String> cells,
        String raw,
        @Nullable Reason wrong) {

    /** The cell without blanks around it; empty where the column is not named. */
    String text(@Nullable String column) {
        var place = column == null ? null : columns.get(column);
        return place == null ? "" : cells.get(place).strip();
    }

    /** The cell just as it is. */
    String exact(String column) {
        var place = columns.get(column);
        return place == null ? "" : cells.get(place);
    }
}
