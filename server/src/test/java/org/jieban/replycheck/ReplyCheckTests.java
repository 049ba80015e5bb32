package org.jieban.replycheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PostgresTest
class ReplyCheckTests {

    @Autowired Units units;
    @Autowired Casework casework;
    @Autowired Clock clock;
    @Autowired Followers followers;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester mvc;

    private SmallCity city;
    private DesksOfTheHotline desks;
    private CaseNumber number;

    @BeforeEach
    void aCaseAtTheStreet() {
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
        jdbc.sql("delete from reply_phrases").update();
        var acts = List.<Act>of(new Act.Accept(), new Act.Dispatch(city.toStreet()));
        number =
                casework.open(
                                city::burstPipe,
                                _ -> {},
                                acts,
                                CaseActor.of(city.dispatcher),
                                SmallCity.key(),
                                clock.instant())
                        .orThrow()
                        .number();
    }

    // [utest->rule~reply-check.places~1]
    @Test
    void theHandlerIsToldWhileWritingAndNobodyElse() {
        var path = "/cases/" + number.value() + "/reply-check";
        var body = "{\"text\":\"水管不归我们管。\"}";

        var told = desks.post(city.handler, path, body);

        assertThat(told).hasStatusOk();
        assertThat(told).bodyJson().extractingPath("$[0].kind").isEqualTo("FORBIDDEN");
        assertThat(told).bodyJson().extractingPath("$[0].from").isEqualTo(2);
        assertThat(desks.post(city.otherHandler, path, body)).hasStatus(404);
        assertThat(desks.post(city.agent, path, body)).hasStatus(403);
    }

    // [utest->rule~reply-check.counted~1]
    @Test
    void whatIsSentOverAWarningIsSentAndCounted() {
        act(new Act.Sign());
        act(new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, ""));
        act(new Act.Reply("水管不归我们管。", "水管不归我们管。", Solved.NOT_SOLVED, List.of()));
        new ReadOn(followers, jdbc).untilNow(SentFollower.NAME);

        var weeks = desks.get(city.leader, "/reply-check/weeks");

        assertThat(weeks).bodyJson().extractingPath("$[0].replies").isEqualTo(1);
        assertThat(weeks).bodyJson().extractingPath("$[0].warned").isEqualTo(1);
        assertThat(weeks).bodyJson().extractingPath("$[0].kinds.FORBIDDEN").isEqualTo(1);
    }

    // [utest->rule~reply-check.words~1]
    @Test
    void theHeadOfTheCentreWritesTheWordsAndNobodyElse() {
        var head = new TestActors(jdbc, units).with(Role.LEADER, city.agent.unit(), city.city);
        var wanted =
                """
                {"version": %d, "note": "试", "phrases":
                 [{"words": "改天再说", "advice": "写明何时办", "unless": []}]}
                """;
        int version = version(head);

        assertThat(desks.post(city.leader, "/reply-check/phrases", wanted.formatted(version)))
                .hasStatus(403);
        assertThat(desks.post(head, "/reply-check/phrases", wanted.formatted(version)))
                .hasStatusOk();
        assertThat(desks.post(head, "/reply-check/phrases", wanted.formatted(version)))
                .hasStatus(409);
        assertThat(
                        desks.post(
                                city.handler,
                                "/cases/" + number.value() + "/reply-check",
                                "{\"text\":\"改天再说\"}"))
                .bodyJson()
                .extractingPath("$[0].said")
                .isEqualTo("改天再说");
    }

    private int version(org.jieban.identity.Actor head) {
        return DesksOfTheHotline.body(desks.get(head, "/reply-check/phrases"))
                .at("/versions/0/version")
                .asInt();
    }

    private void act(Act act) {
        casework.perform(number, null, act, city.handler, SmallCity.key()).orThrow();
    }
}
