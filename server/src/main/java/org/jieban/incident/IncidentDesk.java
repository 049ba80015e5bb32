package org.jieban.incident;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jieban.assessment.SchemeInForce;
import org.jieban.calendar.CityZone;
import org.jieban.claimant.ClaimantId;
import org.jieban.claimant.Claimants;
import org.jieban.groupmatter.MattersByHand;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.incident.Drawing.Linked;
import org.jieban.incident.Incidents.Origin;
import org.jieban.incident.Incidents.Wanted;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jieban.surge.SurgesByHand;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens, changes and ends known incidents. */
@Service
class IncidentDesk {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Incidents incidents;
    private final LinkedCases cases;
    private final Claimants claimants;
    private final SchemeInForce schemes;
    private final SurgesByHand surges;
    private final MattersByHand matters;
    private final Units units;
    private final Clock clock;

    IncidentDesk(
            Incidents incidents,
            LinkedCases cases,
            Claimants claimants,
            SchemeInForce schemes,
            SurgesByHand surges,
            MattersByHand matters,
            Units units,
            Clock clock) {
        this.incidents = incidents;
        this.cases = cases;
        this.claimants = claimants;
        this.schemes = schemes;
        this.surges = surges;
        this.matters = matters;
        this.units = units;
        this.clock = clock;
    }

    /**
     * The new incident; the one that was opened with this key before, if there is one. A surge that it
     * is opened out of has done its work and ends.
     */
    // [impl->rule~incident.origin~1]
    @Transactional
    public long open(Actor actor, Wanted wanted, Origin origin, IdempotencyKey key) {
        refuseOutside(wanted.areas(), actor);
        var matter = origin.matter();
        if (matter != null && !matters.sees(actor, matter)) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        var now = clock.instant();
        var day = DAY.format(now.atZone(CityZone.ZONE).toLocalDate());
        var added =
                incidents.add(wanted, origin, day, key.value(), actor.unit(), actor.name(), now);
        added.flatMap(incidents::find)
                .ifPresent(opened -> {
                    say(opened.id(), "OPENED", "", actor, now);
                    var surge = origin.surge();
                    if (surge != null) {
                        var named = opened.number() + " " + opened.name();
                        surges.becameIncident(actor, surge, named);
                    }
                });
        return added.or(() -> incidents.openedWith(key.value())).orElseThrow();
    }

    // [impl->rule~incident.versions~1]
    @Transactional
    public void change(Actor actor, long id, int version, Wanted wanted, String reason) {
        var known = mine(actor, id);
        if (!known.areas().equals(wanted.areas())) {
            refuseOutside(wanted.areas(), actor);
        }
        if (!incidents.change(id, version, wanted)) {
            throw refusal(id);
        }
        say(id, "CHANGED", reason, actor, clock.instant());
    }

    /**
     * Ends it with a closing answer and decides who hears of it with which case and who is asked; the
     * cases themselves hear of it in rounds.
     */
    @Transactional
    public void end(Actor actor, long id, int version, String closing) {
        var known = mine(actor, id);
        var now = clock.instant();
        // waits for whoever is linking; whoever comes later finds it over
        if (!incidents.end(id, version, closing, now)) {
            throw refusal(id);
        }
        say(id, "ENDED", "", actor, now);
        var linked = linked(id);
        cases.draw(linked, Drawing.of(known.number(), schemes.at(now).incidents(), linked));
    }

    /** Who is one person is looked at again now: two of their calls may have come in the same moment. */
    private List<Linked> linked(long incident) {
        Map<Long, @Nullable Long> tellers = cases.claimants(incident);
        var ids = tellers.values().stream().filter(Objects::nonNull).map(ClaimantId::new).toList();
        var people = claimants.people(ids);
        return tellers.entrySet().stream()
                .map(one -> {
                    var teller = one.getValue();
                    var person = teller == null ? null : people.get(new ClaimantId(teller));
                    return new Linked(
                            one.getKey(),
                            person == null ? -one.getKey() : person.value(),
                            person != null);
                })
                .toList();
    }

    /** The incident, if this post may change and end it. */
    private Incident mine(Actor actor, long id) {
        var known =
                incidents.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (!visible(known, actor.scope(), actor.unit())) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        if (!mayChange(known, actor)) {
            throw new ProblemException(IncidentProblem.NOT_YOUR_AREA);
        }
        return known;
    }

    /** Whoever might have opened it, and the leaders of the unit that deals with it. */
    // [impl->rule~incident.scope~1]
    boolean mayChange(Incident incident, Actor actor) {
        return (actor.is(Role.DISPATCHER) || actor.is(Role.LEADER))
                && (within(incident.areas(), actor.scope())
                        || actor.scope().contains(incident.unit()));
    }

    // [impl->rule~incident.scope~1]
    private static void refuseOutside(List<UnitId> areas, Actor actor) {
        if (!within(areas, actor.scope())) {
            throw new ProblemException(IncidentProblem.NOT_YOUR_AREA);
        }
    }

    /** What is only drawn may lie anywhere. */
    private static boolean within(List<UnitId> areas, Scope scope) {
        return scope.everything() || (!areas.isEmpty() && areas.stream().allMatch(scope::contains));
    }

    /** An incident in one's own area, in an area that holds it, or that one's own unit deals with. */
    boolean visible(Incident incident, Scope scope, UnitId unit) {
        return scope.everything()
                || scope.contains(incident.unit())
                || scope.contains(incident.openedUnit())
                || incident.areas().stream()
                        .anyMatch(area -> scope.contains(area) || units.isWithin(unit, area));
    }

    private ProblemException refusal(long id) {
        return new ProblemException(
                incidents.find(id).map(Incident::over).orElse(false)
                        ? IncidentProblem.ENDED
                        : IncidentProblem.CHANGED);
    }

    private void say(long id, String kind, String reason, Actor actor, Instant at) {
        incidents.say(
                id,
                kind,
                reason,
                actor.isPerson() ? actor.person().value() : null,
                actor.name(),
                at);
    }
}
