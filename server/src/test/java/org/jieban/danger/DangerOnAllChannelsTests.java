package org.jieban.danger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;

import java.util.List;
import java.util.UUID;
import org.jieban.PostgresTest;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.SmallCity;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PostgresTest
class DangerOnAllChannelsTests {

    @Autowired Units units;
    @Autowired Followers followers;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester mvc;

    private SmallCity city;

    @BeforeEach
    void aCity() {
        city = new SmallCity(units, jdbc);
    }

    // [utest->rule~danger.urgent~1]
    @Test
    void whatTellsOfDangerIsUrgentWhateverTheAgentChose() {
        var number = taken("楼道里有很浓的煤气味", "GENERAL", false);

        assertThat(urgency(number)).isEqualTo("DANGER");
    }

    // [utest->rule~danger.none~1]
    @Test
    void anAgentSaysThatThereIsNoDangerAndThatIsOnRecord() {
        var number = taken("楼道里有很浓的煤气味", "GENERAL", true);

        assertThat(urgency(number)).isEqualTo("GENERAL");
        readOn();
        assertThat(mvc.get().uri("/api/cases/" + number + "/dangers").with(as(city.agent)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.none.name")
                .isEqualTo(city.agent.name());
    }

    // [utest->rule~danger.urgent~1]
    @Test
    void theCitizensPageIsReadToo() {
        var answer =
                mvc.post()
                        .uri("/api/public/cases")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"words\":\"对面楼着火了 里面有人\",\"kind\":\"HELP\"}")
                        .exchange();

        assertThat(answer).hasStatus(201);
        assertThat(
                        jdbc.sql("select urgency from case_file order by id desc limit 1")
                                .query(String.class)
                                .single())
                .isEqualTo("DANGER");
    }

    // [utest->rule~danger.called~1]
    @Test
    void theHotlineIsToldAtOnceAndAgainWhenTheCitizenThreatensLater() {
        var number = taken("路灯不亮", "GENERAL", false);
        mvc.post()
                .uri("/api/cases/" + number + "/acts/urge")
                .with(as(city.agent))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"text\":\"再不修我就从楼上跳下去\"}")
                .exchange();
        var other = taken("煤气泄漏了", "GENERAL", false);
        readOn();

        assertThat(told(number)).singleElement().asString().contains("跳");
        assertThat(told(other)).singleElement().asString().contains("煤气泄漏");
    }

    @Test
    void whatIsTypedIsReadAndNotKept() {
        assertThat(
                        mvc.post()
                                .uri("/api/danger/readings")
                                .with(as(city.agent))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"text\":\"煤气泄漏了\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[0].kind")
                .isEqualTo("GAS");
    }

    private List<String> told(String number) {
        return jdbc.sql(
                        """
                        select n.why from notice n join case_file c on c.id = n.case_id
                        where c.number = :number and n.kind = 'DANGER' and n.unit_id = :hotline
                        """)
                .param("number", number)
                .param("hotline", hotline())
                .query(String.class)
                .list();
    }

    private String taken(String words, String urgency, boolean noDanger) {
        var answer =
                mvc.post()
                        .uri("/api/cases")
                        .with(as(city.agent))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                """
                                {"words": "%s", "urgency": "%s", "noDanger": %s, "outcome": "POOL",
                                 "kind": "HELP", "area": %d}
                                """
                                        .formatted(
                                                words, urgency, noDanger, city.community.value()))
                        .exchange();
        assertThat(answer).hasStatus(201);
        return jdbc.sql("select number from case_file order by id desc limit 1")
                .query(String.class)
                .single();
    }

    private String urgency(String number) {
        return jdbc.sql("select urgency from case_file where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    private void readOn() {
        var reader = new ReadOn(followers, jdbc);
        reader.untilNow("danger");
        reader.untilNow("notification");
    }

    private long hotline() {
        return city.agent.unit().value();
    }
}
