package org.jieban.organisation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jieban.organisation.TreeRules.Wanted;
import org.jieban.shared.CsvSheet;
import org.jieban.shared.FieldProblem;
import org.jspecify.annotations.Nullable;

/** Units as a CSV file: one line per unit, what is written can be read again. */
final class UnitSheet {

    private static final Set<String> REQUIRED = Set.of("code", "name", "kind", "parent", "from");
    private static final Set<String> OPTIONAL = Set.of("until", "residents");

    private UnitSheet() {}

    /**
     * What could be read of a file.
     *
     * @param unread codes of the lines that could not
     */
    record Content(List<Wanted> wanted, Set<String> unread, List<FieldProblem> errors) {}

    static Content read(byte[] file) {
        var errors = new ArrayList<FieldProblem>();
        var unread = new HashSet<String>();
        var sheet = CsvSheet.read(file, REQUIRED, OPTIONAL, OrganisationProblem.CSV_REFUSED);
        var wanted = new ArrayList<Wanted>();
        for (var line : sheet.lines()) {
            var kind = kind(line, errors);
            var from = date(line, "from", errors);
            var until = date(line, "until", errors);
            var residents = number(line, errors);
            if (from == null && line.get("from") == null) {
                errors.add(line.problem("from", "required", Map.of()));
            }
            if (kind.isPresent() && from != null) {
                wanted.add(
                        new Wanted(
                                line.number(),
                                new UnitRow(
                                        line.text("code"),
                                        line.text("name"),
                                        kind.get(),
                                        line.get("parent"),
                                        from,
                                        until,
                                        residents)));
            } else {
                unread.add(line.text("code"));
            }
        }
        return new Content(wanted, unread, errors);
    }

    /** Writes units so that parents stand before their children. */
    static void write(List<Unit> units, UnitTree tree, Appendable out) {
        try (var printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            printer.printRecord("code", "name", "kind", "parent", "from", "until", "residents");
            for (var unit : units) {
                var row = tree.row(unit);
                printer.printRecord(
                        row.code(),
                        row.name(),
                        row.kind(),
                        row.parent(),
                        row.from(),
                        row.until(),
                        row.residents());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Optional<UnitKind> kind(CsvSheet.Line line, List<FieldProblem> errors) {
        var text = line.text("kind");
        var kind = Arrays.stream(UnitKind.values()).filter(k -> k.name().equals(text)).findFirst();
        if (kind.isEmpty()) {
            errors.add(line.problem("kind", "unknown", Map.of()));
        }
        return kind;
    }

    private static @Nullable LocalDate date(
            CsvSheet.Line line, String column, List<FieldProblem> errors) {
        var text = line.get(column);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            errors.add(line.problem(column, "malformed", Map.of("expected", "2026-01-31")));
            return null;
        }
    }

    private static @Nullable Integer number(CsvSheet.Line line, List<FieldProblem> errors) {
        var text = line.get("residents");
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException malformed) {
            errors.add(line.problem("residents", "malformed", Map.of("expected", "12345")));
            return null;
        }
    }
}
