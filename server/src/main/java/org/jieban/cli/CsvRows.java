package org.jieban.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a CSV file row by row, in UTF-8 or GB18030, with or without a mark at its beginning. Rows that
 * cannot be used are told with their lines, all of them; then the file counts for nothing.
 */
final class CsvRows {

    private static final int SHOWN_AT_MOST = 50;
    private static final char MARK = '\uFEFF';
    // empty lines are read, so that lines are counted as an editor counts them
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final PrintStream err;
    private long rows;
    private long bad;

    CsvRows(PrintStream err) {
        this.err = err;
    }

    /** What is done with a file's rows. */
    interface Taker {

        /** The names of the columns, before any row. */
        void columns(List<String> names) throws CommandProblem;

        /** One row, with as many cells as there are columns. */
        void row(CSVRecord cells) throws CommandProblem;
    }

    /** How many rows were taken. */
    long read(Path file, Taker taker) throws CommandProblem {
        rows = 0;
        bad = 0;
        try (var parser = CSVParser.parse(reader(file), FORMAT)) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                throw new CommandProblem(file + ":文件是空的", file + ": the file is empty");
            }
            var names = records.next().toList().stream().map(String::strip).toList();
            taker.columns(names);
            while (true) {
                long line = parser.getCurrentLineNumber() + 1;
                if (!records.hasNext()) {
                    break;
                }
                take(records.next(), line, names.size(), taker);
            }
        } catch (NoSuchFileException absent) {
            throw new CommandProblem("没有文件 " + file, "There is no file " + file);
        } catch (IOException | UncheckedIOException malformed) {
            throw new CommandProblem(
                    file + ":不能读取,或不是 CSV 文件(引号不配对?)",
                    file + ": cannot be read, or is not a CSV file (an open quote?)");
        }
        if (bad > 0) {
            throw new CommandProblem(
                    "%s 有 %d 行不能使用,没有写出结果;其余 %d 行没有问题,改正后请重新运行。".formatted(file, bad, rows),
                    "%s: %d rows cannot be used; nothing was written. The other %d rows are fine; correct the file and run it again."
                            .formatted(file, bad, rows));
        }
        return rows;
    }

    private void take(CSVRecord cells, long line, int columns, Taker taker) {
        if (cells.size() == 1 && cells.get(0).isBlank()) {
            return;
        }
        try {
            if (cells.size() != columns) {
                throw new CommandProblem(
                        "有 %d 列,表头有 %d 列".formatted(cells.size(), columns),
                        "%d cells, %d columns".formatted(cells.size(), columns));
            }
            taker.row(cells);
            rows++;
        } catch (CommandProblem problem) {
            bad++;
            if (bad <= SHOWN_AT_MOST) {
                err.printf(
                        "第 %d 行:%s / line %d: %s%n",
                        line, problem.chinese(), line, problem.english());
            } else if (bad == SHOWN_AT_MOST + 1) {
                err.println("……");
            }
        }
    }

    /** Where the named columns stand; a missing or doubled one is a problem of line 1. */
    static int place(List<String> names, String column) throws CommandProblem {
        int place = names.indexOf(column);
        if (place < 0) {
            throw new CommandProblem(
                    "第 1 行:缺少列 " + column, "line 1: the column " + column + " is missing");
        }
        if (names.lastIndexOf(column) != place) {
            throw new CommandProblem(
                    "第 1 行:列 %s 写了两次".formatted(column),
                    "line 1: the column %s stands there twice".formatted(column));
        }
        return place;
    }

    private static Reader reader(Path file) throws IOException {
        var charset = isUtf8(file) ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
        var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset));
        reader.mark(1);
        if (reader.read() != MARK) {
            reader.reset();
        }
        return reader;
    }

    private static boolean isUtf8(Path file) throws IOException {
        var strict =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var reader = new InputStreamReader(Files.newInputStream(file), strict)) {
            reader.transferTo(java.io.Writer.nullWriter());
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
