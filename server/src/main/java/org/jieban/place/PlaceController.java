package org.jieban.place;

import java.util.List;
import java.util.Optional;
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
    private final CityAreas areas;
    private final Components components;
    private final Units units;

    PlaceController(
            CityPlaces places,
            AddressBook book,
            CityAreas areas,
            Components components,
            Units units) {
        this.places = places;
        this.book = book;
        this.areas = areas;
        this.components = components;
        this.units = units;
    }

    /**
     * The areas that a text being typed and a point may speak of, best first: none, one, or two when it
     * is ambiguous; one more where the point lies elsewhere than the words say. Nothing of it is kept.
     */
    @PostMapping("/api/places/suggestions")
    @PreAuthorize(Rights.INTAKE)
    List<Suggestion> suggest(@RequestBody Typed typed) {
        return PointAndWords.together(
                units, byWords(said(typed)), point(typed).flatMap(areas::at).map(this::byPoint));
    }

    /** Of each kind that the words may be about the component nearest to the point. */
    // [impl->rule~place.component~1]
    @PostMapping("/api/places/components/near")
    @PreAuthorize(Rights.INTAKE)
    List<NearComponent> near(@RequestBody Typed typed) {
        return point(typed).stream()
                .flatMap(at -> components.near(at, said(typed)).stream())
                .map(it ->
                        new NearComponent(
                                it.component().code(),
                                it.component().kind(),
                                it.component().name(),
                                (int) Math.round(it.metres()),
                                it.component().unit() == null
                                        ? null
                                        : units.get(it.component().unit()).name()))
                .toList();
    }

    private static String said(Typed typed) {
        var text = typed.text() == null ? "" : typed.text();
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static Optional<Position> point(Typed typed) {
        return GivenPoint.position(typed.lon(), typed.lat(), typed.crs());
    }

    private List<Suggestion> byWords(String said) {
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

    private Suggestion byPoint(Unit unit) {
        return new Suggestion(
                unit.id(), unit.kind(), path(unit), PointAndWords.BY_POINT, List.of(), 0, true);
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
                learned.cases(),
                false);
    }

    private Suggestion suggestion(Unit unit, Located.Candidate found) {
        return new Suggestion(
                unit.id(), unit.kind(), path(unit), found.confidence(), found.words(), 0, false);
    }

    private List<String> path(Unit unit) {
        return units.path(unit.id()).stream()
                .filter(above -> above.kind() != UnitKind.CITY)
                .map(Unit::name)
                .toList();
    }

    /**
     * What is typed, and a point.
     *
     * @param crs how lon and lat are counted; WGS-84 where nothing is said
     */
    record Typed(
            @Nullable String text,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable String crs) {}

    /** A component near the point, and how many metres away it stands. */
    record NearComponent(
            String code, String kind, String name, int metres, @Nullable String unit) {}

    /**
     * An area that may be meant.
     *
     * @param path the names from the district down to the unit itself
     * @param confidence the probability that it is right, 0 to 1
     * @param words the words of the text that say so
     * @param cases from how many earlier cases the address book learned it; 0 where a name says it
     * @param point whether the point lies in it
     */
    record Suggestion(
            UnitId unit,
            UnitKind kind,
            List<String> path,
            double confidence,
            List<String> words,
            int cases,
            boolean point) {}
}
