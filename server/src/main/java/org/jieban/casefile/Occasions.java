package org.jieban.casefile;

import java.time.Instant;
import java.util.Optional;
import org.jieban.calendar.Calendars;
import org.jieban.catalogue.Catalogue;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.springframework.stereotype.Component;

/** Puts somebody before a case, with the limits and the units that hold at the moment. */
@Component
class Occasions {

    private final Catalogue catalogue;
    private final Calendars calendars;
    private final CaseSettings settings;
    private final Surroundings world;

    Occasions(Units units, Catalogue catalogue, Calendars calendars, CaseSettings settings) {
        this.catalogue = catalogue;
        this.calendars = calendars;
        this.settings = settings;
        this.world = new UnitsAround(units);
    }

    Deciding deciding(CaseFile file, CaseActor actor, Instant at) {
        var standard = catalogue.limits(file.urgency(), at);
        return new Deciding(
                new Occasion(
                        file,
                        actor,
                        at,
                        world,
                        new HotlineLimits(
                                settings.acceptLimit(),
                                standard.dispatch(),
                                standard.revisit(),
                                new CaseEvent.Limits(
                                        standard.limits().sign(),
                                        standard.limits().contact(),
                                        standard.limits().feedback())),
                        settings,
                        calendars.current()));
    }

    /** The tree of units as the rules of a case see it. */
    private record UnitsAround(Units units) implements Surroundings {

        @Override
        public boolean isWithin(UnitId unit, UnitId ancestor) {
            return units.isWithin(unit, ancestor);
        }

        @Override
        public UnitKind kindOf(UnitId unit) {
            return units.get(unit).kind();
        }

        @Override
        public Optional<UnitId> above(UnitId unit) {
            return Optional.ofNullable(units.get(unit).parent());
        }
    }
}
