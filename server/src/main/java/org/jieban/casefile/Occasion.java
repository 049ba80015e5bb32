package org.jieban.casefile;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.organisation.UnitId;

/**
 * Somebody before a case at a moment: all that the rules may look at.
 *
 * @param at the one reading of the clock for the act
 */
record Occasion(
        CaseFile file,
        CaseActor actor,
        Instant at,
        Surroundings world,
        HotlineLimits limits,
        CaseSettings settings,
        WorkingCalendar calendar) {

    /** The open parts of the actor's unit; as lead before any other. */
    List<Assignment> openParts() {
        return file.assignments().stream()
                .filter(part -> part.state().open() && part.unit().equals(actor.unit()))
                .sorted(Comparator.comparing(Assignment::role))
                .toList();
    }

    /** The open part of the actor's unit; as lead before any other. */
    Optional<Assignment> part() {
        return openParts().stream().findFirst();
    }

    boolean isLead() {
        return part().filter(part -> part.role() == Assignment.Role.LEAD).isPresent();
    }

    /** Refuses whoever is not of the unit in charge, by what they are instead. */
    Optional<Refusal> notTheLead() {
        return Optional.of(part().isEmpty() ? Refusal.NOT_YOUR_CASE : Refusal.NOT_THE_LEAD);
    }

    /** Refuses a part that was not signed. */
    Optional<Refusal> unsigned() {
        return part().filter(part -> part.state() == Assignment.State.WAITING).isPresent()
                ? Optional.of(Refusal.NOT_SIGNED)
                : Optional.empty();
    }

    /** Only the unit in charge, and only once it has signed. */
    Optional<Refusal> unlessLead() {
        return isLead() ? unsigned() : notTheLead();
    }

    /** Whether the actor's unit stands over the unit in charge: another level, and the same branch. */
    boolean isAboveTheLead() {
        var unit = actor.unit();
        return unit != null
                && file.lead()
                        .map(Assignment::unit)
                        .filter(lead -> !lead.equals(unit) && world.isWithin(lead, unit))
                        .isPresent();
    }

    /** Whether a unit has an open part in the case. */
    boolean involved(UnitId unit) {
        return file.assignments().stream()
                .anyMatch(part -> part.state().open() && part.unit().equals(unit));
    }
}
