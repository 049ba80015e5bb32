package org.jieban.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jieban.place.Level;
import org.jieban.place.Located;
import org.jieban.place.Locator;

/**
 * Texts {@code id,text} and where they are, {@code id,district,street,community,confidence}: a row for a
 * row. Two candidates stand in one row, parted by a bar where they differ.
 */
final class LocateTexts implements CsvRows.Taker {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setRecordSeparator("\n")
                    .setHeader("id", "district", "street", "community", "confidence")
                    .get();

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

    /** Beside the target first, then moved over it in one go. */
    void write(Path out) throws CommandProblem {
        var target = out.toAbsolutePath();
        var unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            try (var writer = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8);
                    var printer = new CSVPrinter(writer, FORMAT)) {
                for (var answer : answers) {
                    printer.printRecord(answer);
                }
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            try {
                Files.deleteIfExists(unfinished);
            } catch (IOException stays) {
                broken.addSuppressed(stays);
            }
            throw new CommandProblem("不能写入文件 " + out, "Cannot write " + out);
        }
    }
}
