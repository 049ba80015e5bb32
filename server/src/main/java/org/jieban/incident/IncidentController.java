package org.jieban.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jieban.casefile.ActOutcome;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.IncidentAct;
import org.jieban.casefile.Receipt;
import org.jieban.catalogue.Categories;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.incident.IncidentPages.Corner;
import org.jieban.incident.IncidentPages.IncidentCandidate;
import org.jieban.incident.IncidentPages.IncidentPage;
import org.jieban.incident.IncidentPages.IncidentRow;
import org.jieban.incident.Incidents.Wanted;
import org.jieban.incident.KnownIncidents.Offer;
import org.jieban.incident.KnownIncidents.Telling;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.place.Datum;
import org.jieban.place.Position;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Known incidents (已知事件). */
@RestController
class IncidentController {

    private static final String OPENS =
            Rights.CASES_WRITE + " and hasAnyRole('DISPATCHER', 'LEADER')";
    private static final String LINKS = Rights.INTAKE + " and hasAnyRole('AGENT', 'DISPATCHER')";
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ANSWER = 2000;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_WORD = 40;
    private static final int MOST_WORDS = 50;
    private static final int MOST_AREAS = 100;
    private static final int MOST_CASES = 200;

    private final IncidentPages pages;
    private final IncidentDesk desk;
    private final KnownIncidents known;
    private final Casework casework;
    private final Categories categories;
    private final Units units;

    IncidentController(
            IncidentPages pages,
            IncidentDesk desk,
            KnownIncidents known,
            Casework casework,
            Categories categories,
            Units units) {
        this.pages = pages;
        this.desk = desk;
        this.known = known;
        this.casework = casework;
        this.categories = categories;
        this.units = units;
    }

    /**
     * What an incident is to be.
     *
     * @param datum how the map counts from which the outline comes; WGS_84 when missing
     * @param version the one that was seen; not needed for a new one
     */
    record IncidentRequest(
            @Nullable Integer version,
            @Nullable String name,
            @Nullable String category,
            @Nullable List<Long> areas,
            @Nullable List<String> buildings,
            @Nullable List<Corner> outline,
            @Nullable Datum datum,
            @Nullable List<String> words,
            @Nullable Instant beginsAt,
            @Nullable Instant expectedEnd,
            @Nullable String answer,
            @Nullable Long unit,
            @Nullable String reason) {}

    /** Which incident it became. */
    record IncidentOpened(long id) {}

    /** The closing answer. */
    record EndRequest(@Nullable Integer version, @Nullable String closing) {}

    /** What is being said. */
    record MatchingRequest(
            @Nullable String title,
            @Nullable String text,
            @Nullable String category,
            @Nullable Long area,
            @Nullable String address,
            @Nullable Double lat,
            @Nullable Double lon) {}

    /** Cases that are about it. */
    record LinkCasesRequest(@Nullable List<String> cases, @Nullable String reason) {}

    /** What became of them: linked, and the others that could not be. */
    record CasesLinked(List<String> linked, List<String> refused) {}

    /** Which incident a case is about. */
    record JoinRequest(
            @Nullable Integer version, @Nullable Long incident, @Nullable String reason) {}

    /** Why it is not. */
    record LeaveRequest(@Nullable Integer version, @Nullable String reason) {}

    @GetMapping("/api/incidents")
    @PreAuthorize(Rights.CASES_READ)
    List<IncidentRow> list(Actor actor) {
        return pages.list(actor);
    }

    @GetMapping("/api/incidents/{id}")
    @PreAuthorize(Rights.CASES_READ)
    IncidentPage page(Actor actor, @PathVariable long id) {
        return pages.page(id, actor);
    }

    /** Open cases that may be about it. */
    @GetMapping("/api/incidents/{id}/candidates")
    @PreAuthorize(LINKS)
    List<IncidentCandidate> candidates(Actor actor, @PathVariable long id) {
        return pages.candidates(id, actor);
    }

    @PostMapping("/api/incidents")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(OPENS)
    IncidentOpened open(Actor actor, IdempotencyKey key, @RequestBody IncidentRequest body) {
        return new IncidentOpened(desk.open(actor, wanted(body), key));
    }

    @PostMapping("/api/incidents/{id}/change")
    @PreAuthorize(OPENS)
    IncidentPage change(Actor actor, @PathVariable long id, @RequestBody IncidentRequest body) {
        var wanted = wanted(body);
        desk.change(
                actor,
                id,
                version(body.version()),
                wanted,
                required("reason", body.reason(), LONGEST_REASON));
        return pages.page(id, actor);
    }

    @PostMapping("/api/incidents/{id}/end")
    @PreAuthorize(OPENS)
    IncidentPage end(Actor actor, @PathVariable long id, @RequestBody EndRequest body) {
        var closing = required("closing", body.closing(), LONGEST_ANSWER);
        desk.end(actor, id, version(body.version()), closing);
        return pages.page(id, actor);
    }

    /** Incidents in force that may be meant, the likeliest first. */
    @PostMapping("/api/incidents/matching")
    @PreAuthorize(LINKS)
    List<Offer> matching(@RequestBody MatchingRequest body) {
        return known.matching(
                new Telling(
                        text(body.title()) + "\n" + text(body.text()),
                        body.category(),
                        body.area() == null ? null : new UnitId(body.area()),
                        body.address(),
                        body.lat(),
                        body.lon()));
    }

