package org.jieban.incident;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jieban.casefile.ActOutcome;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.IncidentAct;
import org.jieban.casefile.Receipt;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.incident.IncidentPages.IncidentCandidate;
import org.jieban.incident.KnownIncidents.Offer;
import org.jieban.incident.KnownIncidents.Telling;
import org.jieban.organisation.UnitId;
import org.jieban.place.GivenPoint;
import org.jieban.place.Position;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Which requests a known incident (已知事件) answers: at intake, later, one or many. */
@RestController
class IncidentCasesController {

    private static final String LINKS = Rights.INTAKE + " and hasAnyRole('AGENT', 'DISPATCHER')";
    private static final int MOST_CASES = 200;

    private final IncidentPages pages;
    private final KnownIncidents known;
    private final Casework casework;

    IncidentCasesController(IncidentPages pages, KnownIncidents known, Casework casework) {
        this.pages = pages;
        this.known = known;
        this.casework = casework;
    }

    /**
     * What is being said.
     *
     * @param crs how the point is counted; WGS-84 where nothing is said
     */
    record MatchingRequest(
            @Nullable String title,
            @Nullable String text,
            @Nullable String category,
            @Nullable Long area,
            @Nullable String address,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable String crs) {}

    /** Cases that are about it. */
    record LinkCasesRequest(@Nullable List<String> cases, @Nullable String reason) {}

    /** What became of them: linked, and the others that could not be. */
    record Linked(List<String> linked, List<String> refused) {}

    /** Which incident a case is about. */
    record JoinRequest(
            @Nullable Integer version, @Nullable Long incident, @Nullable String reason) {}

    /** Why it is not. */
    record LeaveRequest(@Nullable Integer version, @Nullable String reason) {}

    /** Open cases that may be about it. */
    @GetMapping("/api/incidents/{id}/candidates")
    @PreAuthorize(LINKS)
    List<IncidentCandidate> candidates(Actor actor, @PathVariable long id) {
        return pages.candidates(id, actor);
    }

    /** Incidents in force that may be meant, the likeliest first. */
    @PostMapping("/api/incidents/matching")
    @PreAuthorize(LINKS)
    List<Offer> matching(@RequestBody MatchingRequest body) {
        var at = GivenPoint.position(body.lon(), body.lat(), body.crs());
        return known.matching(
                new Telling(
                        Given.text(body.title()) + "\n" + Given.text(body.text()),
                        body.category(),
                        body.area() == null ? null : new UnitId(body.area()),
                        body.address(),
                        at.map(Position::latitude).orElse(null),
                        at.map(Position::longitude).orElse(null)));
    }

    /** Links open cases, each by itself: one that somebody else moved meanwhile holds up no other. */
    @PostMapping("/api/incidents/{id}/cases")
    @PreAuthorize(LINKS)
    Linked linkCases(
            Actor actor,
            IdempotencyKey key,
            @PathVariable long id,
            @RequestBody LinkCasesRequest body) {
        var numbers = body.cases() == null ? List.<String>of() : body.cases();
        if (numbers.isEmpty() || numbers.size() > MOST_CASES) {
            throw Given.invalid(FieldProblem.required("cases"));
        }
        var reason = Given.required("reason", body.reason(), Given.LONGEST_REASON);
        pages.seen(id, actor);
        var linked = new ArrayList<String>();
        var refused = new ArrayList<String>();
        for (var number : new LinkedHashSet<>(numbers)) {
            var tail = key.value().substring(0, Math.min(key.value().length(), 40));
            var outcome =
                    join(
                            actor,
                            new IdempotencyKey(tail + "-" + number),
                            CaseNumber.parse(number),
                            null,
                            id,
                            reason);
            (outcome instanceof ActOutcome.Done ? linked : refused).add(number);
        }
        return new Linked(linked, refused);
    }

    @PostMapping("/api/cases/{number}/acts/incident-join")
    @PreAuthorize(LINKS)
    Receipt join(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody JoinRequest body) {
        var incident = body.incident();
        if (incident == null) {
            throw Given.invalid(FieldProblem.required("incident"));
        }
        return join(
                        actor,
                        key,
                        CaseNumber.parse(number),
                        body.version(),
                        incident,
                        Given.text(body.reason()))
                .orThrow();
    }

    private ActOutcome join(
            Actor actor,
            IdempotencyKey key,
            CaseNumber number,
            @Nullable Integer version,
            long incident,
            String reason) {
        return casework.perform(
                number,
                version,
                known.answer(incident, reason),
                actor,
                key,
                caseId -> known.bind(incident, caseId, false, actor.name(), casework.now()));
    }

    @PostMapping("/api/cases/{number}/acts/incident-leave")
    @PreAuthorize(LINKS)
    Receipt leave(
            Actor actor,
            IdempotencyKey key,
            @PathVariable String number,
            @RequestBody LeaveRequest body) {
        return casework.perform(
                        CaseNumber.parse(number),
                        body.version(),
                        new IncidentAct.Leave(Given.text(body.reason())),
                        actor,
                        key,
                        known::release)
                .orThrow();
    }
}
