package org.jieban.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a GeoJSON FeatureCollection of outlines of areas; every fault is named with its feature, counted
 * from 1.
 */
// [impl->rule~place.outlines~1]
final class OutlineFile {

    private static final int MOST_POINTS = 100_000;
    private static final int FEWEST_POINTS = 4;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final Units units;
    private final LocalDate from;
    private final Predicate<Unit> mine;
    private final Datum datum;
    private final List<FieldProblem> faults = new ArrayList<>();
    private final Map<UnitId, Integer> first = new HashMap<>();

    OutlineFile(Units units, LocalDate from, Predicate<Unit> mine, Datum datum) {
        this.units = units;
        this.from = from;
        this.mine = mine;
        this.datum = datum;
    }

    /**
     * An outline that can be used.
     *
     * @param feature its place in the file, from 1
     * @param shape WGS-84
     */
    record Drawn(int feature, Unit unit, Geometry shape) {}

    List<FieldProblem> faults() {
        return faults;
    }

    /** The outlines without a fault of their own. */
    List<Drawn> read(byte[] file) {
        JsonNode features;
        try {
            features = JsonMapper.shared().readTree(file).path("features");
        } catch (JacksonException broken) {
            features = JsonMapper.shared().nullNode();
        }
        if (!features.isArray() || features.isEmpty()) {
            faults.add(
                    new FieldProblem(
                            "file",
                            "malformed",
                            null,
                            Map.of("expected", "GeoJSON FeatureCollection")));
            return List.of();
        }
        var drawn = new ArrayList<Drawn>();
        int number = 0;
        for (var feature : features) {
            number++;
            var unit = unit(feature.path("properties"), number);
            var shape = shape(feature.path("geometry"), number, nameOf(feature));
            if (unit.isPresent() && shape != null) {
                drawn.add(new Drawn(number, unit.get(), shape));
            }
        }
        return drawn;
    }

    private Optional<Unit> unit(JsonNode properties, int number) {
        var code = text(properties, "code", "unit", "adcode");
        var name = text(properties, "name", "名称");
        if (code.isEmpty() && name.isEmpty()) {
            faults.add(fault(number, "", "outline-no-unit", Map.of()));
            return Optional.empty();
        }
        var found =
                NamedUnit.of(
                        code.isEmpty() ? name : code,
                        units,
                        from,
                        mine.and(unit ->
                                unit.kind() == UnitKind.DISTRICT
                                        || unit.kind() == UnitKind.STREET
                                        || unit.kind() == UnitKind.COMMUNITY));
        if (found.unit().isEmpty()) {
            faults.add(
                    fault(
                            number,
                            name,
                            found.wrong(),
                            Map.of("unit", code.isEmpty() ? name : code)));
            return Optional.empty();
        }
        var unit = found.unit().get();
        var before = first.putIfAbsent(unit.id(), number);
        if (before != null) {
            faults.add(fault(number, unit.name(), "duplicate-line", Map.of("line", before)));
            return Optional.empty();
        }
        return found.unit();
    }

    private @Nullable Geometry shape(JsonNode geometry, int number, String name) {
        var parts = new ArrayList<JsonNode>();
        switch (geometry.path("type").asString("")) {
            case "Polygon" -> parts.add(geometry.path("coordinates"));
            case "MultiPolygon" -> geometry.path("coordinates").forEach(parts::add);
            default -> {
                faults.add(fault(number, name, "outline-no-area", Map.of()));
                return null;
            }
        }
        var polygons = new ArrayList<Polygon>();
        int points = 0;
        for (var part : parts) {
            var rings = new ArrayList<LinearRing>();
            for (var ring : part) {
                var read = ring(ring, number, name);
                if (read == null) {
                    return null;
                }
                points += read.getNumPoints();
                rings.add(read);
            }
            if (rings.isEmpty()) {
                faults.add(fault(number, name, "outline-points", Map.of()));
                return null;
            }
            polygons.add(
                    GEOMETRIES.createPolygon(
                            rings.getFirst(),
                            rings.subList(1, rings.size()).toArray(LinearRing[]::new)));
        }
        if (points > MOST_POINTS || polygons.isEmpty()) {
            var code = polygons.isEmpty() ? "outline-points" : "outline-many";
            faults.add(fault(number, name, code, Map.of("limit", MOST_POINTS)));
            return null;
        }
        Geometry whole =
                polygons.size() == 1
                        ? polygons.getFirst()
                        : GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
        // drawings whose line touches itself in a point enclose what they seem to; crossings do not
        var wrong = new IsValidOp(whole).getValidationError();
        if (wrong != null
                && wrong.getErrorType() != TopologyValidationError.RING_SELF_INTERSECTION) {
            var at = wrong.getCoordinate();
            var there = datum.fromWgs84(new Position(at.x, at.y));
            faults.add(
                    fault(
                            number,
                            name,
                            "outline-crosses",
                            Map.of("at", written(there[0], there[1]))));
            return null;
        }
        return wrong == null ? whole : GeometryFixer.fix(whole);
    }

    private @Nullable LinearRing ring(JsonNode points, int number, String name) {
        var ring = new Coordinate[points.size()];
        for (int i = 0; i < ring.length; i++) {
            var point = points.get(i);
            if (!point.isArray()
                    || point.size() < 2
                    || !point.get(0).isNumber()
                    || !point.get(1).isNumber()) {
                faults.add(fault(number, name, "outline-points", Map.of()));
                return null;
            }
            double lon = point.get(0).asDouble();
            double lat = point.get(1).asDouble();
            if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
                faults.add(
                        fault(number, name, "outline-off-earth", Map.of("at", written(lon, lat))));
                return null;
            }
            var at = datum.toWgs84(lon, lat);
            ring[i] = new Coordinate(at.longitude(), at.latitude());
        }
        if (ring.length < FEWEST_POINTS || !ring[0].equals2D(ring[ring.length - 1])) {
            faults.add(fault(number, name, "outline-points", Map.of()));
            return null;
        }
        return GEOMETRIES.createLinearRing(ring);
    }

    private static String nameOf(JsonNode feature) {
        var properties = feature.path("properties");
        var name = text(properties, "name", "名称");
        return name.isEmpty() ? text(properties, "code", "unit", "adcode") : name;
    }

    private static String text(JsonNode properties, String... names) {
        for (var name : names) {
            var value = properties.path(name);
            if (value.isString() && !value.asString().isBlank()) {
                return value.asString().strip();
            }
            if (value.isIntegralNumber()) {
                return value.asString();
            }
        }
        return "";
    }

    static FieldProblem fault(
            int feature, String name, String code, Map<String, Object> properties) {
        return new FieldProblem(name, code, feature, properties);
    }

    private static String written(double lon, double lat) {
        return String.format(Locale.ROOT, "%.6f, %.6f", lon, lat);
    }
}
