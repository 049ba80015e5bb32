package org.jieban.place;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jieban.calendar.CityZone;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The places of the running city: the districts, streets and communities of the tree of units that
 * exist today, with the names that administrators keep. Read at the first question, and again when the tree
 * or the names have changed.
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

    private record Seen(int tree, UUID names, Locator locator) {}

    private final Units units;
    private final PlaceNames names;
    private final ShippedNames shipped;
    private final PlaceStamp stamp;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Seen seen;

    CityPlaces(Units units, PlaceNames names, ShippedNames shipped, PlaceStamp stamp, Clock clock) {
        this.units = units;
        this.names = names;
        this.shipped = shipped;
        this.stamp = stamp;
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
        var now = stamp.of(PlaceStamp.What.NAMES);
        var known = seen;
        if (known != null && known.tree() == tree && known.names().equals(now)) {
            return known.locator();
        }
        reading.lock();
        try {
            known = seen;
            if (known == null || known.tree() != tree || !known.names().equals(now)) {
                known = new Seen(tree, now, Locator.of(gazetteer(areas)));
                seen = known;
            }
            return known.locator();
        } finally {
            reading.unlock();
        }
    }

    private Gazetteer gazetteer(List<Unit> areas) {
        var aliases = aliases();
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
                            aliases.getOrDefault(unit.id(), List.of())));
        }
        return Gazetteer.of(places);
    }

    // [impl->rule~place.names~1]
    private Map<UnitId, List<String>> aliases() {
        var aliases = new HashMap<UnitId, List<String>>();
        for (var name : shipped.inUse()) {
            aliases.computeIfAbsent(name.unit().id(), _ -> new ArrayList<>()).add(name.name());
        }
        for (var name : names.inForce()) {
            if (name.thing() == PlaceName.Thing.AREA) {
                aliases.computeIfAbsent(name.unit(), _ -> new ArrayList<>()).add(name.name());
            }
        }
        return aliases;
    }

    private static Level level(Unit unit) {
        return LEVELS.getOrDefault(unit.kind(), Level.COMMUNITY);
    }
}
