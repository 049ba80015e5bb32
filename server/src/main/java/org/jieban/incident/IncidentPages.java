package org.jieban.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jieban.catalogue.Categories;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.incident.KnownIncidents.Telling;
import org.jieban.incident.LinkedCases.Counted;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.place.Position;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Incidents as the staff see them. */
@Component
class IncidentPages {

    private static final Duration SHOWN_AFTER_THE_END = Duration.ofDays(90);
    private static final int MOST_OVER = 100;
    private static final int MOST_CASES = 200;
    private static final int MOST_LOOKED_AT = 500;
    private static final Duration TOLD_BEFORE_IT_WAS_KNOWN = Duration.ofDays(3);

    private final Incidents incidents;
    private final LinkedCases cases;
    private final KnownIncidents known;
    private final IncidentDesk desk;
    private final Categories categories;
    private final Units units;
    private final Clock clock;

    IncidentPages(
            Incidents incidents,
            LinkedCases cases,
            KnownIncidents known,
            IncidentDesk desk,
            Categories categories,
            Units units,
            Clock clock) {
        this.incidents = incidents;
        this.cases = cases;
        this.known = known;
        this.desk = desk;
        this.categories = categories;
        this.units = units;
        this.clock = clock;
    }

    /** A unit by its name. */
    record Named(long id, String name) {}

    /** A corner of the drawn area, WGS-84. */
    record Corner(double lon, double lat) {}

    /**
     * An incident with how much is told of it.
     *
     * @param overdue whether the expected end has passed
     * @param lastHour people of the last hour
     * @param hourBefore people of the hour before
     * @param told people who heard of the end
     * @param drawn people who are asked
     * @param waiting cases that have not heard of the end yet
     * @param surge the surge (突增) that it was opened out of, or null
     * @param matter the group matter (群诉) that it was opened out of, or null
     */
    record IncidentRow(
            long id,
            String number,
            int version,
            String name,
            String category,
            String categoryName,
            List<Named> areas,
            List<String> buildings,
            List<Corner> outline,
            List<String> words,
            Instant beginsAt,
            Instant expectedEnd,
            String answer,
            Named unit,
            String openedBy,
            Instant openedAt,
            @Nullable Instant endedAt,
            @Nullable String closing,
            boolean overdue,
            int cases,
            int people,
            int lastHour,
            int hourBefore,
            int told,
            int drawn,
            int waiting,
            @Nullable Long surge,
            @Nullable Long matter,
            boolean mayChange) {}

    /** An incident that was opened out of something. */
    record OriginOf(long id, String number, String name, boolean over) {}

    /** A linked case. */
    record IncidentCase(
            String number,
            String title,
            String state,
            @Nullable String place,
            Instant at,
            boolean atIntake,
            String by,
            boolean told,
            boolean drawn) {}

    /** What was said of an incident when. */
    record IncidentChange(
            String kind,
            String name,
            String answer,
            Instant expectedEnd,
            String reason,
            String by,
            Instant at) {}

    /** An incident with its newest cases and all that was said of it. */
    record IncidentPage(
            IncidentRow incident, List<IncidentCase> cases, List<IncidentChange> changes) {}

    /** An open case that may be about an incident, and why. */
    record IncidentCandidate(
            String number,
            int version,
            String title,
            String state,
            @Nullable String place,
            Instant at,
            boolean sure,
            List<String> words,
            boolean category) {}

    /** Those that go on first, what is overdue at the head; then those that are over. */
    List<IncidentRow> list(Actor actor) {
        var now = clock.instant();
        var all =
                Stream.concat(
                                incidents.open().stream(),
                                incidents.over(now.minus(SHOWN_AFTER_THE_END), MOST_OVER).stream())
                        .filter(one -> desk.visible(one, actor.scope(), actor.unit()))
                        .toList();
        var counted = cases.count(all.stream().map(Incident::id).toList(), now);
        return all.stream()
                .map(one -> row(one, counted.getOrDefault(one.id(), Counted.NOTHING), actor, now))
                .toList();
    }

