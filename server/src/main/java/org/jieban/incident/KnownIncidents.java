package org.jieban.incident;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.IncidentAct;
import org.jieban.catalogue.Categories;
import org.jieban.catalogue.Category;
import org.jieban.claimant.ClaimantId;
import org.jieban.claimant.Claimants;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.place.CityPlaces;
import org.jieban.place.Position;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jieban.text.PlainText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Known incidents as intake and the citizen's pages meet them: which may be meant, and what is answered. */
@Service
public class KnownIncidents {

    private static final int MOST_OFFERED = 3;
    private static final int LONGEST_TEXT = 4000;
    private static final double SURE_ENOUGH = 0.6;

    private final Incidents incidents;
    private final LinkedCases cases;
    private final Categories categories;
    private final Units units;
    private final CityPlaces places;
    private final Claimants claimants;
    private final Clock clock;

    KnownIncidents(
            Incidents incidents,
            LinkedCases cases,
            Categories categories,
            Units units,
            CityPlaces places,
            Claimants claimants,
            Clock clock) {
        this.incidents = incidents;
        this.cases = cases;
        this.categories = categories;
        this.units = units;
        this.places = places;
        this.claimants = claimants;
        this.clock = clock;
    }

    /**
     * What is being said, as far as it is known.
     *
     * @param text title and words
     * @param category code of a category of any level, or null
     * @param area the smallest area that was chosen, or null: then the words say where it is
     */
    public record Telling(
            String text,
            @Nullable String category,
            @Nullable UnitId area,
            @Nullable String address,
            @Nullable Double lat,
            @Nullable Double lon) {}

    /**
     * An incident that may be meant, and why.
     *
     * @param sure false where the place is only wider than the incident's, or the building was not said
     * @param words its words that were said
     * @param category whether the category agrees
     * @param place the area, estate or building that agrees; empty where the drawn area holds it
     */
    public record Offer(
            long id,
            String number,
            String name,
            String answer,
            Instant expectedEnd,
            boolean overdue,
            boolean sure,
            List<String> words,
            boolean category,
            String place) {}

    /** How an incident stands now, as citizens are told. */
    public record Standing(
            String number,
            String name,
            String answer,
            Instant expectedEnd,
            @Nullable Instant endedAt) {}

    /**
     * An incident as the house itself opens one, for a whole area.
     *
     * @param openedUnit on whose behalf
     * @param by in whose name
     */
    public record Opening(
            String name,
            String category,
            List<UnitId> areas,
            Instant beginsAt,
            Instant expectedEnd,
            String answer,
            UnitId unit,
            UnitId openedUnit,
            String by) {}

    /** Opens one outside of anybody's scope; the one that was opened with this key, if there is one. */
    @Transactional
    public long open(Opening opening, IdempotencyKey key, Instant at) {
        var wanted =
                new Incidents.Wanted(
                        opening.name(),
                        opening.category(),
                        opening.areas(),
                        List.of(),
                        Outline.NONE,
                        List.of(),
                        opening.beginsAt(),
                        opening.expectedEnd(),
                        opening.answer(),
                        opening.unit());
        var day = DateTimeFormatter.BASIC_ISO_DATE.format(at.atZone(CityZone.ZONE).toLocalDate());
        var added =
                incidents.add(
                        wanted,
                        Incidents.Origin.NONE,
                        day,
                        key.value(),
                        opening.openedUnit(),
                        opening.by(),
                        at);
        added.ifPresent(id -> incidents.say(id, "OPENED", "", null, opening.by(), at));
        return added.or(() -> incidents.openedWith(key.value())).orElseThrow();
    }

    /** Whether any incident goes on. */
    public boolean any() {
        return !incidents.open().isEmpty();
    }

    /** Those in force that may be meant, the likeliest first; nothing of what was said is kept. */
    public List<Offer> matching(Telling telling) {
        var now = clock.instant();
        var open = incidents.open().stream().filter(one -> one.inForce(now)).toList();
        if (open.isEmpty()) {
            return List.of();
        }
        var said = said(telling);
        var rule = rule();
        return open.stream()
                .flatMap(one -> rule.of(one, said).stream())
                .sorted(
                        Comparator.comparingInt(Match::weight)
                                .reversed()
                                .thenComparing(
                                        match -> match.incident().beginsAt(),
                                        Comparator.reverseOrder()))
                .limit(MOST_OFFERED)
                .map(match -> offer(match, now))
                .toList();
    }

