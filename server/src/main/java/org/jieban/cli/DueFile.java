package org.jieban.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * A file of rows {@code id,from,limit,pauses}; the same with a column {@code due} comes out. One row that
 * cannot be computed, and nothing is written: the file that comes out is whole or not there.
 */
final class DueFile {

    private static final int SHOWN_AT_MOST = 50;
    // empty lines are read, so that lines are counted as an editor counts them
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final DueMoments dueMoments;
    private final PrintStream err;

    DueFile(DueMoments dueMoments, PrintStream err) {
        this.dueMoments = dueMoments;
        this.err = err;
    }

    /** How many rows were written. */
    int convert(Path in, Path out) throws CommandProblem {
        var text = read(in);
        var rows = new ArrayList<List<String>>();
        int bad = 0;
        try (var parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                throw new CommandProblem(in + ":文件是空的", in + ": the file is empty");
            }
            var columns = Columns.of(records.next().toList());
            rows.add(with(columns.names(), "due"));
            while (true) {
                long line = parser.getCurrentLineNumber() + 1;
                if (!records.hasNext()) {
                    break;
                }
                var cells = records.next().toList();
                if (cells.size() == 1 && cells.getFirst().isBlank()) {
                    continue;
                }
                try {
                    rows.add(with(cells, due(columns, cells)));
                } catch (CommandProblem problem) {
                    bad++;
                    tell(bad, line, problem);
                }
            }
        } catch (IOException | java.io.UncheckedIOException malformed) {
            throw new CommandProblem(
                    in + ":不是 CSV 文件(引号不配对?)", in + ": not a CSV file (an open quote?)");
        }
        if (bad > 0) {
            int good = rows.size() - 1;
            throw new CommandProblem(
                    "有 %d 行不能计算,没有写出 %s;其余 %d 行没有问题,改正后请重新运行。".formatted(bad, out, good),
                    "%d rows cannot be computed; %s was not written. The other %d rows are fine; correct the file and run it again."
                            .formatted(bad, out, good));
        }
        CsvTarget.write(out, rows);
        return rows.size() - 1;
    }

    private void tell(int bad, long line, CommandProblem problem) {
        if (bad <= SHOWN_AT_MOST) {
            err.printf(
                    "第 %d 行:%s / line %d: %s%n", line, problem.chinese(), line, problem.english());
        } else if (bad == SHOWN_AT_MOST + 1) {
            err.println("……");
        }
    }

    private String due(Columns columns, List<String> cells) throws CommandProblem {
        if (cells.size() != columns.names().size()) {
            throw new CommandProblem(
                    "有 %d 列,表头有 %d 列".formatted(cells.size(), columns.names().size()),
                    "%d cells, %d columns".formatted(cells.size(), columns.names().size()));
        }
        return dueMoments.due(
                cells.get(columns.from()),
                cells.get(columns.limit()),
                columns.pauses() < 0 ? "" : cells.get(columns.pauses()));
    }

    private static List<String> with(List<String> cells, String last) {
        var longer = new ArrayList<>(cells);
        longer.add(last);
        return longer;
    }

    private static String read(Path in) throws CommandProblem {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(in);
        } catch (IOException missing) {
            throw new CommandProblem("不能读取文件 " + in, "Cannot read " + in);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(bytes, Charset.forName("GB18030"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Where the columns stand; others than these are passed on. */
    private record Columns(List<String> names, int from, int limit, int pauses) {

        static Columns of(List<String> header) throws CommandProblem {
            var names = header.stream().map(String::strip).toList();
            for (var needed : List.of("id", "from", "limit")) {
                if (!names.contains(needed)) {
                    throw new CommandProblem(
                            "第 1 行:缺少列 " + needed, "line 1: the column " + needed + " is missing");
                }
            }
            if (names.contains("due")) {
                throw new CommandProblem(
                        "第 1 行:已经有 due 列", "line 1: there is a column due already");
            }
            return new Columns(
                    names, names.indexOf("from"), names.indexOf("limit"), names.indexOf("pauses"));
        }
    }
}
