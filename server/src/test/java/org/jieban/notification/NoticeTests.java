package org.jieban.notification;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseStory;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.catalogue.CaseKind;
import org.jieban.identity.Actor;
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
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PostgresTest
class NoticeTests {

    @Autowired Units units;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired ClockWatch watch;
    @Autowired NoticeWriting writing;
    @Autowired Notices notices;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester mvc;

    private final String c = UUID.randomUUID().toString().substring(0, 8);
    private UnitId district = new UnitId(1);
    private UnitId wangjing = new UnitId(1);
    private UnitId section = new UnitId(1);
    private UnitId water = new UnitId(1);

    @BeforeEach
    void aCity() {
        units.importAll(
                List.of(
                        row("city", "北京市", UnitKind.CITY, null),
                        row("d", "朝阳区", UnitKind.DISTRICT, "city"),
                        row("w", "望京街道", UnitKind.STREET, "d"),
                        row("ws", "城管科", UnitKind.SECTION, "w"),
                        row("dep", "水务局", UnitKind.DEPARTMENT, "city")));
        district = id("d");
        wangjing = id("w");
        section = id("ws");
        water = id("dep");
    }

    @Test
    void unitsAreToldWhatHappensToTheirCases() {
        var story =
                CaseStory.dispatched(
                                casework,
                                CaseKind.COMPLAINT,
                                wangjing,
                                TestClock.START,
                                List.of(water))
                        .signed()
                        .assignedInwardTo(section)
                        .helpAskedFrom(district)
                        .urged();

        assertThat(told(wangjing)).isEqualTo("NEW, URGED:已经三天了");
        assertThat(told(water)).isEqualTo("ASSIST");
        assertThat(told(section)).isEqualTo("NEW:请上门查看");
        assertThat(told(district)).isEqualTo("ASSIST:请协助停水抢修");
        assertThat(noticesOf(wangjing).getFirst().number()).isEqualTo(story.number().value());
    }

    @Test
    void aDissatisfiedCitizenIsToldToTheUnitWithTheReason() {
        CaseStory.dispatched(casework, wangjing, TestClock.START)
                .handled()
                .answered(true, Solved.NOT_SOLVED, Satisfaction.DISSATISFIED);

        assertThat(told(wangjing)).startsWith("NEW, DISSATISFIED:NOT_SOLVED");
    }

    @Test // [utest->rule~notification.last-fifth~1]
    void aClockIsToldWhenItsLastFifthBeginsAndWhenItHasRunOut() {
        CaseStory.dispatched(casework, wangjing, TestClock.START);

        assertThat(toldAt(Duration.ofMinutes(96))).isEqualTo("NEW");
        assertThat(toldAt(Duration.ofMinutes(96).plusSeconds(1))).isEqualTo("NEW, DUE_SOON SIGN");
        assertThat(toldAt(Duration.ofHours(2))).isEqualTo("NEW, DUE_SOON SIGN");
        assertThat(toldAt(Duration.ofHours(2).plusSeconds(1)))
                .isEqualTo("NEW, DUE_SOON SIGN, OVERDUE SIGN");
        assertThat(toldAt(Duration.ofHours(3))).isEqualTo("NEW, DUE_SOON SIGN, OVERDUE SIGN");
    }

    @Test // [utest->rule~notification.last-fifth~1]
    void whatIsDoneInTimeIsNotToldAndTheNextClockIs() {
        CaseStory.dispatched(casework, wangjing, TestClock.START).signed();

        assertThat(toldAt(Duration.ofHours(20))).isEqualTo("NEW, DUE_SOON CONTACT");
    }

    @Test // [utest->rule~notification.last-fifth~1]
    void aClockThatNobodyLookedAtInTimeIsOnlyToldAsOverdue() {
        CaseStory.dispatched(casework, wangjing, TestClock.START);

        assertThat(toldAt(Duration.ofHours(5))).isEqualTo("NEW, OVERDUE SIGN");
    }

