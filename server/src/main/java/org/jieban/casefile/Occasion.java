package org.jieban.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;

/**
 * Somebody before a case at a moment: all that the rules may look at.
 *
 * @param at the one reading of the clock for the act
 * @param calendar the calendar in which limits run
 */
record Occasion(
        CaseFile file,
        CaseActor actor,
        Instant at,
        Surroundings world,
        HotlineLimits limits,
        CaseSettings settings,
        WorkingCalendar calendar) {

    /** The open parts of work that the actor's unit has; as lead before any other. */
    List<Assignment> openParts() {
        return file.assignments().stream()
                .filter(part -> part.state().open() && part.unit().equals(actor.unit()))
                .filter(part -> part.role() != Assignment.Role.PARTY)
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

    /** Whether a unit has open work in the case. */
    boolean involved(UnitId unit) {
        return file.assignments().stream()
                .filter(part -> part.role() != Assignment.Role.PARTY)
                .anyMatch(part -> part.state().open() && part.unit().equals(unit));
    }

    /** Those of the dispatch; a case that another system dispatched has the usual ones. */
    CaseEvent.Limits unitLimits() {
        return file.dispatch().map(CaseEvent.Dispatched::limits).orElse(limits.unit());
    }

    // [impl->rule~case.community-never-leads~1]
    Decision dispatch(Act.Direction direction) {
        if (world.kindOf(direction.unit()) == UnitKind.COMMUNITY) {
            return Decision.refuse(Refusal.COMMUNITY_NEVER_LEADS);
        }
        if (direction.reason().isBlank()) {
            return Decision.refuse(Refusal.REASON_MISSING);
        }
        var objection = objectionToInward(direction);
        if (objection.isPresent()) {
            return Decision.refuse(objection.get());
        }
        var facts = new ArrayList<CaseEvent>();
        facts.add(
                new CaseEvent.Dispatched(
                        direction.unit(),
                        direction.assisting(),
                        direction.limits(),
                        direction.mode(),
                        direction.rule(),
                        direction.catalogueVersion(),
                        direction.reason(),
                        direction.demands()));
        int part = file.nextAssignment() + 1 + direction.assisting().size();
        for (var below : direction.inward()) {
            facts.add(
                    new CaseEvent.AssignedInward(
                            part++, below.unit(), below.duty(), direction.limits()));
        }
        return new Decision.Facts(List.copyOf(facts));
    }

    // [impl->rule~dispatch.dual~1]
    private Optional<Refusal> objectionToInward(Act.Direction direction) {
        var seen = new HashSet<>(direction.assisting());
        for (var below : direction.inward()) {
            if (below.unit().equals(direction.unit())
                    || !world.isWithin(below.unit(), direction.unit())) {
                return Optional.of(Refusal.NOT_BELOW);
            }
            if (!seen.add(below.unit())) {
                return Optional.of(Refusal.ALREADY_INVOLVED);
            }
            if (below.duty().isBlank()) {
                return Optional.of(Refusal.TEXT_MISSING);
            }
        }
        return Optional.empty();
    }

    /** To another unit than the one in charge. */
    Decision dispatchAnew(Act.Direction direction) {
        boolean same = file.lead().map(lead -> lead.unit().equals(direction.unit())).orElse(false);
        return same ? Decision.refuse(Refusal.SAME_UNIT) : dispatch(direction);
    }

    /** Facts that lead to a new dispatch, and it, in one act; or why it cannot be. */
    // [impl->rule~return.one-holder~1]
    Decision thenDispatch(CaseEvent first, Act.Direction direction) {
        return switch (dispatchAnew(direction)) {
            case Decision.Refused refused -> refused;
            case Decision.Facts(var dispatched) -> {
                var all = new ArrayList<CaseEvent>();
                all.add(first);
                all.addAll(dispatched);
                yield new Decision.Facts(List.copyOf(all));
            }
        };
    }
}
