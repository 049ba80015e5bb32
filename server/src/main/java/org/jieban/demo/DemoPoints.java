package org.jieban.demo;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jieban.place.Areas;
import org.jieban.place.Position;
import org.locationtech.jts.geom.Envelope;

/** Points of some of the demo's cases: within the outline of their street, drawn from their seed. */
final class DemoPoints {

    private static final int STREET = 9;
    private static final double WITH_POINT = 0.5;
    private static final double TEN_THOUSANDTH = 1e5;
    private static final Map<String, Envelope> STREETS = streets();

    private DemoPoints() {}

    /** A point of the street of a community, or nothing where nobody gave one. */
    static Optional<Position> of(String community, String seed) {
        var street = STREETS.get(community.substring(0, Math.min(STREET, community.length())));
        var chance = Chance.of("point", seed);
        if (street == null || !chance.hit(WITH_POINT)) {
            return Optional.empty();
        }
        return Optional.of(
                new Position(
                        rounded(chance.between(street.getMinX(), street.getMaxX())),
                        rounded(chance.between(street.getMinY(), street.getMaxY()))));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * TEN_THOUSANDTH) / TEN_THOUSANDTH;
    }

    private static Map<String, Envelope> streets() {
        var text = new String(DemoPlaces.file("outlines.geojson"), StandardCharsets.UTF_8);
        var streets = new HashMap<String, Envelope>();
        for (var area : Areas.read(text, it -> Optional.of(it.path("code").asString()))) {
            streets.put(area.key(), area.shape().getEnvelopeInternal());
        }
        return streets;
    }
}
