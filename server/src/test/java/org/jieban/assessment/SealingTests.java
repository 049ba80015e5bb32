package org.jieban.assessment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jieban.identity.TestActors.as;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.CaseStory;
import org.jieban.casefile.Casework;
import org.jieban.casefile.EvidenceAct;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.ReviewAct;
import org.jieban.casefile.ReviewFact.ReviewEffect;
import org.jieban.casefile.ReviewFact.ReviewGround;
import org.jieban.casefile.ReviewFact.ReviewKind;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.jieban.shared.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** From a running period to one that nobody can change, and what a correction looks like. */
@PostgresTest
class SealingTests {

    @Autowired Units units;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired Sealing sealing;
    @Autowired FrozenPeriods frozen;
    @Autowired SealedRows rows;
    @Autowired Recounting recounting;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired TransactionTemplate transaction;
    @Autowired MockMvcTester mvc;

    private final String c = UUID.randomUUID().toString().substring(0, 8);
    private UnitId street = new UnitId(1);
    private Actor assessor = TestActors.onPaper(Role.ASSESSOR, street);
    private Actor handler = assessor;
    private Actor district = assessor;

    /** A year for each test: what was published stays, in the tests' database too. */
    private static int years = 2050;

    private final YearMonth month = YearMonth.of(years++, 5);
    private final Instant inside = Instant.parse(month + "-02T02:00:00Z");
    private final Instant after = Instant.parse(month + "-19T02:00:00Z");

    @BeforeEach
    void aCity() {
        units.importAll(
                List.of(
                        row("city", "北京市", UnitKind.CITY, null),
                        row("d", "朝阳区", UnitKind.DISTRICT, "city"),
                        row("w", "望京街道", UnitKind.STREET, "d"),
                        row("j", "酒仙桥街道", UnitKind.STREET, "d")));
        street = id("w");
        var people = new TestActors(jdbc, units);
        assessor = people.with(Role.ASSESSOR, id("city"));
        handler = people.with(Role.HANDLER, street);
        district = people.with(Role.LEADER, id("d"));
    }

    @Test // [utest->rule~period.closed~1]
    void aPeriodIsClosedWhenItIsOverAndCanBeOpenedAgain() {
        answered(Solved.NOT_SOLVED);
        clock.set(inside.plus(Duration.ofDays(3)));
        assertThat(state()).isEqualTo("OPEN");
        assertThat(post("close", null)).hasStatus(409);

        clock.set(after);
        assertThat(state()).isEqualTo("PROVISIONAL");
        assertThat(post("publish", null)).hasStatus(409);
        assertThat(post("close", null)).hasStatusOk();
        assertThat(post("close", null)).hasStatusOk();
        assertThat(state()).isEqualTo("CLOSED");

        assertThat(post("reopen", null)).hasStatusOk();
        assertThat(state()).isEqualTo("PROVISIONAL");
        assertThat(sealedRows()).isZero();
        assertThat(post("reopen", null)).hasStatus(409);
    }

    @Test // [utest->rule~period.frozen~1] [utest->rule~period.revision~1]
    void anAppealGrantedAfterFreezingChangesNothingUntilACorrectionShowsIt() {
        var wrong = answered(Solved.NOT_SOLVED);
        answered(Solved.SOLVED);
        clock.set(after);
        post("close", null);
        assertThat(post("publish", null)).hasStatusOk();
        assertThat(scoreNow()).isEqualTo(75.0);

        excluded(wrong);
        readOn();

        assertThat(scoreNow()).isEqualTo(75.0);
        assertThat(differences()).isEqualTo(1);
        assertThat(post("correct", " ")).hasStatus(400);
        assertThat(post("correct", "申诉成立，剔除一件")).hasStatusOk();
        assertThat(scoreNow()).isEqualTo(100.0);
        assertThat(score("/api/assessment/periods/" + month + "/revisions/1/ranking"))
                .isEqualTo(75.0);
        assertThat(post("correct", "再来一次")).hasStatus(409);
        assertThat(frozen.problems()).isEmpty();
    }

