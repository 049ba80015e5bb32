package org.jieban.incident;

import java.util.ArrayList;
import java.util.List;
import org.jieban.place.Areas;
import org.jieban.place.Position;
import tools.jackson.databind.json.JsonMapper;

/**
 * An area drawn on the map: its corners in order, WGS-84; nothing where none was drawn.
 *
 * @param corners three or more, or none
 */
record Outline(List<Position> corners) {

    static final Outline NONE = new Outline(List.of());

    static final int MOST = 200;

    private static final int FEWEST = 3;

    Outline {
        corners = List.copyOf(corners);
    }

    boolean drawn() {
        return !corners.isEmpty();
    }

    /** Whether it encloses something: three corners or more, and no edge crosses another. */
    boolean sound() {
        return corners.size() >= FEWEST
                && corners.size() <= MOST
                && Areas.shape(JsonMapper.shared().readTree(geoJson())).isValid();
    }

    boolean contains(Position position) {
        return drawn()
                && Areas.of(
                                List.of(
                                        new Areas.Area(
                                                "",
                                                Areas.shape(
                                                        JsonMapper.shared().readTree(geoJson())))))
                        .at(position)
                        .isPresent();
    }

    private String geoJson() {
        var ring = new ArrayList<>(corners);
        ring.add(corners.getFirst());
        return "{\"type\":\"Polygon\",\"coordinates\":["
                + ring.stream().map(at -> List.of(at.longitude(), at.latitude())).toList()
                + "]}";
    }

    /** As the database keeps it: longitude and latitude in turn. */
    double[] flat() {
        return corners.stream()
                .flatMapToDouble(
                        at -> java.util.stream.DoubleStream.of(at.longitude(), at.latitude()))
                .toArray();
    }

    static Outline of(Double[] flat) {
        var corners = new ArrayList<Position>(flat.length / 2);
        for (int i = 0; i + 1 < flat.length; i += 2) {
            corners.add(new Position(flat[i], flat[i + 1]));
        }
        return new Outline(corners);
    }
}
