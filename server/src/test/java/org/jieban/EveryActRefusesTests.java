package org.jieban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jieban.casefile.ActKind;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What can be wrong with an act is the same for every act, and so is what is said about it. */
@PostgresTest
class EveryActRefusesTests {

    /** Who may do an act, and what its body has to say besides the version. */
    private static final Map<ActKind, String> BODIES =
            Map.ofEntries(
                    Map.entry(ActKind.ACCEPT, ""),
                    Map.entry(ActKind.CORRECT, ",\"reason\":\"听错\",\"title\":\"改\""),
                    Map.entry(ActKind.ANSWER, ",\"text\":\"已答复\""),
                    Map.entry(ActKind.GUIDE, ",\"destination\":\"法院\",\"reason\":\"涉诉\""),
                    Map.entry(ActKind.LINK, ",\"to\":\"$N\",\"reason\":\"同一件事\""),
                    Map.entry(ActKind.VOID, ",\"reason\":\"误录\""),
                    Map.entry(ActKind.DISPATCH, ",\"unit\":$U,\"reason\":\"属地\""),
                    Map.entry(ActKind.REDISPATCH, ",\"unit\":$U,\"reason\":\"属地\""),
                    Map.entry(ActKind.SIGN, ""),
                    Map.entry(ActKind.CONTACT, ",\"method\":\"PHONE\",\"reached\":true"),
                    Map.entry(ActKind.MEET, ",\"at\":\"2026-03-02T02:00:00Z\""),
                    Map.entry(ActKind.NOTE, ",\"text\":\"进展\""),
                    Map.entry(ActKind.ASSIGN, ",\"unit\":$U,\"duty\":\"去看\""),
                    Map.entry(ActKind.ASSIST, ",\"unit\":$U,\"duty\":\"关阀\""),
                    Map.entry(ActKind.FINISH, ",\"text\":\"好了\""),
                    Map.entry(ActKind.REPLY, ",\"text\":\"已办\",\"resolved\":\"SOLVED\""),
                    Map.entry(ActKind.APPROVE, ""),
                    Map.entry(ActKind.REJECT, ",\"reason\":\"不清楚\""),
                    Map.entry(ActKind.REVISIT_ATTEMPT, ",\"outcome\":\"NO_ANSWER\""),
                    Map.entry(
                            ActKind.REVISIT_ANSWER,
                            ",\"contacted\":true,\"solved\":\"SOLVED\",\"satisfaction\":\"SATISFIED\""),
                    Map.entry(ActKind.URGE, ",\"text\":\"快\""),
                    Map.entry(ActKind.SUPPLEMENT, ",\"text\":\"还有\""),
                    Map.entry(ActKind.MEETING, ",\"wanted\":true"),
                    Map.entry(ActKind.REVISIT_CHOICE, ",\"way\":\"LINK\""),
                    Map.entry(ActKind.ARCHIVE, ""),
                    Map.entry(
                            ActKind.EXTENSION_ASK,
                            ",\"until\":\"2026-03-06T02:00:00Z\",\"reason\":\"等配件\""),
                    Map.entry(ActKind.EXTENSION_DECIDE, ",\"granted\":false,\"word\":\"不同意\""),
                    Map.entry(
                            ActKind.WAIT,
                            ",\"until\":\"2026-03-06T02:00:00Z\",\"reason\":\"等诉求人\",\"attachments\":[\"1\"]"),
                    Map.entry(ActKind.RESUME, ",\"reason\":\"已回\""),
                    Map.entry(
                            ActKind.PARKING_ASK,
                            ",\"ground\":\"HISTORY\",\"owner\":\"王科长\",\"plan\":\"列入改造\",\"reviewAt\":\"2026-04-06T02:00:00Z\",\"attachments\":[\"1\"]"),
                    Map.entry(ActKind.PARKING_DECIDE, ",\"approved\":false,\"word\":\"不同意\""),
                    Map.entry(
                            ActKind.PARKING_PROLONG,
                            ",\"reviewAt\":\"2026-04-06T02:00:00Z\",\"word\":\"未具备条件\""),
                    Map.entry(ActKind.WAKE, ",\"reason\":\"条件具备\""),
                    Map.entry(ActKind.SUPERVISE, ",\"text\":\"请抓紧\""),
                    Map.entry(ActKind.SUPERVISION_ANSWER, ",\"text\":\"已安排\""),
                    Map.entry(ActKind.URGENCY_RAISE, ",\"urgency\":\"DANGER\",\"reason\":\"有危险\""),
                    Map.entry(
                            ActKind.RETURN_ASK,
                            ",\"ground\":\"NOT_OUR_DUTY\",\"reason\":\"不归我们\",\"attachments\":[\"1\"]"),
                    Map.entry(
                            ActKind.RETURN_AGREE,
                            ",\"unit\":$U,\"reason\":\"改由街道\",\"clockGoesOn\":false,\"word\":\"同意\""),
                    Map.entry(ActKind.RETURN_REFUSE, ",\"reason\":\"属本单位职责\""),
                    Map.entry(
                            ActKind.DISPUTE_OPEN,
                            ",\"ground\":\"BOUNDARY_WRONG\",\"text\":\"界线不清\",\"others\":[$U],\"attachments\":[\"1\"]"),
                    Map.entry(ActKind.DISPUTE_STATE, ",\"text\":\"不在我辖区\""),
                    Map.entry(ActKind.DISPUTE_REFER, ",\"reason\":\"意见不一\""),
                    Map.entry(
                            ActKind.DISPUTE_RULE,
                            ",\"word\":\"按界线\",\"basis\":\"界线图\",\"precedent\":false,\"clockGoesOn\":true"),
                    Map.entry(
                            ActKind.WHISTLE,
                            ",\"kind\":\"EMERGENCY\",\"ask\":\"到场\",\"calls\":[{\"unit\":$U,\"duty\":\"关阀\"}],\"place\":\"路口\""),
                    Map.entry(
                            ActKind.REPORT_IN,
                            ",\"whistle\":1,\"presence\":\"ARRIVED\",\"word\":\"已到\""),
                    Map.entry(
                            ActKind.JOINT_MEETING,
                            ",\"whistle\":1,\"at\":\"2026-03-02T01:00:00Z\",\"place\":\"现场\",\"present\":[\"张三\"],\"minutes\":\"纪要\""),
                    Map.entry(
                            ActKind.TASK_GIVE,
                            ",\"whistle\":1,\"unit\":$U,\"owner\":\"李四\",\"what\":\"换阀\",\"limit\":\"1d\""),
                    Map.entry(ActKind.TASK_FINISH, ",\"whistle\":1,\"task\":1,\"text\":\"已换\""),
                    Map.entry(
                            ActKind.TASK_JUDGE,
                            ",\"whistle\":1,\"task\":1,\"accepted\":true,\"word\":\"可以\""),
                    Map.entry(ActKind.TASK_WAIVE, ",\"whistle\":1,\"task\":1,\"reason\":\"已无必要\""),
                    Map.entry(
                            ActKind.WHISTLE_END,
                            ",\"whistle\":1,\"word\":\"谢谢\",\"ratings\":[{\"unit\":$U,\"stars\":5,\"word\":\"\"}]"),
                    Map.entry(
                            ActKind.MEETING_OFFER,
                            ",\"slots\":[{\"from\":\"2026-03-03T02:00:00Z\",\"until\":\"2026-03-03T03:00:00Z\"}],\"place\":\"居委会\",\"visit\":false"),
                    Map.entry(ActKind.MEETING_ANSWER, ",\"answer\":\"DECLINED\",\"word\":\"不用\""),
                    Map.entry(
                            ActKind.SITE_CHECK,
                            ",\"checks\":[{\"item\":\"路面\",\"good\":true,\"word\":\"\"}],\"after\":[\"1\"]"),
                    Map.entry(ActKind.CONFERENCE_CALL, ",\"reason\":\"三次未解决\""),
                    Map.entry(
                            ActKind.CONFERENCE_HOLD,
                            ",\"at\":\"2026-03-02T01:00:00Z\",\"present\":[\"张三\"],\"conclusion\":\"更换管线\""),
                    Map.entry(
                            ActKind.UNREASONABLE_ASK,
                            ",\"ground\":\"BEYOND_LAW\",\"reason\":\"超出政策\",\"attachments\":[\"1\"]"),
                    Map.entry(
                            ActKind.UNREASONABLE_DECIDE,
                            ",\"unreasonable\":false,\"members\":[\"甲\",\"乙\",\"丙\"],\"reason\":\"有依据\",\"basis\":\"\",\"explanation\":\"\""),
                    Map.entry(
                            ActKind.REVIEW_ASK,
                            ",\"kind\":\"EXCLUSION\",\"ground\":\"DUPLICATE\",\"words\":\"重复\",\"attachments\":[\"1\"]"),
                    Map.entry(
                            ActKind.REVIEW_FORWARD,
                            ",\"application\":1,\"forwarded\":true,\"opinion\":\"属实\""),
                    Map.entry(
                            ActKind.REVIEW_DECIDE,
                            ",\"application\":1,\"granted\":false,\"reason\":\"不属实\",\"rule\":\"第十条\""),
                    Map.entry(ActKind.REVIEW_WITHDRAW, ",\"application\":1,\"reason\":\"不再申请\""),
                    Map.entry(
                            ActKind.REVIEW_REVERSE,
                            ",\"application\":1,\"reason\":\"有误\",\"rule\":\"第十二条\""),
                    Map.entry(
                            ActKind.RECHECK,
                            ",\"contacted\":true,\"solved\":\"SOLVED\",\"satisfaction\":\"SATISFIED\""),
                    Map.entry(ActKind.INCIDENT_JOIN, ",\"incident\":$I,\"reason\":\"同一事件\""),
                    Map.entry(ActKind.INCIDENT_LEAVE, ",\"reason\":\"不是这件事\""),
                    Map.entry(ActKind.PRESSURE_REPORT, ",\"words\":\"要我说满意\""),
                    Map.entry(ActKind.FIND, ",\"truthful\":true,\"lawful\":true,\"note\":\"\""));

