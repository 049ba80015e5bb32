package org.jieban.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.DesksOfTheHotline.body;

import java.util.List;
import org.jieban.DesksOfTheHotline;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.NewCase;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.ReturnAct;
import org.jieban.casefile.ReturnFact;
import org.jieban.casefile.SmallCity;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Catalogue;
import org.jieban.catalogue.Decision;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Actor;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Returns and disputes at the desks. */
@PostgresTest
class ReturnsAndDisputesTests {

    private static final String CATEGORY = "010101";

    @Autowired MockMvcTester mvc;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired Catalogue catalogue;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private SmallCity city;
    private DesksOfTheHotline desks;
    private CaseNumber number;

    @BeforeEach
    void aCaseOfAStreet() {
        city = new SmallCity(units, jdbc);
        desks = new DesksOfTheHotline(mvc);
        number = opened();
    }

    @Test // [utest->rule~return.agreed~1]
    void anAgreedReturnGoesOnToAnotherUnitAndTheOneThatAskedIsTold() {
        asked();

        assertThat(numbers(city.dispatcher, "/returns")).contains(number.value());
        assertThat(possible(city.dispatcher)).contains("return-agree", "return-refuse");
        assertThat(kinds(city.dispatcher)).contains("RETURN_ASKED");
        done(
                city.dispatcher,
                "return-agree",
                ",\"unit\":%d,\"reason\":\"属水务职责\",\"word\":\"同意\"".formatted(city.water.value()));

        assertThat(numbers(city.dispatcher, "/returns")).doesNotContain(number.value());
        assertThat(page(city.waterHandler).at("/holder/name").asString()).isEqualTo("市水务局");
        assertThat(kinds(city.handler)).contains("RETURN_DECIDED");
    }

    @Test // [utest->rule~return.once~1]
    void aRefusedReturnStaysAndIsTold() {
        asked();
        done(city.dispatcher, "return-refuse", ",\"reason\":\"属街道职责\"");

        assertThat(page(city.handler).at("/holder/name").asString()).isEqualTo("望京街道");
        assertThat(possible(city.handler)).doesNotContain("return-ask", "dispute-open");
        assertThat(kinds(city.handler)).contains("RETURN_DECIDED");
    }

    @Test // [utest->rule~dispute.heard~1]
    void aPartySeesTheCaseAndStatesItsView() {
        assertThat(desks.get(city.otherHandler, "/cases/" + number.value()))
                .hasStatus(org.springframework.http.HttpStatus.NOT_FOUND);
        disputed();

        assertThat(possible(city.otherHandler)).containsExactly("dispute-state");
        assertThat(numbers(city.otherHandler, "/disputes")).containsExactly(number.value());
        assertThat(numbers(city.districtLeader, "/disputes")).containsExactly(number.value());
        assertThat(numbers(city.dispatcher, "/disputes")).doesNotContain(number.value());
        assertThat(numbers(city.dispatcher, "/disputes?mine=false")).contains(number.value());
        assertThat(kinds(city.otherHandler)).contains("DISPUTE");
        assertThat(kinds(city.districtLeader)).contains("DISPUTE");
        done(city.otherHandler, "dispute-state", ",\"text\":\"以路中线为界\"");

        var dispute = body(desks.get(city.districtLeader, "/disputes/" + number.value()));
        assertThat(dispute.at("/heard").asBoolean()).isTrue();
        assertThat(dispute.at("/judge/name").asString()).isEqualTo("东风区");
        assertThat(dispute.at("/parties/1/statements/0/text").asString()).isEqualTo("以路中线为界");
    }