    /** Links open cases, each by itself: one that somebody else moved meanwhile holds up no other. */
    @PostMapping("/api/incidents/{id}/cases")
    @PreAuthorize(LINKS)
    CasesLinked linkCases(
            Actor actor,
            IdempotencyKey key,
            @PathVariable long id,
            @RequestBody LinkCasesRequest body) {
        var numbers = body.cases() == null ? List.<String>of() : body.cases();
        if (numbers.isEmpty() || numbers.size() > MOST_CASES) {
            throw invalid(FieldProblem.required("cases"));
        }
        var reason = required("reason", body.reason(), LONGEST_REASON);
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
        return new CasesLinked(linked, refused);
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
            throw invalid(FieldProblem.required("incident"));
        }
        return join(
                        actor,
                        key,
                        CaseNumber.parse(number),
                        body.version(),
                        incident,
                        text(body.reason()))
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
                        new IncidentAct.Leave(text(body.reason())),
                        actor,
                        key,
                        known::release)
                .orThrow();
    }

    private Wanted wanted(IncidentRequest body) {
        var wrong = new ArrayList<FieldProblem>();
        var name = checked(wrong, "name", body.name(), LONGEST_NAME);
        var answer = checked(wrong, "answer", body.answer(), LONGEST_ANSWER);
        var category = text(body.category());
        if (categories.find(category).isEmpty()) {
            wrong.add(new FieldProblem("/category", category.isEmpty() ? "required" : "unknown"));
        }
        var areas = areas(wrong, body);
        var outline = outline(wrong, body);
        if (areas.isEmpty() && !outline.drawn()) {
            wrong.add(FieldProblem.required("areas"));
        }
        var begins = body.beginsAt() == null ? casework.now() : body.beginsAt();
        var expected = body.expectedEnd();
        if (expected == null) {
            wrong.add(FieldProblem.required("expectedEnd"));
        } else if (!expected.isAfter(begins)) {
            wrong.add(new FieldProblem("/expectedEnd", "invalid"));
        }
        var unit = body.unit();
        if (unit == null) {
            wrong.add(FieldProblem.required("unit"));
        } else if (!mayDealWithIt(new UnitId(unit))) {
            wrong.add(new FieldProblem("/unit", "unknown"));
        }
        var buildings = words(wrong, "buildings", body.buildings());
        var words = words(wrong, "words", body.words());
        if (!wrong.isEmpty() || expected == null || unit == null) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), wrong);
        }
        return new Wanted(
                name,
                category,
                areas,
                buildings,
                outline,
                words,
                begins,
                expected,
                answer,
                new UnitId(unit));
    }

    /** A residents' committee helps, and is in charge of nothing. */
    private boolean mayDealWithIt(UnitId unit) {
        return units.find(unit).filter(one -> one.kind() != UnitKind.COMMUNITY).isPresent();
    }

    private List<UnitId> areas(List<FieldProblem> wrong, IncidentRequest body) {
        var given = body.areas() == null ? List.<Long>of() : body.areas();
        var areas = given.stream().distinct().map(UnitId::new).toList();
        if (areas.size() > MOST_AREAS
                || !areas.stream()
                        .allMatch(area ->
                                units.find(area)
                                        .filter(unit -> unit.kind().isArea())
                                        .isPresent())) {
            wrong.add(new FieldProblem("/areas", "unknown"));
        }
        return areas;
    }

    // [impl->rule~incident.outline~1]
    private static Outline outline(List<FieldProblem> wrong, IncidentRequest body) {
        var corners = body.outline() == null ? List.<Corner>of() : body.outline();
        if (corners.isEmpty()) {
            return Outline.NONE;
        }
        var datum = body.datum() == null ? Datum.WGS_84 : body.datum();
        if (corners.stream()
                .allMatch(at -> Math.abs(at.lon()) <= 180 && Math.abs(at.lat()) <= 90)) {
            List<Position> points =
                    corners.stream().map(at -> datum.toWgs84(at.lon(), at.lat())).toList();
            var outline = new Outline(points);
            if (outline.sound()) {
                return outline;
            }
        }
        wrong.add(new FieldProblem("/outline", "invalid"));
        return Outline.NONE;
    }

    private static List<String> words(
            List<FieldProblem> wrong, String field, @Nullable List<String> given) {
        var words =
                (given == null ? List.<String>of() : given)
                        .stream()
                                .map(String::strip)
                                .filter(word -> !word.isEmpty())
                                .distinct()
                                .toList();
        if (words.size() > MOST_WORDS) {
            wrong.add(new FieldProblem("/" + field, "too-many", null, Map.of("limit", MOST_WORDS)));
        }
        if (words.stream().anyMatch(word -> word.length() > LONGEST_WORD)) {
            wrong.add(FieldProblem.tooLong(field, LONGEST_WORD));
        }
        return words;
    }

    private static String checked(
            List<FieldProblem> wrong, String field, @Nullable String given, int longest) {
        var text = text(given);
        if (text.isEmpty()) {
            wrong.add(FieldProblem.required(field));
        } else if (text.length() > longest) {
            wrong.add(FieldProblem.tooLong(field, longest));
        }
        return text;
    }

    private static String required(String field, @Nullable String given, int longest) {
        var wrong = new ArrayList<FieldProblem>();
        var text = checked(wrong, field, given, longest);
        if (!wrong.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), wrong);
        }
        return text;
    }

    private static int version(@Nullable Integer given) {
        if (given == null) {
            throw invalid(FieldProblem.required("version"));
        }
        return given;
    }

    private static ProblemException invalid(FieldProblem problem) {
        return new ProblemException(CommonProblem.INVALID, Map.of(), List.of(problem));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
