package org.jieban.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jieban.PostgresTest;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseStory;
import org.jieban.casefile.CaseStream;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.casefile.StreamedEvent;
import org.jieban.catalogue.CaseKind;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@PostgresTest
class AssessmentTests {

    private static final String SNAPSHOT =
            """
            select coalesce(string_agg(line, chr(10) order by line), '') from (
                select 'p' || (to_jsonb(p) - 'seq')::text as line from assessed_part p
                union all select 'a' || a::text from assessed_answer a
                union all select 'd' || d::text from assessed_day d
                    where (select sum(abs(v::int)) from jsonb_each_text(
                            to_jsonb(d) - '{basis,kind,span,day,unit_id,share}'::text[]) as cell (k, v)) > 0
                union all select 'w' || w::text from assessed_work w
                    where (select sum(abs(v::bigint)) from jsonb_each_text(
                            to_jsonb(w) - '{kind,day,unit_id}'::text[]) as sum (k, v)) > 0) as everything
            """;

    @Autowired Units units;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired CaseStream stream;
    @Autowired AssessmentFollower follower;
    @Autowired Assessing assessing;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired MockMvcTester mvc;

    private final String c = UUID.randomUUID().toString().substring(0, 8);
    private UnitId district = new UnitId(1);
    private UnitId wangjing = new UnitId(1);
    private UnitId section = new UnitId(1);
    private UnitId jiuxianqiao = new UnitId(1);
    private UnitId water = new UnitId(1);
    private UnitId meters = new UnitId(1);

    @BeforeEach
    void aCity() {
        units.importAll(
                List.of(
                        row("city", "北京市", UnitKind.CITY, null),
                        row("d", "朝阳区", UnitKind.DISTRICT, "city"),
                        row("w", "望京街道", UnitKind.STREET, "d"),
                        row("ws", "城管科", UnitKind.SECTION, "w"),
                        row("j", "酒仙桥街道", UnitKind.STREET, "d"),
                        row("dep", "水务局", UnitKind.DEPARTMENT, "city"),
                        row("ent", "自来水公司", UnitKind.ENTERPRISE, "dep")));
        district = id("d");
        wangjing = id("w");
        section = id("ws");
        jiuxianqiao = id("j");
        water = id("dep");
        meters = id("ent");
    }

    @Test // [utest->rule~assessment.valid~1]
    void onlyRevisitsWithAnswersAreValid() {
        var month = YearMonth.of(2031, 5);
        var at = Instant.parse("2031-05-02T02:00:00Z");
        handled(wangjing, at).answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
        handled(wangjing, at).answered(true, Solved.PARTLY, Satisfaction.BASICALLY);
        handled(wangjing, at).answered(false, Solved.SOLVED, Satisfaction.NONE);
        handled(wangjing, at).notReached().notReached();
        handled(wangjing, at);

        assertThat(counts(month, "STREET", wangjing)).isEqualTo(new Numbers(5, 3, 3, 2, 2, 1, 1));
    }

    @Test // [utest->rule~assessment.received~1]
    void aCaseThatIsTakenFromAUnitDoesNotCountForIt() {
        var month = YearMonth.of(2031, 6);
        CaseStory.dispatched(casework, wangjing, Instant.parse("2031-06-02T02:00:00Z"))
                .redispatchedTo(jiuxianqiao)
                .handled()
                .answered(true, Solved.SOLVED, Satisfaction.SATISFIED);

        assertThat(counts(month, "STREET", wangjing)).isEqualTo(new Numbers(0, 0, 0, 0, 0, 0, 0));
        assertThat(counts(month, "STREET", jiuxianqiao))
                .isEqualTo(new Numbers(1, 1, 1, 1, 1, 1, 0));
    }

    @Test // [utest->rule~assessment.period~1]
    void anAnswerCountsInThePeriodInWhichItWasGiven() {
        var lastMoment = Instant.parse("2031-07-18T15:59:00Z");
        handled(wangjing, lastMoment.minus(Duration.ofDays(3)))
                .at(lastMoment.minus(Duration.ofMinutes(1)))
                .answered(true, Solved.NOT_SOLVED, Satisfaction.DISSATISFIED)
                .handled()
                .answered(true, Solved.SOLVED, Satisfaction.BASICALLY);

        assertThat(counts(YearMonth.of(2031, 7), "STREET", wangjing))
                .isEqualTo(new Numbers(1, 0, 1, 1, 0, 0, 0));
        assertThat(counts(YearMonth.of(2031, 8), "STREET", wangjing))
                .isEqualTo(new Numbers(0, 1, 1, 1, 1, 0, 1));
    }

