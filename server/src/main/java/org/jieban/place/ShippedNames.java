package org.jieban.place;

import java.util.List;
import java.util.Map;
import org.jieban.organisation.Unit;
import org.jieban.organisation.Units;
import org.springframework.stereotype.Component;

/** Other names of the demo city's places that come with the program, as far as they are used here. */
@Component
class ShippedNames {

    private final Units units;
    private final PlaceNames names;

    ShippedNames(Units units, PlaceNames names) {
        this.units = units;
        this.names = names;
    }

    /** A name of a unit that is here. */
    record Shipped(String name, Unit unit) {}

    List<Shipped> inUse() {
        var unused = names.unused();
        return Gazetteer.shippedAliases().entrySet().stream()
                .flatMap(of ->
                        units.byCode(of.getKey()).stream()
                                .flatMap(unit ->
                                        of.getValue().stream()
                                                .map(name -> new Shipped(name, unit))))
                .filter(it -> !unused.contains(Map.entry(it.name(), it.unit().id().value())))
                .sorted(java.util.Comparator.comparing(it -> it.unit().code() + it.name()))
                .toList();
    }
}