    @Autowired MockMvcTester mvc;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;

    @Test
    void everyActIsAskedWithEverythingThatCanBeWrong() {
        assertThat(BODIES.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(
                                EnumSet.of(
                                        ActKind.RUNG,
                                        ActKind.INCIDENT_END,
                                        ActKind.AUTO_DISPATCH)));
        var city = new SmallCity(units, jdbc);
        var desks = new DesksOfTheHotline(mvc);
        var voided = voided(city, desks);
        var ended = voided.getFirst();

        for (var act : BODIES.keySet()) {
            var path = "/cases/" + ended + "/acts/" + act.path();
            var actor = whoDoes(act, city);
            var right = "{\"version\":null" + filled(act, ended, city) + "}";

            assertThat(desks.post(actor, path, "{\"version\":"))
                    .as("%s cut short", act)
                    .hasStatus(400);
            assertThat(desks.post(actor, path, "[]")).as("%s no object", act).hasStatus(400);
            assertThat(desks.post(actor, path, "{\"version\":\"x\"}"))
                    .as("%s version in words", act)
                    .hasStatus(400);
            var keyless =
                    mvc.post()
                            .uri("/api" + path)
                            .with(TestActors.as(actor))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(right)
                            .exchange();
            assertThat(keyless).as("%s without a key", act).hasStatus(400);
            var misheard = "/cases/26030200000011/acts/" + act.path();
            var bad = desks.post(actor, misheard, right);
            assertThat(bad).as("%s bad number", act).hasStatus(400);
            assertThat(body(bad).get("type").asString()).endsWith("case/bad-number");
            var unknown = desks.post(actor, "/cases/99010199999990/acts/" + act.path(), right);
            assertThat(unknown.getResponse().getStatus())
                    .as("%s unknown number", act)
                    .isIn(400, 404);
            var late = desks.post(actor, path, right);
            assertThat(late).as("%s on a void case", act).hasStatus(409);
            assertThat(body(late).get("type").asString()).endsWith("case/wrong-state");
            assertThat(body(late).get("messages").get("zh-CN").asString()).isNotBlank();
            assertThat(body(late).get("state").asString()).isEqualTo("VOIDED");
            assertThat(desks.post(whoDoesNot(act, city), path, right))
                    .as("%s by somebody else", act)
                    .hasStatus(403);
            var stale = desks.post(actor, path, right.replace("null", "1"));
            assertThat(stale).as("%s on what was seen before", act).hasStatus(409);
            assertThat(body(stale).get("type").asString()).endsWith("case/stale");
            assertThat(body(stale).get("changedBy").asString()).isNotBlank();
        }
        assertThat(
                        jdbc.sql("select version from case_file where number = :n")
                                .param("n", ended)
                                .query(Integer.class)
                                .single())
                .isEqualTo(Integer.valueOf(voided.get(1)));
    }

