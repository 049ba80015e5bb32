package org.jieban.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.identity.PersonId;
import org.jieban.identity.PostId;
import org.jieban.identity.Role;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Outlines and components as administrators bring them in, and points at intake. */
@PostgresTest
@Transactional
class MapDataTests {

    private static final Path REAL =
            Path.of("../../shared/data/beijing_hsar_111_subdistricts.geojson");

    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester mvc;
    @Autowired CityAreas areas;
    @Autowired TestClock clock;

    private SmallCity city;
    private Actor admin;

    @BeforeEach
    void aCityWithPlacesOfItsOwn() {
        city = new SmallCity(units, jdbc);
        var top = units.get(city.city);
        units.importAll(
                List.of(
                        row("MP-D", "云栖区", UnitKind.DISTRICT, top.code()),
                        row("MP-S", "晴川街道", UnitKind.STREET, "MP-D"),
                        row("MP-T", "墨池街道", UnitKind.STREET, "MP-D"),
                        row("MP-C", "芦汀社区", UnitKind.COMMUNITY, "MP-S")));
        admin =
                new Actor(
                        PersonId.NOBODY,
                        PostId.NONE,
                        "图管员",
                        city.city,
                        city.city,
                        Scope.EVERYTHING,
                        Role.ADMINISTRATOR,
                        null);
    }

    // [utest->rule~place.outlines~1]
    @Test
    void anOutlineIsLookedAtFirstAndThenAcceptedAndUsedAtOnce() {
        var file =
                collection(
                        square("code", "MP-S", 120.0, 30.0), square("name", "墨池街道", 120.1, 30.0));
        var at = new Position(120.05, 30.05);

        var seen = outlines("/preview", file, "", null);
        assertThat(seen).hasStatusOk().bodyJson().extractingPath("$.length()").isEqualTo(2);
        assertThat(seen).bodyJson().extractingPath("$[0].code").isEqualTo("MP-S");
        assertThat(areas.at(at)).as("a look changes nothing").isEmpty();

        assertThat(outlines("", file, "测绘成果", null)).hasStatus(201);
        assertThat(areas.at(at).orElseThrow().code()).isEqualTo("MP-S");
        assertThat(areas.at(new Position(120.15, 30.05)).orElseThrow().code()).isEqualTo("MP-T");
        assertThat(mvc.get().uri("/api/places/outlines").with(as(admin)).exchange())
                .bodyJson()
                .extractingPath("$[0].reason")
                .isEqualTo("测绘成果");
        assertThat(mvc.get().uri("/api/places/map").with(as(admin)).exchange())
                .bodyJson()
                .extractingPath("$.outlines[?(@.name=='晴川街道')].rings[0][0]")
                .asArray()
                .singleElement()
                .isEqualTo(List.of(120.0, 30.0));
    }

    @Test
    void whoHasTheMapIsToldSoUntilOutlinesOrNamesChange() {
        outlines("", collection(square("code", "MP-S", 120.0, 30.0)), "图", null);
        var first = map(null);
        var known = first.getResponse().getHeader(HttpHeaders.ETAG);
        assertThat(known).as("a strong one would keep it from being compressed").startsWith("W/");
        assertThat(first).hasStatusOk();
        assertThat(first.getResponse().getHeader(HttpHeaders.CACHE_CONTROL))
                .contains("no-cache", "private")
                .doesNotContain("no-store");

        assertThat(map(known)).hasStatus(304).body().isEmpty();
        assertThat(map(known).getResponse().getHeader(HttpHeaders.CACHE_CONTROL))
                .doesNotContain("no-store");

        outlines("", collection(square("code", "MP-T", 120.1, 30.0)), "又一张", null);
        var second = map(known);
        assertThat(second).hasStatusOk().bodyText().contains("墨池街道");

        units.change(
                units.byCode("MP-T").orElseThrow().id(),
                row("MP-T", "砚池街道", UnitKind.STREET, "MP-D"));
        assertThat(map(second.getResponse().getHeader(HttpHeaders.ETAG)))
                .hasStatusOk()
                .bodyText()
                .contains("砚池街道");
    }

    // [utest->rule~place.outlines~1]
    @Test
    void anOutlineOfTomorrowIsNotTodays() {
        var tomorrow = LocalDate.ofInstant(clock.instant(), CityZone.ZONE).plusDays(1);
        var file = collection(square("code", "MP-S", 120.0, 30.0));

        assertThat(outlines("", file, "下月起", tomorrow)).hasStatus(201);

        assertThat(areas.at(new Position(120.05, 30.05))).isEmpty();
        assertThat(areas.inForce(tomorrow)).containsKey(units.byCode("MP-S").orElseThrow().id());
    }

