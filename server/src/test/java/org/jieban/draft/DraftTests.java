package org.jieban.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import java.time.Duration;
import java.util.List;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.RevisitChannel;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Drafts of replies and summaries, from what happened in a case. */
@PostgresTest
class DraftTests {

    @Autowired MockMvcTester mvc;
    @Autowired Casework casework;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private SmallCity city;
    private DesksOfTheHotline desks;
    private CaseNumber number;

    @BeforeEach
    void aStreetHasACase() {
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
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

    @Test // [utest->rule~draft.reply~1]
    void aReplyIsDraftedFromWhatWasDone() {
        perform(city.handler, new Act.Sign());
        clock.advance(Duration.ofMinutes(30));
        perform(
                city.handler,
                new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, "诉求人同意先关总阀"));
        perform(city.waterHandler, new Act.Sign());
        clock.advance(Duration.ofHours(2));
        perform(city.waterHandler, new Act.Finish("更换断裂管段两米", List.of()));
        perform(city.handler, new Act.Note("已通知居民停水两小时", true, List.of()));
        perform(city.handler, new Act.Note("物业拒绝垫付费用", false, List.of()));

        var draft = draft(city.handler);
        assertThat(draft.get("publicText").asString())
                .isEqualTo(
                        "您好，您反映的“小区门口水管爆裂”收悉。3月2日，望京街道电话与您取得联系。3月2日，市水务局办结所承担的工作。3月2日，已通知居民停水两小时。\n处理结果：\n望京街道");
        assertThat(draft.get("text").asString().lines())
                .hasSize(6)
                .anyMatch(line -> line.startsWith("3月2日09:30 望京街道 ") && line.endsWith("：签收。"))
                .anyMatch(line -> line.endsWith("：联系诉求人（电话），诉求人同意先关总阀。"))
                .anyMatch(line -> line.contains("市水务局") && line.endsWith("：办结所承担的工作，更换断裂管段两米。"))
                .anyMatch(line -> line.endsWith("：进展，物业拒绝垫付费用。"));
    }

    @Test // [utest->rule~draft.reply~1]
    void nothingIsInventedWhereNothingHappened() {
        var draft = draft(city.handler);
        assertThat(draft.get("text").asString()).isEmpty();
        assertThat(draft.get("publicText").asString())
                .isEqualTo("您好，您反映的“小区门口水管爆裂”收悉。\n处理结果：\n望京街道");
    }

    @Test // [utest->rule~draft.reply~1]
    void theNextRoundBeginsWithAnEmptyDraft() {
        answeredBadly();
        perform(city.handler, new Act.Sign());
        assertThat(draft(city.handler).get("publicText").asString()).doesNotContain("取得联系");
        assertThat(draft(city.handler).get("text").asString().lines()).hasSize(1);
    }

    @Test // [utest->rule~draft.summary~1]
    void aSummaryTellsTheCaseInOrder() {
        answeredBadly();
        assertThat(summary(city.leader))
                .isEqualTo(
                        "3月2日09:30，诉求人通过电话反映：小区门口水管爆裂（东风区望京街道花家地社区花家地西里三区南门）。3月2日派至望京街道，市水务局协办。"
                                + "3月2日答复（已解决）：已经修好。3月2日回访：已联系、未解决、不满意，诉求人说：还在漏。"
                                + "现由望京街道办理，第2轮，3月2日10:30到期。");
    }

    @Test // [utest->rule~draft.scope~1]
    void whoMayNotSeeTheCaseGetsNoDraft() {
        var path = "/cases/" + number.value();
        assertThat(desks.get(city.otherHandler, path + "/reply-draft")).hasStatus(404);
        assertThat(desks.get(city.otherHandler, path + "/summary")).hasStatus(404);
        assertThat(desks.get(city.agent, path + "/reply-draft")).hasStatus(403);
        assertThat(desks.get(city.agent, path + "/summary")).hasStatusOk();
    }

    private void answeredBadly() {
        perform(city.handler, new Act.Sign());
        perform(
                city.handler,
                new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, ""));
        perform(city.waterHandler, new Act.Sign());
        perform(city.waterHandler, new Act.Finish("已配合", List.of()));
        perform(city.handler, new Act.Reply("已修", "已经修好", Solved.SOLVED, List.of()));
        perform(city.leader, new Act.Approve(""));
        perform(
                city.revisiter,
                new Act.AnswerRevisit(
                        RevisitChannel.PHONE,
                        true,
                        Solved.NOT_SOLVED,
                        Satisfaction.DISSATISFIED,
                        "还在漏"));
    }

    private void perform(Actor actor, Act act) {
        casework.perform(number, null, act, actor, SmallCity.key()).orThrow();
    }

    private JsonNode draft(Actor actor) {
        return body(desks.get(actor, "/cases/" + number.value() + "/reply-draft"));
    }

    private String summary(Actor actor) {
        return body(desks.get(actor, "/cases/" + number.value() + "/summary"))
                .get("text")
                .asString();
    }
}
