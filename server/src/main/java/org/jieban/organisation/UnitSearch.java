package org.jieban.organisation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds units by what people type: a part of the name or the beginning of the code. */
final class UnitSearch {

    private static final int NO_MATCH = 9;

    private UnitSearch() {}

    static List<Unit> in(List<Unit> units, String words, LocalDate on, int limit) {
        var wanted = words.strip().toLowerCase(Locale.ROOT);
        record Hit(Unit unit, int distance) {}
        return units.stream()
                .filter(unit -> unit.isEffective(on))
                .map(unit -> new Hit(unit, distance(unit, wanted)))
                .filter(hit -> hit.distance < NO_MATCH)
                .sorted(
                        Comparator.comparingInt(Hit::distance)
                                .thenComparing(hit -> hit.unit.kind())
                                .thenComparing(hit -> hit.unit.code()))
                .limit(limit)
                .map(Hit::unit)
                .toList();
    }

    private static int distance(Unit unit, String wanted) {
        var name = unit.name().toLowerCase(Locale.ROOT);
        if (name.equals(wanted) || unit.code().equalsIgnoreCase(wanted)) {
            return 0;
        }
        if (name.startsWith(wanted)) {
            return 1;
        }
        if (name.contains(wanted)) {
            return 2;
        }
        return unit.code().toLowerCase(Locale.ROOT).startsWith(wanted) ? 3 : NO_MATCH;
    }
}
