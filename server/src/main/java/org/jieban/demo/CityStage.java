package org.jieban.demo;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseFile;
import org.jieban.dispatch.Dispatching;
import org.jieban.organisation.Scope;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;

/** The demo city as it is in the database, for those who play in it. */
final class CityStage implements Player.Stage {

    private static final List<String> HELPERS =
            List.of("enforcement", "housing", "urban", "market");
    private static final List<String> WHISTLED_FOR =
            List.of("urban", "ent-water", "enforcement", "ent-gas", "housing", "ent-property");

    private final Units units;
    private final Dispatching dispatching;
    private final Trouble trouble;
    private final UnitId hotline;
    private final UnitId city;

    CityStage(Units units, Dispatching dispatching, Trouble trouble) {
        this.units = units;
        this.dispatching = dispatching;
        this.trouble = trouble;
        var centre = units.byCode(CityPlan.HOTLINE).orElseThrow();
        this.hotline = centre.id();
        this.city = Objects.requireNonNullElse(centre.parent(), centre.id());
    }

    @Override
    public Unit unit(UnitId id) {
        return units.get(id);
    }

    @Override
    public UnitId hotline() {
        return hotline;
    }

    @Override
    public boolean isWithin(UnitId unit, UnitId above) {
        return units.isWithin(unit, above);
    }

    /** The top of the city. */
    UnitId city() {
        return city;
    }

    /** The city and nothing else: a database may hold another one beside it. */
    Scope scope() {
        return units.scope(city);
    }

    /** Whether the case is this city's; one without a place is seen only by those who see everything. */
    boolean isHere(CaseFile file) {
        var place = file.area();
        return place == null ? scope().everything() : units.isWithin(place, city);
    }

    @Override
    public Optional<UnitId> helper(UnitId lead, Chance chance) {
        return units.nearest(lead, UnitKind.DISTRICT)
                .flatMap(district -> units.byCode(district.code() + "-" + chance.oneOf(HELPERS)))
                .map(Unit::id)
                .filter(helper -> !helper.equals(lead));
    }

    @Override
    public List<UnitId> called(UnitId lead, Chance chance) {
        var district = units.nearest(lead, UnitKind.DISTRICT);
        if (district.isEmpty()) {
            return List.of();
        }
        int first = chance.below(WHISTLED_FOR.size());
        int many = 2 + chance.below(2);
        return IntStream.range(first, first + many)
                .mapToObj(i -> WHISTLED_FOR.get(i % WHISTLED_FOR.size()))
                .flatMap(name -> units.byCode(district.get().code() + "-" + name).stream())
                .map(Unit::id)
                .toList();
    }

    @Override
    public Optional<Act.Direction> direction(CaseFile file, Instant at) {
        return dispatching
                .byCatalogue(file.category(), file.area(), file.urgency(), at)
                .or(() -> toDistrict(file, at));
    }

    /** What the catalogue knows no unit for goes to the district of the place. */
    private Optional<Act.Direction> toDistrict(CaseFile file, Instant at) {
        return Optional.ofNullable(file.area())
                .flatMap(area -> units.nearest(area, UnitKind.DISTRICT))
                .map(district -> elsewhere(file, district.id(), "根据属地原则派发", at));
    }

    @Override
    public Act.Direction elsewhere(CaseFile file, UnitId unit, String reason, Instant at) {
        return dispatching.otherwise(file, unit, List.of(), reason, at);
    }

    @Override
    public Optional<UnitId> street(CaseFile file) {
        return Optional.ofNullable(file.area())
                .flatMap(area -> units.nearest(area, UnitKind.STREET))
                .map(Unit::id);
    }

    @Override
    public String category(String words) {
        return trouble.meaning(words).code();
    }
}
