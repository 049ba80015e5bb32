package org.jieban.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jieban.PostgresTest;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.identity.PersonId;
import org.jieban.identity.PostId;
import org.jieban.identity.Role;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

/** Administrators keep the other names of places, and what they change acts on the next suggestion. */
@PostgresTest
@Transactional
class PlaceNamesTests {

    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester mvc;

    private SmallCity city;
    private Actor admin;

    @BeforeEach
    void aCityWithPlacesOfItsOwn() {
        city = new SmallCity(units, jdbc);
        var top = units.get(city.city);
        units.importAll(
                List.of(
                        row("NM-D", "溪桥区", UnitKind.DISTRICT, top.code()),
                        row("NM-S", "石塘街道", UnitKind.STREET, "NM-D"),
                        row("NM-T", "柳湾街道", UnitKind.STREET, "NM-D"),
                        row("NM-C", "沙汀社区", UnitKind.COMMUNITY, "NM-S"),
                        row("NM-E", "沙汀社区", UnitKind.COMMUNITY, "NM-T")));
        admin =
                new Actor(
                        PersonId.NOBODY,
                        PostId.NONE,
                        "名管员",
                        city.city,
                        city.city,
                        Scope.EVERYTHING,
                        Role.ADMINISTRATOR,
                        null);
    }