    /** Why one incident may be meant. */
    Optional<Match> match(Incident incident, Telling telling) {
        return rule().of(incident, said(telling));
    }

    /** The act that answers a request with an incident's standard answer; {@link #bind} belongs to it. */
    public IncidentAct.Join answer(long incident, String reason) {
        var known =
                incidents
                        .find(incident)
                        .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        return new IncidentAct.Join(
                known.number(),
                known.name(),
                known.unit(),
                known.answer(),
                known.expectedEnd(),
                reason);
    }

    /**
     * Notes that a case is answered by an incident, within the transaction that records the act.
     *
     * @param atOnce whether it was at intake
     * @throws ProblemException {@code incident/ended} when it is over, also when somebody ended it this
     *     very moment
     */
    // [impl->rule~incident.one-of-a-case~1]
    public void bind(long incident, long caseId, boolean atOnce, String by, Instant at) {
        if (!cases.hold(incident, at)) {
            throw new ProblemException(IncidentProblem.ENDED);
        }
        var person =
                cases.claimant(caseId)
                        .map(ClaimantId::new)
                        .flatMap(id ->
                                Optional.ofNullable(
                                        claimants.people(claimants.samePerson(id)).get(id)));
        cases.add(
                caseId,
                incident,
                person.map(ClaimantId::value).orElse(-caseId),
                person.isPresent(),
                atOnce ? "INTAKE" : "LATER",
                by,
                at);
    }

    /** Notes that a case is no longer answered by an incident, within the transaction of the act. */
    void release(long caseId) {
        var incident = cases.incidentOf(caseId);
        // one that is over has decided who hears of it
        if (incident.isEmpty() || !cases.hold(incident.get(), clock.instant())) {
            throw new ProblemException(IncidentProblem.ENDED);
        }
        cases.remove(caseId);
    }

    /** How the incident with this number stands now. */
    public Optional<Standing> standing(String number) {
        return incidents
                .find(number)
                .map(one ->
                        new Standing(
                                one.number(),
                                one.name(),
                                one.closing() == null ? one.answer() : one.closing(),
                                one.expectedEnd(),
                                one.endedAt()));
    }

    private static Offer offer(Match match, Instant now) {
        var one = match.incident();
        return new Offer(
                one.id(),
                one.number(),
                one.name(),
                one.answer(),
                one.expectedEnd(),
                one.overdue(now),
                match.sure(),
                match.words(),
                match.category(),
                match.place());
    }

    private Matching rule() {
        return new Matching(
                code -> categories.path(code).stream().map(Category::code).toList(),
                code -> categories.find(code).map(Category::keywords).orElse(List.of()),
                this::path,
                area -> units.find(area).map(Unit::name).orElse(""));
    }

    private Said said(Telling telling) {
        var address = telling.address() == null ? "" : telling.address();
        var text = telling.text() + "\n" + address;
        var cut = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
        var lat = telling.lat();
        var lon = telling.lon();
        return new Said(
                PlainText.of(cut),
                telling.category() == null
                        ? List.of()
                        : categories.path(telling.category()).stream().map(Category::code).toList(),
                place(telling.area(), cut),
                lat == null || lon == null || Math.abs(lat) > 90 || Math.abs(lon) > 180
                        ? null
                        : new Position(lon, lat));
    }

    /** The chosen area, or the one smaller than it that the words name. */
    private List<UnitId> place(@Nullable UnitId area, String text) {
        var named =
                places.locate(text).candidates().stream()
                        .filter(found -> found.confidence() >= SURE_ENOUGH)
                        .flatMap(found -> units.byCode(found.place().code()).stream())
                        .map(unit -> path(unit.id()))
                        .findFirst()
                        .orElse(List.of());
        if (area == null || units.find(area).isEmpty()) {
            return named;
        }
        return named.contains(area) ? named : path(area);
    }

    private List<UnitId> path(UnitId area) {
        return units.find(area).isEmpty()
                ? List.of()
                : units.path(area).stream().map(Unit::id).toList();
    }
}
