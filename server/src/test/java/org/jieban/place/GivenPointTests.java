package org.jieban.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import org.jieban.shared.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points as they come in. */
class GivenPointTests {

    // [utest->rule~place.edges~1]
    @ParameterizedTest
    @CsvSource({
        ", WGS_84",
        "WGS-84, WGS_84",
        "EPSG:4326, WGS_84",
        "gcj02, GCJ_02",
        "GCJ-02, GCJ_02",
        "bd09ll, BD_09",
        "BD-09, BD_09"
    })
    void aPointIsReadAsItsFieldSays(@Nullable String crs, Datum datum) {
        var point = GivenPoint.read(116.41, 39.91, crs, new ArrayList<>()).orElseThrow();

        assertThat(point.datum()).isEqualTo(datum);
        assertThat(point.lon()).as("what came is kept").isEqualTo(116.41);
    }

    // [utest->rule~place.edges~1]
    @Test
    void insideItIsWgs84() {
        var gps = new GivenPoint(116.4, 39.9, Datum.WGS_84).position();
        assertThat(gps).isEqualTo(new Position(116.4, 39.9));

        var shifted = Datum.BD_09.fromWgs84(gps);
        var back = new GivenPoint(shifted[0], shifted[1], Datum.BD_09).position();
        assertThat(back.metresTo(gps)).isCloseTo(0, within(0.02));
        assertThat(new Position(shifted[0], shifted[1]).metresTo(gps)).isGreaterThan(500);
    }

    // [utest->rule~place.edges~1]
    @ParameterizedTest
    @CsvSource({
        "116.4, 39.9, CGCS2000, unknown-crs /crs",
        "39.9, 116.4, GCJ-02, degrees /lat",
        "181, 39.9, , degrees /lon",
        "116.4, , , required /lat",
        ", 39.9, BD-09, required /lon",
        "NaN, 39.9, , degrees /lon"
    })
    void whatCannotBeUsedIsNamedWithItsField(
            @Nullable Double lon, @Nullable Double lat, @Nullable String crs, String why) {
        var wrong = new ArrayList<FieldProblem>();

        assertThat(GivenPoint.read(lon, lat, crs, wrong)).isEmpty();
        assertThat(wrong).extracting(it -> it.code() + " " + it.pointer()).containsExactly(why);
    }

    // [utest->rule~place.component~1]
    @ParameterizedTest
    @CsvSource({
        "路灯, 小区门口灯不亮了, true",
        "雨水井盖, 马葫芦盖子丢了, true",
        "井盖, 停水两天了, false",
        "充电桩, 充电桩坏了, true"
    })
    void aKindOfComponentFitsWhatPeopleCallIt(String kind, String text, boolean fits) {
        assertThat(ComponentKinds.fits(kind, text)).isEqualTo(fits);
    }
}
