package org.jieban.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.CsvSheet;
import org.jieban.shared.FieldProblem;
import org.jspecify.annotations.Nullable;

/** Components as a CSV file: one line each; what is written can be read again. */
final class ComponentSheet {

    private static final Set<String> REQUIRED = Set.of("code", "kind", "lon", "lat");
    private static final Set<String> OPTIONAL = Set.of("name", "crs", "unit", "gone");

    private ComponentSheet() {}

    /** A component, and whether it is there no more. */
    record Line(Component component, boolean gone) {}

    // [impl->rule~place.component~1]
    static List<Line> read(byte[] file, Units units, LocalDate day) {
        var sheet = CsvSheet.read(file, REQUIRED, OPTIONAL, PlaceProblem.COMPONENTS_REFUSED);
        var errors = new ArrayList<FieldProblem>();
        var first = new HashMap<String, Integer>();
        var named = new HashMap<String, NamedUnit>();
        var lines = new ArrayList<Line>();
        for (var line : sheet.lines()) {
            int before = errors.size();
            text(line, "code", Component.LONGEST_CODE, errors);
            text(line, "kind", Component.LONGEST_TEXT, errors);
            if (line.text("name").length() > Component.LONGEST_TEXT) {
                errors.add(
                        line.problem("name", "too-long", Map.of("limit", Component.LONGEST_TEXT)));
            }
            var point = point(line, errors);
            var unit = unit(line, units, day, named, errors);
            var seen = first.putIfAbsent(line.text("code"), line.number());
            if (seen != null && line.get("code") != null) {
                errors.add(line.problem("code", "duplicate-line", Map.of("line", seen)));
            }
            if (errors.size() == before && point != null) {
                lines.add(
                        new Line(
                                new Component(
                                        line.text("code"),
                                        line.text("kind"),
                                        line.text("name"),
                                        point,
                                        unit),
                                !line.text("gone").isEmpty()));
            }
        }
        if (!errors.isEmpty()) {
            throw CsvSheet.refused(PlaceProblem.COMPONENTS_REFUSED, errors);
        }
        return lines;
    }

    private static void text(
            CsvSheet.Line line, String column, int longest, List<FieldProblem> errors) {
        if (line.get(column) == null) {
            errors.add(line.problem(column, "required", Map.of()));
        } else if (line.text(column).length() > longest) {
            errors.add(line.problem(column, "too-long", Map.of("limit", longest)));
        }
    }

    private static @Nullable GivenPoint point(CsvSheet.Line line, List<FieldProblem> errors) {
        var wrong = new ArrayList<FieldProblem>();
        var lon = degrees(line, "lon", errors);
        var lat = degrees(line, "lat", errors);
        var point = GivenPoint.read(lon, lat, line.get("crs"), wrong);
        wrong.stream()
                .filter(it -> !it.code().equals("required"))
                .forEach(it ->
                        errors.add(
                                line.problem(
                                        it.pointer().substring(1), it.code(), it.properties())));
        return point.orElse(null);
    }

    private static @Nullable Double degrees(
            CsvSheet.Line line, String column, List<FieldProblem> errors) {
        var text = line.get(column);
        if (text == null) {
            errors.add(line.problem(column, "required", Map.of()));
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException none) {
            errors.add(line.problem(column, "malformed", Map.of("expected", "116.4074")));
            return null;
        }
    }

    private static @Nullable UnitId unit(
            CsvSheet.Line line,
            Units units,
            LocalDate day,
            Map<String, NamedUnit> named,
            List<FieldProblem> errors) {
        var text = line.get("unit");
        if (text == null) {
            return null;
        }
        var found = named.computeIfAbsent(text, it -> NamedUnit.of(it, units, day, _ -> true));
        if (found.unit().isEmpty()) {
            errors.add(line.problem("unit", found.wrong(), Map.of("unit", text)));
        }
        return found.unit().map(it -> it.id()).orElse(null);
    }

    /** As they came where that is how they are asked for, else converted. */
    static void write(
            List<Component> all,
            @Nullable Datum datum,
            Function<Component, String> unitCode,
            Appendable out) {
        try (var csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            csv.printRecord("code", "kind", "name", "lon", "lat", "crs", "unit");
            for (var it : all) {
                var given = it.given();
                var asked = datum == null ? given.datum() : datum;
                var at =
                        asked == given.datum()
                                ? new double[] {given.lon(), given.lat()}
                                : rounded(asked.fromWgs84(it.position()));
                csv.printRecord(
                        it.code(),
                        it.kind(),
                        it.name(),
                        at[0],
                        at[1],
                        asked.written(),
                        unitCode.apply(it));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static double[] rounded(double[] at) {
        return new double[] {GivenPoint.rounded(at[0]), GivenPoint.rounded(at[1])};
    }
}
