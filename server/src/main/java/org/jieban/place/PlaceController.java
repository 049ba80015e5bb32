package org.jieban.place;

import java.util.List;
import org.jieban.identity.Rights;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where it is, while the agent types. */
@RestController
class PlaceController {

    private static final int LONGEST = 4000;

    private final CityPlaces places;
    private final Units units;

    PlaceController(CityPlaces places, Units units) {
        this.places = places;
        this.units = units;
    }

    /**
     * The areas that a text being typed may speak of, best first: none, one, or two when it is
     * ambiguous. Nothing of the text is kept.
     */
    @PostMapping("/api/places/suggestions")
    @PreAuthorize(Rights.INTAKE)
    List<Suggestion> suggest(@RequestBody Typed typed) {
        var text = typed.text() == null ? "" : typed.text();
        return places
                .locate(text.substring(0, Math.min(text.length(), LONGEST)))
                .candidates()
                .stream()
                .flatMap(found ->
                        units.byCode(found.place().code()).stream()
                                .map(unit -> suggestion(unit, found)))
                .toList();
    }

    private Suggestion suggestion(Unit unit, Located.Candidate found) {
        var path =
                units.path(unit.id()).stream()
                        .filter(above -> above.kind() != UnitKind.CITY)
                        .map(Unit::name)
                        .toList();
        return new Suggestion(unit.id(), unit.kind(), path, found.confidence(), found.words());
    }

    record Typed(@Nullable String text) {}

    /**
     * An area that may be meant.
     *
     * @param path the names from the district down to the unit itself
     * @param confidence the probability that it is right, 0 to 1
     * @param words the words of the text that say so
     */
    record Suggestion(
            UnitId unit, UnitKind kind, List<String> path, double confidence, List<String> words) {}
}
