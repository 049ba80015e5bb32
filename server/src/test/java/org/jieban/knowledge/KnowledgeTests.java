package org.jieban.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;

import java.util.UUID;
import org.jieban.PostgresTest;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PostgresTest
class KnowledgeTests {

    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester mvc;
    @Autowired Articles articles;

    private SmallCity city;

    @BeforeEach
    void anEmptyShelf() {
        city = new SmallCity(units, jdbc);
        jdbc.sql("delete from knowledge_passage").update();
        jdbc.sql("delete from knowledge_term").update();
        jdbc.sql("delete from knowledge_version").update();
        jdbc.sql("delete from knowledge_article").update();
    }

    // [utest->rule~knowledge.found~1]
    @Test
    void aQuestionInOtherWordsFindsItsPassageAndMarksTheWords() {
        written("燃气表换电池", "燃气表显示电量不足时，用户可自行更换四节五号碱性电池。");
        written("路灯不亮", "请报灯杆编号或最近的路口。");

        var found = search("煤气表电池没电了怎么换");

        assertThat(found).bodyJson().extractingPath("$[0].article.said.title").isEqualTo("燃气表换电池");
        assertThat(found).bodyJson().extractingPath("$[0].marks").asArray().isNotEmpty();
    }

    // [utest->rule~knowledge.versions~1]
    @Test
    void aChangeIsANewVersionAndTheOldOneStaysReadable() {
        long id = written("路灯不亮", "请报灯杆编号。");

        assertThat(change(id, 1, "请报最近的路口。")).hasStatus(204);
        assertThat(change(id, 1, "晚了一步")).hasStatus(409);

        assertThat(articles.versions(id))
                .extracting(one -> one.said().text())
                .containsExactly("请报最近的路口。", "请报灯杆编号。");
        assertThat(search("灯杆编号").getResponse().getStatus()).isEqualTo(200);
        assertThat(search("最近的路口")).bodyJson().extractingPath("$[0].article.no").isEqualTo(2);
    }

    // [utest->rule~knowledge.withdrawn~1]
    @Test
    void whatIsWithdrawnIsNotFoundAnyMore() {
        long id = written("路灯不亮", "请报灯杆编号。");

        assertThat(post(city.dispatcher, "/" + id + "/withdraw", "{}")).hasStatus(204);

        assertThat(search("路灯不亮")).bodyJson().extractingPath("$").asArray().isEmpty();
        assertThat(
                        jdbc.sql("select coalesce(sum(passages), 0) from knowledge_term")
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void aRepeatedRequestWritesOneArticle() {
        var key = UUID.randomUUID().toString();
        var body = "{\"title\":\"路灯\",\"text\":\"请报灯杆编号。\"}";

        assertThat(post(city.dispatcher, "", body, key)).hasStatus(201);
        assertThat(post(city.dispatcher, "", body, key)).hasStatus(201);

        assertThat(articles.newest(5)).hasSize(1);
    }

    @Test
    void agentsReadAndDoNotWrite() {
        assertThat(post(city.agent, "", "{\"title\":\"路灯\",\"text\":\"无\"}")).hasStatus(403);
    }

    private long written(String title, String text) {
        assertThat(
                        post(
                                city.dispatcher,
                                "",
                                "{\"kind\":\"ANSWER\",\"title\":\"%s\",\"text\":\"%s\"}"
                                        .formatted(title, text)))
                .hasStatus(201);
        return articles.newest(1).getFirst().id();
    }

    private MvcTestResult change(long id, int version, String text) {
        return post(
                city.dispatcher,
                "/" + id + "/versions",
                "{\"version\":%d,\"title\":\"路灯不亮\",\"text\":\"%s\"}".formatted(version, text));
    }

    private MvcTestResult search(String question) {
        return mvc.get()
                .uri("/api/knowledge/search?q={q}", question)
                .with(as(city.agent))
                .exchange();
    }

    private MvcTestResult post(Actor actor, String path, String body) {
        return post(actor, path, body, UUID.randomUUID().toString());
    }

    private MvcTestResult post(Actor actor, String path, String body, String key) {
        return mvc.post()
                .uri("/api/knowledge" + path)
                .with(as(actor))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