    // [utest->rule~place.names~1]
    @Test
    void anOldNameActsOnTheNextSuggestionAndNoLongerOnceItIsEnded() {
        assertThat(suggest("麻线胡同停水")).bodyJson().isEqualTo("[]");

        assertThat(add("麻线胡同", "OLD_NAME", "AREA", "NM-S", "1990年并入")).hasStatus(201);
        assertThat(unitOf(suggest("麻线胡同停水"))).isEqualTo(id("NM-S"));

        var row = list("KEPT", "麻线");
        assertThat(row).bodyJson().extractingPath("$.items[0].added.by").isEqualTo("名管员");
        assertThat(row).bodyJson().extractingPath("$.items[0].added.reason").isEqualTo("1990年并入");
        long number =
                jdbc.sql("select id from place_name where name = '麻线胡同'")
                        .query(Long.class)
                        .single();
        assertThat(post("/api/places/names/" + number + "/end", "{\"reason\": \"\"}"))
                .as("nobody ends a name without a reason")
                .hasStatus(400);
        assertThat(post("/api/places/names/" + number + "/end", "{\"reason\": \"写错了\"}"))
                .hasStatusOk();

        assertThat(suggest("麻线胡同停水")).bodyJson().isEqualTo("[]");
        assertThat(list("ENDED", "麻线"))
                .bodyJson()
                .extractingPath("$.items[0].ended.reason")
                .isEqualTo("写错了");
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from audit_entry
                                        where kind = 'ADMIN_CHANGE' and reason in ('1990年并入', '写错了')
                                          and details->>'name' = '麻线胡同'
                                        """)
                                .query(Integer.class)
                                .single())
                .isEqualTo(2);
    }

    // [utest->rule~place.names~1]
    @Test
    void aBuildingIsOfferedAndARoadIsOnlyAHint() {
        add("鸣泉大厦", "ALIAS", "BUILDING", "NM-C", "楼宇");
        add("晾甲石大街", "ALIAS", "ROAD", "NM-T", "新路");

        assertThat(suggest("鸣泉大厦电梯坏了"))
                .bodyJson()
                .extractingPath("$[0].confidence")
                .isEqualTo(0.95);
        assertThat(unitOf(suggest("鸣泉大厦电梯坏了"))).isEqualTo(id("NM-C"));
        assertThat(suggest("晾甲石大街路灯不亮"))
                .bodyJson()
                .extractingPath("$[0].confidence")
                .isEqualTo(0.65);
    }

    // [utest->rule~place.names~1]
    @Test
    void whatWasLearnedIsSeenWithItsCasesKeptOrForgotten() {
        jdbc.sql(
                        """
                        insert into place_address (name, unit_id, cases, share, learned_at)
                        values ('听蝉别院', :unit, 7, 1, now())
                        """)
                .param("unit", id("NM-C"))
                .update();
        jdbc.sql("update place_stamp set stamp = gen_random_uuid() where what = 'book'").update();
        assertThat(unitOf(suggest("听蝉别院停电"))).isEqualTo(id("NM-C"));
        assertThat(list("LEARNED", "听蝉"))
                .bodyJson()
                .extractingPath("$.items[0].cases")
                .isEqualTo(7);

        var it = "{\"name\": \"听蝉别院\", \"unit\": %d, \"reason\": \"拆了\"}".formatted(id("NM-C"));
        assertThat(post("/api/places/names/forget", it)).hasStatusOk();
        assertThat(suggest("听蝉别院停电")).bodyJson().isEqualTo("[]");
        assertThat(list("LEARNED", "听蝉"))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(0);
        assertThat(list("FORGOTTEN", "听蝉"))
                .bodyJson()
                .extractingPath("$.items[0].ended.by")
                .isEqualTo("名管员");

        assertThat(post("/api/places/names/remember", it)).hasStatusOk();
        assertThat(unitOf(suggest("听蝉别院停电"))).isEqualTo(id("NM-C"));

        add("听蝉别院", "ALIAS", "BUILDING", "NM-C", "7件工单");
        assertThat(list("LEARNED", "听蝉"))
                .as("what is kept need not be learned")
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(0);
    }

    // [utest->rule~place.names~1]
    @Test
    void aFileIsTakenWholeAndTheSameFileAgainChangesNothing() {
        var file =
                """
                name,kind,thing,unit,reason
                石塘老街,OLD_NAME,AREA,NM-S,地名志
                沙汀旧庄,,,溪桥区/柳湾街道/沙汀社区,居委会来函
                """;
        assertThat(bringIn("\uFEFF" + file)).bodyJson().extractingPath("$.created").isEqualTo(2);
        var again = bringIn(file);
        assertThat(again).bodyJson().extractingPath("$.created").isEqualTo(0);
        assertThat(again).bodyJson().extractingPath("$.updated").isEqualTo(0);
        assertThat(unitOf(suggest("沙汀旧庄停水"))).isEqualTo(id("NM-E"));

        var exported = mvc.get().uri("/api/places/names.csv").with(as(admin)).exchange();
        assertThat(exported).bodyText().contains("石塘老街,OLD_NAME,AREA,NM-S,石塘街道,地名志,名管员");
        assertThat(bringIn(bodyOf(exported)))
                .as("what was written can be read again")
                .bodyJson()
                .extractingPath("$.created")
                .isEqualTo(0);
        assertThat(bringIn(file.replace("石塘老街,OLD_NAME", "石塘老街,ALIAS")))
                .bodyJson()
                .extractingPath("$.updated")
                .isEqualTo(1);
    }

    // [utest->rule~place.names~1]
    @Test
    void aFileWithFaultsIsRefusedWholeAndEveryFaultHasItsLine() {
        var answer =
                bringIn(
                        """
                        name,kind,thing,unit,reason
                        好名字,ALIAS,AREA,NM-S,可以
                        甲,ALIAS,AREA,NM-S,太短
                        乙巷,WRONG,AREA,NM-S,种类
                        丙巷,ALIAS,AREA,沙汀社区,两个同名
                        丁巷,ALIAS,AREA,NO-SUCH,没有
                        戊巷,ALIAS,AREA,NM-S,
                        好名字,ALIAS,AREA,NM-S,重复
                        """);

        assertThat(answer).hasStatus(422);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].line")
                .asArray()
                .containsExactly(3, 4, 5, 6, 7, 8);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].code")
                .asArray()
                .containsExactly(
                        "too-short",
                        "unknown-value",
                        "unit-ambiguous",
                        "unit-not-found",
                        "required",
                        "duplicate-line");
        assertThat(list("KEPT", "好名字")).bodyJson().extractingPath("$.items.length()").isEqualTo(0);
    }

    // [utest->rule~place.names~1]
    @Test
    void anAdministratorOfADistrictKeepsNamesOfThatDistrictOnly() {
        var scope = Scope.of(id("NM-T"), id("NM-E"));
        admin =
                new Actor(
                        PersonId.NOBODY,
                        PostId.NONE,
                        "街道管理员",
                        city.city,
                        city.city,
                        scope,
                        Role.ADMINISTRATOR,
                        null);

        assertThat(add("石塘老街", "ALIAS", "AREA", "NM-S", "不归我")).hasStatus(400);
        assertThat(add("柳湾老街", "ALIAS", "AREA", "NM-T", "归我")).hasStatus(201);
    }

    private MvcTestResult add(String name, String kind, String thing, String unit, String reason) {
        return post(
                "/api/places/names",
                """
                {"name": "%s", "kind": "%s", "thing": "%s", "unit": %d, "reason": "%s"}
                """
                        .formatted(name, kind, thing, id(unit), reason));
    }

    private MvcTestResult post(String uri, String body) {
        return mvc.post()
                .uri(uri)
                .with(as(admin))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult list(String source, String q) {
        return mvc.get()
                .uri("/api/places/names?source={source}&q={q}", source, q)
                .with(as(admin))
                .exchange();
    }

    private MvcTestResult bringIn(String csv) {
        return mvc.post()
                .uri("/api/places/names.csv")
                .multipart()
                .file(
                        new MockMultipartFile(
                                "file",
                                "names.csv",
                                "text/csv",
                                csv.getBytes(StandardCharsets.UTF_8)))
                .with(as(admin))
                .exchange();
    }

    private static String bodyOf(MvcTestResult answer) {
        return new String(
                answer.getMvcResult().getResponse().getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    private MvcTestResult suggest(String text) {
        return mvc.post()
                .uri("/api/places/suggestions")
                .with(as(city.agent))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"text\": \"%s\"}".formatted(text))
                .exchange();
    }

    private static long unitOf(MvcTestResult answer) {
        var found = new java.util.ArrayList<Long>();
        assertThat(answer)
                .bodyJson()
                .extractingPath("$[0].unit")
                .satisfies(it -> found.add(((Number) it).longValue()));
        return found.getFirst();
    }

    private long id(String code) {
        return units.byCode(code).orElseThrow().id().value();
    }

    private static UnitRow row(String code, String name, UnitKind kind, String parent) {
        return new UnitRow(code, name, kind, parent, LocalDate.of(2020, 1, 1), null, null);
    }
}
