package org.jieban.cli;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVRecord;
import org.jieban.understanding.Judgement;
import org.jieban.understanding.MessageModel;
import org.jieban.understanding.NotAModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * {@code ./jieban classify}: tells what each message of a file is about. Needs neither Spring nor a
 * database.
 */
final class ClassifyCommand implements Callable<Integer> {

    private static final List<String> ADDED = List.of("label", "confidence", "second", "third");

    private final PrintStream err;

    @Option(names = "--model", paramLabel = "MODEL")
    private @Nullable Path model;

    @Option(names = "--in", paramLabel = "FILE.csv")
    private @Nullable Path in;

    @Option(names = "--text", paramLabel = "COLUMNS", defaultValue = "title,detail")
    private String text = "title,detail";

    @Option(names = "--out", paramLabel = "FILE.csv")
    private @Nullable Path out;

    ClassifyCommand(PrintStream err) {
        this.err = err;
    }

    @Override
    public Integer call() throws CommandProblem {
        if (model == null || in == null || out == null) {
            Usage.print("classify", err);
            return Commands.NOT_UNDERSTOOD;
        }
        CsvTarget.refuseSource(requireNonNull(out), in, model);
        try (var target = CsvTarget.of(requireNonNull(out))) {
            var rows = new Rows(read(requireNonNull(model)), target);
            long count = new CsvRows(err).read(requireNonNull(in), rows);
            target.finish();
            err.printf("已判断 %d 条消息,写入 %s / %d messages judged%n", count, out, count);
            return 0;
        }
    }

    private static MessageModel read(Path file) throws CommandProblem {
        try (var from = new BufferedInputStream(Files.newInputStream(file))) {
            return MessageModel.read(from);
        } catch (NotAModelException no) {
            throw new CommandProblem(
                    "%s:%s".formatted(file, no.chinese()), "%s: %s".formatted(file, no.english()));
        } catch (IOException missing) {
            throw new CommandProblem("不能读取模型 " + file, "Cannot read the model " + file);
        }
    }

    private final class Rows implements CsvRows.Taker {

        private final MessageModel judge;
        private final CsvTarget target;
        private TextColumns columns = new TextColumns(new int[0]);

        Rows(MessageModel judge, CsvTarget target) {
            this.judge = judge;
            this.target = target;
        }

        @Override
        public void columns(List<String> names) throws CommandProblem {
            columns = TextColumns.of(text, names, false);
            // a column of the file that bears a name of ours stays under another
            var all = new ArrayList<String>();
            for (var name : names) {
                all.add(ADDED.contains(name) ? name + "_given" : name);
            }
            all.addAll(ADDED);
            target.row(all);
        }

        @Override
        public void row(CSVRecord cells) {
            var guesses = judge.judge(columns.of(cells)).guesses();
            var row = new ArrayList<>(cells.toList());
            row.add(guesses.getFirst().label());
            row.add(String.format(Locale.ROOT, "%.4f", guesses.getFirst().confidence()));
            row.add(label(guesses, 1));
            row.add(label(guesses, 2));
            target.row(row);
        }

        private static String label(List<Judgement.Guess> guesses, int at) {
            return at < guesses.size() ? guesses.get(at).label() : "";
        }
    }
}
