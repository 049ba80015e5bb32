package org.jieban.groupmatter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.NewCase;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.SmallCity;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Cases become matters, people decide otherwise, and nobody sees what is not theirs. */
@PostgresTest
class GroupMattersTests {

    @Autowired MockMvcTester mvc;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired MatterFollower follower;
    @Autowired MatterRounds rounds;
    @Autowired MatterMemory memory;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private SmallCity city;
    private String estate = "";

    @BeforeEach
    void aCity() {
        city = new SmallCity(units, jdbc);
        // a name that no other test has, nor one with the same two signs in a row
        var signs = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥枫松柏桐槐榆杉桂梅兰竹菊莲荷";
        var name = new StringBuilder();
        new SecureRandom()
                .ints(5, 0, signs.length())
                .forEach(sign -> name.append(signs.charAt(sign)));
        estate = name + "新城";
    }

    // [utest->rule~group-matter.cases~1] [utest->rule~group-matter.people~1]
    @Test
    void casesOfOneMatterStandTogetherInTheList() throws UnsupportedEncodingException {
        boilerOf3();
        said("电梯困人", "电梯又坏了,困住两个人,物业不管。", city.street);

        var mine = mattersOf(city.dispatcher);

        assertThat(mine).hasSize(1);
        assertThat(JsonPath.<List<String>>read(list(city.dispatcher), "$[*].name").toString())
                .contains(estate);
        assertThat(people(mine.getFirst(), city.dispatcher)).isEqualTo(3);
    }

    @Test
    void theSameWordsAtAnotherPlaceAreAnotherMatter() throws UnsupportedEncodingException {
        boilerOf3();
        for (var elsewhere : List.of("松涛里", "白鹭园", "紫竹院")) {
            estate = elsewhere;
            said("锅炉坏了暖气不热", "楼道里冰凉,锅炉坏了,暖气三天不热,老人受不了。", city.otherStreet);
        }

        assertThat(mattersOf(city.dispatcher)).hasSize(1);
        assertThat(mattersOf(city.otherHandler)).isEmpty();
    }

    // [utest->rule~group-matter.rights~1]
    @Test
    void nobodySeesAMatterWithoutACaseOfTheirs() throws UnsupportedEncodingException {
        boilerOf3();
        long id = mattersOf(city.dispatcher).getFirst();

        assertThat(mattersOf(city.leader)).containsExactly(id);
        assertThat(page(id, city.leader)).hasStatusOk();
        assertThat(mattersOf(city.otherHandler)).isEmpty();
        assertThat(page(id, city.otherHandler)).hasStatus(404);
        assertThat(post("/" + id + "/merge", "{\"with\": 1, \"reason\": \"x\"}", city.leader))
                .hasStatus(403);
    }

    // [utest->rule~group-matter.similar~1]
    @Test
    void whileTypingWhatWasToldBeforeIsFound() throws UnsupportedEncodingException {
        boilerOf3();
        assertThat(mattersOf(city.agent)).hasSize(1);

        var found =
                post(
                        "/similar",
                        """
                        {"text": "%s暖气不热,锅炉坏了三天,家里太冷", "address": "%s 5号楼", "area": %d}
                        """
                                .formatted(estate, estate, city.street.value()),
                        city.agent);
        var nothing = post("/similar", "{\"text\": \"  \"}", city.agent);

        assertThat(found).hasStatusOk();
        assertThat(JsonPath.<List<String>>read(body(found), "$.cases[*].told.title"))
                .anyMatch(title -> title.contains("锅炉"));
        assertThat(JsonPath.<List<Integer>>read(body(found), "$.matters[*].people")).contains(3);
        assertThat(JsonPath.<List<String>>read(body(found), "$.cases[*].near"))
                .containsOnly("SAME_PLACE");
        assertThat(JsonPath.<List<String>>read(body(found), "$.cases[0].words")).contains("锅炉");
        assertThat(nothing).hasStatusOk().bodyText().contains("\"cases\":[]");
        assertThat(post("/similar", "{\"text\": \"锅炉\"}", city.leader)).hasStatus(403);
    }

