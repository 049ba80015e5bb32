package org.jieban.outbox;

import java.time.Clock;
import java.util.List;
import org.jieban.incident.IncidentOverdue;
import org.jieban.organisation.Units;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes to the unit that opened an incident when its expected end has passed. */
// [impl->rule~incident.owner-told~1]
@Component
class OverdueIncidents {

    private final List<Carrier> carriers;
    private final Letters letters;
    private final Units units;
    private final Clock clock;

    OverdueIncidents(List<Carrier> carriers, Letters letters, Units units, Clock clock) {
        this.carriers = carriers;
        this.letters = letters;
        this.units = units;
        this.clock = clock;
    }

    @EventListener
    void write(IncidentOverdue incident) {
        var code = units.get(incident.office()).code();
        for (var carrier : carriers) {
            if (carrier.reaches(code)) {
                letters.addOverdue(
                        incident.number(),
                        incident.expectedEnd(),
                        incident.office(),
                        carrier.channel(),
                        clock.instant());
            }
        }
    }
}
