package org.jieban.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jieban.calendar.Calendars;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * {@code ./jieban due}: when a limit ends, by the calendar that comes with the software. Needs neither
 * Spring nor a database.
 */
final class DueCommand implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--from", paramLabel = "MOMENT")
    private @Nullable String from;

    @Option(names = "--limit", paramLabel = "LIMIT")
    private @Nullable String limit;

    @Option(names = "--pause", paramLabel = "FROM/TO", arity = "1..*")
    private List<String> pauses = new ArrayList<>();

    @Option(names = "--calendar", paramLabel = "PLACE", defaultValue = "cn")
    private String calendar = "cn";

    @Option(names = "--in", paramLabel = "FILE.csv")
    private @Nullable Path in;

    @Option(names = "--out", paramLabel = "FILE.csv")
    private @Nullable Path target;

    DueCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws CommandProblem {
        if (!Calendars.isShipped(calendar)) {
            throw new CommandProblem(
                    "没有名为“%s”的日历,随附的是 cn。".formatted(calendar),
                    "There is no calendar \"%s\"; cn is shipped.".formatted(calendar));
        }
        var dueMoments = new DueMoments(Calendars.shipped(calendar));
        if (isOne()) {
            out.println(dueMoments.due(one(from), one(limit), String.join(" ", pauses)));
        } else if (isFile()) {
            var file = new DueFile(dueMoments, err);
            CsvTarget.refuseSource(file(target), file(in));
            int rows = file.convert(file(in), file(target));
            err.printf("已计算 %d 行,写入 %s / %d rows written%n", rows, target, rows);
        } else {
            Usage.print("due", err);
            return Commands.NOT_UNDERSTOOD;
        }
        dueMoments
                .unknownYears()
                .forEach(year ->
                        err.printf(
                                "注意:日历没有 %d 年的数据,该年只按周末计算 / No data for %d: weekends only%n",
                                year, year));
        return 0;
    }

    private boolean isOne() {
        return from != null && limit != null && in == null && target == null;
    }

    private boolean isFile() {
        return in != null && target != null && from == null && limit == null && pauses.isEmpty();
    }

    private static String one(@Nullable String text) {
        return java.util.Objects.requireNonNull(text);
    }

    private static Path file(@Nullable Path path) {
        return java.util.Objects.requireNonNull(path);
    }
}
