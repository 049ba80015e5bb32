package org.jieban.demo;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieban.catalogue.Catalogue;
import org.jieban.catalogue.Categories;
import org.jieban.dispatch.Dispatching;
import org.jieban.identity.FirstPassword;
import org.jieban.identity.ImportingPeople;
import org.jieban.identity.People;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.springframework.stereotype.Component;

/** Builds the demo city in an empty database, and knows it afterwards. */
@Component
class City {

    static final String PASSWORD = "jieban12345";

    private final Units units;
    private final ImportingPeople importing;
    private final People people;
    private final Catalogue catalogue;
    private final Categories categories;
    private final Dispatching dispatching;

    City(
            Units units,
            ImportingPeople importing,
            People people,
            Catalogue catalogue,
            Categories categories,
            Dispatching dispatching) {
        this.units = units;
        this.importing = importing;
        this.people = people;
        this.catalogue = catalogue;
        this.categories = categories;
        this.dispatching = dispatching;
    }

    /** Whoever plays in the city, and what citizens of its parts say. */
    record Cast(
            CityStage stage,
            Roster roster,
            Player player,
            Visitors visitors,
            Citizens home,
            Citizens others) {}

    /** Brings in what is missing; what is there already stays. */
    void build() {
        var plan = CityPlan.draw();
        if (units.byCode(CityPlan.HOTLINE).isEmpty()) {
            units.importAll(plan.units());
        }
        if (people.byUsername(StaffPlan.ACCOUNTS.getLast().username()).isEmpty()) {
            importing.importAll(
                    StaffPlan.everybody(plan.units()), new FirstPassword.Shared(PASSWORD));
        }
        if (catalogue.functions().isEmpty()) {
            catalogue.replaceFunctions(plan.functions().getBytes(StandardCharsets.UTF_8));
        }
    }

    Cast cast() {
        var trouble = new Trouble(categories.all());
        var stage = new CityStage(units, dispatching, trouble);
        var roster = Roster.of(people);
        var visitors = new Visitors(visited());
        var communities = units.ofKind(EnumSet.of(UnitKind.COMMUNITY), stage.city());
        return new Cast(
                stage,
                roster,
                new Player(stage, roster, new Sentences(), visitors),
                visitors,
                new Citizens(
                        Citizens.below(communities, CityPlan.HOME_DISTRICT, Optional.empty()),
                        trouble),
                new Citizens(
                        Citizens.below(communities, "", Optional.of(CityPlan.HOME_DISTRICT)),
                        trouble));
    }

    private Set<org.jieban.organisation.UnitId> visited() {
        return Stream.of(CityPlan.HOME_STREET, CityPlan.HOME_COMMUNITY, CityPlan.WATER)
                .map(units::byCode)
                .flatMap(Optional::stream)
                .map(Unit::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is told at the start: who may log in, with which password. */
    static List<String> accounts() {
        return StaffPlan.ACCOUNTS.stream()
                .map(account -> "  %-16s %s".formatted(account.username(), account.does()))
                .toList();
    }
}