    /** A void case in which everybody of the city has had a part to see it by. */
    private List<String> voided(SmallCity city, DesksOfTheHotline desks) {
        var taken =
                body(
                        desks.post(
                                city.agent,
                                "/cases",
                                "{\"words\":\"测试\",\"area\":%d,\"outcome\":\"POOL\"}"
                                        .formatted(city.community.value())));
        var number = taken.get("number").asString();
        var done =
                body(
                        desks.post(
                                city.agent,
                                "/cases/" + number + "/acts/void",
                                "{\"reason\":\"误录\"}"));
        return List.of(number, done.get("version").asString());
    }

    private String filled(ActKind act, String number, SmallCity city) {
        var unit = act == ActKind.ASSIGN ? city.community : city.street;
        var body =
                BODIES.get(act).replace("$N", number).replace("$U", String.valueOf(unit.value()));
        return body.contains("$I") ? body.replace("$I", anIncident(city)) : body;
    }

    private String anIncident(SmallCity city) {
        var opened =
                new DesksOfTheHotline(mvc)
                        .post(
                                city.dispatcher,
                                "/incidents",
                                """
                                {"name": "停水抢修", "category": "030502", "areas": [%d], "unit": %d,
                                 "answer": "正在抢修", "expectedEnd": "2099-01-01T00:00:00Z"}
                                """
                                        .formatted(city.community.value(), city.water.value()));
        return body(opened).get("id").asString();
    }