    @Test
    void aClosedCaseHasNoClocksToTell() {
        CaseStory.dispatched(casework, wangjing, TestClock.START)
                .handled()
                .answered(true, Solved.SOLVED, Satisfaction.SATISFIED);

        assertThat(toldAt(Duration.ofDays(30))).isEqualTo("NEW");
    }

    @Test
    void historyIsNoNews() {
        CaseStory.dispatched(casework, wangjing, TestClock.START.minus(Duration.ofDays(40)));

        assertThat(toldAt(Duration.ZERO)).isEmpty();
    }

    @Test // [utest->rule~notification.once~1]
    void twoScannersAtOnceTellEachOfAThousandClocksOnce() throws Exception {
        int cases = 1000;
        for (int i = 0; i < cases; i++) {
            CaseStory.dispatched(casework, wangjing, TestClock.START.plusMillis(i));
        }
        readOn();
        clock.advance(Duration.ofMinutes(100));

        int soon = lookFromTwoSides();
        clock.advance(Duration.ofMinutes(30));
        int overdue = lookFromTwoSides();

        assertThat(soon).isLessThanOrEqualTo(cases);
        assertThat(overdue).isLessThanOrEqualTo(cases);
        assertThat(countedOf("DUE_SOON")).isEqualTo(cases);
        assertThat(countedOf("OVERDUE")).isEqualTo(cases);
    }

    @Test // [utest->rule~notification.once~1]
    void aRebuildTellsNothingTwiceAndWatchesTheSameClocks() {
        var story = CaseStory.dispatched(casework, wangjing, TestClock.START).urged();
        CaseStory.dispatched(casework, wangjing, TestClock.START).signed();
        toldAt(Duration.ofHours(3));
        var before = noticesOf(wangjing);
        var clocks = clocksOf(wangjing);

        followers.rebuild(NoticeFollower.NAME);
        var after = toldAt(Duration.ofHours(3));

        assertThat(noticesOf(wangjing)).isEqualTo(before);
        assertThat(clocksOf(wangjing)).isEqualTo(clocks);
        assertThat(after).contains("URGED", "OVERDUE SIGN");
        assertThat(before).extracting(Notices.Notice::number).contains(story.number().value());
    }

    @Test // [utest->rule~notification.who-sees~1]
    void onlyTheUnitsOwnPeopleSeeItsNoticesAndLeadersAboveWhatIsOverdue() {
        CaseStory.dispatched(casework, wangjing, TestClock.START);
        toldAt(Duration.ofHours(5));
        var people = new TestActors(jdbc, units);

        assertThat(kinds(people.with(Role.HANDLER, wangjing))).containsExactly("OVERDUE", "NEW");
        assertThat(kinds(people.with(Role.LEADER, district))).containsExactly("OVERDUE");
        assertThat(kinds(people.with(Role.HANDLER, district))).isEmpty();
        assertThat(kinds(people.with(Role.LEADER, section))).isEmpty();
        assertThat(kinds(people.with(Role.LEADER, water))).isEmpty();
    }

    @Test
    void eachPersonHasMarksOfTheirOwn() {
        CaseStory.dispatched(casework, wangjing, TestClock.START).urged();
        readOn();
        var people = new TestActors(jdbc, units);
        var one = people.with(Role.HANDLER, wangjing);
        var other = people.with(Role.HANDLER, wangjing);
        var stranger = people.with(Role.HANDLER, water);
        var latest = noticesOf(wangjing).getFirst().id();

        assertThat(read(stranger, "{\"ids\":[" + latest + "]}")).isEqualTo(204);
        assertThat(read(one, "{\"ids\":[" + latest + "," + latest + "]}")).isEqualTo(204);

        assertThat(unread(one)).isEqualTo(1);
        assertThat(unread(other)).isEqualTo(2);
        assertThat(read(other, "{\"all\":true}")).isEqualTo(204);
        assertThat(unread(other)).isZero();
        assertThat(unread(one)).isEqualTo(1);
        assertThat(notices.list(one, Long.MAX_VALUE, 10).getFirst().readAt())
                .isEqualTo(TestClock.START);
        assertThat(read(one, "{}")).isEqualTo(400);
    }

