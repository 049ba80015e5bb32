package org.jieban.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file of somebody else's row by row, however long it is. A quote that is never closed, or
 * text after a closing quote, costs the line on which the row begins; reading goes on with the next
 * line, so that one bad row does not swallow those after it.
 */
// [impl->rule~exchange.rejects~1]
final class CsvRows implements Closeable {

    private static final int MOST_LINES_IN_A_ROW = 2_000;

    private final PhysicalLines lines;
    private final Deque<PhysicalLines.Line> pushedBack = new ArrayDeque<>();
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final long size;

    private CsvRows(Path file, Charset charset) throws IOException {
        this.size = Files.size(file);
        this.lines = new PhysicalLines(file, charset);
    }

    /**
     * Opens a file and reads its header.
     *
     * @param needed columns that must be there
     */
    static CsvRows open(Path file, Charset charset, Set<String> needed) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw Unusable.because("无法读取文件 %s", "The file %s cannot be read", file);
        }
        var rows = new CsvRows(file, charset);
        try {
            rows.readHeader(needed);
            return rows;
        } catch (Unusable | IOException refused) {
            rows.close();
            throw refused;
        }
    }

    private void readHeader(Set<String> needed) throws IOException {
        var header = next();
        if (header == null || header.wrong() != null) {
            throw Unusable.because(
                    "文件没有可用的表头（编码是否正确？）", "The file has no usable header (is the encoding right?)");
        }
        for (var name : header.cells()) {
            columns.putIfAbsent(name.strip(), columns.size());
        }
        if (columns.size() != header.cells().size()) {
            throw Unusable.because("表头中有重复的列名", "The header has a column twice");
        }
        for (var name : needed) {
            if (!columns.containsKey(name)) {
                throw Unusable.because(
                        "文件没有列 %s；现有列：%s",
                        "The file has no column %s; it has: %s", name, columns.keySet());
            }
        }
    }

    /** The next row, empty lines left out, or null at the end. */
    @Nullable CsvRow next() throws IOException {
        while (true) {
            var first = line();
            if (first == null) {
                return null;
            }
            if (!first.text().isBlank()) {
                return row(first);
            }
        }
    }

    private CsvRow row(PhysicalLines.Line first) throws IOException {
        var cells = new Cells();
        var taken = new ArrayList<PhysicalLines.Line>();
        taken.add(first);
        var end = cells.feed(first.text());
        while (end == Cells.End.INSIDE) {
            var more = taken.size() < MOST_LINES_IN_A_ROW ? line() : null;
            if (more == null) {
                return bad(taken, Reason.of("引号没有闭合", "A quote is never closed"));
            }
            taken.add(more);
            end = cells.feed(more.text());
        }
        if (end == Cells.End.BROKEN) {
            return bad(taken, Reason.of("引号使用有误", "Text stands after a closing quote"));
        }
        var raw = taken.size() == 1 ? first.text() : joined(taken);
        if (!taken.stream().allMatch(PhysicalLines.Line::readable)) {
            return new CsvRow(
                    first.number(),
                    columns,
                    List.of(),
                    raw,
                    Reason.of(
                            "含有无法按所选编码读取的字符",
                            "Contains bytes that are no text in the given encoding"));
        }
        if (!columns.isEmpty() && cells.all().size() != columns.size()) {
            return new CsvRow(
                    first.number(),
                    columns,
                    List.of(),
                    raw,
                    Reason.of(
                            "有 %d 列，表头有 %d 列",
                            "Has %d cells, the header %d", cells.all().size(), columns.size()));
        }
        return new CsvRow(first.number(), columns, cells.all(), raw, null);
    }

    /** Gives up the first line only; the others get their own chance. */
    private CsvRow bad(List<PhysicalLines.Line> taken, Reason why) {
        for (int i = taken.size() - 1; i > 0; i--) {
            pushedBack.addFirst(taken.get(i));
        }
        var first = taken.getFirst();
        return new CsvRow(first.number(), columns, List.of(), first.text(), why);
    }

    private PhysicalLines.@Nullable Line line() throws IOException {
        var waiting = pushedBack.pollFirst();
        return waiting != null ? waiting : lines.next();
    }

    private static String joined(List<PhysicalLines.Line> lines) {
        return String.join("\n", lines.stream().map(PhysicalLines.Line::text).toList());
    }

    /** How much of the file was read, from 0 to 1. */
    double progress() {
        return size == 0 ? 1 : (double) lines.read() / size;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** The cells of a row, fed line by line. */
    private static final class Cells {

        /** Where a line ended. */
        enum End {
            /** The row is complete. */
            WHOLE,
            /** Inside quotes: the row goes on in the next line. */
            INSIDE,
            /** No CSV. */
            BROKEN
        }

        private final List<String> cells = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private boolean inside;

        List<String> all() {
            return cells;
        }

        End feed(String line) {
            int at = 0;
            if (inside) {
                cell.append('\n');
            }
            while (true) {
                if (!inside) {
                    if (at < line.length() && line.charAt(at) == '"') {
                        inside = true;
                        at++;
                    } else {
                        int comma = line.indexOf(',', at);
                        cells.add(line.substring(at, comma < 0 ? line.length() : comma));
                        if (comma < 0) {
                            return End.WHOLE;
                        }
                        at = comma + 1;
                        continue;
                    }
                }
                int quote = line.indexOf('"', at);
                if (quote < 0) {
                    cell.append(line, at, line.length());
                    return End.INSIDE;
                }
                cell.append(line, at, quote);
                at = quote + 1;
                if (at < line.length() && line.charAt(at) == '"') {
                    cell.append('"');
                    at++;
                    continue;
                }
                inside = false;
                cells.add(cell.toString());
                cell.setLength(0);
                if (at == line.length()) {
                    return End.WHOLE;
                }
                if (line.charAt(at) != ',') {
                    return End.BROKEN;
                }
                at++;
            }
        }
    }
}