    private static Actor whoDoes(ActKind act, SmallCity city) {
        return switch (act) {
            case ACCEPT, CORRECT, ANSWER, GUIDE, LINK, VOID, URGE, SUPPLEMENT, MEETING ->
                    city.agent;
            case DISPATCH, REDISPATCH, ARCHIVE -> city.dispatcher;
            case SIGN, CONTACT, MEET, NOTE, ASSIGN, ASSIST, FINISH, REPLY -> city.handler;
            case APPROVE, REJECT -> city.leader;
            case REVISIT_ATTEMPT, REVISIT_ANSWER, REVISIT_CHOICE -> city.revisiter;
            case URGENCY_RAISE, RETURN_AGREE, RETURN_REFUSE, UNREASONABLE_DECIDE -> city.dispatcher;
            case EXTENSION_DECIDE,
                    PARKING_DECIDE,
                    PARKING_PROLONG,
                    WAKE,
                    SUPERVISE,
                    DISPUTE_REFER,
                    DISPUTE_RULE,
                    TASK_WAIVE,
                    CONFERENCE_HOLD ->
                    city.districtLeader;
            case EXTENSION_ASK,
                    WAIT,
                    RESUME,
                    PARKING_ASK,
                    SUPERVISION_ANSWER,
                    RETURN_ASK,
                    DISPUTE_OPEN,
                    DISPUTE_STATE,
                    WHISTLE,
                    REPORT_IN,
                    JOINT_MEETING,
                    TASK_GIVE,
                    TASK_FINISH,
                    TASK_JUDGE,
                    WHISTLE_END,
                    MEETING_OFFER,
                    MEETING_ANSWER,
                    SITE_CHECK,
                    CONFERENCE_CALL,
                    UNREASONABLE_ASK ->
                    city.handler;
            case REVIEW_ASK, REVIEW_WITHDRAW -> city.handler;
            case RECHECK -> city.revisiter;
            case PRESSURE_REPORT -> city.agent;
            case FIND -> city.assessor;
            case REVIEW_FORWARD -> city.districtLeader;
            case REVIEW_DECIDE, REVIEW_REVERSE -> city.assessor;
            case INCIDENT_JOIN, INCIDENT_LEAVE -> city.agent;
            case RUNG, INCIDENT_END, AUTO_DISPATCH ->
                    throw new IllegalArgumentException("only the system does");
        };
    }

    private static Actor whoDoesNot(ActKind act, SmallCity city) {
        return Stream.of(city.handler, city.revisiter)
                .filter(actor -> !sameDesk(actor, whoDoes(act, city)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean sameDesk(Actor one, Actor other) {
        var units = Arrays.asList(Role.HANDLER, Role.LEADER);
        return one.role() == other.role()
                || (units.contains(one.role()) && units.contains(other.role()));
    }
}
