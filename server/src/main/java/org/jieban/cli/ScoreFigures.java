package org.jieban.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jieban.scheme.Fraction;
import org.jieban.scheme.Measure;
import org.jieban.scheme.Scheme;

/** Named figures of units from a file {@code unit,group,measure,value}, for terms over more than answers. */
final class ScoreFigures implements CsvRows.Taker {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");

    private final Scheme scheme;
    private final ScoreAnswers answers;
    private final PrintStream err;
    private int unit;
    private int group;
    private int measure;
    private int value;

    ScoreFigures(Scheme scheme, ScoreAnswers answers, PrintStream err) {
        this.scheme = scheme;
        this.answers = answers;
        this.err = err;
    }

    void read(Path file) throws CommandProblem {
        new CsvRows(err).read(file, this);
    }

    @Override
    public void columns(List<String> names) throws CommandProblem {
        unit = CsvRows.place(names, "unit");
        group = CsvRows.place(names, "group");
        measure = CsvRows.place(names, "measure");
        value = CsvRows.place(names, "value");
    }

    @Override
    public void row(CSVRecord cells) throws CommandProblem {
        var name = ScoreAnswers.name(cells, measure, "measure");
        if (Measure.known(name).isEmpty() && !scheme.records().contains(name)) {
            throw new CommandProblem(
                    "没有名为“%s”的指标".formatted(name), "there is no measure \"" + name + "\"");
        }
        var text = cells.get(value).strip();
        if (!DECIMAL.matcher(text).matches()) {
            throw new CommandProblem(
                    "value 为“%s”,应为数字".formatted(text),
                    "value is \"%s\", not a number".formatted(text));
        }
        answers.measure(
                ScoreAnswers.name(cells, group, "group"),
                ScoreAnswers.name(cells, unit, "unit"),
                new Measure(name),
                Fraction.of(new BigDecimal(text)));
    }
}
