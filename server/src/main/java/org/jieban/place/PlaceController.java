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
    private final AddressBook book;
    private final Units units;

    PlaceController(CityPlaces places, AddressBook book, Units units) {
        this.places = places;
        this.book = book;
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
        var said = text.substring(0, Math.min(text.length(), LONGEST));
        var named =
                places.locate(said).candidates().stream()
                        .flatMap(found ->
                                units.byCode(found.place().code()).stream()
                                        .map(unit -> suggestion(unit, found)))
                        .toList();
        return book.find(said)
                .filter(learned -> saysMore(learned, named))
                .map(this::suggestion)
                .map(List::of)
                .orElse(named);
    }

    /** Whether the book knows a place within the one that is named, or where none is named at all. */
    // [impl->rule~place.address-book~1]
    private boolean saysMore(AddressBook.Found learned, List<Suggestion> named) {
        return named.stream()
                .allMatch(it ->
                        !it.unit().equals(learned.unit())
                                && units.isWithin(learned.unit(), it.unit()));
    }

    private Suggestion suggestion(AddressBook.Found learned) {
        var unit = units.get(learned.unit());
        return new Suggestion(
                unit.id(),
                unit.kind(),
                path(unit),
                Math.round(learned.confidence() * 1000) / 1000.0,
                List.of(learned.name()),
                learned.cases());
    }

    private Suggestion suggestion(Unit unit, Located.Candidate found) {
        return new Suggestion(
                unit.id(), unit.kind(), path(unit), found.confidence(), found.words(), 0);
    }

    private List<String> path(Unit unit) {
        return units.path(unit.id()).stream()
                .filter(above -> above.kind() != UnitKind.CITY)
                .map(Unit::name)
                .toList();
    }

    record Typed(@Nullable String text) {}

    /**
     * An area that may be meant.
     *
     * @param path the names from the district down to the unit itself
     * @param confidence the probability that it is right, 0 to 1
     * @param words the words of the text that say so
     * @param cases from how many earlier cases the address book learned it; 0 where a name says it
     */
    record Suggestion(
            UnitId unit,
            UnitKind kind,
            List<String> path,
            double confidence,
            List<String> words,
            int cases) {}
}
