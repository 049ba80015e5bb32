package org.jieban.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import java.util.List;
import java.util.Map;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An administrator writes templates, looks at one on a real case, and drafts follow. */
@PostgresTest
class WritingTemplatesTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PATH = "/admin/reply-templates";

    @Autowired MockMvcTester mvc;
    @Autowired Casework casework;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired Templates templates;

    private SmallCity city;
    private DesksOfTheHotline desks;
    private Actor admin;
    private CaseNumber number;

    @BeforeEach
    void aStreetHasACase() {
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
        admin = new TestActors(jdbc, units).with(Role.ADMINISTRATOR, city.city);
        number =
                casework.open(
                                city::burstPipe,
                                id -> {},
                                List.of(
                                        new Act.Accept(),
                                        new Act.Dispatch(city.to(city.street, city.water))),
                                CaseActor.of(city.agent),
                                SmallCity.key(),
                                casework.now())
                        .orThrow()
                        .number();
    }

    @Test // [utest->rule~draft.nearest~1]
    void theNearestTemplateHolds() {
        assertThat(templates.inForce("030502").category()).isEqualTo("0305");
        assertThat(templates.inForce("030101").category()).isEqualTo("03");
        assertThat(templates.inForce("999999").category()).isEmpty();
        assertThat(templates.inForce(null).category()).isEmpty();
    }

    @Test // [utest->rule~draft.nearest~1] [utest->rule~draft.template~1]
    void aNewVersionHoldsWithinItsDaysAndTheNextIsTold() {
        assertThat(save("98", 0, "旧的{标题}", "2026-01-01", "2026-01-31")).hasStatusOk();
        assertThat(templates.inForce("980101").category()).isEmpty();
        assertThat(save("98", 1, "新的{标题}", "2026-01-01", null)).hasStatusOk();
        assertThat(templates.inForce("980101").text()).isEqualTo("新的{标题}");
        assertThat(save("98", 1, "更新的{标题}", "2026-01-01", null)).hasStatus(409);
        assertThat(
                        jdbc.sql(
                                        "select count(*) from audit_entry where person_id = :p and details->>'what' = 'reply-template'")
                                .param("p", admin.person().value())
                                .query(Integer.class)
                                .single())
                .isEqualTo(2);
    }

    @Test // [utest->rule~draft.blanks~1]
    void aFaultyTemplateIsNotSaved() {
        var refused = save("97", 0, "您好{标体}", "2026-01-01", null);

        assertThat(refused).hasStatus(422);
        assertThat(body(refused).get("at").asInt()).isEqualTo(3);
        assertThat(desks.get(city.handler, PATH)).hasStatus(403);
    }

    @Test // [utest->rule~draft.preview~1]
    void aTemplateIsLookedAtOnARealCase() {
        var seen = preview("{办理单位}收到“{标题}”。{到场时间}到场。", number.value());

        assertThat(seen.get("text").asString()).isEqualTo("望京街道收到“小区门口水管爆裂”。");
        assertThat(preview("{错}", number.value()).get("faults").get(0).get("said").asString())
                .isEqualTo("{错}");
    }

    private JsonNode preview(String text, String of) {
        return body(
                desks.post(
                        admin,
                        PATH + "/preview",
                        JSON.writeValueAsString(Map.of("text", text, "number", of))));
    }

    private MvcTestResult save(
            String category, int version, String text, String from, String until) {
        var wanted =
                new java.util.HashMap<String, Object>(
                        Map.of(
                                "category", category,
                                "version", version,
                                "text", text,
                                "validFrom", from,
                                "note", ""));
        wanted.put("validUntil", until);
        return desks.post(admin, PATH, JSON.writeValueAsString(wanted));
    }
}
