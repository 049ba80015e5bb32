package org.jieban.revisit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.CaseStory;
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
import org.springframework.transaction.annotation.Transactional;

/** Pools, who takes from which, and that nobody gets only hard cases. */
@PostgresTest
@Transactional
class PoolsTests {

    private static final Instant YESTERDAY = TestClock.START.minus(Duration.ofDays(1));

    @Autowired MockMvcTester mvc;
    @Autowired RevisitClaims claims;
    @Autowired Casework casework;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;

    @SuppressWarnings("NullAway.Init")
    private SmallCity city;

    @SuppressWarnings("NullAway.Init")
    private DesksOfTheHotline desks;

    @SuppressWarnings("NullAway.Init")
    private Actor head;

    @BeforeEach
    void inACity() {
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
        head = new TestActors(jdbc, units).with(Role.LEADER, city.revisiter.unit(), city.city);
    }

    @Test // [utest->rule~revisit.pools~1]
    void aCaseOfAPoolGoesToItsAgentsAndWhatBelongsToNoneToEverybody() {
        var speaker = anAgent();
        var other = anAgent();
        var cantonese = handled(YESTERDAY);
        speaks(cantonese, "粤语");
        var plain = handled(YESTERDAY.plusSeconds(600));
        pool("粤语", "\"languages\":[\"粤语\"]", speaker);

        assertThat(claims.next(other)).contains(plain.number());
        assertThat(claims.next(other)).contains(plain.number());
        assertThat(claims.next(anAgent())).isEmpty();
        assertThat(claims.next(speaker)).contains(cantonese.number());
    }

    @Test // [utest->rule~revisit.pools~1]
    void anAgentTakesTheLongestWaitingOfAllTheirPools() {
        var agent = anAgent();
        var later = handled(YESTERDAY.plusSeconds(600));
        speaks(later, "吴语");
        var sooner = handled(YESTERDAY);
        speaks(sooner, "粤语");
        pool("吴语", "\"languages\":[\"吴语\"]", agent);
        pool("粤语", "\"languages\":[\"粤语\"]", agent);

        assertThat(claims.next(agent)).contains(sooner.number());
    }

    @Test // [utest->rule~revisit.fair~1]
    void afterTwoHardOnesAnAgentGetsTheEasyOneThatWaitsLongest() {
        var hard = new ArrayList<CaseStory>();
        for (int i = 0; i < 3; i++) {
            // tried before, and rested since
            hard.add(
                    handled(YESTERDAY.plusSeconds(i))
                            .at(TestClock.START.minusSeconds(10_800))
                            .notReached());
        }
        var easy = handled(YESTERDAY.plusSeconds(900));
        var agent = anAgent();

        assertThat(taken(agent)).isEqualTo(hard.get(0).number().value());
        assertThat(taken(agent)).isEqualTo(hard.get(1).number().value());
        assertThat(taken(agent)).isEqualTo(easy.number().value());
        assertThat(taken(agent)).isEqualTo(hard.get(2).number().value());
        // whoever had none in a row takes what waits longest
        assertThat(claims.next(anAgent())).isEmpty();
    }

    @Test // [utest->rule~revisit.fair~1]
    void whereOnlyHardOnesWaitAnAgentGetsThemAllTheSame() {
        var agent = anAgent();
        for (int i = 0; i < 3; i++) {
            handled(YESTERDAY.plusSeconds(i)).at(TestClock.START.minusSeconds(10_800)).notReached();
        }

        assertThat(List.of(taken(agent), taken(agent), taken(agent))).doesNotHaveDuplicates();
    }