    /** Those that were opened out of one surge or one matter, the newest first. */
    List<OriginOf> from(Incidents.Origin origin, Actor actor) {
        return incidents.from(origin).stream()
                .filter(one -> desk.visible(one, actor.scope(), actor.unit()))
                .map(one -> new OriginOf(one.id(), one.number(), one.name(), one.over()))
                .toList();
    }

    IncidentPage page(long id, Actor actor) {
        var one = seen(id, actor);
        var now = clock.instant();
        var counted = cases.count(List.of(id), now).getOrDefault(id, Counted.NOTHING);
        return new IncidentPage(
                row(one, counted, actor, now),
                cases.seen(id, actor.scope(), MOST_CASES).stream()
                        .map(it ->
                                new IncidentCase(
                                        it.number(),
                                        it.title(),
                                        it.state(),
                                        place(it.area(), it.address()),
                                        it.at(),
                                        it.way().equals("INTAKE"),
                                        it.by(),
                                        it.told(),
                                        it.drawn()))
                        .toList(),
                incidents.history(id).stream()
                        .map(it ->
                                new IncidentChange(
                                        it.kind(),
                                        it.name(),
                                        it.answer(),
                                        it.expectedEnd(),
                                        it.reason(),
                                        it.by(),
                                        it.at()))
                        .toList());
    }

    /** Open cases in somebody's scope that may be about it, the surest first. */
    List<IncidentCandidate> candidates(long id, Actor actor) {
        var one = seen(id, actor);
        if (one.over()) {
            return List.of();
        }
        var since = one.beginsAt().minus(TOLD_BEFORE_IT_WAS_KNOWN);
        return cases.candidates(since, actor.scope(), MOST_LOOKED_AT).stream()
                .flatMap(it -> {
                    var area = it.area();
                    return known
                            .match(
                                    one,
                                    new Telling(
                                            it.title() + "\n" + it.words(),
                                            it.category(),
                                            area == null ? null : new UnitId(area),
                                            it.address(),
                                            it.lat(),
                                            it.lon()))
                            .map(match ->
                                    new IncidentCandidate(
                                            it.number(),
                                            it.version(),
                                            it.title(),
                                            it.state(),
                                            place(area, it.address()),
                                            it.at(),
                                            match.sure(),
                                            match.words(),
                                            match.category()))
                            .stream();
                })
                .sorted(
                        Comparator.comparing(IncidentCandidate::sure)
                                .reversed()
                                .thenComparing(IncidentCandidate::at, Comparator.reverseOrder()))
                .toList();
    }

    /** The incident, or {@code shared/not-found} for who may not see it. */
    Incident seen(long id, Actor actor) {
        return incidents
                .find(id)
                .filter(one ->
                        actor.is(Role.AGENT) || desk.visible(one, actor.scope(), actor.unit()))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private IncidentRow row(Incident one, Counted counted, Actor actor, Instant now) {
        return new IncidentRow(
                one.id(),
                one.number(),
                one.version(),
                one.name(),
                one.category(),
                String.join(" / ", categories.pathNames(one.category())),
                one.areas().stream().map(this::named).toList(),
                one.buildings(),
                one.outline().corners().stream().map(IncidentPages::corner).toList(),
                one.words(),
                one.beginsAt(),
                one.expectedEnd(),
                one.answer(),
                named(one.unit()),
                one.openedBy(),
                one.openedAt(),
                one.endedAt(),
                one.closing(),
                one.overdue(now),
                counted.cases(),
                counted.people(),
                counted.lastHour(),
                counted.hourBefore(),
                counted.told(),
                counted.drawn(),
                counted.waiting(),
                one.origin().surge(),
                one.origin().matter(),
                !one.over() && desk.mayChange(one, actor));
    }

    private static Corner corner(Position at) {
        return new Corner(at.longitude(), at.latitude());
    }

    private Named named(UnitId id) {
        return new Named(id.value(), units.find(id).map(Unit::name).orElse(""));
    }

    private @Nullable String place(@Nullable Long area, @Nullable String address) {
        return address != null
                ? address
                : area == null ? null : units.find(new UnitId(area)).map(Unit::name).orElse(null);
    }
}
