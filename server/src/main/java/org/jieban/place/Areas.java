package org.jieban.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which area a point lies in. Read once, asked by many threads; coordinates are WGS-84.
 */
public final class Areas {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * An area.
     *
     * @param key what it stands for, such as the code of a street
     * @param shape a polygon or several, in degrees
     */
    public record Area(String key, Geometry shape) {}

    private record Prepared(Area area, PreparedGeometry shape, double size) {}

    private final STRtree index = new STRtree();
    private final List<Area> areas;

    private Areas(List<Area> areas) {
        this.areas = List.copyOf(areas);
        for (var area : areas) {
            index.insert(
                    area.shape().getEnvelopeInternal(),
                    new Prepared(
                            area,
                            PreparedGeometryFactory.prepare(area.shape()),
                            area.shape().getArea()));
        }
        index.build();
    }

    /** An index of these areas; they may overlap, then the smallest is found. */
    public static Areas of(List<Area> areas) {
        return new Areas(areas);
    }

    /**
     * The areas of a GeoJSON FeatureCollection (RFC 7946) of polygons.
     *
     * @param key what an area stands for, from its properties; features without one are left out
     * @throws IllegalArgumentException when it is no such document; the message says where
     */
    public static List<Area> read(String geoJson, Function<JsonNode, Optional<String>> key) {
        JsonNode document;
        try {
            document = JSON.readTree(geoJson);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("not JSON: " + broken.getOriginalMessage(), broken);
        }
        var features = document.path("features");
        if (!features.isArray()) {
            throw new IllegalArgumentException("no FeatureCollection");
        }
        var areas = new ArrayList<Area>();
        int number = 0;
        for (var feature : features) {
            var named = key.apply(feature.path("properties"));
            if (named.isPresent()) {
                try {
                    areas.add(new Area(named.get(), shape(feature.path("geometry"))));
                } catch (IllegalArgumentException broken) {
                    throw new IllegalArgumentException(
                            "features[" + number + "]: " + broken.getMessage(), broken);
                }
            }
            number++;
        }
        return areas;
    }

    /**
     * The shape of a GeoJSON geometry: Polygon or MultiPolygon, closed rings.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static Geometry shape(JsonNode geometry) {
        var coordinates = geometry.path("coordinates");
        return switch (geometry.path("type").asString("")) {
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" -> {
                var parts = new ArrayList<Polygon>();
                coordinates.forEach(part -> parts.add(polygon(part)));
                if (parts.isEmpty()) {
                    throw new IllegalArgumentException("an empty MultiPolygon");
                }
                yield GEOMETRIES.createMultiPolygon(parts.toArray(Polygon[]::new)).buffer(0);
            }
            default -> throw new IllegalArgumentException("neither Polygon nor MultiPolygon");
        };
    }

    private static Polygon polygon(JsonNode rings) {
        if (!rings.isArray() || rings.isEmpty()) {
            throw new IllegalArgumentException("a polygon without a ring");
        }
        var holes = new ArrayList<LinearRing>();
        for (int i = 1; i < rings.size(); i++) {
            holes.add(ring(rings.get(i)));
        }
        return GEOMETRIES.createPolygon(ring(rings.get(0)), holes.toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonNode points) {
        var ring = new Coordinate[points.size()];
        for (int i = 0; i < ring.length; i++) {
            var point = points.get(i);
            if (!point.isArray() || point.size() < 2 || !point.get(0).isNumber()) {
                throw new IllegalArgumentException("a point that is no pair of numbers");
            }
            var position = new Position(point.get(0).asDouble(), point.get(1).asDouble());
            ring[i] = new Coordinate(position.longitude(), position.latitude());
        }
        return GEOMETRIES.createLinearRing(ring);
    }

    /** The area a point lies in or on the edge of; the smallest when several hold it. */
    // [impl->rule~place.point~1]
    public Optional<Area> at(Position position) {
        var point =
                GEOMETRIES.createPoint(new Coordinate(position.longitude(), position.latitude()));
        var found = new ArrayList<Prepared>();
        index.query(
                new Envelope(point.getCoordinate()),
                item -> {
                    var prepared = (Prepared) item;
                    if (prepared.shape().covers(point)) {
                        found.add(prepared);
                    }
                });
        return found.stream()
                .min(
                        Comparator.comparingDouble(Prepared::size)
                                .thenComparing(prepared -> prepared.area().key()))
                .map(Prepared::area);
    }

    /** How many areas there are. */
    public int size() {
        return areas.size();
    }
}