    @Test // [utest->rule~revisit.pools~1]
    void theHeadOfTheCentreSeesHowLongEachPoolIsAndNobodyElseDefinesOne() {
        var agent = anAgent();
        var cantonese = handled(YESTERDAY);
        speaks(cantonese, "粤语");
        handled(YESTERDAY.plusSeconds(600));
        long id = pool("粤语", "\"languages\":[\"粤语\"],\"areas\":[]", agent);

        var seen = body(desks.get(head, "/revisits/pools"));
        assertThat(seen.get("lengths").toString())
                .contains("{\"pool\":" + id + ",\"waiting\":1")
                .contains("{\"pool\":0,\"waiting\":1");
        assertThat(seen.get("agents").findValuesAsString("id"))
                .contains(String.valueOf(agent.person().value()));

        for (var stranger : List.of(city.leader, city.revisiter, city.assessor, city.agent)) {
            assertThat(desks.get(stranger, "/revisits/pools")).hasStatus(403);
            assertThat(desks.post(stranger, "/revisits/pools", "{\"name\":\"x\"}")).hasStatus(403);
        }
        assertThat(
                        desks.post(
                                head,
                                "/revisits/pools",
                                "{\"name\":\" \",\"agents\":[-1],\"areas\":[-1]}"))
                .hasStatus(400);
        assertThat(
                        desks.post(
                                head,
                                "/revisits/pools",
                                "{\"name\":\"无人\",\"agents\":[],\"areas\":[]}"))
                .hasStatus(400)
                .bodyText()
                .contains("/agents", "required");
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from audit_entry
                                        where person_id = :person and details ->> 'what' = 'revisit-pool'
                                        """)
                                .param("person", head.person().value())
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test // [utest->rule~revisit.script~1]
    void theScriptIsWrittenByAssessorsVersionByVersionAndReadAtTheDesk() {
        var shipped = body(desks.get(city.revisiter, "/revisits/script"));
        int before = shipped.get("version").asInt();
        var zh = shipped.get("zh").toString().replace("谢谢您。", "谢谢您，再见。");
        var wanted =
                "{\"version\":%d,\"zh\":%s,\"en\":%s,\"note\":\"更客气\"}"
                        .formatted(before, zh, shipped.get("en"));

        assertThat(desks.post(city.revisiter, "/revisits/scripts", wanted)).hasStatus(403);
        assertThat(desks.post(city.leader, "/revisits/scripts", wanted)).hasStatus(403);
        assertThat(desks.post(city.assessor, "/revisits/scripts", wanted)).hasStatusOk();
        assertThat(desks.post(city.assessor, "/revisits/scripts", wanted)).hasStatus(409);
        var now = body(desks.get(city.revisiter, "/revisits/script"));
        assertThat(now.get("version").asInt()).isEqualTo(before + 1);
        assertThat(now.at("/zh/close").asString()).startsWith("谢谢您，再见。");
        var all = body(desks.get(city.assessor, "/revisits/scripts"));
        assertThat(all.at("/0/madeBy").asString()).isEqualTo(city.assessor.name());
        assertThat(all.get(all.size() - 1).get("version").asInt()).isZero();

        var untitled = wanted.replace("{title}", "").replace(":" + before, ":" + (before + 1));
        var refused = desks.post(city.assessor, "/revisits/scripts", untitled);
        assertThat(refused).hasStatus(400);
        assertThat(body(refused).get("errors").findValuesAsString("pointer"))
                .contains("/zh/open", "/en/again");
    }

    private String taken(Actor agent) {
        var number = claims.next(agent).orElseThrow();
        // the next one is asked for while this one is still at hand: as if its time were over
        jdbc.sql("update revisit_claim set person_id = :head where person_id = :person")
                .param("head", head.person().value())
                .param("person", agent.person().value())
                .update();
        return number.value();
    }

    private long pool(String name, String conditions, Actor agent) {
        var kept =
                desks.post(
                        head,
                        "/revisits/pools",
                        "{\"name\":\"%s\",%s,\"agents\":[%d]}"
                                .formatted(name, conditions, agent.person().value()));
        assertThat(kept).hasStatusOk();
        return body(kept).get("id").asLong();
    }

    private void speaks(CaseStory story, String language) {
        jdbc.sql(
                        """
                        insert into revisit_wish (case_id, way, language)
                        select id, 'PHONE', :language from case_file where number = :number
                        """)
                .param("language", language)
                .param("number", story.number().value())
                .update();
    }

    private CaseStory handled(Instant at) {
        return CaseStory.dispatched(casework, city.street, at).handled();
    }

    private Actor anAgent() {
        return new TestActors(jdbc, units).with(Role.REVISITER, city.revisiter.unit(), city.city);
    }
}