    // [utest->rule~place.outlines~1]
    @Test
    void everyFaultOfAFileIsNamedWithItsFeatureAndNothingIsTaken() {
        var bow = "[[[120,30],[120.1,30.1],[120.1,30],[120,30.1],[120,30]]]";
        var file =
                collection(
                        square("code", "MP-S", 120.0, 30.0),
                        square("code", "MP-T", 120.05, 30.0),
                        square("name", "没有的街道", 121.0, 30.0),
                        feature("code", "MP-D", "Polygon", bow),
                        square("code", "MP-S", 122.0, 30.0),
                        feature("code", "MP-C", "Point", "[120,30]"),
                        feature("note", "x", "Polygon", bow),
                        square("code", "MP-C", 30.0, 120.0));

        var answer = outlines("", file, "有错", null);

        assertThat(answer).hasStatus(422);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].code")
                .asArray()
                .contains(
                        "unit-not-found",
                        "outline-crosses",
                        "duplicate-line",
                        "outline-no-area",
                        "outline-no-unit",
                        "outline-off-earth",
                        "outline-overlap");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].line").isEqualTo(3);
        assertThat(areas.inForce(LocalDate.now(clock))).isEmpty();
    }

    // [utest->rule~place.outlines~1]
    @Test
    void theOutlinesOf111RealSubDistrictsAreTakenAndHoldTheirMiddles() throws IOException {
        assumeTrue(Files.exists(REAL), "no real data at " + REAL);
        var json = JsonMapper.shared();
        var document = (ObjectNode) json.readTree(Files.readString(REAL));
        var rows = new ArrayList<UnitRow>();
        int n = 0;
        for (var feature : document.path("features")) {
            var code = "MP-R" + ++n;
            rows.add(row(code, "实测街道" + n, UnitKind.STREET, "MP-D"));
            ((ObjectNode) feature.path("properties")).put("code", code);
        }
        units.importAll(rows);

        var answer = outlines("", json.writeValueAsString(document), "实测", null);

        assertThat(answer).hasStatus(201);
        int inside = 0;
        for (var one : areas.inForce(LocalDate.now(clock)).entrySet()) {
            var middle = one.getValue().getInteriorPoint();
            inside +=
                    areas.at(new Position(middle.getX(), middle.getY()))
                                    .filter(unit -> unit.id().equals(one.getKey()))
                                    .isPresent()
                            ? 1
                            : 0;
        }
        assertThat(inside).isEqualTo(111);
    }

    // [utest->rule~place.point-and-words~1]
    @Test
    void pointAndWordsThatAgreeRaiseEachOtherAndOthersAreBothShown() {
        outlines(
                "",
                collection(
                        square("code", "MP-S", 120.0, 30.0), square("code", "MP-T", 120.1, 30.0)),
                "图",
                null);

        var alone = suggest("停水", 120.05, 30.05, "");
        assertThat(alone).bodyJson().extractingPath("$[0].confidence").isEqualTo(0.9);
        assertThat(alone).bodyJson().extractingPath("$[0].point").isEqualTo(true);

        var agreed = suggest("晴川街道芦汀社区停水", 120.05, 30.05, "");
        assertThat(agreed).bodyJson().extractingPath("$.length()").isEqualTo(1);
        assertThat(agreed).bodyJson().extractingPath("$[0].unit").isEqualTo((int) id("MP-C"));
        assertThat(agreed)
                .bodyJson()
                .extractingPath("$[0].confidence")
                .satisfies(it -> assertThat(((Number) it).doubleValue()).isGreaterThan(0.98));

        var apart = suggest("晴川街道芦汀社区停水", 120.15, 30.05, "");
        assertThat(apart).bodyJson().extractingPath("$.length()").isEqualTo(2);
        assertThat(apart)
                .bodyJson()
                .extractingPath("$[*].unit")
                .asArray()
                .containsExactlyInAnyOrder((int) id("MP-C"), (int) id("MP-T"));

        var gcj = Datum.GCJ_02.fromWgs84(new Position(120.0999, 30.05));
        assertThat(suggest("停水", gcj[0], gcj[1], "GCJ-02"))
                .as("a shifted point is set right first")
                .bodyJson()
                .extractingPath("$[0].unit")
                .isEqualTo((int) id("MP-S"));
        assertThat(suggest("停水", 120.05, 30.05, "XYZ")).hasStatus(400);
    }

    // [utest->rule~place.component~1]
    @Test
    void theNearestComponentOfAFittingKindIsOfferedWithinItsReach() {
        var file =
                """
                code,kind,name,lon,lat,crs,unit
                MP0001,路灯,晴川路1号灯,120.0500,30.0500,,MP-S
                MP0002,路灯,晴川路2号灯,120.0503,30.0500,WGS-84,晴川街道
                MP0003,井盖,,120.0501,30.0500,,
                MP0004,路灯,远处的灯,120.0600,30.0500,,
                """;
        assertThat(bringIn(file)).bodyJson().extractingPath("$.created").isEqualTo(4);
        var again = bringIn("\uFEFF" + file);
        assertThat(again).bodyJson().extractingPath("$.created").isEqualTo(0);
        assertThat(again).bodyJson().extractingPath("$.updated").isEqualTo(0);

        var near = near("路灯不亮", 120.05021, 30.05001);
        assertThat(near).bodyJson().extractingPath("$.length()").isEqualTo(1);
        assertThat(near).bodyJson().extractingPath("$[0].code").isEqualTo("MP0002");
        assertThat(near).bodyJson().extractingPath("$[0].unit").isEqualTo("晴川街道");
        assertThat(near("公积金怎么提取", 120.05021, 30.05001)).bodyJson().isEqualTo("[]");
        assertThat(near("路灯不亮", 120.07, 30.05)).bodyJson().isEqualTo("[]");

        assertThat(bringIn("code,kind,lon,lat,gone\nMP0002,路灯,120.0503,30.0500,yes\n"))
                .bodyJson()
                .extractingPath("$.ended")
                .isEqualTo(1);
        assertThat(near("路灯不亮", 120.05021, 30.05001))
                .bodyJson()
                .extractingPath("$[0].code")
                .isEqualTo("MP0001");
    }

    // [utest->rule~place.component~1]
    @Test
    void aFileOfComponentsWithFaultsIsRefusedWithEveryLine() {
        var answer =
                bringIn(
                        """
                        code,kind,name,lon,lat,crs,unit
                        MPX1,路灯,,120.05,30.05,,
                        MPX2,,,120.05,30.05,,
                        MPX3,路灯,,abc,30.05,,
                        MPX4,路灯,,30.05,120.05,,
                        MPX5,路灯,,120.05,30.05,UTM,
                        MPX6,路灯,,120.05,30.05,,无此单位
                        MPX1,路灯,,120.05,30.05,,
                        """);

        assertThat(answer).hasStatus(422);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].line")
                .asArray()
                .containsExactly(3, 4, 5, 6, 7, 8);
        assertThat(near("路灯", 120.05, 30.05)).bodyJson().isEqualTo("[]");
    }

    private MvcTestResult map(@Nullable String known) {
        var request = mvc.get().uri("/api/places/map").with(as(admin));
        return (known == null ? request : request.header(HttpHeaders.IF_NONE_MATCH, known))
                .exchange();
    }

    private MvcTestResult suggest(String text, double lon, double lat, String crs) {
        return typed("/api/places/suggestions", text, lon, lat, crs);
    }

    private MvcTestResult near(String text, double lon, double lat) {
        return typed("/api/places/components/near", text, lon, lat, "");
    }

    private MvcTestResult typed(String uri, String text, double lon, double lat, String crs) {
        return mvc.post()
                .uri(uri)
                .with(as(city.agent))
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        "{\"text\": \"%s\", \"lon\": %s, \"lat\": %s, \"crs\": \"%s\"}"
                                .formatted(text, lon, lat, crs))
                .exchange();
    }

    private MvcTestResult outlines(
            String tail, String file, String reason, @Nullable LocalDate from) {
        var request =
                mvc.post()
                        .uri("/api/places/outlines" + tail)
                        .multipart()
                        .file(
                                new MockMultipartFile(
                                        "file",
                                        "a.geojson",
                                        "application/geo+json",
                                        file.getBytes(StandardCharsets.UTF_8)))
                        .param("reason", reason)
                        .with(as(admin));
        return (from == null ? request : request.param("from", from.toString())).exchange();
    }

    private MvcTestResult bringIn(String csv) {
        return mvc.post()
                .uri("/api/places/components.csv")
                .multipart()
                .file(
                        new MockMultipartFile(
                                "file",
                                "components.csv",
                                "text/csv",
                                csv.getBytes(StandardCharsets.UTF_8)))
                .with(as(admin))
                .exchange();
    }

    private static String collection(String... features) {
        return "{\"type\": \"FeatureCollection\", \"features\": ["
                + String.join(",", features)
                + "]}";
    }

    /** A tenth of a degree each way, from its south-western corner. */
    private static String square(String property, String value, double lon, double lat) {
        double east = lon + 0.1;
        double north = lat + 0.1;
        return feature(
                property,
                value,
                "Polygon",
                "[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]"
                        .formatted(lon, lat, east, lat, east, north, lon, north, lon, lat));
    }

    private static String feature(String property, String value, String type, String coordinates) {
        return """
        {"type": "Feature", "properties": {"%s": "%s"},
         "geometry": {"type": "%s", "coordinates": %s}}
        """
                .formatted(property, value, type, coordinates);
    }

    private long id(String code) {
        return units.byCode(code).orElseThrow().id().value();
    }

    private static UnitRow row(String code, String name, UnitKind kind, String parent) {
        return new UnitRow(code, name, kind, parent, LocalDate.of(2020, 1, 1), null, null);
    }
}