    @Test // [utest->rule~period.frozen~1]
    void whatIsBehindTheFiguresOfAFrozenPeriodStaysAsItWas() {
        var wrong = answered(Solved.NOT_SOLVED);
        answered(Solved.SOLVED);
        var goesOn = CaseStory.dispatched(casework, street, inside);
        clock.set(after);
        post("close", null);
        post("publish", null);
        var input = exported("input.csv");
        var figures = exported("figures.csv");

        excluded(wrong);
        goesOn.at(after).redispatchedTo(id("j"));
        readOn();

        assertThat(behind("cases?figure=notSolved&", "$.total")).isEqualTo(1);
        assertThat(behind("cases?figure=received&", "$.total")).isEqualTo(3);
        assertThat(behind("drill-down?by=WEEK&", "$.valid")).isEqualTo(2);
        assertThat(exported("input.csv")).isEqualTo(input);
        assertThat(exported("figures.csv")).isEqualTo(figures).contains(c + "-w,STREET,received,3");

        post("correct", "申诉成立，剔除一件");
        assertThat(behind("cases?figure=notSolved&", "$.total")).isEqualTo(0);
        assertThat(behind("cases?figure=received&", "$.total")).isEqualTo(2);
        assertThat(behind("drill-down?by=WEEK&", "$.valid")).isEqualTo(1);
        assertThat(exported("input.csv")).isNotEqualTo(input);
    }