    @Test
    void noticesAreListedNewestFirstPieceByPiece() {
        CaseStory.dispatched(casework, wangjing, TestClock.START).urged().urged();
        readOn();
        var handler = new TestActors(jdbc, units).with(Role.HANDLER, wangjing);

        var uri = "/api/notices?limit=2";
        assertThat(mvc.get().uri(uri).with(as(handler)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items":[{"kind":"URGED","title":"楼道灯不亮","readAt":null,
                                   "unit":{"name":"望京街道"}},{"kind":"URGED"}]}
                        """);
        var second = noticesOf(wangjing).get(1).id();
        assertThat(mvc.get().uri(uri + "&cursor=" + second).with(as(handler)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"items\":[{\"kind\":\"NEW\"}],\"next\":null}");
        assertThat(mvc.get().uri(uri + "&cursor=x").with(as(handler))).hasStatus(400);
    }

    @Test
    void noticesAreForgottenAfterTheirTime() {
        CaseStory.dispatched(casework, wangjing, TestClock.START);
        readOn();
        var handler = new TestActors(jdbc, units).with(Role.HANDLER, wangjing);
        read(handler, "{\"all\":true}");

        writing.purge(TestClock.START);
        assertThat(noticesOf(wangjing)).hasSize(1);
        writing.purge(TestClock.START.plusMillis(1));
        assertThat(noticesOf(wangjing)).isEmpty();
    }

    private int lookFromTwoSides() throws Exception {
        var together = new CyclicBarrier(2);
        Callable<Integer> look =
                () -> {
                    together.await();
                    return watch.tellDue(false);
                };
        int told = 0;
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var one : threads.invokeAll(List.of(look, look))) {
                told += one.get();
            }
        }
        return told;
    }

    /** What the street was told up to a time after the start, in order. */
    private String toldAt(Duration after) {
        readOn();
        clock.set(TestClock.START.plus(after));
        watch.tellDue(false);
        return told(wangjing);
    }

    private String told(UnitId unit) {
        readOn();
        return noticesOf(unit).reversed().stream()
                .map(notice ->
                        notice.kind()
                                + (notice.clock() == null ? "" : " " + notice.clock())
                                + (notice.why().isEmpty() ? "" : ":" + notice.why()))
                .collect(joining(", "));
    }

    private List<Notices.Notice> noticesOf(UnitId unit) {
        return notices.list(TestActors.onPaper(Role.HANDLER, unit), Long.MAX_VALUE, 100);
    }

    private List<String> kinds(Actor reader) {
        return notices.list(reader, Long.MAX_VALUE, 100).stream()
                .map(notice -> notice.kind().name())
                .toList();
    }

    private List<String> clocksOf(UnitId unit) {
        return new ArrayList<>(
                jdbc.sql(
                                """
                                select case_id || ' ' || part || ' ' || clock || ' ' || due_at
                                    || ' ' || coalesce(next_at::text, '-')
                                from watched_clock where unit_id = :unit
                                order by case_id, part
                                """)
                        .param("unit", unit.value())
                        .query(String.class)
                        .list());
    }

    private long countedOf(String kind) {
        return jdbc.sql(
                        """
                        select count(*) from notice where unit_id = :unit and kind = :kind
                        """)
                .param("unit", wangjing.value())
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    private int unread(Actor reader) {
        return notices.unread(reader);
    }

    private int read(Actor reader, String body) {
        return mvc.post()
                .uri("/api/notices/read")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(as(reader))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private void readOn() {
        new ReadOn(followers, jdbc).untilNow(NoticeFollower.NAME);
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
