package org.jieban.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jieban.calendar.CityZone;
import org.jieban.groupmatter.Telling;
import org.jspecify.annotations.Nullable;

/**
 * Messages of citizens from a file: {@code id,user,title,time,detail} and, when there, {@code
 * likes,dislikes}. A row whose time or whose number cannot be read is kept and told.
 */
final class HotMessages implements CsvRows.Taker {

    // 2019/2/28 11:25:05, 2019-02-28 11:25, 2019-02-28T11:25:05, 2019/2/28
    private static final Pattern TIME =
            Pattern.compile(
                    "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[ T]+(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.\\d+)?)?)?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final int SHOWN_AT_MOST = 20;
    private static final int ABSENT = -1;

    private final PrintStream err;
    private final List<Telling> tellings = new ArrayList<>();
    private int id;
    private int user;
    private int title;
    private int time;
    private int detail;
    private int likes;
    private int dislikes;
    private int warnings;

    HotMessages(PrintStream err) {
        this.err = err;
    }

    List<Telling> read(Path file) throws CommandProblem {
        new CsvRows(err).read(file, this);
        if (tellings.isEmpty()) {
            throw new CommandProblem(file + ":没有留言", file + ": there are no messages");
        }
        if (warnings > SHOWN_AT_MOST) {
            err.printf(
                    "…… 共 %d 处读不懂,这些行都保留了 / %d cells in all could not be read; their rows are kept%n",
                    warnings, warnings);
        }
        return tellings;
    }

    @Override
    public void columns(List<String> names) throws CommandProblem {
        id = CsvRows.place(names, "id");
        user = CsvRows.place(names, "user");
        title = CsvRows.place(names, "title");
        time = CsvRows.place(names, "time");
        detail = CsvRows.place(names, "detail");
        likes = names.contains("likes") ? CsvRows.place(names, "likes") : ABSENT;
        dislikes = names.contains("dislikes") ? CsvRows.place(names, "dislikes") : ABSENT;
    }

    @Override
    public void row(CSVRecord cells) {
        var who = cells.get(user).strip();
        tellings.add(
                new Telling(
                        cells.get(id).strip(),
                        // nobody named is somebody else each time
                        who.isEmpty() ? "#" + tellings.size() : who,
                        moment(cells),
                        null,
                        null,
                        cells.get(title).strip(),
                        cells.get(detail).strip(),
                        number(cells, likes, "likes"),
                        number(cells, dislikes, "dislikes")));
    }

    private @Nullable Instant moment(CSVRecord cells) {
        var written = cells.get(time).strip();
        var read = TIME.matcher(written);
        if (read.matches()) {
            try {
                return LocalDateTime.of(
                                part(read.group(1)),
                                part(read.group(2)),
                                part(read.group(3)),
                                part(read.group(4)),
                                part(read.group(5)),
                                part(read.group(6)))
                        .atZone(CityZone.ZONE)
                        .toInstant();
            } catch (DateTimeException noSuchDay) {
                // told below
            }
        }
        warn(cells, "time", written, "按没有时间处理", "it counts as without a time");
        return null;
    }

    private static int part(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private int number(CSVRecord cells, int column, String name) {
        var written = column == ABSENT ? "" : cells.get(column).strip();
        if (written.isEmpty()) {
            return 0;
        }
        if (!NUMBER.matcher(written).matches()) {
            warn(cells, name, written, "按 0 处理", "it counts as 0");
            return 0;
        }
        return Integer.parseInt(written);
    }

    private void warn(
            CSVRecord cells, String column, String written, String chinese, String english) {
        warnings++;
        if (warnings <= SHOWN_AT_MOST) {
            var shown = written.length() > 30 ? written.substring(0, 30) + "…" : written;
            err.printf(
                    "注意:编号 %s 的 %s“%s”读不懂,%s / Message %s: the %s “%s” cannot be read; %s%n",
                    cells.get(id), column, shown, chinese, cells.get(id), column, shown, english);
        }
    }
}
