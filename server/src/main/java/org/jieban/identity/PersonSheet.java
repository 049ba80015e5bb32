package org.jieban.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jieban.shared.CsvSheet;
import org.jieban.shared.FieldProblem;
import org.jspecify.annotations.Nullable;

/** People as a CSV file: one line per post, what is written can be read again. */
final class PersonSheet {

    private static final Set<String> REQUIRED = Set.of("username", "name", "unit", "role");
    private static final Set<String> OPTIONAL = Set.of("title", "from", "until");

    private PersonSheet() {}

    /** A wanted post and the line it was written in. */
    record Wanted(int line, PersonRow row) {

        FieldProblem problem(String field, String code, Map<String, Object> properties) {
            return new FieldProblem(field, code, line, properties);
        }
    }

    /** The lines that could be read, and why others could not. */
    record Content(List<Wanted> wanted, List<FieldProblem> errors) {}

    static Content read(byte[] file) {
        var sheet = CsvSheet.read(file, REQUIRED, OPTIONAL, IdentityProblem.CSV_REFUSED);
        var wanted = new ArrayList<Wanted>();
        var errors = new ArrayList<FieldProblem>();
        for (var line : sheet.lines()) {
            var role =
                    Arrays.stream(Role.values())
                            .filter(one -> one.name().equals(line.text("role")))
                            .findFirst();
            if (role.isEmpty()) {
                errors.add(line.problem("role", "unknown", Map.of()));
                continue;
            }
            wanted.add(
                    new Wanted(
                            line.number(),
                            new PersonRow(
                                    line.text("username").toLowerCase(Locale.ROOT),
                                    line.text("name"),
                                    line.text("unit"),
                                    role.get(),
                                    line.text("title"),
                                    date(line, "from", errors),
                                    date(line, "until", errors))));
        }
        return new Content(wanted, errors);
    }

    static void write(List<PersonRow> rows, Appendable out) {
        try (var printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            printer.printRecord("username", "name", "unit", "role", "title", "from", "until");
            for (var row : rows) {
                printer.printRecord(
                        row.username(),
                        row.name(),
                        row.unit(),
                        row.role(),
                        row.title(),
                        row.from(),
                        row.until());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
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
}
