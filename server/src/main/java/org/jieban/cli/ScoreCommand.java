package org.jieban.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jieban.scheme.Fault;
import org.jieban.scheme.Scheme;
import org.jieban.scheme.SchemeDocument;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * {@code ./jieban score}: rates, scores and ranks from a file of answers, by a scheme. Needs neither
 * Spring nor a database.
 */
final class ScoreCommand implements Callable<Integer> {

    private static final String DEFAULT = "default";

    private final PrintStream err;

    @Option(names = "--scheme", paramLabel = "FILE", defaultValue = DEFAULT)
    private String scheme = DEFAULT;

    @Option(names = "--in", paramLabel = "FILE.csv")
    private @Nullable Path in;

    @Option(names = "--out", paramLabel = "FILE.csv")
    private @Nullable Path out;

    @Option(names = "--figures", paramLabel = "FILE.csv")
    private @Nullable Path figures;

    ScoreCommand(PrintStream err) {
        this.err = err;
    }

    @Override
    public Integer call() throws CommandProblem {
        if (in == null || out == null) {
            Usage.print("score", err);
            return Commands.NOT_UNDERSTOOD;
        }
        CsvTarget.refuseSource(requireNonNull(out), in, figures);
        var read = scheme();
        if (read.isEmpty()) {
            return Commands.NOT_UNDERSTOOD;
        }
        var counting = new ScoreAnswers(err);
        counting.read(requireNonNull(in));
        if (figures != null) {
            new ScoreFigures(read.get(), counting, err).read(requireNonNull(figures));
        }
        int rows = new ScoreSheet(read.get(), err).write(counting, requireNonNull(out));
        err.printf(
                "已计算 %d 条回访,%d 个单位写入 %s / %d answers, %d units written%n",
                counting.rows(), rows, out, counting.rows(), rows);
        return 0;
    }

    /** Empty when it cannot be used; why is told. */
    private Optional<Scheme> scheme() throws CommandProblem {
        var reading = SchemeDocument.read(text());
        reading.faults().forEach(this::tell);
        if (reading.scheme() == null) {
            err.printf(
                    "方案有 %d 处错误,没有计算 / The scheme has %d faults; nothing was computed%n",
                    reading.faults().size(), reading.faults().size());
        }
        return Optional.ofNullable(reading.scheme());
    }

    private void tell(Fault fault) {
        err.printf(
                "%s:%d:%d: %s:%s / %s%n",
                scheme,
                fault.line(),
                fault.column(),
                fault.path(),
                fault.words().chinese(),
                fault.words().english());
    }

    private String text() throws CommandProblem {
        if (scheme.equals(DEFAULT)) {
            return SchemeDocument.ready(SchemeDocument.READY.getFirst());
        }
        if (SchemeDocument.READY.contains(scheme) && !Files.exists(Path.of(scheme))) {
            return SchemeDocument.ready(scheme);
        }
        try {
            CsvTarget.refuseSource(requireNonNull(out), Path.of(scheme));
            return Files.readString(Path.of(scheme), StandardCharsets.UTF_8);
        } catch (IOException | java.nio.file.InvalidPathException missing) {
            throw new CommandProblem(
                    "不能读取方案 %s;随附的有 %s".formatted(scheme, ready()),
                    "Cannot read the scheme %s; shipped are %s".formatted(scheme, ready()));
        }
    }

    private static String ready() {
        var names = new java.util.ArrayList<>(List.of(DEFAULT));
        names.addAll(SchemeDocument.READY);
        return String.join(", ", names);
    }
}
