package org.jieban.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;
import static org.jieban.identity.TestActors.as;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.casefile.SmallCity;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Groups of words that nobody else uses, kept over HTTP. */
// [utest->rule~knowledge.synonyms~1]
@PostgresTest
class SynonymTests {

    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester mvc;

    private SmallCity city;
    private DesksOfTheHotline desks;

    @BeforeEach
    void aCity() {
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
    }

    @AfterEach
    void nothingIsLeft() {
        jdbc.sql("delete from knowledge_synonym where words && array['咕叽箱', '哗啦盒', '叮当柜', '呼噜筒']")
                .update();
    }

    @Test
    void aGroupActsOnTheNextQuestionUntilItIsEnded() {
        article("哗啦盒怎样报修", "请报哗啦盒上的编号，两小时内上门。");
        assertThat(titles("咕叽箱坏了")).isEmpty();

        long id = added("咕叽箱", "哗啦盒");
        assertThat(titles("咕叽箱坏了")).containsExactly("哗啦盒怎样报修");

        assertThat(end(id, "")).hasStatus(400);
        assertThat(end(id, "说法变了")).hasStatusOk();
        assertThat(end(id, "说法变了")).as("again").hasStatusOk();
        assertThat(titles("咕叽箱坏了")).isEmpty();
        assertThat(end(99_999_999, "没有")).hasStatus(404);
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(distinct details ->> 'act') from audit_entry
                                        where details ->> 'act' like 'synonyms/%' and details ->> 'words' = '咕叽箱 哗啦盒'
                                        """)
                                .query(Integer.class)
                                .single())
                .isEqualTo(2);
    }

    @Test
    void whatAGroupWouldBringIsSeenBeforeItIsAdded() {
        article("哗啦盒怎样报修", "请报哗啦盒上的编号。");

        var tried =
                body(
                        desks.post(
                                city.agent,
                                "/knowledge/synonyms/trial",
                                "{\"question\": \"咕叽箱坏了\", \"words\": [\"咕叽箱\", \"哗啦盒\"]}"));

        assertThat(tried.get("asTyped")).isEmpty();
        assertThat(tried.get("bySynonyms").get(0).get("title").asString()).isEqualTo("哗啦盒怎样报修");
        assertThat(titles("咕叽箱坏了")).as("a trial changes nothing").isEmpty();
    }

    @Test
    void aWordStandsInOneGroupAndWhoRepeatsAGroupGetsTheSame() {
        long id = added("咕叽箱", "哗啦盒");
        assertThat(added("哗啦盒", "咕叽箱")).isEqualTo(id);

        assertThat(add("[\"咕叽箱\", \"叮当柜\"]", "又一组"))
                .hasStatus(400)
                .bodyText()
                .contains("synonym-taken");
        assertThat(add("[\"叮当柜\"]", "一个")).hasStatus(400).bodyText().contains("synonym-count");
        assertThat(add("[\"叮当柜\", \"呼噜-筒\"]", "符号"))
                .hasStatus(400)
                .bodyText()
                .contains("synonym-word");
        assertThat(add("[\"叮当柜\", \"呼噜筒\"]", " ")).hasStatus(400);
        assertThat(
                        desks.post(
                                city.agent,
                                "/knowledge/synonyms",
                                "{\"words\": [\"叮当柜\", \"呼噜筒\"], \"reason\": \"x\"}"))
                .hasStatus(403);
    }

    @Test
    void ofTwoWhoAddTheSameWordAtOnceOneIsTold() throws Exception {
        try (var people = Executors.newFixedThreadPool(4)) {
            var others = List.of("哗啦盒", "叮当柜", "呼噜筒", "咕叽柜");
            List<Callable<Integer>> work =
                    IntStream.range(0, 4)
                            .<Callable<Integer>>mapToObj(i ->
                                    () ->
                                            add("[\"咕叽箱\", \"%s\"]".formatted(others.get(i)), "同时")
                                                    .getResponse()
                                                    .getStatus())
                            .toList();
            var statuses = people.invokeAll(work).stream().map(done -> done.resultNow()).toList();
            assertThat(statuses).containsExactlyInAnyOrder(201, 400, 400, 400);
        }
    }

    @Test
    void aFileIsTakenWholeOrNotAtAllAndTheSameAgainChangesNothing() {
        var broken =
                bringIn(
                        """
                        words,reason
                        咕叽箱、哗啦盒,市民的说法
                        叮当柜,只有一个
                        咕叽箱 呼噜筒,两次
                        """);
        assertThat(broken).hasStatus(422);
        assertThat(broken)
                .bodyJson()
                .extractingPath("$.errors[*].line")
                .asArray()
                .containsExactly(3, 4);
        assertThat(groups("咕叽箱")).isZero();

        var good = "\uFEFFwords,reason\n咕叽箱、哗啦盒,市民的说法\n叮当柜 呼噜筒,简称\n";
        assertThat(bringIn(good)).bodyJson().extractingPath("$.created").isEqualTo(2);
        assertThat(bringIn(good)).bodyJson().extractingPath("$.created").isEqualTo(0);
        assertThat(bringIn("words,reason\n咕叽箱、哗啦盒、咕叽柜,又一种说法\n"))
                .bodyJson()
                .extractingPath("$.updated")
                .isEqualTo(1);
        assertThat(bringIn("words,reason\n咕叽箱、叮当柜,合起来\n")).hasStatus(422);
        assertThat(groups("咕叽柜")).isEqualTo(1);

        var csv = mvc.get().uri("/api/knowledge/synonyms.csv").with(as(city.agent)).exchange();
        assertThat(new String(csv.getResponse().getContentAsByteArray(), UTF_8))
                .contains("咕叽箱、哗啦盒、咕叽柜,又一种说法,");
    }

    private int groups(String word) {
        return body(desks.get(city.agent, "/knowledge/synonyms?q=" + word)).size();
    }

    private long added(String one, String other) {
        var made = add("[\"%s\", \"%s\"]".formatted(one, other), "市民的说法");
        assertThat(made).hasStatus(201);
        return body(made).get("id").asLong();
    }

    private MvcTestResult add(String words, String reason) {
        return desks.post(
                city.dispatcher,
                "/knowledge/synonyms",
                "{\"words\": %s, \"reason\": \"%s\"}".formatted(words, reason));
    }

    private MvcTestResult end(long id, String reason) {
        return desks.post(
                city.dispatcher,
                "/knowledge/synonyms/" + id + "/end",
                "{\"reason\": \"%s\"}".formatted(reason));
    }

    private MvcTestResult bringIn(String csv) {
        return mvc.post()
                .uri("/api/knowledge/synonyms.csv")
                .multipart()
                .file(
                        new MockMultipartFile(
                                "file", "synonyms.csv", "text/csv", csv.getBytes(UTF_8)))
                .with(as(city.dispatcher))
                .exchange();
    }

    private void article(String title, String text) {
        assertThat(
                        desks.post(
                                city.dispatcher,
                                "/knowledge",
                                "{\"title\": \"%s\", \"text\": \"%s\"}".formatted(title, text)))
                .hasStatus(201);
    }

    private List<String> titles(String question) {
        return body(desks.get(city.agent, "/knowledge/search?q=" + question))
                .valueStream()
                .map(hit -> hit.get("article").get("said").get("title").asString())
                .filter(title -> title.contains("哗啦盒"))
                .distinct()
                .toList();
    }
}
