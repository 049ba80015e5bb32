package org.jieban.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jieban.casefile.Assignment;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.CaseState;
import org.jieban.organisation.UnitId;

/**
 * What is left to human visitors: they log in as one of a few units and must find work in every list,
 * so more than half of those units' newer cases wait at one step for them.
 */
final class Visitors {

    private static final Duration PATIENCE = Duration.ofDays(11);
    private static final double LEFT = 0.6;

    /** Steps to sign, to contact, to reply and to accept; the later ones oftener, as fewer get there. */
    private static final List<Integer> STEPS = List.of(0, 0, 1, 1, 2, 2, 2, 3, 3, 3, 3);

    private final Set<UnitId> units;

    Visitors(Set<UnitId> units) {
        this.units = Set.copyOf(units);
    }

    boolean isTheirs(UnitId unit) {
        return units.contains(unit);
    }

    /** Whether an assisting or inner part waits for a visitor. */
    boolean isLeftToThem(CaseFile file, Assignment part, Instant now) {
        return units.contains(part.unit())
                && part.from().isAfter(now.minus(PATIENCE))
                && Chance.of("left", Player.nameOf(file), part.no()).hit(LEFT);
    }

    /** Whether the case waits for a visitor at its present step. */
    boolean isLeftToThem(CaseFile file, Instant now) {
        var lead = file.lead().map(Assignment::unit).orElse(null);
        if (lead == null || !units.contains(lead)) {
            return false;
        }
        var since = file.lead().map(Assignment::from).orElseGet(file::openedAt);
        if (since.isBefore(now.minus(PATIENCE))) {
            return false;
        }
        var chance = Chance.of("left", Player.nameOf(file), file.round());
        if (!chance.hit(LEFT)) {
            return false;
        }
        return step(file) == chance.oneOf(STEPS);
    }

    private static int step(CaseFile file) {
        if (file.state() == CaseState.DISPATCHED) {
            return 0;
        }
        if (file.state() == CaseState.REPLIED) {
            return 3;
        }
        return file.contactedThisRound() ? 2 : 1;
    }
}
