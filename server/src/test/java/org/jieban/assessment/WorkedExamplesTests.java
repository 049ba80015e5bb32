package org.jieban.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jieban.PostgresTest;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseStory;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of worked examples, line by line, from facts to the published row. */
// [utest->rule~assessment.worked~1]
@PostgresTest
class WorkedExamplesTests {

    private static final LocalDate SPLIT = LocalDate.of(2080, 5, 5);

    @Autowired Units units;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired Assessing assessing;
    @Autowired JdbcClient jdbc;

    private final String c = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void aCity() {
        units.importAll(
                List.of(
                        row("city", "北京市", UnitKind.CITY, null, null, null),
                        row("d", "朝阳区", UnitKind.DISTRICT, "city", null, null),
                        row("w", "望京街道", UnitKind.STREET, "d", null, SPLIT),
                        row("e", "望京东街道", UnitKind.STREET, "d", SPLIT, null),
                        row("x", "望京西街道", UnitKind.STREET, "d", SPLIT, null),
                        row("j", "酒仙桥街道", UnitKind.STREET, "d", null, null)));
    }

    @Test
    void nobodyAnswered() {
        CaseStory.dispatched(casework, id("j"), Instant.parse("2079-03-02T02:00:00Z"))
                .handled()
                .notReached();

        assertThat(line("2079-03", "j")).isEqualTo("1 0 0 — —");
    }

    @Test
    void oneCase() {
        answered("j", "2079-04-02T02:00:00Z", Solved.SOLVED, Satisfaction.BASICALLY);

        assertThat(line("2079-04", "j")).isEqualTo("1 1 1 96.0 1");
    }

    @Test
    void allTied() {
        for (var unit : List.of("w", "j")) {
            answered(unit, "2079-05-02T02:00:00Z", Solved.NOT_SOLVED, Satisfaction.SATISFIED);
        }
        answered("j", "2079-05-03T02:00:00Z", Solved.NOT_SOLVED, Satisfaction.SATISFIED);

        assertThat(line("2079-05", "w")).isEqualTo("1 0 1 50.0 1");
        assertThat(line("2079-05", "j")).isEqualTo("2 0 2 50.0 1");
    }

    @Test
    void aUnitThatWasSplitInMidPeriod() {
        answered("w", "2080-04-25T02:00:00Z", Solved.NOT_SOLVED, Satisfaction.SATISFIED);
        CaseStory.dispatched(casework, id("w"), Instant.parse("2080-05-03T02:00:00Z"))
                .at(Instant.parse("2080-05-06T02:00:00Z"))
                .redispatchedTo(id("e"))
                .handled()
                .answered(true, Solved.SOLVED, Satisfaction.SATISFIED);

        assertThat(line("2080-05", "w")).isEqualTo("1 0 1 50.0 2");
        assertThat(line("2080-05", "e")).isEqualTo("1 1 1 100.0 1");
        assertThat(line("2080-05", "x")).isEqualTo("0 0 0 — —");
        assertThat(line("2080-06", "w")).isEqualTo("not in the group");
        assertThat(line("2080-04", "e")).isEqualTo("not in the group");
    }

    @Test
    void aCaseWithThreeRoundsAcrossTwoPeriods() {
        var story =
                CaseStory.dispatched(casework, id("j"), Instant.parse("2079-07-02T02:00:00Z"))
                        .handled()
                        .answered(true, Solved.NOT_SOLVED, Satisfaction.DISSATISFIED)
                        .at(Instant.parse("2079-07-15T02:00:00Z"))
                        .handled()
                        .answered(false, Solved.NOT_SOLVED, Satisfaction.DISSATISFIED);
        story.at(Instant.parse("2079-07-20T02:00:00Z"))
                .handled()
                .answered(true, Solved.SOLVED, Satisfaction.SATISFIED);

        assertThat(line("2079-07", "j")).isEqualTo("1 0 2 5.0 1");
        assertThat(line("2079-08", "j")).isEqualTo("0 1 1 100.0 1");
    }

    private void answered(String unit, String at, Solved solved, Satisfaction satisfaction) {
        CaseStory.dispatched(casework, id(unit), Instant.parse(at))
                .handled()
                .answered(true, solved, satisfaction);
    }

    /** Received, closed, valid, score, rank among the streets. */
    private String line(String month, String unit) {
        new ReadOn(followers, jdbc).untilNow(AssessmentFollower.NAME);
        return assessing.ranking(PeriodName.of(YearMonth.parse(month)), "STREET").rows().stream()
                .filter(row -> row.unit().id().equals(id(unit)))
                .findFirst()
                .map(row ->
                        "%d %d %s %s %s"
                                .formatted(
                                        row.counts().received(),
                                        row.counts().closed(),
                                        row.counts().valid(),
                                        shown(row.place().score()),
                                        shown(row.place().rank())))
                .orElse("not in the group");
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "—" : value.toString();
    }

    private UnitRow row(
            String code,
            String name,
            UnitKind kind,
            @Nullable String parent,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        return new UnitRow(
                c + "-" + code,
                name,
                kind,
                parent == null ? null : c + "-" + parent,
                from == null ? LocalDate.of(2020, 1, 1) : from,
                until,
                null);
    }

    private UnitId id(String code) {
        return units.byCode(c + "-" + code).orElseThrow().id();
    }
}
