package org.jieban.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jieban.PostgresTest;
import org.jieban.casefile.Act;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseStory;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.catalogue.CaseKind;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.jieban.scheme.Tally;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PostgresTest
class RankingLoadTests {

    private static final int CASES = 60;
    private static final String FOLLOWER = "assessment";
    private static final List<String> TABLES =
            List.of("assessed_answer", "assessed_part", "assessed_day", "assessed_work");

    /** All but which case it is and what the two do not share: words, places and people. */
    private static final String ROWS =
            """
            select string_agg(line, chr(10) order by line) from (
                select concat_ws('|', 'answer', seq, unit_id, share, round, cell, counts, corrected,
                    on_time, kind, asked_by, answered_at, received_at, closed_at) as line
                from assessed_answer
                union all
                select concat_ws('|', 'part', part, round, seq, unit_id, share, kind, withdrawn,
                    received_at, closed_at, contacted_at, contact_minutes, timed_at, on_time,
                    meeting_due, met, called_at, reported)
                from assessed_part
                union all select d::text from assessed_day d
                union all select w::text from assessed_work w) as everything
            """;

    @Autowired Units units;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired JdbcClient jdbc;

    @Test
    void whatIsLoadedIsWhatTheFollowerMakesOfTheSameFacts() {
        var city = aSmallCity();
        new ReadOn(followers, jdbc).untilNow(FOLLOWER);
        try {
            empty();
            new RankingLoad(jdbc, city, CASES, Instant.parse("2039-03-01T00:00:00Z")).load();
            var loaded = rows();
            var cases =
                    jdbc.sql("select * from assessed_answer where share = 0 order by case_id, seq")
                            .query()
                            .listOfRows();
            var parts =
                    jdbc.sql("select * from assessed_part where share = 0 order by case_id, round")
                            .query()
                            .listOfRows();
            var helpers =
                    jdbc.sql("select * from assessed_part where share = 1").query().listOfRows();
            empty();

            for (long id = RankingLoad.FIRST_ID; id < RankingLoad.FIRST_ID + CASES; id++) {
                live(of(id, cases), of(id, parts), of(id, helpers));
            }
            new ReadOn(followers, jdbc).untilNow(FOLLOWER);

            assertThat(rows()).isEqualTo(loaded);
            assertThat(helpers).isNotEmpty();
            assertThat(cases).hasSizeGreaterThan(CASES);
        } finally {
            jdbc.sql("delete from assignment where case_id >= :first")
                    .param("first", RankingLoad.FIRST_ID)
                    .update();
            jdbc.sql("delete from case_file where id >= :first")
                    .param("first", RankingLoad.FIRST_ID)
                    .update();
            followers.rebuild(FOLLOWER);
        }
    }

    private void live(
            List<Map<String, Object>> answers,
            List<Map<String, Object>> parts,
            List<Map<String, Object>> helpers) {
        var unit = unit(parts.getFirst());
        var assisting = helpers.stream().map(RankingLoadTests::unit).toList();
        var story =
                CaseStory.dispatched(
                        casework,
                        CaseKind.valueOf(String.valueOf(parts.getFirst().get("kind"))),
                        unit,
                        at(parts.getFirst(), "received_at"),
                        assisting);
        assisting.forEach(story::helpedBy);
        for (int round = 0; round < answers.size(); round++) {
            int cell = ((Number) answers.get(round).get("cell")).intValue();
            // every step comes a minute after the one before
            story.at(at(parts.get(round), "contacted_at").minusSeconds(120))
                    .signed()
                    .byLead(new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, ""))
                    .at(at(parts.get(round), "timed_at").minusSeconds(120))
                    .byLead(new Act.Reply("已更换灯具", "已更换灯具", Solved.SOLVED, List.of()))
                    .byLead(new Act.Approve("属实"))
                    .at(at(answers.get(round), "answered_at").minusSeconds(60))
                    .answered(
                            Tally.contactedAt(cell),
                            Tally.solvedAt(cell),
                            Tally.satisfactionAt(cell));
        }
    }

    private static List<Map<String, Object>> of(long id, List<Map<String, Object>> rows) {
        return rows.stream().filter(row -> Long.valueOf(id).equals(row.get("case_id"))).toList();
    }

    private static UnitId unit(Map<String, Object> row) {
        return new UnitId(((Number) row.get("unit_id")).longValue());
    }

    private static Instant at(Map<String, Object> row, String column) {
        return ((java.sql.Timestamp) row.get(column)).toInstant();
    }

    private String rows() {
        return jdbc.sql(ROWS).query(String.class).single();
    }

    private void empty() {
        TABLES.forEach(table -> jdbc.sql("delete from " + table).update());
    }

    private RankingCity.Built aSmallCity() {
        var rows = new ArrayList<UnitRow>();
        rows.add(row("L", UnitKind.CITY, null));
        rows.add(row("LD", UnitKind.DISTRICT, "L"));
        for (int s = 0; s < 3; s++) {
            rows.add(row("LS" + s, UnitKind.STREET, "LD"));
            rows.add(row("LP" + s, UnitKind.DEPARTMENT, "L"));
            for (int i = 0; i < RankingCity.COMMUNITIES; i++) {
                rows.add(row("LC" + s + i, UnitKind.COMMUNITY, "LS" + s));
            }
            for (int i = 0; i < RankingCity.SECTIONS; i++) {
                rows.add(row("LX" + s + i, UnitKind.SECTION, "LS" + s));
            }
        }
        units.importAll(rows);
        return new RankingCity.Built(
                ids(1, i -> "LD"),
                ids(3, i -> "LS" + i),
                ids(3 * RankingCity.COMMUNITIES, i -> "LC" + i / 8 + i % 8),
                ids(3 * RankingCity.SECTIONS, i -> "LX" + i / 4 + i % 4),
                ids(3, i -> "LP" + i));
    }

    private Long[] ids(int count, java.util.function.IntFunction<String> code) {
        return IntStream.range(0, count)
                .mapToObj(i -> units.byCode(code.apply(i)).orElseThrow().id().value())
                .toArray(Long[]::new);
    }

    private static UnitRow row(String code, UnitKind kind, @Nullable String parent) {
        return new UnitRow(code, code, kind, parent, LocalDate.of(2020, 1, 1), null, null);
    }
}
