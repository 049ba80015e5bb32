package org.jieban.catalogue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jieban.calendar.Limit;
import org.jieban.shared.CsvSheet.Line;

/** The standard limits as a file, and how limits and urgencies are read in other files. */
final class LimitCsv {

    private static final String[] COLUMNS = {
        "urgency", "dispatch", "sign", "contact", "feedback", "assist", "revisit"
    };
    private static final Set<String> OPTIONAL = Set.of("giveBack", "afterReturn");

    private LimitCsv() {}

    /** Reads the standard limits; each urgency must be there once. */
    static List<StandardLimits> read(byte[] file) {
        var table = CsvTable.read(file, Set.of(COLUMNS), OPTIONAL);
        var limits = new HashMap<Urgency, StandardLimits>();
        var lineOf = new HashMap<Urgency, Integer>();
        for (var row : table.lines()) {
            var urgency = urgency(row, table).orElse(null);
            if (urgency == null) {
                if (row.text("urgency").isEmpty()) {
                    table.error(row, "urgency", "required");
                }
                continue;
            }
            var six =
                    Arrays.stream(COLUMNS)
                            .skip(1)
                            .map(column -> limit(row, column, table))
                            .toList();
            var earlier = lineOf.putIfAbsent(urgency, row.number());
            if (earlier != null) {
                table.error(row, "urgency", "duplicate-line", Map.of("line", earlier));
            }
            limits.put(
                    urgency,
                    new StandardLimits(
                            urgency,
                            six.get(0),
                            six.get(1),
                            six.get(2),
                            six.get(3),
                            six.get(4),
                            six.get(5),
                            row.text("giveBack").isEmpty() ? null : limit(row, "giveBack", table),
                            afterReturn(row, table)));
        }
        for (var urgency : Urgency.values()) {
            if (!limits.containsKey(urgency)) {
                table.error("urgency", "urgency-missing", Map.of("value", urgency));
            }
        }
        table.refuseIfWrong();
        return List.copyOf(limits.values());
    }

    private static AfterReturn afterReturn(Line row, CsvTable table) {
        var text = row.text("afterReturn");
        return Arrays.stream(AfterReturn.values())
                .filter(rule -> rule.name().equals(text))
                .findFirst()
                .orElseGet(() -> {
                    if (!text.isEmpty()) {
                        table.error(row, "afterReturn", "unknown-value", Map.of("value", text));
                    }
                    return AfterReturn.ANEW;
                });
    }

    static Optional<Urgency> urgency(Line row, CsvTable table) {
        var text = row.text("urgency");
        var found =
                Arrays.stream(Urgency.values())
                        .filter(urgency -> urgency.name().equals(text))
                        .findFirst();
        if (found.isEmpty() && !text.isEmpty()) {
            table.error(row, "urgency", "unknown-value", Map.of("value", text));
        }
        return found;
    }

    static Limit limit(Line row, String column, CsvTable table) {
        try {
            return Limit.parse(row.text(column));
        } catch (IllegalArgumentException malformed) {
            table.error(row, column, "no-limit", Map.of("value", row.text(column)));
            return new Limit(1, Limit.Unit.DAY);
        }
    }
}
