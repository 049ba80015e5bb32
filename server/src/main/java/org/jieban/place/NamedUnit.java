package org.jieban.place;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jieban.organisation.Unit;
import org.jieban.organisation.Units;

/**
 * A unit as files name it: by its code, by its name where only one bears it, or by the names from above
 * parted by {@code /}, such as {@code 朝阳区/望京街道}.
 *
 * @param unit the one that is meant; nothing when none or several are
 * @param bearers how many bear the name
 */
record NamedUnit(Optional<Unit> unit, int bearers) {

    static NamedUnit of(String text, Units units, LocalDate day, Predicate<Unit> fits) {
        var byCode = units.byCode(text).filter(it -> it.isEffective(day)).filter(fits);
        if (byCode.isPresent()) {
            return new NamedUnit(byCode, 1);
        }
        var names = List.of(text.split("/"));
        var found =
                units.all().stream()
                        .filter(it -> it.name().equals(names.getLast()))
                        .filter(it -> it.isEffective(day))
                        .filter(fits)
                        .filter(it -> standsBelow(it, names, units))
                        .limit(10)
                        .toList();
        return new NamedUnit(
                found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty(), found.size());
    }

    private static boolean standsBelow(Unit unit, List<String> names, Units units) {
        var path = units.path(unit.id()).stream().map(Unit::name).toList();
        int at = 0;
        for (var name : path) {
            if (at < names.size() && name.equals(names.get(at))) {
                at++;
            }
        }
        return at == names.size();
    }

    /** The message key for why none is meant. */
    String wrong() {
        return bearers > 1 ? "unit-ambiguous" : "unit-not-found";
    }
}
