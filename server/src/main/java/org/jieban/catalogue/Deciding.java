package org.jieban.catalogue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jspecify.annotations.Nullable;

/**
 * Finds who is in charge (派单规则的适用): pure, from one version of the catalogue, the functions of units
 * and the tree of units as it is handed in.
 */
final class Deciding {

    private record Place(String function, Charge charge, @Nullable String area) {}

    private final Map<Place, String> unitByFunction = new HashMap<>();

    Deciding(List<FunctionOfUnit> functions) {
        for (var one : functions) {
            unitByFunction.put(new Place(one.function(), one.charge(), one.area()), one.unit());
        }
    }

    /**
     * A matter to be decided.
     *
     * @param categories from the first level down, at least one
     * @param areas from the top down to where it happened
     */
    record Matter(List<Category> categories, List<Unit> areas, Urgency urgency, LocalDate day) {

        Category category() {
            return categories.getLast();
        }

        private Optional<Unit> area(UnitKind kind) {
            return areas.reversed().stream()
                    .filter(unit -> unit.kind() == kind && unit.isEffective(day))
                    .findFirst();
        }

        /** The district, or the top of an installation that is only a district or street. */
        private Optional<Unit> backstop() {
            return area(UnitKind.DISTRICT)
                    .or(() ->
                            areas.stream()
                                    .findFirst()
                                    .filter(top -> top.kind() == UnitKind.STREET));
        }
    }

    // [impl->rule~dispatch.backstop~1] [impl->rule~dispatch.limits~1]
    Decision decide(
            CatalogueIndex catalogue, Matter matter, Function<String, Optional<Unit>> byCode) {
        var rule = catalogue.mostSpecific(matter.categories(), matter.areas()).orElse(null);
        var urgency = urgency(rule, matter);
        var standard = catalogue.limits(urgency).limits();
        var version = catalogue.version().version();
        if (rule != null) {
            var limits = ownLimitsApply(rule, matter) ? rule.over(standard) : standard;
            var unit = find(rule.charge(), matter, byCode).orElse(null);
            if (unit != null && rule.charge().charge() != Charge.DISTRICT) {
                return new Decision.Direct(
                        unit.id(),
                        assisting(rule, unit.id(), matter, byCode),
                        inward(rule, unit, matter),
                        limits,
                        urgency,
                        rule.number(),
                        version,
                        Reasons.direct(matter, rule, unit, version));
            }
            return backstop(
                    matter,
                    Reasons.missing(matter, rule),
                    district ->
                            new Decision.Backstop(
                                    district.id(),
                                    assisting(rule, district.id(), matter, byCode),
                                    List.of(),
                                    limits,
                                    urgency,
                                    rule.number(),
                                    version,
                                    Reasons.backstop(
                                            matter, unit == null, rule, district, version)));
        }
        return backstop(
                matter,
                Reasons.nothing(matter),
                district ->
                        new Decision.Backstop(
                                district.id(),
                                List.of(),
                                List.of(),
                                standard,
                                urgency,
                                null,
                                version,
                                Reasons.backstop(matter, false, null, district, version)));
    }

    private static Decision backstop(
            Matter matter, Why otherwise, Function<Unit, Decision> decided) {
        return matter.backstop()
                .map(decided)
                .orElseGet(
                        () -> new Decision.Undecided(Decision.Undecided.Reason.NO_AREA, otherwise));
    }

    /** The more pressing of what the case says and what the rule says: a rule never slows a case. */
    private static Urgency urgency(@Nullable Rule rule, Matter matter) {
        if (rule == null || rule.urgency() == null) {
            return matter.urgency();
        }
        return rule.urgency().compareTo(matter.urgency()) < 0 ? rule.urgency() : matter.urgency();
    }

    /** A rule's own limits are meant for its usual urgency; a case that presses more has the standard. */
    private static boolean ownLimitsApply(Rule rule, Matter matter) {
        var usual = rule.urgency() == null ? matter.category().urgency() : rule.urgency();
        return matter.urgency().compareTo(usual) >= 0;
    }

    /** The community in which it happened, where it lies below the street in charge. */
    // [impl->rule~dispatch.dual-by-rule~1]
    private static List<Inward> inward(Rule rule, Unit lead, Matter matter) {
        return rule.community().isEmpty() || !matter.areas().contains(lead)
                ? List.of()
                : matter.area(UnitKind.COMMUNITY).stream()
                        .map(community -> new Inward(community.id(), rule.community()))
                        .toList();
    }

    private List<UnitId> assisting(
            Rule rule, UnitId lead, Matter matter, Function<String, Optional<Unit>> byCode) {
        var found = new LinkedHashSet<UnitId>();
        for (var party : rule.assisting()) {
            find(party, matter, byCode).ifPresent(unit -> found.add(unit.id()));
        }
        found.remove(lead);
        return List.copyOf(found);
    }

    // [impl->rule~dispatch.named-street~1]
    private Optional<Unit> find(
            Party party, Matter matter, Function<String, Optional<Unit>> byCode) {
        var charge = party.charge();
        if (!charge.named() && party.unit() == null) {
            return matter.area(charge.kind());
        }
        var code = party.unit();
        if (code == null && party.function() != null) {
            code = byFunction(party.function(), charge, matter.areas());
        }
        return code == null
                ? Optional.empty()
                : byCode.apply(code)
                        .filter(unit -> unit.kind() == charge.kind())
                        .filter(unit -> unit.isEffective(matter.day()));
    }

    /** The unit of the smallest area in which one does this. */
    // [impl->rule~dispatch.function~1]
    private @Nullable String byFunction(String function, Charge charge, List<Unit> areas) {
        for (var area : areas.reversed()) {
            var code = unitByFunction.get(new Place(function, charge, area.code()));
            if (code != null) {
                return code;
            }
        }
        return unitByFunction.get(new Place(function, charge, null));
    }
}
