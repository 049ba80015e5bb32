package org.jieban.place;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jieban.calendar.CityZone;
import org.jieban.identity.Rights;
import org.jieban.organisation.Unit;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** What lies under a map. */
// [impl->rule~incident.map~1]
@RestController
@EnableConfigurationProperties(MapSettings.class)
class MapController {

    /** In degrees, some twenty metres: less than a line on the screen is wide. */
    private static final double FINE_ENOUGH = 0.0002;

    private final MapSettings settings;
    private final CityAreas areas;
    private final Units units;
    private final PlaceStamp stamp;
    private final Clock clock;

    MapController(
            MapSettings settings, CityAreas areas, Units units, PlaceStamp stamp, Clock clock) {
        this.settings = settings;
        this.areas = areas;
        this.units = units;
        this.stamp = stamp;
        this.clock = clock;
    }

    /**
     * What lies under a map.
     *
     * @param tiles address of tiles, or null: then no server outside is asked
     * @param attribution whose tiles these are; empty for nobody's
     * @param outlines areas of the city that have an outline today, the larger ones first
     */
    record MapBase(@Nullable String tiles, String attribution, List<MapOutline> outlines) {}

    /**
     * An area of the city, as fine as a screen needs it.
     *
     * @param rings outer edges, each a list of longitude and latitude (WGS-84); holes are left out
     */
    record MapOutline(String name, List<List<List<Double>>> rings) {}

    /** Asked for each time a map is opened, and seldom another one: a browser keeps it and asks for its version. */
    @GetMapping("/api/places/map")
    @PreAuthorize(Rights.STAFF)
    ResponseEntity<MapBase> base(WebRequest asked) {
        var today = LocalDate.ofInstant(clock.instant(), CityZone.ZONE);
        var version = version(today);
        var answer =
                ResponseEntity.ok()
                        .eTag(version)
                        .cacheControl(CacheControl.noCache().cachePrivate());
        return asked.checkNotModified(version) ? answer.build() : answer.body(base(today));
    }

    /** Another one whenever outlines were accepted, a day has begun, or areas are called otherwise. */
    private String version(LocalDate today) {
        var names =
                units.all().stream()
                        .filter(unit -> unit.isEffective(today))
                        .sorted(Comparator.comparingLong(unit -> unit.id().value()))
                        .map(Unit::name)
                        .toList();
        // weak: the answer may go out compressed
        return "W/\"%s-%s-%x\""
                .formatted(
                        stamp.of(PlaceStamp.What.OUTLINES),
                        today,
                        Objects.hash(names, settings.tiles(), settings.attribution()));
    }

    private MapBase base(LocalDate today) {
        var outlines =
                areas.inForce(today).entrySet().stream()
                        .sorted(
                                Comparator.comparingDouble(
                                        area -> -area.getValue().getEnvelopeInternal().getArea()))
                        .map(area ->
                                new MapOutline(
                                        units.find(area.getKey()).map(Unit::name).orElse(""),
                                        rings(area.getValue())))
                        .toList();
        return new MapBase(settings.tiles(), settings.attribution(), outlines);
    }

    private static List<List<List<Double>>> rings(Geometry shape) {
        var fine = DouglasPeuckerSimplifier.simplify(shape, FINE_ENOUGH);
        return IntStream.range(0, fine.getNumGeometries())
                .mapToObj(fine::getGeometryN)
                .flatMap(part -> part instanceof Polygon area ? Stream.of(area) : Stream.empty())
                .map(area ->
                        Arrays.stream(area.getExteriorRing().getCoordinates())
                                .map(at -> List.of(at.x, at.y))
                                .toList())
                .toList();
    }
}
