package org.jieban.incident;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jieban.catalogue.Categories;
import org.jieban.incident.IncidentPages.Corner;
import org.jieban.incident.Incidents.Wanted;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.place.Datum;
import org.jieban.place.Position;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what somebody wants an incident to be, and refuses what it cannot be. */
@Component
class WantedReading {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_WORD = 40;
    private static final int MOST_WORDS = 50;
    private static final int MOST_AREAS = 100;

    private final Categories categories;
    private final Units units;
    private final Clock clock;

    WantedReading(Categories categories, Units units, Clock clock) {
        this.categories = categories;
        this.units = units;
        this.clock = clock;
    }

    /** All that is wrong is said at once. */
    Wanted wanted(IncidentRequest body) {
        var wrong = new ArrayList<FieldProblem>();
        var name = Given.checked(wrong, "name", body.name(), LONGEST_NAME);
        var answer = Given.checked(wrong, "answer", body.answer(), Given.LONGEST_ANSWER);
        var category = Given.text(body.category());
        if (categories.find(category).isEmpty()) {
            wrong.add(new FieldProblem("/category", category.isEmpty() ? "required" : "unknown"));
        }
        var areas = areas(wrong, body);
        var outline = outline(wrong, body);
        if (areas.isEmpty() && !outline.drawn()) {
            wrong.add(FieldProblem.required("areas"));
        }
        var begins = body.beginsAt() == null ? clock.instant() : body.beginsAt();
        var expected = body.expectedEnd();
        if (expected == null) {
            wrong.add(FieldProblem.required("expectedEnd"));
        } else if (!expected.isAfter(begins)) {
            wrong.add(new FieldProblem("/expectedEnd", "until-before-from"));
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
}
