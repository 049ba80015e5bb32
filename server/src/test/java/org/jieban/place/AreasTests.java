package org.jieban.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Which area a point lies in, and what is nearest to it. */
class AreasTests {

    private static final Path REAL = Path.of("../../shared/data");
    private static final String SQUARES =
            """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"code": "large"}, "geometry": {"type": "Polygon", "coordinates":
                [[[116, 39], [117, 39], [117, 40], [116, 40], [116, 39]],
                 [[116.8, 39.8], [116.9, 39.8], [116.9, 39.9], [116.8, 39.9], [116.8, 39.8]]]}},
              {"type": "Feature", "properties": {"code": "small"}, "geometry": {"type": "MultiPolygon", "coordinates":
                [[[[116.1, 39.1], [116.2, 39.1], [116.2, 39.2], [116.1, 39.2], [116.1, 39.1]]]]}}
            ]}
            """;

    // [utest->rule~place.point~1]
    @Test
    void aPointLiesInTheSmallestAreaThatHoldsItAndNotInAHole() {
        var areas = Areas.of(Areas.read(SQUARES, p -> Optional.of(p.path("code").asString())));

        assertThat(areas.at(new Position(116.15, 39.15)).orElseThrow().key()).isEqualTo("small");
        assertThat(areas.at(new Position(116.5, 39.5)).orElseThrow().key()).isEqualTo("large");
        assertThat(areas.at(new Position(117, 39.5)).orElseThrow().key()).isEqualTo("large");
        assertThat(areas.at(new Position(116.85, 39.85))).isEmpty();
        assertThat(areas.at(new Position(118, 39.5))).isEmpty();
    }

    @Test
    void whatIsNoPolygonIsRefusedWithItsPlace() {
        var point = SQUARES.replace("MultiPolygon", "Point");

        assertThatThrownBy(() -> Areas.read(point, _ -> Optional.of("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("features[1]");
        assertThatThrownBy(() -> Areas.read("{", _ -> Optional.of("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // [utest->rule~place.point~1]
    @Test
    void realSubDistrictsHoldTheirMiddlesAndLieInTheirDistricts() throws IOException {
        var file = REAL.resolve("beijing_hsar_111_subdistricts.geojson");
        assumeTrue(Files.exists(file), "no real data at " + file);
        var text = Files.readString(file);
        var areas = Areas.of(Areas.read(text, p -> Optional.of(p.path("hsar_id").asString())));
        var districts =
                Areas.of(
                        Areas.read(
                                Files.readString(
                                        REAL.resolve("beijing_districts_echarts_mit.geojson")),
                                p -> Optional.of(p.path("name").asString())));
        int inside = 0;
        int inDistrict = 0;

        assertThat(areas.size()).isEqualTo(111);
        assertThat(districts.size()).isEqualTo(16);
        for (var area : Areas.read(text, p -> Optional.of(p.path("hsar_id").asString()))) {
            var middle = area.shape().getInteriorPoint();
            var found = areas.at(new Position(middle.getX(), middle.getY()));
            inside += found.filter(hit -> hit.key().equals(area.key())).isPresent() ? 1 : 0;
        }
        for (var feature : JsonMapper.shared().readTree(text).path("features")) {
            var centroid = feature.path("properties").path("centroid");
            // the districts' outlines are drawn for maps published in China
            var shifted =
                    Datum.GCJ_02.fromWgs84(
                            new Position(centroid.get(0).asDouble(), centroid.get(1).asDouble()));
            var name = feature.path("properties").path("district").asString();
            inDistrict +=
                    districts
                                    .at(new Position(shifted[0], shifted[1]))
                                    .filter(hit -> hit.key().equals(name))
                                    .isPresent()
                            ? 1
                            : 0;
        }

        assertThat(inside).isEqualTo(111);
        assertThat(inDistrict).isGreaterThan(100);
    }

    // [utest->rule~place.point~1]
    @Test
    void theNearestIsFoundWithinItsReach() {
        var lamps = new ArrayList<Position>();
        for (int i = 0; i < 50; i++) {
            lamps.add(new Position(116.4 + i * 0.001, 39.9));
        }
        lamps.add(lamps.getFirst());
        var nearest = new Nearest<>(List.copyOf(lamps), lamp -> lamp);

        assertThat(nearest.to(new Position(116.4103, 39.9001), 500)).contains(lamps.get(10));
        assertThat(nearest.to(new Position(116.4103, 39.95), 500)).isEmpty();
    }
}
