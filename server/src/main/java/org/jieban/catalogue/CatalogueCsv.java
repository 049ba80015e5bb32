package org.jieban.catalogue;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jieban.calendar.Limit;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitKind;
import org.jieban.shared.CsvSheet.Line;
import org.jspecify.annotations.Nullable;

/** The dispatch catalogue as files: rules and functions of units. */
final class CatalogueCsv {

    private static final String[] RULES = {
        "category",
        "area",
        "charge",
        "unit",
        "function",
        "assisting",
        "sign",
        "contact",
        "feedback",
        "urgency",
        "community",
        "note"
    };
    private static final String[] FUNCTIONS = {"function", "charge", "area", "unit"};
    private static final String COMMUNITY = "COMMUNITY";
    private static final int LONGEST_DUTY = 200;

    private final Predicate<String> categoryExists;
    private final Function<String, Optional<Unit>> unitByCode;

    /** @param categoryExists whether a code is a category that is offered today */
    CatalogueCsv(Predicate<String> categoryExists, Function<String, Optional<Unit>> unitByCode) {
        this.categoryExists = categoryExists;
        this.unitByCode = unitByCode;
    }

    /**
     * Reads the rules of a version, numbered in the order of the file.
     *
     * @throws org.jieban.shared.ProblemException {@code catalogue/csv-refused} with line and reason
     */
    // [impl->rule~dispatch.csv~1]
    List<Rule> rules(byte[] file) {
        var table = CsvTable.read(file, Set.of("category", "charge"), Set.of(RULES));
        var lineOf = new HashMap<String, Integer>();
        var rules = new ArrayList<Rule>();
        for (var row : table.lines()) {
            var category = row.get("category");
            if (category != null && !categoryExists.test(category)) {
                table.error(row, "category", "unknown-category", Map.of("value", category));
            }
            var area = area(row, table);
            var earlier = lineOf.putIfAbsent(category + "\n" + area, row.number());
            if (earlier != null) {
                table.error(row, "category", "rule-overlap", Map.of("line", earlier));
            }
            var party = charge(row, table);
            var duty = duty(row, party.orElse(null), table);
            party.ifPresent(found ->
                    rules.add(
                            new Rule(
                                    rules.size() + 1,
                                    category,
                                    area,
                                    found,
                                    assisting(row, table),
                                    limitOrNull(row, "sign", table),
                                    limitOrNull(row, "contact", table),
                                    limitOrNull(row, "feedback", table),
                                    LimitCsv.urgency(row, table).orElse(null),
                                    duty,
                                    row.text("note"))));
        }
        table.refuseIfWrong();
        return rules;
    }

    /** Reads which unit does which function where. */
    List<FunctionOfUnit> functions(byte[] file) {
        var table = CsvTable.read(file, Set.of("function", "unit"), Set.of(FUNCTIONS));
        var lineOf = new HashMap<String, Integer>();
        var functions = new ArrayList<FunctionOfUnit>();
        for (var row : table.lines()) {
            var function = row.text("function");
            if (!function.matches("[a-z][a-z0-9-]*")) {
                table.error(row, "function", "function-shape", Map.of("value", function));
            }
            var unit = unitByCode.apply(row.text("unit")).orElse(null);
            if (unit == null) {
                table.error(row, "unit", "unknown-unit", Map.of("value", row.text("unit")));
                continue;
            }
            var charge = chargeOf(unit.kind());
            if (charge.isEmpty()) {
                table.error(
                        row,
                        "unit",
                        unit.kind() == UnitKind.COMMUNITY ? "community-in-charge" : "unit-kind",
                        Map.of("value", unit.code(), "kind", unit.kind()));
                continue;
            }
            var area = area(row, table);
            var earlier =
                    lineOf.putIfAbsent(function + "\n" + charge.get() + "\n" + area, row.number());
            if (earlier != null) {
                table.error(row, "function", "function-overlap", Map.of("line", earlier));
            }
            functions.add(new FunctionOfUnit(function, charge.get(), area, unit.code()));
        }
        table.refuseIfWrong();
        return functions;
    }

