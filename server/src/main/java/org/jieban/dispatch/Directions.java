package org.jieban.dispatch;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.Casework;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From what a dispatcher or a judge chose to the direction that a case takes. */
@Component
class Directions {

    private final Dispatching dispatching;
    private final Casework casework;
    private final Units units;

    Directions(Dispatching dispatching, Casework casework, Units units) {
        this.dispatching = dispatching;
        this.casework = casework;
        this.units = units;
    }

    /** The catalogue's own; {@code dispatch/undecided} where it names nobody. */
    Act.Direction byCatalogue(CaseFile file) {
        return dispatching
                .byCatalogue(file.category(), file.area(), file.urgency(), casework.now())
                .orElseThrow(() -> new ProblemException(DispatchProblem.UNDECIDED));
    }

    /** To this unit, for this reason; {@code dispatch/no-such-unit} for one that is not. */
    Act.Direction otherwise(
            CaseFile file, long unit, @Nullable List<Long> assisting, @Nullable String reason) {
        var today = casework.now().atZone(CityZone.ZONE).toLocalDate();
        var lead = existing(unit, today);
        var helpers =
                assisting == null
                        ? List.<UnitId>of()
                        : assisting.stream()
                                .map(id -> existing(id, today))
                                .filter(id -> !id.equals(lead))
                                .distinct()
                                .toList();
        return dispatching.otherwise(
                file, lead, helpers, reason == null ? "" : reason.strip(), casework.now());
    }

    /** As the catalogue says, whether the limit of the unit before goes on. */
    boolean clockGoesOn(CaseFile file) {
        return dispatching.clockGoesOn(file, casework.now());
    }

    /** A unit that exists today. */
    UnitId existing(long id) {
        return existing(id, casework.now().atZone(CityZone.ZONE).toLocalDate());
    }

    private UnitId existing(long id, LocalDate today) {
        return units.find(new UnitId(id))
                .filter(unit -> unit.isEffective(today))
                .orElseThrow(() ->
                        new ProblemException(DispatchProblem.NO_SUCH_UNIT, Map.of("unit", id)))
                .id();
    }
}