    @Test // [utest->rule~assessment.carries~1]
    void aSectionCountsForItsStreetAndBothForTheDistrict() {
        var month = YearMonth.of(2031, 9);
        var at = Instant.parse("2031-09-02T02:00:00Z");
        handled(section, at).answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
        handled(jiuxianqiao, at).answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
        handled(meters, at).answered(true, Solved.SOLVED, Satisfaction.SATISFIED);

        assertThat(counts(month, "STREET", wangjing).valid()).isEqualTo(1);
        assertThat(counts(month, "DISTRICT", district).valid()).isEqualTo(2);
        assertThat(counts(month, "DEPARTMENT", water).valid()).isZero();
        assertThat(counts(month, "ENTERPRISE", meters).valid()).isEqualTo(1);
    }

    @Test // [utest->rule~assessment.movement~1]
    void movementIsTheRanksWonSinceThePeriodBefore() {
        var before = Instant.parse("2032-01-10T02:00:00Z");
        handled(wangjing, before).answered(true, Solved.NOT_SOLVED, Satisfaction.DISSATISFIED);
        handled(jiuxianqiao, before).answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
        var then = Instant.parse("2032-02-10T02:00:00Z");
        handled(wangjing, then).answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
        handled(jiuxianqiao, then).answered(true, Solved.SOLVED, Satisfaction.BASICALLY);
        readOn();

        var rows = assessing.ranking(PeriodName.of(YearMonth.of(2032, 2)), "STREET").rows();

        assertThat(rows.get(0).unit().id()).isEqualTo(wangjing);
        assertThat(rows.get(0).movement()).isEqualTo(1);
        assertThat(rows.get(0).trail())
                .extracting(Assessing.TrailPoint::rank)
                .containsExactly(null, null, null, null, 2, 1);
        assertThat(rows.get(1).unit().id()).isEqualTo(jiuxianqiao);
        assertThat(rows.get(1).place().score()).isEqualTo("96.0");
        assertThat(rows.get(1).movement()).isEqualTo(-1);
        assertThat(rows.get(2).place().rank()).isNull();
    }

