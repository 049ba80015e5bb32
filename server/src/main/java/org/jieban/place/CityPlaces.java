package org.jieban.place;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jieban.calendar.CityZone;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The places of the running city: the districts, streets and communities of the tree of units that
 * exist today. Read at the first question, and again when the tree has changed.
 */
@Service
public class CityPlaces {

    private static final Map<UnitKind, Level> LEVELS =
            Map.of(
                    UnitKind.DISTRICT,
                    Level.DISTRICT,
                    UnitKind.STREET,
                    Level.STREET,
                    UnitKind.COMMUNITY,
                    Level.COMMUNITY);

    private record Seen(int tree, Locator locator) {}

    private final Units units;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Seen seen;

    CityPlaces(Units units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    /** Where a text says its matter is; the codes of the places are those of the units. */
    // [impl->rule~place.units~1]
    public Located locate(String text) {
        return locator().locate(text);
    }

    private Locator locator() {
        var today = LocalDate.ofInstant(clock.instant(), CityZone.ZONE);
        var areas =
                units.ofKind(EnumSet.copyOf(LEVELS.keySet()), null).stream()
                        .filter(unit -> unit.isEffective(today))
                        .toList();
        int tree = Set.copyOf(areas).hashCode();
        var known = seen;
        if (known != null && known.tree() == tree) {
            return known.locator();
        }
        reading.lock();
        try {
            known = seen;
            if (known == null || known.tree() != tree) {
                known = new Seen(tree, Locator.of(gazetteer(areas)));
                seen = known;
            }
            return known.locator();
        } finally {
            reading.unlock();
        }
    }

    private Gazetteer gazetteer(List<Unit> areas) {
        var aliases = Gazetteer.shippedAliases();
        var codes = new HashSet<String>();
        areas.forEach(unit -> codes.add(unit.code()));
        var places = new ArrayList<Place>(areas.size());
        for (var unit : areas) {
            var parent = unit.parent() == null ? null : units.get(unit.parent()).code();
            places.add(
                    new Place(
                            unit.code(),
                            unit.name(),
                            level(unit),
                            parent != null && codes.contains(parent) ? parent : null,
                            aliases.getOrDefault(unit.code(), List.of())));
        }
        return Gazetteer.of(places);
    }

    private static Level level(Unit unit) {
        return LEVELS.getOrDefault(unit.kind(), Level.COMMUNITY);
    }
}
