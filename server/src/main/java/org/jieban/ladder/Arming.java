package org.jieban.ladder;

import java.util.ArrayList;
import java.util.Collection;
import org.jieban.calendar.Calendars;
import org.jieban.casefile.ReadingCases;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.springframework.stereotype.Component;

/** Computes what is before cases and writes it down. */
@Component
class Arming {

    private final Ladders ladders;
    private final Calendars calendars;
    private final Units units;
    private final ReadingCases cases;
    private final ArmedRungs armed;

    Arming(
            Ladders ladders,
            Calendars calendars,
            Units units,
            ReadingCases cases,
            ArmedRungs armed) {
        this.ladders = ladders;
        this.calendars = calendars;
        this.units = units;
        this.cases = cases;
        this.armed = armed;
    }

    /** The ladders as they are now. */
    Climbing climbing() {
        return new Climbing(ladders.active(), calendars.current(), this::within);
    }

    /** Arms these cases anew, as they stand. */
    void arm(Collection<Long> ids, Climbing climbing) {
        var rows = new ArrayList<ArmedRungs.Armed>();
        for (var file : cases.files(ids)) {
            climbing.plan(file)
                    .forEach(planned -> rows.add(ArmedRungs.Armed.of(file.id(), planned)));
        }
        armed.replace(ids, rows);
    }

    private boolean within(UnitId unit, UnitId top) {
        return units.find(unit).isPresent() && units.isWithin(unit, top);
    }
}
