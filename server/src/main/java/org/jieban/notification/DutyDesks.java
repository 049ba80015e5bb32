package org.jieban.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jieban.identity.Role;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is on duty (值班): at the hotline its dispatchers and leaders, in any other unit everybody. */
@Component
class DutyDesks {

    private final Units units;

    DutyDesks(Units units) {
        this.units = units;
    }

    /**
     * Those who are told together.
     *
     * @param role only people with this role, or null for the whole unit
     */
    record Desk(UnitId unit, @Nullable Role role) {}

    List<Desk> of(UnitId office) {
        return units.get(office).kind() == UnitKind.HOTLINE
                ? List.of(new Desk(office, Role.DISPATCHER), new Desk(office, Role.LEADER))
                : List.of(new Desk(office, null));
    }

    /** The hotline's, and the street's unless it is the whole city. */
    List<Desk> ofSurge(@Nullable UnitId street) {
        var found = new ArrayList<Desk>();
        var city = street == null ? null : units.path(street).getFirst().id();
        for (Unit hotline : hotlines(city)) {
            found.addAll(of(hotline.id()));
        }
        if (street != null) {
            found.addAll(of(street));
        }
        return found;
    }

    /** Each hotline's, and its administrators, who switch automatic dispatch on again. */
    List<Desk> ofAutomaticDispatch() {
        var found = new ArrayList<Desk>();
        for (Unit hotline : hotlines(null)) {
            found.addAll(of(hotline.id()));
            found.add(new Desk(hotline.id(), Role.ADMINISTRATOR));
        }
        return found;
    }

    private List<Unit> hotlines(@Nullable UnitId city) {
        return units.ofKind(Set.of(UnitKind.HOTLINE), city);
    }
}
