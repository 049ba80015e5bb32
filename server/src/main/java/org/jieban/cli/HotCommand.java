package org.jieban.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jieban.groupmatter.HotMatters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * {@code ./jieban hot}: which matters people tell most, from a file of messages. Needs neither Spring
 * nor a database.
 */
final class HotCommand implements Callable<Integer> {

    private final PrintStream err;

    @Option(names = "--in", paramLabel = "FILE.csv")
    private @Nullable Path in;

    @Option(names = "--out", paramLabel = "FILE.csv")
    private @Nullable Path out;

    HotCommand(PrintStream err) {
        this.err = err;
    }

    @Override
    public Integer call() throws CommandProblem {
        if (in == null || out == null) {
            Usage.print("hot", err);
            return Commands.NOT_UNDERSTOOD;
        }
        CsvTarget.refuseSource(requireNonNull(out), in);
        var tellings = new HotMessages(err).read(requireNonNull(in));
        var matters = HotMatters.of(tellings);
        HotSheet.write(matters, requireNonNull(out));
        long groups = matters.stream().filter(matter -> matter.tellings().size() > 1).count();
        err.printf(
                "%d 条留言归为 %d 件事,其中 %d 件不止一条,已按热度写入 %s / %d messages in %d matters, %d of them told more than once, written by heat%n",
                tellings.size(),
                matters.size(),
                groups,
                out,
                tellings.size(),
                matters.size(),
                groups);
        return 0;
    }
}