    @Test // [utest->rule~assessment.recorded~1]
    void pointsAreRecordedWithAReasonUntilThePeriodIsClosed() {
        answered(Solved.SOLVED);
        clock.set(after);
        var key = UUID.randomUUID().toString();
        assertThat(recorded(key, "projects", "2.5", "老旧小区管线改造")).hasStatusOk();
        assertThat(recorded(key, "projects", "2.5", "老旧小区管线改造"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(1);
        assertThat(recorded("wrong-" + key, "projects", "1", "重复登记")).hasStatusOk();
        assertThat(recorded("a-" + key, "projects", "1", " ")).hasStatus(400);
        assertThat(recorded("b-" + key, "nothing", "1", "没有这一项")).hasStatus(400);
        assertThat(recorded("c-" + key, "projects", "0", "零分")).hasStatus(400);
        assertThat(exported("figures.csv")).contains(c + "-w,STREET,projects,3.5");

        var second =
                jdbc.sql("select max(id) from recorded_figure where month = :month")
                        .param("month", month.atDay(1))
                        .query(Long.class)
                        .single();
        for (int again = 0; again < 2; again++) {
            assertThat(
                            mvc.post()
                                    .uri(path() + "/records/" + second + "/withdraw")
                                    .contentType("application/json")
                                    .content("{\"reason\":\"登记重复\"}")
                                    .with(as(assessor)))
                    .hasStatusOk();
        }
        assertThat(exported("figures.csv")).contains(c + "-w,STREET,projects,2.5");

        post("close", null);
        assertThat(recorded("d-" + key, "projects", "1", "太晚")).hasStatus(409);
        assertThat(exported("figures.csv")).contains(c + "-w,STREET,projects,2.5");
    }

    @Test // [utest->rule~assessment.findings~1]
    void theLatestFindingAboutARoundCounts() {
        var one = answered(Solved.SOLVED);
        var other = answered(Solved.SOLVED);
        clock.set(inside.plus(Duration.ofDays(2)));
        perform(one, assessor, new EvidenceAct.Find(1, false, true, "照片是旧的", List.of()));
        perform(one, assessor, new EvidenceAct.Find(1, true, true, "已补新照片", List.of()));
        perform(other, assessor, new EvidenceAct.Find(1, true, false, "未依法告知", List.of()));
        clock.set(after);
        readOn();

        assertThat(exported("figures.csv"))
                .contains(c + "-w,STREET,findings,2", c + "-w,STREET,trueAndLawful,1");
    }

    @Test // [utest->rule~period.frozen~1]
    void theTrailOfLaterMonthsShowsWhatWasPublished() {
        var wrong = answered(Solved.NOT_SOLVED);
        clock.set(after);
        post("close", null);
        post("publish", null);
        excluded(wrong);
        readOn();

        assertThat(
                        mvc.get()
                                .uri(
                                        "/api/assessment/ranking?group=STREET&period="
                                                + month.plusMonths(1))
                                .with(as(assessor)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.rows[?(@.unit.id==" + street.value() + ")].trail[4].score")
                .asArray()
                .containsExactly(50.0);
    }

    @ParameterizedTest // [utest->rule~period.frozen~1]
    @ValueSource(
            strings = {
                "update period_revision set figures = 'x' where month = :month",
                "update period_revision set published_at = null where month = :month",
                "delete from period_revision where month = :month"
            })
    void theDatabaseRefusesToChangeWhatWasPublished(String sql) {
        answered(Solved.SOLVED);
        clock.set(after);
        post("close", null);
        post("publish", null);

        assertThatThrownBy(() -> jdbc.sql(sql).param("month", month.atDay(1)).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
    }

    @Test // [utest->rule~period.verify~1]
    void verifyFindsWhatWasTamperedWith() {
        answered(Solved.SOLVED);
        answered(Solved.NOT_SOLVED);
        clock.set(after);
        post("close", null);
        post("publish", null);
        assertThat(frozen.problems()).isEmpty();

        tampered(
                "update sealed_answer set cell = cell + 1 where month = :month",
                "the sealed answers do not fit");
        tampered(
                "update sealed_part set met = not coalesce(met, false) where month = :month",
                "the sealed parts do not fit");
        tampered(
                "alter table period_revision disable trigger user; update period_revision set"
                        + " measures = measures || 'x' where month = :month",
                "the sealed measures do not fit");
        tampered(
                "alter table period_revision disable trigger user; update period_revision set"
                        + " figures = replace(figures, '望京', '望远') where month = :month",
                "the published figures do not fit");
        tampered(
                "alter table period_revision disable trigger user; update period_revision set"
                        + " person_name = '别人' where month = :month",
                "does not fit its digest");
    }

    @Test
    void onlyAnAssessorActsAndWhoAsksCitizensSeesNothing() {
        clock.set(after);
        assertThat(mvc.post().uri(path() + "/close").with(as(handler))).hasStatus(403);
        assertThat(mvc.get().uri(path()).with(as(handler))).hasStatusOk();
        var revisiter = new TestActors(jdbc, units).with(Role.REVISITER, id("city"));
        assertThat(mvc.get().uri(path()).with(as(revisiter))).hasStatus(403);
    }

    @Test // [utest->rule~period.verify~1]
    void verifyFindsWhatIsMissingEvenWhereTheDigestsWereMadeToFit() {
        var one = answered(Solved.SOLVED);
        CaseStory.dispatched(casework, street, inside).signed();
        clock.set(after);
        post("close", null);
        post("publish", null);
        assertThat(frozen.problems()).isEmpty();

        resealedWithout(
                "sealed_part",
                "case_id = (select id from case_file where number = '%s')".formatted(one.value()),
                "does not follow from its facts");
        resealedWithout(
                "sealed_part",
                "case_id not in (select case_id from sealed_answer where month = :month)",
                "nothing was sealed of case");
        resealedWithout("sealed_answer", "true", "does not follow from its facts");
    }

    /** Takes rows out of a published revision with all the skill of somebody who owns the database. */
    private void resealedWithout(String table, String which, String found) {
        transaction.executeWithoutResult(tx -> {
            jdbc.sql("alter table period_revision disable trigger user").update();
            jdbc.sql("delete from " + table + " where month = :month and " + which)
                    .param("month", month.atDay(1))
                    .update();
            var was = sealing.latest(PeriodName.of(month)).orElseThrow();
            var answers = rows.sum(SealedRows.Kind.ANSWERS, month, 1);
            var parts = rows.sum(SealedRows.Kind.PARTS, month, 1);
            jdbc.sql(
                            """
                            update period_revision set answers = :answers, answers_digest = :answersDigest,
                                parts = :parts, parts_digest = :partsDigest where month = :month
                            """)
                    .param("answers", answers.count())
                    .param("answersDigest", answers.digest())
                    .param("parts", parts.count())
                    .param("partsDigest", parts.digest())
                    .param("month", month.atDay(1))
                    .update();
            assertThat(parts.count() + answers.count()).isLessThan(was.parts() + was.answers());
            var forged = sealing.latest(PeriodName.of(month)).orElseThrow();
            jdbc.sql("update period_revision set digest = :digest where month = :month")
                    .param("digest", forged.computedDigest())
                    .param("month", month.atDay(1))
                    .update();
            assertThat(frozen.problems())
                    .anySatisfy(problem -> assertThat(problem).contains(month.toString(), found));
            tx.setRollbackOnly();
        });
    }

    private void tampered(String sql, String found) {
        transaction.executeWithoutResult(tx -> {
            for (var one : sql.split(";")) {
                var statement = jdbc.sql(one);
                if (one.contains(":month")) {
                    statement.param("month", month.atDay(1));
                }
                statement.update();
            }
            assertThat(frozen.problems())
                    .anySatisfy(problem -> assertThat(problem).contains(month.toString(), found));
            tx.setRollbackOnly();
        });
    }

    private CaseNumber answered(Solved solved) {
        return CaseStory.dispatched(casework, street, inside)
                .handled()
                .answered(true, solved, Satisfaction.SATISFIED)
                .number();
    }

    /** The street asks, the district forwards, the city decides. */
    private void excluded(CaseNumber number) {
        clock.set(inside.plus(Duration.ofDays(2)));
        perform(
                number,
                handler,
                new ReviewAct.AskReview(
                        1,
                        ReviewKind.EXCLUSION,
                        ReviewGround.CONSULTATION_OR_PRAISE,
                        "属咨询",
                        List.of(),
                        null));
        perform(number, district, new ReviewAct.ForwardReview(1, true, "情况属实"));
        perform(
                number,
                assessor,
                new ReviewAct.DecideReview(1, true, "属实", "考核办法第十条", ReviewEffect.EXCLUDED, null));
        clock.set(after);
    }

    private void perform(CaseNumber number, Actor actor, Act act) {
        casework.perform(number, null, act, actor, new IdempotencyKey(UUID.randomUUID().toString()))
                .orThrow();
    }

    private String path() {
        return "/api/assessment/periods/" + month;
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult post(
            String act, @Nullable String reason) {
        readOn();
        return mvc.post()
                .uri(path() + "/" + act)
                .contentType("application/json")
                .content(reason == null ? "{}" : "{\"reason\":\"" + reason + "\"}")
                .with(as(assessor))
                .exchange();
    }

    private String state() {
        return sealing.state(month).name();
    }

    private int differences() {
        return sealing.sinceTaken(month).stream()
                .filter(one -> one.group().equals("STREET"))
                .toList()
                .size();
    }

    private double scoreNow() {
        return score("/api/assessment/ranking?period=" + month);
    }

    private double score(String uri) {
        var body =
                mvc.get()
                        .uri(uri + (uri.contains("?") ? "&" : "?") + "group=STREET")
                        .with(as(assessor))
                        .exchange();
        assertThat(body).hasStatusOk();
        var found = new double[1];
        assertThat(body)
                .bodyJson()
                .extractingPath("$.rows[?(@.unit.id==" + street.value() + ")].score")
                .asArray()
                .singleElement()
                .satisfies(score -> found[0] = ((Number) score).doubleValue());
        return found[0];
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult recorded(
            String key, String name, String value, String reason) {
        return mvc.post()
                .uri(path() + "/records")
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .content(
                        "{\"unit\":\"%s-w\",\"name\":\"%s\",\"value\":%s,\"reason\":\"%s\"}"
                                .formatted(c, name, value, reason))
                .with(as(assessor))
                .exchange();
    }

    private int behind(String question, String path) {
        var uri = "/api/assessment/" + question + "unit=" + street.value() + "&period=" + month;
        var body = mvc.get().uri(uri).with(as(assessor)).exchange();
        assertThat(body).hasStatusOk();
        return JsonPath.<Number>read(
                        new String(body.getResponse().getContentAsByteArray(), UTF_8), path)
                .intValue();
    }

    private String exported(String name) {
        var body = mvc.get().uri(path() + "/" + name).with(as(assessor)).exchange();
        assertThat(body).hasStatusOk();
        return new String(body.getResponse().getContentAsByteArray(), UTF_8);
    }

    private long sealedRows() {
        return jdbc.sql(
                        """
                        select count(*) from (
                            select month from sealed_answer union all select month from sealed_part)
                            as sealed
                        where month = :month
                        """)
                .param("month", month.atDay(1))
                .query(Long.class)
                .single();
    }

    private void readOn() {
        new ReadOn(followers, jdbc).untilNow(AssessmentFollower.NAME);
        recounting.countAll();
    }

    private UnitRow row(String code, String name, UnitKind kind, @Nullable String parent) {
        return new UnitRow(
                c + "-" + code,
                name,
                kind,
                parent == null ? null : c + "-" + parent,
                LocalDate.of(2020, 1, 1),
                null,
                null);
    }

    private UnitId id(String code) {
        return units.byCode(c + "-" + code).orElseThrow().id();
    }
}