    static String writeRules(List<Rule> rules) {
        return write(
                RULES,
                rules.stream()
                        .map(rule ->
                                cells(
                                        rule.category(),
                                        rule.area(),
                                        rule.charge().charge(),
                                        rule.charge().unit(),
                                        rule.charge().function(),
                                        written(rule.assisting()),
                                        rule.sign(),
                                        rule.contact(),
                                        rule.feedback(),
                                        rule.urgency(),
                                        rule.community(),
                                        rule.note()))
                        .toList());
    }

    static String writeFunctions(List<FunctionOfUnit> functions) {
        return write(
                FUNCTIONS,
                functions.stream()
                        .map(one -> cells(one.function(), one.charge(), one.area(), one.unit()))
                        .toList());
    }

    /** Which kind of charge a unit of this kind can have by function. */
    static Optional<Charge> chargeOf(UnitKind kind) {
        return Arrays.stream(Charge.values())
                .filter(charge -> charge.named() && charge.kind() == kind)
                .findFirst();
    }

    static String written(List<Party> parties) {
        return parties.stream().map(Party::toString).collect(Collectors.joining(" "));
    }

    // [impl->rule~dispatch.no-community~1]
    private Optional<Party> charge(Line row, CsvTable table) {
        var name = row.text("charge");
        var unitCode = row.get("unit");
        var unit = unitCode == null ? null : unitByCode.apply(unitCode).orElse(null);
        if (name.equals(COMMUNITY) || unit != null && unit.kind() == UnitKind.COMMUNITY) {
            table.error(row, "charge", "community-in-charge");
            return Optional.empty();
        }
        var charge = Party.charge(name);
        if (charge.isEmpty()) {
            table.error(row, "charge", "unknown-value", Map.of("value", name));
            return Optional.empty();
        }
        var party = new Party(charge.get(), unitCode, row.get("function"));
        if (!party.isComplete()) {
            table.error(
                    row,
                    "unit",
                    party.charge().named() ? "unit-or-function" : "no-unit-here",
                    Map.of("charge", name));
        } else if (unitCode != null && unit == null) {
            table.error(row, "unit", "unknown-unit", Map.of("value", unitCode));
        } else if (unit != null && unit.kind() != party.charge().kind()) {
            table.error(
                    row, "unit", "unit-kind", Map.of("value", unit.code(), "kind", unit.kind()));
        }
        return Optional.of(party);
    }

    /** Only where a street is in charge does its community receive the case too. */
    // [impl->rule~dispatch.dual-by-rule~1]
    private static String duty(Line row, @Nullable Party party, CsvTable table) {
        var duty = row.text("community").strip();
        if (duty.length() > LONGEST_DUTY) {
            table.error(row, "community", "too-long", Map.of("limit", LONGEST_DUTY));
        }
        if (!duty.isEmpty() && party != null && party.charge() != Charge.STREET) {
            table.error(row, "community", "community-without-street");
        }
        return duty;
    }

    private static List<Party> assisting(Line row, CsvTable table) {
        var parties = new ArrayList<Party>();
        for (var text : row.text("assisting").split("\\s+")) {
            if (!text.isEmpty()) {
                Party.parse(text)
                        .ifPresentOrElse(
                                parties::add,
                                () ->
                                        table.error(
                                                row,
                                                "assisting",
                                                "unknown-value",
                                                Map.of("value", text)));
            }
        }
        return parties;
    }

    private @Nullable String area(Line row, CsvTable table) {
        var code = row.get("area");
        if (code == null) {
            return null;
        }
        var unit = unitByCode.apply(code).orElse(null);
        if (unit == null) {
            table.error(row, "area", "unknown-unit", Map.of("value", code));
        } else if (!unit.kind().isArea() || unit.kind() == UnitKind.COMMUNITY) {
            table.error(row, "area", "no-area", Map.of("value", code));
        }
        return code;
    }

    private static @Nullable Limit limitOrNull(Line row, String column, CsvTable table) {
        return row.text(column).isEmpty() ? null : LimitCsv.limit(row, column, table);
    }

    private static List<String> cells(@Nullable Object... values) {
        return Arrays.stream(values).map(value -> value == null ? "" : value.toString()).toList();
    }

    private static String write(String[] columns, List<List<String>> rows) {
        var text = new StringWriter();
        try (var csv = new CSVPrinter(text, CSVFormat.DEFAULT.builder().setHeader(columns).get())) {
            for (var row : rows) {
                csv.printRecord(row);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