    @Test // [utest->rule~dispute.precedent~1] [utest->rule~dispute.catalogue~1]
    void aRulingIsAPrecedentForWhatLooksAlikeAndBecomesARuleOfTheCatalogue() {
        disputed();
        done(city.otherHandler, "dispute-state", ",\"text\":\"以路中线为界\"");
        done(
                city.districtLeader,
                "dispute-rule",
                ",\"unit\":%d,\"word\":\"路东归邻街\",\"basis\":\"区划勘界图\",\"precedent\":true"
                        .formatted(city.otherStreet.value()));
        assertThat(page(city.otherHandler).at("/holder/name").asString()).isEqualTo("酒仙桥街道");
        readOn();

        var later = opened();
        var alike = body(desks.get(city.dispatcher, "/cases/" + later.value() + "/precedents"));
        assertThat(alike.at("/0/number").asString()).isEqualTo(number.value());
        assertThat(alike.at("/0/ruling").asString()).isEqualTo("路东归邻街");
        var rule = "/precedents/" + number.value() + "/" + alike.at("/0/seq").asInt() + "/rule";
        assertThat(desks.get(city.handler, rule))
                .hasStatus(org.springframework.http.HttpStatus.FORBIDDEN);
        var preview = body(desks.get(city.dispatcher, rule));
        assertThat(preview.at("/rule/charge").asString()).isEqualTo("STREET");
        assertThat(preview.at("/rule/unitName").asString()).isEqualTo("酒仙桥街道");
        assertThat(preview.at("/rule/areaName").asString()).isEqualTo("望京街道");

        var made = desks.post(city.dispatcher, rule, version(preview.get("version").asInt()));

        assertThat(made).hasStatusOk();
        clock.advance(java.time.Duration.ofSeconds(2));
        var decision = catalogue.decide(CATEGORY, city.community, Urgency.GENERAL, clock.instant());
        assertThat(((Decision.Direct) decision).unit()).isEqualTo(city.otherStreet);
        assertThat(body(desks.get(city.dispatcher, "/precedents?q=路东")).at("/0/version").asInt())
                .isEqualTo(body(made).get("version").asInt());
        assertThat(desks.post(city.dispatcher, rule, version(preview.get("version").asInt())))
                .hasStatus(org.springframework.http.HttpStatus.CONFLICT);
        assertThat(
                        jdbc.sql("select count(*) from audit_entry where case_number = :n")
                                .param("n", number.value())
                                .query(Integer.class)
                                .single())
                .isOne();
    }

    @Test
    void theDeskIsTheSameWhenTheFactsAreReadAgain() {
        disputed();
        var before = body(desks.get(city.districtLeader, "/disputes"));

        followers.rebuild("dispatch");
        readOn();

        assertThat(body(desks.get(city.districtLeader, "/disputes"))).isEqualTo(before);
    }

    private CaseNumber opened() {
        var said =
                new NewCase(
                        CaseKind.COMPLAINT,
                        "路东占道经营",
                        "路东天天有人摆摊",
                        CATEGORY,
                        Urgency.GENERAL,
                        city.community,
                        "花家地路东侧",
                        39.98,
                        116.47,
                        CaseEvent.Channel.PHONE,
                        null,
                        true,
                        false,
                        false,
                        List.of(),
                        null);
        return casework.open(
                        () -> said,
                        id -> {},
                        List.of(new Act.Accept(), new Act.Dispatch(city.toStreet())),
                        CaseActor.of(city.agent),
                        SmallCity.key(),
                        clock.instant())
                .orThrow()
                .number();
    }

    /** With evidence that lies nowhere; the web app brings a file. */
    private void asked() {
        casework.perform(
                        number,
                        null,
                        new ReturnAct.AskReturn(
                                ReturnFact.ReturnGround.NOT_OUR_DUTY, "属水务职责", List.of("1")),
                        CaseActor.of(city.handler),
                        SmallCity.key(),
                        clock.instant())
                .orThrow();
        readOn();
    }

    private void disputed() {
        done(
                city.handler,
                "dispute-open",
                ",\"ground\":\"BOUNDARY_WRONG\",\"text\":\"路东归邻街\",\"others\":[%d]"
                        .formatted(city.otherStreet.value()));
        readOn();
    }

    private void done(Actor actor, String act, String fields) {
        var version = casework.find(number).orElseThrow().version();
        assertThat(
                        desks.post(
                                actor,
                                "/cases/" + number.value() + "/acts/" + act,
                                "{\"version\":" + version + fields + "}"))
                .as(act)
                .hasStatusOk();
        readOn();
    }

    private static String version(int version) {
        return "{\"version\":" + version + "}";
    }

    private JsonNode page(Actor actor) {
        return body(desks.get(actor, "/cases/" + number.value()));
    }

    private List<String> possible(Actor actor) {
        return page(actor)
                .get("possible")
                .valueStream()
                .filter(act -> act.get("why").isNull())
                .map(act -> act.get("act").asString())
                .toList();
    }

    private List<String> numbers(Actor actor, String path) {
        return body(desks.get(actor, path))
                .valueStream()
                .map(row -> row.get("number").asString())
                .toList();
    }

    private void readOn() {
        var read = new ReadOn(followers, jdbc);
        read.untilNow("notification");
        read.untilNow("dispatch");
    }

    private List<String> kinds(Actor actor) {
        return body(desks.get(actor, "/notices"))
                .get("items")
                .valueStream()
                .filter(notice -> notice.get("number").asString().equals(number.value()))
                .map(notice -> notice.get("kind").asString())
                .toList();
    }
}