    // [utest->rule~group-matter.hand~1]
    @Test
    void whatPeoplePutTogetherOrApartStaysSoAfterARebuild() throws UnsupportedEncodingException {
        var boiler = boilerOf3();
        said("垃圾站臭", "垃圾站没人清运,苍蝇成群,臭气熏天。", city.street);
        said("垃圾站没人管", "垃圾站一周没有清运,臭得不敢开窗,苍蝇成群。", city.street);
        var before = mattersOf(city.dispatcher);
        assertThat(before).hasSize(2);

        assertThat(
                        post(
                                "/" + before.get(1) + "/merge",
                                "{\"with\": %d, \"reason\": \"同一物业失管\"}".formatted(before.get(0)),
                                city.dispatcher))
                .hasStatusOk();
        var merged = mattersOf(city.dispatcher);
        assertThat(merged).hasSize(1);
        assertThat(people(merged.getFirst(), city.dispatcher)).isEqualTo(5);
        assertThat(page(merged.getFirst(), city.dispatcher)).bodyText().contains("同一物业失管");
        assertThat(page(merged.getFirst(), city.leader)).bodyText().doesNotContain("同一物业失管");

        rebuilt();
        assertThat(mattersOf(city.dispatcher)).hasSize(1);

        assertThat(
                        post(
                                "/" + mattersOf(city.dispatcher).getFirst() + "/split",
                                "{\"cases\": [\"%s\"], \"reason\": \"另一台锅炉\"}"
                                        .formatted(boiler.get(1)),
                                city.dispatcher))
                .hasStatusOk();
        assertThat(people(mattersOf(city.dispatcher).getFirst(), city.dispatcher)).isEqualTo(4);
        rebuilt();
        assertThat(people(mattersOf(city.dispatcher).getFirst(), city.dispatcher)).isEqualTo(4);
    }

    @Test
    void aDecisionNeedsAReasonAndCasesOfTheMatter() throws UnsupportedEncodingException {
        var boiler = boilerOf3();
        long id = mattersOf(city.dispatcher).getFirst();

        assertThat(
                        post(
                                "/" + id + "/merge",
                                "{\"with\": " + id + ", \"reason\": \"x\"}",
                                city.dispatcher))
                .hasStatus(400);
        assertThat(post("/" + id + "/merge", "{\"with\": 1}", city.dispatcher)).hasStatus(400);
        assertThat(
                        post(
                                "/" + id + "/split",
                                "{\"cases\": [\"26010100000000\"], \"reason\": \"x\"}",
                                city.dispatcher))
                .hasStatus(400);
        assertThat(
                        post(
                                "/" + id + "/split",
                                "{\"cases\": [\"%s\", \"%s\", \"%s\"], \"reason\": \"全部\"}"
                                        .formatted(boiler.toArray()),
                                city.dispatcher))
                .as("nothing would stay")
                .hasStatus(400);
        assertThat(post("/999999999/merge", "{\"with\": 1, \"reason\": \"x\"}", city.dispatcher))
                .hasStatus(404);
    }

