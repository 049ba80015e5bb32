package org.jieban.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jieban.PostgresTest;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseStory;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What an office takes away: the workbook as an office program reads it, and what is still possible. */
@PostgresTest
class BulletinTests {

    private static final Instant IN_MAY = Instant.parse("2045-05-02T02:00:00Z");

    @Autowired Units units;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester mvc;

    private final String c = UUID.randomUUID().toString().substring(0, 8);
    private UnitId wangjing = new UnitId(1);
    private UnitId jiuxianqiao = new UnitId(1);
    private Actor leader = TestActors.onPaper(Role.LEADER, wangjing);

    @BeforeEach
    void aCity() {
        units.importAll(
                List.of(
                        row("city", "北京市", UnitKind.CITY, null),
                        row("d", "朝阳区", UnitKind.DISTRICT, "city"),
                        row("w", "望京街道" + c, UnitKind.STREET, "d"),
                        row("j", "酒仙桥街道" + c, UnitKind.STREET, "d")));
        wangjing = id("w");
        jiuxianqiao = id("j");
        leader = new TestActors(jdbc, units).with(Role.LEADER, wangjing);
    }

    @Test // [utest->rule~period.bulletin~1]
    void theWorkbookHasASheetForTheListsAndOneForEachGroup() throws Exception {
        handled(wangjing).answered(true, Solved.SOLVED, Satisfaction.SATISFIED);
        handled(jiuxianqiao).answered(true, Solved.NOT_SOLVED, Satisfaction.SATISFIED);
        readOn();

        try (var book = bulletin("zh-CN")) {
            assertThat(book.getNumberOfSheets()).isEqualTo(6);
            assertThat(book.getSheetAt(0).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo("接诉即办考核通报");
            var row = rowOf(book, "望京街道" + c);
            assertThat(row.getCell(0).getNumericCellValue()).isEqualTo(1);
            assertThat(row.getCell(3).getNumericCellValue()).isEqualTo(100.0);
            assertThat(rowOf(book, "酒仙桥街道" + c).getCell(3).getNumericCellValue()).isEqualTo(50.0);
        }
        try (var book = bulletin("en")) {
            assertThat(book.getSheetAt(1).getRow(1).getCell(3).getStringCellValue())
                    .isEqualTo("Score");
        }
    }

    @Test // [utest->rule~period.prospect~1]
    void whatIsStillPossibleFollowsFromWhoIsStillToBeAsked() {
        handled(wangjing).answered(true, Solved.NOT_SOLVED, Satisfaction.SATISFIED);
        handled(jiuxianqiao).answered(true, Solved.SOLVED, Satisfaction.BASICALLY);
        handled(wangjing);
        readOn();

        var body =
                mvc.get()
                        .uri("/api/assessment/prospect?period=2045-05&unit=" + wangjing.value())
                        .with(as(leader))
                        .exchange();

        assertThat(body).hasStatusOk();
        assertThat(body).bodyJson().extractingPath("$.now.score").isEqualTo(50.0);
        assertThat(body).bodyJson().extractingPath("$.waiting").isEqualTo(1);
        assertThat(body).bodyJson().extractingPath("$.best.score").isEqualTo(75.0);
        assertThat(body).bodyJson().extractingPath("$.worst.score").isEqualTo(25.0);
        assertThat(body).bodyJson().extractingPath("$.nextUnit").isEqualTo("酒仙桥街道" + c);
        // 50 and n times 100, over n + 1: 96.0 needs n = 12 (96.15), 11 gives 95.8
        assertThat(body).bodyJson().extractingPath("$.nextScore").isEqualTo(96.0);
        assertThat(body).bodyJson().extractingPath("$.needed").isEqualTo(12);
    }

    private org.apache.poi.ss.usermodel.Row rowOf(Workbook book, String unit) {
        for (var sheet : book) {
            for (var row : sheet) {
                var cell = row.getCell(2);
                if (sheet != book.getSheetAt(0) && cell != null && cell.toString().equals(unit)) {
                    return row;
                }
            }
        }
        throw new AssertionError(unit + " is on no sheet");
    }

    private Workbook bulletin(String locale) throws Exception {
        var body =
                mvc.get()
                        .uri("/api/assessment/bulletin.xlsx?period=2045-05&locale=" + locale)
                        .with(as(leader))
                        .exchange();
        assertThat(body).hasStatusOk();
        return new XSSFWorkbook(
                new ByteArrayInputStream(body.getResponse().getContentAsByteArray()));
    }

    private CaseStory handled(UnitId unit) {
        return CaseStory.dispatched(casework, unit, IN_MAY).handled();
    }

    private void readOn() {
        new ReadOn(followers, jdbc).untilNow(AssessmentFollower.NAME);
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
