package org.jieban.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.jieban.place.Level;
import org.jieban.place.Located;
import org.jieban.place.Locator;

/**
 * Texts {@code id,text} and where they are, {@code id,district,street,community,confidence}: a row for a
 * row. Two candidates stand in one row, parted by a bar where they differ.
 */
final class LocateTexts implements CsvRows.Taker {

    private static final List<String> COLUMNS =
            List.of("id", "district", "street", "community", "confidence");

    private final Locator locator;
    private final PrintStream err;
    private final List<List<String>> answers = new ArrayList<>();
    private int id;
    private int text;
    private int located;

    LocateTexts(Locator locator, PrintStream err) {
        this.locator = locator;
        this.err = err;
    }

    void read(Path file) throws CommandProblem {
        new CsvRows(err).read(file, this);
    }

    @Override
    public void columns(List<String> names) throws CommandProblem {
        id = CsvRows.place(names, "id");
        text = CsvRows.place(names, "text");
    }

    @Override
    public void row(CSVRecord cells) {
        var found = locator.locate(cells.get(text));
        if (found.best().isPresent()) {
            located++;
        }
        answers.add(
                List.of(
                        cells.get(id),
                        at(found, Level.DISTRICT),
                        at(found, Level.STREET),
                        at(found, Level.COMMUNITY),
                        found.best()
                                .map(best -> String.format(Locale.ROOT, "%.3f", best.confidence()))
                                .orElse("")));
    }

    private String at(Located found, Level level) {
        var names = new LinkedHashSet<String>();
        for (var candidate : found.candidates()) {
            locator.gazetteer()
                    .at(candidate.place(), level)
                    .ifPresent(place -> names.add(place.name()));
        }
        return String.join("|", names);
    }

    int rows() {
        return answers.size();
    }

    int located() {
        return located;
    }

    void write(Path out) throws CommandProblem {
        var rows = new ArrayList<List<String>>();
        rows.add(COLUMNS);
        rows.addAll(answers);
        CsvTarget.write(out, rows);
    }
}
