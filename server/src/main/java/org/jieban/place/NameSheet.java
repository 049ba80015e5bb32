package org.jieban.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.place.PlaceName.Kind;
import org.jieban.place.PlaceName.Thing;
import org.jieban.place.PlaceName.Wanted;
import org.jieban.shared.CsvSheet;
import org.jieban.shared.FieldProblem;

/** Names of places as a CSV file: one line a name; what is written can be read again. */
final class NameSheet {

    private static final Set<String> REQUIRED = Set.of("name", "unit", "reason");
    private static final Set<String> OPTIONAL =
            Set.of("kind", "thing", "unit_name", "added_by", "added_at");
    private static final int LONGEST_REASON = 200;

    private NameSheet() {}

    /** All names of the file, or the problem with every fault and its line. */
    // [impl->rule~place.names~1]
    static List<Wanted> read(byte[] file, Units units, LocalDate day, Predicate<Unit> mine) {
        var sheet = CsvSheet.read(file, REQUIRED, OPTIONAL, PlaceProblem.NAMES_REFUSED);
        var errors = new ArrayList<FieldProblem>();
        var lines = new HashMap<String, Integer>();
        var wanted = new ArrayList<Wanted>();
        for (var line : sheet.lines()) {
            int before = errors.size();
            var name = line.text("name");
            var wrong = PlaceName.wrong(name);
            if (wrong != null) {
                errors.add(line.problem("name", wrong, limit(wrong)));
            }
            var kind = value(line, "kind", Kind.values(), Kind.ALIAS, errors);
            var thing = value(line, "thing", Thing.values(), Thing.AREA, errors);
            var unit = unit(line, units, day, mine.and(bears(thing)), errors);
            var reason = line.text("reason");
            if (reason.isEmpty()) {
                errors.add(line.problem("reason", "required", Map.of()));
            } else if (reason.length() > LONGEST_REASON) {
                errors.add(line.problem("reason", "too-long", Map.of("limit", LONGEST_REASON)));
            }
            if (errors.size() == before && unit.isPresent()) {
                var first = lines.putIfAbsent(name + "\n" + unit.get().id().value(), line.number());
                if (first == null) {
                    wanted.add(
                            new Wanted(name, kind, thing, unit.get().id(), reason, line.number()));
                } else {
                    errors.add(line.problem("name", "duplicate-line", Map.of("line", first)));
                }
            }
        }
        if (!errors.isEmpty()) {
            throw CsvSheet.refused(PlaceProblem.NAMES_REFUSED, errors);
        }
        return wanted;
    }

    /** What a name of this kind may stand for or lie in. */
    static Predicate<Unit> bears(Thing thing) {
        return unit ->
                switch (unit.kind()) {
                    case DISTRICT -> thing == Thing.AREA;
                    case STREET, COMMUNITY -> true;
                    default -> false;
                };
    }

    static void write(List<PlaceName> names, Function<PlaceName, Unit> unitOf, Appendable out) {
        try (var csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            csv.printRecord(
                    "name", "kind", "thing", "unit", "unit_name", "reason", "added_by", "added_at");
            for (var name : names) {
                var unit = unitOf.apply(name);
                csv.printRecord(
                        name.name(),
                        name.kind(),
                        name.thing(),
                        unit.code(),
                        unit.name(),
                        name.added().reason(),
                        name.added().by(),
                        name.added().at());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Optional<Unit> unit(
            CsvSheet.Line line,
            Units units,
            LocalDate day,
            Predicate<Unit> fits,
            List<FieldProblem> errors) {
        var text = line.text("unit");
        if (text.isEmpty()) {
            errors.add(line.problem("unit", "required", Map.of()));
            return Optional.empty();
        }
        var named = NamedUnit.of(text, units, day, fits.and(unit -> unit.kind() != UnitKind.CITY));
        if (named.unit().isEmpty()) {
            errors.add(line.problem("unit", named.wrong(), Map.of("unit", text)));
        }
        return named.unit();
    }

    private static <T extends Enum<T>> T value(
            CsvSheet.Line line, String column, T[] values, T otherwise, List<FieldProblem> errors) {
        var text = line.text(column).toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return otherwise;
        }
        var found = Arrays.stream(values).filter(it -> it.name().equals(text)).findFirst();
        if (found.isEmpty()) {
            errors.add(line.problem(column, "unknown-value", Map.of("value", line.text(column))));
        }
        return found.orElse(otherwise);
    }

    static Map<String, Object> limit(String wrong) {
        return switch (wrong) {
            case "too-short" -> Map.of("limit", PlaceName.SHORTEST);
            case "too-long" -> Map.of("limit", PlaceName.LONGEST);
            default -> Map.of();
        };
    }
}
