package org.jieban.cli;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVRecord;
import org.jieban.understanding.ClassificationFigures;
import org.jieban.understanding.Labelled;
import org.jieban.understanding.MessageModel;
import org.jieban.understanding.Training;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * {@code ./jieban train}: learns from labelled messages what a message is about. Needs neither Spring
 * nor a database.
 */
final class TrainCommand implements Callable<Integer> {

    private static final int THREADS = 2;

    private final PrintStream err;

    @Option(names = "--in", paramLabel = "FILE.csv")
    private @Nullable Path in;

    @Option(names = "--text", paramLabel = "COLUMNS", defaultValue = "title,detail")
    private String text = "title,detail";

    @Option(names = "--label", paramLabel = "COLUMN", defaultValue = "label")
    private String label = "label";

    @Option(names = "--out", paramLabel = "MODEL")
    private @Nullable Path out;

    TrainCommand(PrintStream err) {
        this.err = err;
    }

    @Override
    public Integer call() throws CommandProblem {
        if (in == null || out == null) {
            Usage.print("train", err);
            return Commands.NOT_UNDERSTOOD;
        }
        CsvTarget.refuseSource(requireNonNull(out), in);
        var rows = new Rows();
        new CsvRows(err).read(requireNonNull(in), rows);
        if (rows.messages.stream().map(Labelled::label).distinct().count() < 2) {
            throw new CommandProblem(
                    "至少要有两个标签的消息才能训练", "There is nothing to tell apart: fewer than two labels");
        }
        if (rows.leftOut > 0) {
            err.printf(
                    "%d 行没有标签或文本,未使用 / %d rows without label or text were left out%n",
                    rows.leftOut, rows.leftOut);
        }
        long begun = System.nanoTime();
        var trained = Training.learn(rows.messages, Training.NETWORKS, THREADS);
        write(trained.model(), requireNonNull(out));
        tell(trained.figures(), (System.nanoTime() - begun) / 1_000_000_000);
        return 0;
    }

    private void tell(ClassificationFigures figures, long seconds) {
        err.printf(
                "已由 %d 条消息训练,用时 %d 秒,写入 %s / learned from %d messages in %d s%n",
                figures.messages(), seconds, out, figures.messages(), seconds);
        err.printf(
                "五折交叉验证(近似重复分在同一折)/ five folds, near-duplicates together:"
                        + " macro-F1 %.4f, top-3 %.4f, ≥ 0.9: %.3f of all, %.4f right%n",
                figures.macroF1(), figures.topThree(), figures.sureShare(), figures.sureRight());
    }

    private static void write(MessageModel model, Path out) throws CommandProblem {
        var target = out.toAbsolutePath();
        var unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            try (var to = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                model.write(to);
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw CsvTarget.cannotWrite(out);
        }
    }

    private final class Rows implements CsvRows.Taker {

        private final List<Labelled> messages = new ArrayList<>();
        private TextColumns columns = new TextColumns(new int[0]);
        private int labelPlace;
        private int leftOut;

        @Override
        public void columns(List<String> names) throws CommandProblem {
            columns = TextColumns.of(text, names, true);
            labelPlace = CsvRows.place(names, label);
        }

        @Override
        public void row(CSVRecord cells) {
            var wording = columns.of(cells);
            var said = cells.get(labelPlace).strip();
            if (said.isEmpty() || wording.isEmpty()) {
                leftOut++;
            } else {
                messages.add(new Labelled(wording, said));
            }
        }
    }
}