    // [utest->rule~incident.origin~1]
    @Test
    void aMatterBecomesAnIncidentThatAnswersItsCases() throws UnsupportedEncodingException {
        var boiler = boilerOf3();
        long id = mattersOf(city.dispatcher).getFirst();
        var elsewhere = new TestActors(jdbc, units).with(Role.LEADER, city.otherStreet);

        assertThat(incident(id, elsewhere, city.otherStreet)).hasStatus(404);
        var opened = incident(id, city.dispatcher, city.street);
        assertThat(opened).hasStatus(201);
        long incident = JsonPath.<Number>read(body(opened), "$.id").longValue();
        var linked =
                body(
                        new DesksOfTheHotline(mvc)
                                .post(
                                        city.dispatcher,
                                        "/incidents/" + incident + "/cases",
                                        "{\"cases\": [\"%s\", \"%s\", \"%s\"], \"reason\": \"同一锅炉\"}"
                                                .formatted(boiler.toArray())));

        assertThat(JsonPath.<List<String>>read(linked, "$.linked"))
                .containsExactlyInAnyOrderElementsOf(boiler);
        assertThat(JsonPath.<List<String>>read(body(page(id, city.dispatcher)), "$.cases[*].state"))
                .containsOnly("ANSWERED");
        var from =
                body(
                        mvc.get()
                                .uri("/api/incidents/from?matter=" + id)
                                .with(as(city.dispatcher))
                                .exchange());
        assertThat(JsonPath.<List<Number>>read(from, "$[*].id"))
                .extracting(Number::longValue)
                .containsExactly(incident);
        var page =
                body(
                        mvc.get()
                                .uri("/api/incidents/" + incident)
                                .with(as(city.dispatcher))
                                .exchange());
        assertThat(JsonPath.<Number>read(page, "$.incident.matter").longValue()).isEqualTo(id);
    }

    private MvcTestResult incident(long matter, Actor by, UnitId area) {
        return new DesksOfTheHotline(mvc)
                .post(
                        by,
                        "/incidents",
                        """
                        {"name": "%s锅炉故障", "category": "030502", "areas": [%d], "matter": %d, "unit": %d,
                         "expectedEnd": "%s", "answer": "正在抢修。"}
                        """
                                .formatted(
                                        estate,
                                        area.value(),
                                        matter,
                                        city.water.value(),
                                        clock.instant().plusSeconds(7200)));
    }

    private List<String> boilerOf3() {
        return List.of(
                said("锅炉坏了暖气不热", "锅炉坏了,暖气三天不热,老人受不了。", city.street),
                said("暖气不热", "锅炉房的锅炉坏了没人修,家里只有十度,暖气冰凉。", city.street),
                said("请尽快修锅炉", "全小区暖气不热,锅炉坏了三天。", city.street));
    }

    private String said(String title, String words, UnitId area) {
        var said =
                new NewCase(
                        CaseKind.HELP,
                        estate + title,
                        estate + words,
                        null,
                        Urgency.GENERAL,
                        area,
                        estate + " 3号楼",
                        null,
                        null,
                        Channel.PHONE,
                        null,
                        true,
                        false,
                        false,
                        List.of(),
                        null);
        clock.advance(java.time.Duration.ofMinutes(5));
        return casework.open(
                        () -> said,
                        _ -> {},
                        new ArrayList<>(List.of(new Act.Accept())),
                        CaseActor.of(city.agent),
                        SmallCity.key(),
                        clock.instant())
                .orThrow()
                .number()
                .value();
    }

    private void rebuilt() {
        follower.reset();
        jdbc.sql("update follower set epoch = 0, tx = '0', position = 0 where name = :name")
                .param("name", MatterFollower.NAME)
                .update();
        memory.distrust();
    }

    private List<Long> mattersOf(Actor actor) throws UnsupportedEncodingException {
        new ReadOn(followers, jdbc).untilNow(MatterFollower.NAME);
        do {
            rounds.place(200);
        } while (jdbc.sql("select exists (select 1 from matter_case where matter_id is null)")
                .query(Boolean.class)
                .single());
        return JsonPath.<List<Number>>read(list(actor), "$[*].id").stream()
                .map(Number::longValue)
                .toList();
    }

    private int people(long id, Actor actor) throws UnsupportedEncodingException {
        return JsonPath.read(body(page(id, actor)), "$.matter.people");
    }

    private String list(Actor actor) throws UnsupportedEncodingException {
        return body(mvc.get().uri("/api/group-matters").with(as(actor)).exchange());
    }

    private MvcTestResult page(long id, Actor actor) {
        return mvc.get().uri("/api/group-matters/" + id).with(as(actor)).exchange();
    }

    private MvcTestResult post(String path, String body, Actor actor) {
        return mvc.post()
                .uri("/api/group-matters" + path)
                .with(as(actor))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String body(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
