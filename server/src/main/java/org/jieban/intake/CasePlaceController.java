package org.jieban.intake;

import java.util.List;
import java.util.Map;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.place.CityAreas;
import org.jieban.place.Components;
import org.jieban.place.Datum;
import org.jieban.place.Position;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a case is on the map. */
@RestController
class CasePlaceController {

    private static final double TEN_MILLIONTH = 1e7;

    private final Casework casework;
    private final CityAreas areas;
    private final Components components;
    private final Units units;

    CasePlaceController(Casework casework, CityAreas areas, Components components, Units units) {
        this.casework = casework;
        this.areas = areas;
        this.components = components;
        this.units = units;
    }

    /** The point of a case, counted as is asked for, and what lies there. */
    // [impl->rule~place.edges~1]
    @GetMapping("/api/cases/{number}/place")
    @PreAuthorize(Rights.CASES_READ)
    CasePlace place(
            Actor actor,
            @PathVariable String number,
            @RequestParam(defaultValue = "WGS-84") String crs) {
        var datum =
                Datum.named(crs)
                        .orElseThrow(() ->
                                new ProblemException(
                                        CommonProblem.INVALID,
                                        Map.of(),
                                        List.of(
                                                new FieldProblem(
                                                        "/crs",
                                                        "unknown-crs",
                                                        null,
                                                        Map.of("value", crs)))));
        var seen = casework.see(CaseNumber.parse(number), actor);
        var opening = seen.file().opening();
        var lat = opening.lat();
        var lon = opening.lon();
        var component = seen.veiled() ? null : component(opening);
        if (seen.veiled() || lat == null || lon == null) {
            return new CasePlace(null, null, datum.written(), null, List.of(), component);
        }
        var position = new Position(lon, lat);
        var asked = datum.fromWgs84(position);
        return new CasePlace(
                rounded(asked[0]),
                rounded(asked[1]),
                datum.written(),
                opening.given(),
                areas.at(position).map(this::path).orElse(List.of()),
                component);
    }

    private @Nullable ComponentName component(CaseEvent.Submitted opening) {
        var code = opening.component();
        return code == null
                ? null
                : components
                        .find(code)
                        .map(it -> new ComponentName(it.code(), it.kind(), it.name()))
                        .orElse(new ComponentName(code, "", ""));
    }

    private List<String> path(Unit unit) {
        return units.path(unit.id()).stream()
                .filter(above -> above.kind() != UnitKind.CITY)
                .map(Unit::name)
                .toList();
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * TEN_MILLIONTH) / TEN_MILLIONTH;
    }

    /**
     * Where a case is on the map.
     *
     * @param lon longitude as {@code crs} counts, or null without a point
     * @param given the coordinates as they came, or null where they were WGS-84
     * @param area the area that the point lies in, from the district down; empty where none holds it
     * @param component the component it is about, or null
     */
    record CasePlace(
            @Nullable Double lon,
            @Nullable Double lat,
            String crs,
            CaseEvent.@Nullable GivenPoint given,
            List<String> area,
            @Nullable ComponentName component) {}

    record ComponentName(String code, String kind, String name) {}
}
