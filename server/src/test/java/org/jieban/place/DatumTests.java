package org.jieban.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Coordinates of one map as another counts them. */
class DatumTests {

    private static final double ONE_CENTIMETRE = 0.01;

    // [utest->rule~place.coordinates~1]
    @ParameterizedTest
    @EnumSource(Datum.class)
    void thereAndBackEndsWithinACentimetre(Datum datum) {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            var here = new Position(74 + random.nextDouble() * 60, 18 + random.nextDouble() * 35);

            var there = datum.fromWgs84(here);

            assertThat(datum.toWgs84(there[0], there[1]).metresTo(here)).isLessThan(ONE_CENTIMETRE);
        }
    }

    // [utest->rule~place.coordinates~1]
    @Test
    void knownPointsAreShiftedAsPublished() {
        // the point that published implementations give as their example
        var gcj = Datum.GCJ_02.fromWgs84(new Position(116.404, 39.915));
        assertThat(gcj[0]).isCloseTo(116.410_244_499, within(1e-8));
        assertThat(gcj[1]).isCloseTo(39.916_404_282, within(1e-8));

        var gcjToBaidu = Datum.BD_09.toWgs84(116.410_369_493, 39.921_336_993);
        var gcjPoint = Datum.GCJ_02.fromWgs84(gcjToBaidu);
        assertThat(gcjPoint[0]).isCloseTo(116.404, within(1e-6));
        assertThat(gcjPoint[1]).isCloseTo(39.915, within(1e-6));
    }

    @Test
    void abroadNothingIsShifted() {
        var paris = new Position(2.3522, 48.8566);

        assertThat(Datum.GCJ_02.fromWgs84(paris)).containsExactly(2.3522, 48.8566);
    }
}
