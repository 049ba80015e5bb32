package org.jieban.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.organisation.UnitId;
import org.jieban.place.Datum;
import org.jieban.place.Position;
import org.jieban.text.PlainText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which requests an incident is offered for. */
class MatchingTests {

    private static final UnitId CITY = new UnitId(1);
    private static final UnitId STREET = new UnitId(2);
    private static final UnitId COMMUNITY = new UnitId(3);
    private static final UnitId NEIGHBOUR = new UnitId(4);
    private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");
    private static final Map<String, List<String>> CATEGORIES =
            Map.of(
                    "03", List.of("03"),
                    "0305", List.of("03", "0305"),
                    "030501", List.of("03", "0305", "030501"),
                    "030502", List.of("03", "0305", "030502"),
                    "0101", List.of("01", "0101"));
    private static final Map<UnitId, List<UnitId>> AREAS =
            Map.of(
                    STREET, List.of(CITY, STREET),
                    COMMUNITY, List.of(CITY, STREET, COMMUNITY),
                    NEIGHBOUR, List.of(CITY, STREET, NEIGHBOUR));

    private final Matching rule =
            new Matching(
                    code -> CATEGORIES.getOrDefault(code, List.of()),
                    code -> code.equals("030502") ? List.of("停暖", "没暖气") : List.of(),
                    area -> AREAS.getOrDefault(area, List.of()),
                    area -> "社区" + area.value());

    private static Incident incident(
            List<UnitId> areas, List<String> buildings, Outline outline, List<String> words) {
        return new Incident(
                1,
                "SJ20261122-1",
                1,
                "停暖抢修",
                "030502",
                areas,
                buildings,
                outline,
                words,
                BEGIN,
                BEGIN.plusSeconds(3600),
                "正在抢修",
                STREET,
                STREET,
                "李四",
                BEGIN,
                null,
                null,
                Incidents.Origin.NONE);
    }

    private static Incident inTheCommunity(String... buildings) {
        return incident(List.of(COMMUNITY), List.of(buildings), Outline.NONE, List.of());
    }

    private Optional<Match> said(
            Incident incident, String text, @Nullable String category, @Nullable UnitId area) {
        return rule.of(
                incident,
                new Said(
                        PlainText.of(text),
                        category == null ? List.of() : CATEGORIES.getOrDefault(category, List.of()),
                        area == null ? List.of() : AREAS.getOrDefault(area, List.of()),
                        null));
    }

    // [utest->rule~incident.match~1]
    @Test
    void placeAndMatterHaveToAgree() {
        var incident = inTheCommunity();

        assertThat(said(incident, "家里没暖气了", null, COMMUNITY))
                .hasValueSatisfying(match -> {
                    assertThat(match.sure()).isTrue();
                    assertThat(match.words()).containsExactly("没暖气");
                    assertThat(match.category()).isFalse();
                    assertThat(match.place()).isEqualTo("社区3");
                });
        assertThat(said(incident, "很冷", "030502", COMMUNITY))
                .hasValueSatisfying(match -> assertThat(match.category()).isTrue());
        assertThat(said(incident, "路灯不亮", "0101", COMMUNITY)).isEmpty();
        assertThat(said(incident, "家里没暖气了", "030502", NEIGHBOUR)).isEmpty();
        assertThat(said(incident, "家里没暖气了", "030502", null)).isEmpty();
    }

    @Test
    void aWiderPlaceIsPossibleAndNotSure() {
        assertThat(said(inTheCommunity(), "家里没暖气了", null, STREET))
                .hasValueSatisfying(match -> assertThat(match.sure()).isFalse());
    }

    @Test
    void aCategoryAboveIsTheSameTroubleUnlessItIsTheFirstLevel() {
        var incident = inTheCommunity();

        assertThat(said(incident, "冷", "0305", COMMUNITY)).isPresent();
        assertThat(said(incident, "冷", "03", COMMUNITY)).isEmpty();
        assertThat(said(incident, "冷", "030501", COMMUNITY)).isEmpty();
    }

    @Test
    void whereBuildingsAreNamedTheOthersAreNotSure() {
        var incident = inTheCommunity("西里三区", "5号楼");

        assertThat(said(incident, "西里三区没暖气", null, COMMUNITY))
                .hasValueSatisfying(match -> {
                    assertThat(match.sure()).isTrue();
                    assertThat(match.place()).isEqualTo("西里三区");
                });
        assertThat(said(incident, "没暖气", null, COMMUNITY))
                .hasValueSatisfying(match -> assertThat(match.sure()).isFalse());
        assertThat(said(incident, "西里三区没暖气", null, null)).isPresent();
        assertThat(said(incident, "5号楼没暖气", null, null)).isEmpty();
    }

    @Test
    void ownWordsStandInPlaceOfTheCategorys() {
        var incident = incident(List.of(COMMUNITY), List.of(), Outline.NONE, List.of("换热站"));

        assertThat(said(incident, "换热站坏了", null, COMMUNITY)).isPresent();
        assertThat(said(incident, "停暖了", null, COMMUNITY)).isEmpty();
    }

    // [utest->rule~incident.outline~1]
    @Test
    void aPointLiesInTheDrawnAreaOrNot() {
        var square =
                new Outline(
                        List.of(
                                new Position(116.46, 39.98),
                                new Position(116.48, 39.98),
                                new Position(116.48, 40.00),
                                new Position(116.46, 40.00)));
        var incident = incident(List.of(), List.of(), square, List.of());

        assertThat(at(incident, 116.47, 39.99)).isTrue();
        assertThat(at(incident, 116.49, 39.99)).isFalse();
        // the same point as a map published in China counts it, converted where it came in
        var shifted = Datum.GCJ_02.fromWgs84(new Position(116.47, 39.99));
        var back = Datum.GCJ_02.toWgs84(shifted[0], shifted[1]);
        assertThat(at(incident, back.longitude(), back.latitude())).isTrue();
        assertThat(square.sound()).isTrue();
        assertThat(new Outline(square.corners().subList(0, 2)).sound()).isFalse();
        var crossed =
                new Outline(
                        List.of(
                                square.corners().get(0),
                                square.corners().get(2),
                                square.corners().get(1),
                                square.corners().get(3)));
        assertThat(crossed.sound()).isFalse();
    }

    private boolean at(Incident incident, double longitude, double latitude) {
        return rule.of(
                        incident,
                        new Said("停暖了", List.of(), List.of(), new Position(longitude, latitude)))
                .isPresent();
    }

    @Test
    void onlyFromTheBeginningToTheEnd() {
        var incident = inTheCommunity();

        assertThat(incident.inForce(BEGIN.minusSeconds(1))).isFalse();
        assertThat(incident.inForce(BEGIN)).isTrue();
        assertThat(incident.overdue(BEGIN.plusSeconds(3600))).isFalse();
        assertThat(incident.overdue(BEGIN.plusSeconds(3601))).isTrue();
    }
}