    @Test // [utest->rule~assessment.week~1]
    void aWeekRunsFromMondayToSundayAndMovesAgainstTheWeekBefore() {
        // 2078-W10 begins on Monday, 7 March
        var sunday = Instant.parse("2078-03-06T15:50:00Z");
        handled(wangjing, sunday.minus(Duration.ofDays(1)))
                .at(sunday)
                .answered(true, Solved.NOT_SOLVED, Satisfaction.SATISFIED);
        handled(jiuxianqiao, sunday.minus(Duration.ofDays(1)))
                .at(sunday)
                .answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
        var monday = Instant.parse("2078-03-06T16:10:00Z");
        handled(wangjing, monday).answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
        handled(jiuxianqiao, monday).answered(true, Solved.SOLVED, Satisfaction.BASICALLY);
        readOn();

        var rows = assessing.ranking(PeriodName.of("2078-W10").orElseThrow(), "STREET").rows();

        assertThat(rows.get(0).unit().id()).isEqualTo(wangjing);
        assertThat(rows.get(0).counts().valid()).isEqualByComparingTo("1");
        assertThat(rows.get(0).movement()).isEqualTo(1);
        assertThat(rows.get(0).trail().getLast().period()).hasToString("2078-W10");
        assertThat(rows.get(1).place().score()).isEqualTo("96.0");
        var viewer = new TestActors(jdbc, units).with(Role.ASSESSOR, id("city"));
        assertThat(
                        mvc.get()
                                .uri(
                                        "/api/assessment/cases?figure=valid&period=2078-W10&unit="
                                                + wangjing.value())
                                .with(as(viewer)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
        assertThat(mvc.get().uri("/api/assessment/bulletin.xlsx?period=2078-W10").with(as(viewer)))
                .hasStatusOk();
    }

    @Test // [utest->rule~assessment.across~1]
    void acrossGroupsUnitsStandByTheScoreOfTheirOwnGroup() {
        var at = Instant.parse("2078-05-02T02:00:00Z");
        handled(wangjing, at).answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
        handled(jiuxianqiao, at).answered(true, Solved.NOT_SOLVED, Satisfaction.SATISFIED);
        handled(meters, at).answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
        readOn();
        var viewer = new TestActors(jdbc, units).with(Role.ASSESSOR, id("city"));

        var all = mvc.get().uri("/api/assessment/ranking?period=2078-05&group=*").with(as(viewer));

        var rank = "$.rows[?(@.unit.id==%d)].rank";
        var body = assertThat(all).hasStatusOk().bodyJson();
        // two with 100.0, the district with (100 + 50) / 2
        body.extractingPath(rank.formatted(wangjing.value())).asArray().containsExactly(1);
        body.extractingPath(rank.formatted(meters.value())).asArray().containsExactly(1);
        body.extractingPath(rank.formatted(district.value())).asArray().containsExactly(3);
        body.extractingPath(rank.formatted(jiuxianqiao.value())).asArray().containsExactly(4);
        body.extractingPath("$.rows[?(@.unit.id==%d)].group".formatted(meters.value()))
                .asArray()
                .containsExactly("ENTERPRISE");
    }

    @Test // [utest->rule~assessment.drill-down~1]
    void everyFigureOpensAsManyCasesAsItCounts() {
        var at = Instant.parse("2032-04-10T02:00:00Z");
        handled(section, at).answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
        handled(wangjing, at).answered(false, Solved.PARTLY, Satisfaction.BASICALLY);
        handled(wangjing, at)
                .answered(true, Solved.SOLVED, Satisfaction.DISSATISFIED)
                .handled()
                .answered(true, Solved.SOLVED, Satisfaction.NONE);
        var counts = counts(YearMonth.of(2032, 4), "STREET", wangjing);

        assertThat(counts).isEqualTo(new Numbers(3, 2, 4, 3, 3, 1, 1));
        assertThat(behind("received")).isEqualTo(counts.received());
        assertThat(behind("closed")).isEqualTo(counts.closed());
        assertThat(behind("valid")).isEqualTo(counts.valid());
        assertThat(behind("contacted")).isEqualTo(counts.contacted());
        assertThat(behind("notContacted")).isEqualTo(counts.valid() - counts.contacted());
        assertThat(behind("solved")).isEqualTo(counts.solved());
        assertThat(behind("notSolved")).isEqualTo(counts.valid() - counts.solved());
        assertThat(behind("satisfied")).isEqualTo(counts.satisfied());
        assertThat(behind("basically")).isEqualTo(counts.basically());
        assertThat(behind("dissatisfied"))
                .isEqualTo(counts.valid() - counts.satisfied() - counts.basically());
    }

    @Test // [utest->rule~assessment.drill-down~1]
    void casesOutsideTheScopeAreCountedButNotShown() {
        handled(wangjing, Instant.parse("2032-05-10T02:00:00Z"))
                .answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
        readOn();
        var neighbour = new TestActors(jdbc, units).with(Role.LEADER, jiuxianqiao);
        var owner = new TestActors(jdbc, units).with(Role.HANDLER, wangjing);
        var uri = "/api/assessment/cases?period=2032-05&figure=valid&unit=" + wangjing.value();

        assertThat(mvc.get().uri(uri).with(as(neighbour)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"items\":[],\"next\":null,\"total\":1,\"hidden\":1}");
        assertThat(mvc.get().uri(uri).with(as(owner)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items":[{"title":"楼道灯不亮","round":1,"contacted":true,
                          "solved":"SOLVED","satisfaction":"SATISFIED","words":"修好了，谢谢"}],
                         "next":null,"total":1,"hidden":0}
                        """);
    }

    @Test
    // [utest->rule~assessment.drill-down~1]
    // [utest->rule~assessment.peers~1]
    void everyPieceOfACutOpensItsCases() {
        var at = Instant.parse("2034-04-10T02:00:00Z");
        handled(wangjing, at).answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
        handled(wangjing, at.plus(Duration.ofDays(7)))
                .answered(true, Solved.NOT_SOLVED, Satisfaction.DISSATISFIED);
        readOn();
        var assessor = new TestActors(jdbc, units).with(Role.ASSESSOR, id("city"));
        var where = "period=2034-04&unit=" + wangjing.value();

        assertThat(mvc.get().uri("/api/assessment/drill-down?by=WEEK&" + where).with(as(assessor)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"valid":2,"pieces":[{"key":"2034-04-17","valid":1,"notSolved":1,"points":45.0},
                          {"key":"2034-04-10","valid":1,"notSolved":0,"points":0.0}]}
                        """);
        assertThat(
                        mvc.get()
                                .uri(
                                        "/api/assessment/cases?figure=notSolved&by=WEEK&key=2034-04-17&"
                                                + where)
                                .with(as(assessor)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"total\":1,\"hidden\":0}");
        assertThat(
                        mvc.get()
                                .uri(
                                        "/api/assessment/cases?figure=notSolved&by=WEEK&key=2034-04-10&"
                                                + where)
                                .with(as(assessor)))
                .bodyJson()
                .isLenientlyEqualTo("{\"total\":0}");
        assertThat(mvc.get().uri("/api/assessment/losses?" + where).with(as(assessor)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.length()")
                .isEqualTo(5);
        assertThat(mvc.get().uri("/api/assessment/standing?" + where).with(as(assessor)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"group":"STREET","inward":true,"lost":45.0}
                        """);
    }

    @Test // [utest->rule~assessment.inward~1]
    void sectionsAndPeopleAreToldApartByTheirOwnUnitOnly() {
        var city = new TestActors(jdbc, units);
        var neighbour = city.with(Role.LEADER, jiuxianqiao);
        var own = city.with(Role.HANDLER, wangjing);
        var above = city.with(Role.LEADER, district);
        var where = "/api/assessment/%s&period=2034-04&unit=" + wangjing.value();

        for (var inward : List.of("SECTION", "HANDLER")) {
            var uri = where.formatted("drill-down?by=" + inward);
            assertThat(mvc.get().uri(uri).with(as(neighbour))).hasStatus(403);
            assertThat(mvc.get().uri(uri).with(as(own))).hasStatusOk();
            assertThat(mvc.get().uri(uri).with(as(above))).hasStatusOk();
            var cases = where.formatted("cases?figure=valid&key=1&by=" + inward);
            assertThat(mvc.get().uri(cases).with(as(neighbour))).hasStatus(403);
        }
        assertThat(mvc.get().uri(where.formatted("losses?")).with(as(neighbour)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.length()")
                .isEqualTo(3);
    }

    @Test
    void aListIsReadOnPieceByPiece() {
        var at = Instant.parse("2032-06-10T02:00:00Z");
        var expected = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            var story = handled(wangjing, at.plus(Duration.ofHours(i / 2)));
            story.answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
            expected.add(story.number().value());
        }
        readOn();
        var viewer = new TestActors(jdbc, units).with(Role.ASSESSOR, id("city"));
        var seen = new ArrayList<String>();

        BehindAFigure.Place after = null;
        do {
            var piece =
                    assessing.cases(
                            PeriodName.of(YearMonth.of(2032, 6)),
                            wangjing,
                            Figure.VALID,
                            Slice.WHOLE,
                            viewer,
                            after,
                            3);
            piece.lines().forEach(line -> seen.add(line.number()));
            after = piece.more() ? piece.lines().getLast().place() : null;
        } while (after != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void theRankingAndItsFileTellTheSame() {
        handled(wangjing, Instant.parse("2032-08-10T02:00:00Z"))
                .answered(true, Solved.SOLVED, Satisfaction.BASICALLY);
        readOn();
        var assessor = new TestActors(jdbc, units).with(Role.ASSESSOR, id("city"));

        assertThat(
                        mvc.get()
                                .uri("/api/assessment/ranking?period=2032-08&group=STREET")
                                .with(as(assessor)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.rows[0]")
                .isInstanceOfSatisfying(
                        java.util.Map.class,
                        row ->
                                assertThat(row)
                                        .containsEntry("score", 96.0)
                                        .containsEntry("rank", 1));
        assertThat(
                        mvc.get()
                                .uri("/api/assessment/ranking.csv?period=2032-08&group=STREET")
                                .with(as(assessor)))
                .hasStatusOk()
                .bodyText()
                .contains("STREET," + c + "-w,望京街道,1,1,1,1,1,0,1,100.00,100.00,90.00,96.0,1,");
    }

    @Test
    void whoAsksCitizensDoesNotSeeHowUnitsRank() {
        var revisiter = new TestActors(jdbc, units).with(Role.REVISITER, id("city"));

        assertThat(mvc.get().uri("/api/assessment/periods").with(as(revisiter))).hasStatus(403);
    }

    @Test
    void aPeriodThatIsNoneIsRefused() {
        var assessor = new TestActors(jdbc, units).with(Role.ASSESSOR, id("city"));

        assertThat(
                        mvc.get()
                                .uri("/api/assessment/ranking?period=2026-13&group=STREET")
                                .with(as(assessor)))
                .hasStatus(400);
        assertThat(
                        mvc.get()
                                .uri("/api/assessment/ranking?period=2026-11&group=MOON")
                                .with(as(assessor)))
                .hasStatus(400);
        assertThat(
                        mvc.get()
                                .uri("/api/assessment/cases?period=2026-11&unit=1&figure=x")
                                .with(as(assessor)))
                .hasStatus(400);
    }

    @Test // [utest->rule~assessment.projection~1]
    void aRebuiltProjectionIsTheSame() {
        manyStories(new Random(41));
        readOn();
        var before = snapshot();

        followers.rebuild(AssessmentFollower.NAME);
        readOn();

        assertThat(snapshot()).isEqualTo(before).isNotEmpty();
    }

    @Test // [utest->rule~assessment.projection~1]
    void aFollowerThatIsStoppedAnywhereEndsWithTheSameProjection() {
        var random = new Random(42);
        manyStories(random);
        readOn();

        transaction.executeWithoutResult(tx -> {
            var end = lockedPlace();
            var before = snapshot();
            follower.reset();
            var place = StreamedEvent.Place.START;
            while (!place.equals(end)) {
                var batch = stream.after(place, 1 + random.nextInt(7));
                follower.follow(batch);
                place = batch.getLast().at();
            }

            assertThat(snapshot()).isEqualTo(before).isNotEmpty();
            tx.setRollbackOnly();
        });
    }

    private void manyStories(Random random) {
        var streets = List.of(wangjing, section, jiuxianqiao, meters);
        for (int i = 0; i < 30; i++) {
            var at = Instant.parse("2033-01-01T00:00:00Z").plusSeconds(random.nextInt(9_000_000));
            var story =
                    CaseStory.dispatched(
                            casework,
                            CaseKind.values()[random.nextInt(CaseKind.values().length)],
                            streets.get(i % 4),
                            at,
                            List.of());
            if (random.nextBoolean()) {
                story.redispatchedTo(streets.get((i + 1) % 4));
                if (random.nextBoolean()) {
                    story.redispatchedTo(streets.get(i % 4));
                }
            }
            for (int round = random.nextInt(3); round > 0; round--) {
                story.handled().answered(random.nextBoolean(), Solved.PARTLY, Satisfaction.NONE);
            }
            if (random.nextBoolean()) {
                story.handled().answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
            }
        }
    }

    private StreamedEvent.Place lockedPlace() {
        return jdbc.sql(
                        """
                        select epoch, tx::text as tx_text, position from follower
                        where name = :name for update
                        """)
                .param("name", AssessmentFollower.NAME)
                .query((row, i) ->
                        new StreamedEvent.Place(
                                row.getLong("epoch"),
                                String.valueOf(row.getString("tx_text")),
                                row.getLong("position")))
                .single();
    }

    private String snapshot() {
        return jdbc.sql(SNAPSHOT).query(String.class).single();
    }

    private CaseStory handled(UnitId unit, Instant at) {
        return CaseStory.dispatched(casework, unit, at).handled();
    }

    private Numbers counts(YearMonth month, String group, UnitId unit) {
        readOn();
        var counts =
                assessing.ranking(PeriodName.of(month), group).rows().stream()
                        .filter(row -> row.unit().id().equals(unit))
                        .findFirst()
                        .orElseThrow()
                        .counts();
        return new Numbers(
                counts.received(),
                counts.closed(),
                counts.valid().longValueExact(),
                counts.contacted().longValueExact(),
                counts.solved().longValueExact(),
                counts.satisfied().longValueExact(),
                counts.basically().longValueExact());
    }

    /** Counts in whole numbers, as they are without shares. */
    private record Numbers(
            long received,
            long closed,
            long valid,
            long contacted,
            long solved,
            long satisfied,
            long basically) {}

    private long behind(String figure) {
        var viewer = new TestActors(jdbc, units).with(Role.ASSESSOR, id("city"));
        var list =
                assessing.cases(
                        PeriodName.of(YearMonth.of(2032, 4)),
                        wangjing,
                        Figure.of(figure).orElseThrow(),
                        Slice.WHOLE,
                        viewer,
                        null,
                        100);
        assertThat(list.size().hidden()).isZero();
        assertThat(list.lines()).hasSize((int) list.size().total());
        return list.size().total();
    }

    private void readOn() {
        new ReadOn(followers, jdbc).untilNow(AssessmentFollower.NAME);
    }

    private UnitId id(String code) {
        return units.byCode(c + "-" + code).orElseThrow().id();
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
}
