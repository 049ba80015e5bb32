package org.jieban.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.assessment.CountedFigures.Work;
import org.jieban.calendar.CityZone;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.scheme.Period;
import org.jieban.scheme.Scheme;
import org.jieban.scheme.Scheme.Group;
import org.jieban.scheme.Scheme.Takes;
import org.jieban.scheme.UnitFigures;

/** Who is in which group of a scheme, and for whom the work of a unit counts, by the tree of units. */
final class GroupMembers {

    private final Scheme scheme;
    private final Units units;
    private final Map<UnitId, List<Group>> groups = new HashMap<>();

    GroupMembers(Scheme scheme, Units units) {
        this.scheme = scheme;
        this.units = units;
    }

    /** The group in which a unit competes, if in any. */
    Optional<Group> groupOf(UnitId unit) {
        return groups(unit).stream().findFirst();
    }

    /** Codes of two groups that a unit would both be in; empty when no unit is. */
    List<String> overlap() {
        return units.all().stream()
                .map(unit -> groups(unit.id()))
                .filter(both -> both.size() > 1)
                .findFirst()
                .map(both -> both.stream().map(Group::code).toList())
                .orElse(List.of());
    }

    /**
     * The unit of this group that carries what the unit in charge did. A section counts for its
     * street or department, an enterprise below a department for itself, and all of them for their
     * district, as its group takes all.
     */
    // [impl->rule~assessment.carries~1]
    Optional<Unit> carrier(UnitId lead, Group group) {
        for (var unit : units.path(lead).reversed()) {
            var its = groups(unit.id());
            if (its.contains(group)) {
                return Optional.of(unit);
            }
            if (group.takes() == Takes.OWN
                    && its.stream().anyMatch(other -> other.takes() == Takes.OWN)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Units whose work counts for this one, in its group; the unit alone when it is in none. */
    List<UnitId> carriedBy(Unit unit) {
        var group = groupOf(unit.id());
        if (group.isEmpty()) {
            return List.of(unit.id());
        }
        return units.subtree(unit.id()).stream()
                .filter(lead -> carrier(lead.id(), group.get()).filter(unit::equals).isPresent())
                .map(Unit::id)
                .toList();
    }

    /** The group's units that existed at some time of the period. */
    List<Unit> members(Group group, Period period) {
        var first = day(period.from());
        var afterLast = day(period.until().minusNanos(1)).plusDays(1);
        var members = new ArrayList<Unit>();
        for (var unit : units.all()) {
            var until = unit.until();
            if (unit.from().isBefore(afterLast)
                    && (until == null || until.isAfter(first))
                    && groups(unit.id()).contains(group)) {
                members.add(unit);
            }
        }
        return members;
    }

    /** What the members carry, from what was counted by the units themselves. */
    Map<UnitId, UnitFigures> carried(Group group, Period period, Map<UnitId, UnitFigures> byUnit) {
        var sums = new LinkedHashMap<UnitId, UnitFigures>();
        members(group, period).forEach(unit -> sums.put(unit.id(), UnitFigures.NONE));
        byUnit.forEach((unit, figures) ->
                carrier(unit, group)
                        .ifPresent(carrier ->
                                sums.computeIfPresent(
                                        carrier.id(), (_, sum) -> sum.plus(figures))));
        return sums;
    }

    private List<Group> groups(UnitId id) {
        return groups.computeIfAbsent(
                id,
                _ -> {
                    var upwards = units.path(id).reversed().stream().map(Unit::code).toList();
                    var kind = units.get(id).kind();
                    return scheme.groups().stream()
                            .filter(group ->
                                    group.units().includes(kind, upwards)
                                            && !group.except().includes(kind, upwards))
                            .toList();
                });
    }

    static LocalDate day(Instant at) {
        return at.atZone(CityZone.ZONE).toLocalDate();
    }

    /** What the units of a group did, with what was done below them. */
    Map<UnitId, Work> done(Group group, Map<UnitId, Work> work) {
        var sums = new HashMap<UnitId, Work>();
        work.forEach((unit, done) ->
                carrier(unit, group)
                        .ifPresent(carrier -> sums.merge(carrier.id(), done, Work::plus)));
        return sums;
    }
}
