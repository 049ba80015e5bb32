package org.jieban.ladder;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jieban.casefile.Assignment;
import org.jieban.casefile.CaseClock;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.TimeFact;
import org.jieban.identity.Role;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is meant by "the leader of the district" for a case. */
@Component
class Targets {

    private final Units units;

    Targets(Units units) {
        this.units = units;
    }

    /** Those who are told, each once; one who does not exist for this case is left out. */
    List<TimeFact.Told> told(List<Ladder.Target> targets, CaseFile file, CaseClock clock) {
        return targets.stream().flatMap(target -> told(target, file, clock)).distinct().toList();
    }

    private Stream<TimeFact.Told> told(Ladder.Target target, CaseFile file, CaseClock clock) {
        var lead = file.lead().map(Assignment::unit);
        return switch (target.to()) {
            case UNIT_PRESSED -> of(pressed(file, clock), null);
            case LEADER_PRESSED -> of(pressed(file, clock), Role.LEADER);
            case LEAD_LEADER -> of(lead, Role.LEADER);
            case LEADER_ABOVE ->
                    of(
                            lead.flatMap(units::find)
                                    .flatMap(unit -> Optional.ofNullable(unit.parent())),
                            Role.LEADER);
            case DISTRICT_LEADER ->
                    of(
                            lead.flatMap(unit -> units.nearest(unit, UnitKind.DISTRICT))
                                    .map(Unit::id),
                            Role.LEADER);
            case DISPATCHER ->
                    hotlines(lead.or(() -> Optional.ofNullable(file.area())))
                            .map(unit -> new TimeFact.Told(unit, Role.DISPATCHER, null));
            case UNIT -> of(unit(target.unit()), target.role());
            case PERSON ->
                    unit(target.unit()).stream()
                            .map(unit -> new TimeFact.Told(unit, null, target.person()));
        };
    }

    private static Optional<UnitId> pressed(CaseFile file, CaseClock clock) {
        return Optional.ofNullable(clock.unit()).or(() -> file.lead().map(Assignment::unit));
    }

    private Optional<UnitId> unit(@Nullable Long id) {
        return id == null ? Optional.empty() : units.find(new UnitId(id)).map(Unit::id);
    }

    private static Stream<TimeFact.Told> of(Optional<UnitId> unit, @Nullable Role role) {
        return unit.stream().map(id -> new TimeFact.Told(id, role, null));
    }

    /** Hotlines of a unit above the case; all where the case has no place yet. */
    private Stream<UnitId> hotlines(Optional<UnitId> below) {
        return units.ofKind(Set.of(UnitKind.HOTLINE), null).stream()
                .filter(hotline -> {
                    var over = hotline.parent();
                    return below.isEmpty() || over == null || units.isWithin(below.get(), over);
                })
                .map(Unit::id);
    }
}
