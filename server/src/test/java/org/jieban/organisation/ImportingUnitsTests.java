package org.jieban.organisation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jieban.PostgresTest;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PostgresTest
class ImportingUnitsTests {

    private static final LocalDate FROM = LocalDate.of(2020, 1, 1);
    private static final String HEADER = "code,name,kind,parent,from,until,residents\n";

    @Autowired Units units;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    private final String c = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void childrenMayStandBeforeTheirParents() {
        var count =
                units.importCsv(
                        csv(
                                """
                                $-s,望京街道,STREET,$-d,2020-01-01,,
                                $-d,朝阳区,DISTRICT,$,2020-01-01,,3450000
                                $,北京市,CITY,,2020-01-01,,
                                """));

        assertThat(count).isEqualTo(new ImportCount(3, 0, 0));
        assertThat(units.path(id("-s")))
                .extracting(Unit::name)
                .containsExactly("北京市", "朝阳区", "望京街道");
        assertThat(units.get(id("-d")).residents()).isEqualTo(3_450_000);
    }

    // [utest->rule~organisation.dates~1]
    @Test
    void aSecondImportUpdatesAndSaysWhatItDid() {
        aCityWithADistrict();

        var count =
                units.importCsv(
                        csv(
                                """
                                $,北京市,CITY,,2020-01-01,,
                                $-d,崇文区,DISTRICT,$,2020-01-01,2026-03-01,
                                $-e,东城区,DISTRICT,$,2020-01-01,,
                                """));

        assertThat(count).isEqualTo(new ImportCount(1, 1, 1));
        assertThat(units.get(id("-d")).isEffective(LocalDate.of(2026, 3, 1))).isFalse();
    }

    @Test
    void whatIsExportedIsTheSameWhenItComesBack() {
        aCityWithADistrict();
        var file = new StringBuilder();
        units.exportCsv(file);

        var count = units.importCsv(file.toString().getBytes(UTF_8));

        assertThat(count).isEqualTo(new ImportCount(0, 0, 0));
    }

    @Test
    void aFileFromAChineseSpreadsheetIsRead() {
        units.importCsv(
                (HEADER + c + ",上海市,CITY,,2020-01-01,,\n").getBytes(Charset.forName("GB18030")));

        assertThat(units.get(id("")).name()).isEqualTo("上海市");
    }

    // [utest->rule~organisation.tree~1]
    // [utest->rule~organisation.import~1]
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    '$-x,甲街道,STREET,nowhere,2020-01-01,,', 2, parent, parent-unknown
                    '$-x,甲社区,COMMUNITY,,2020-01-01,,', 2, parent, parent-required
                    '$-x,甲社区,COMMUNITY,$-d,2020-01-01,,', 2, parent, parent-kind
                    '$-x,甲街道,VILLAGE,$-d,2020-01-01,,', 2, kind, unknown
                    '$-x,甲街道,STREET,$-d,2020-13-01,,', 2, from, malformed
                    '$-x,甲街道,STREET,$-d,,,', 2, from, required
                    '$-x,甲街道,STREET,$-d,2020-01-01,2020-01-01,', 2, until, until-before-from
                    '$-x,甲街道,STREET,$-d,2020-01-01,,many', 2, residents, malformed
                    '$-x,甲街道,STREET,$-d,2020-01-01,,-1', 2, residents, invalid
                    '$-x,,STREET,$-d,2020-01-01,,', 2, name, required
                    ',甲街道,STREET,$-d,2020-01-01,,', 2, code, required
                    '$-x,甲,STREET,$-d,2020-01-01,,|$-x,乙,STREET,$-d,2020-01-01,,', 3, code, duplicate-line
                    '$-a,甲,SECTION,$-b,2020-01-01,,|$-b,乙,SECTION,$-a,2020-01-01,,', 2, parent, cycle
                    '$-a,甲,SECTION,$-a,2020-01-01,,', 2, parent, cycle
                    '$-d,朝阳区,STREET,$,2020-01-01,,', 2, kind, kind-has-children
                    """)
    void aBadLineIsRefusedWithLineAndReasonAndNothingIsIn(
            String lines, int line, String field, String code) {
        aCityWithADistrict();
        units.create(
                new UnitRow(
                        c + "-dd",
                        "朝阳区城管委",
                        UnitKind.DISTRICT_DEPARTMENT,
                        c + "-d",
                        FROM,
                        null,
                        null));

        var refusal =
                refusal(
                        "%s\n$-good,好街道,STREET,$-d,2020-01-01,,\n"
                                .formatted(lines.replace('|', '\n')));

        assertThat(refusal.errors())
                .extracting(FieldProblem::line, FieldProblem::pointer, FieldProblem::code)
                .contains(org.assertj.core.groups.Tuple.tuple(line, field, code));
        assertThat(units.byCode(c + "-good")).isEmpty();
        assertThat(units.byCode(c + "-x")).isEmpty();
    }

    @Test
    void aCycleOverUnitsThatAreThereAlreadyIsRefused() {
        aCityWithADistrict();
        units.importCsv(
                csv(
                        """
                        $-1,一科,SECTION,$-d,2020-01-01,,
                        $-2,二组,SECTION,$-1,2020-01-01,,
                        """));

        var refusal = refusal("$-1,一科,SECTION,$-2,2020-01-01,,\n");

        assertThat(refusal.errors()).extracting(FieldProblem::code).containsExactly("cycle");
    }

    @Test
    void theChildrenOfAnUnreadableLineAreNotBlamed() {
        aCityWithADistrict();

        var refusal =
                refusal(
                        """
                        $-s,甲街道,TOWN,$-d,2020-01-01,,
                        $-c,甲社区,COMMUNITY,$-s,2020-01-01,,
                        """);

        assertThat(refusal.errors()).extracting(FieldProblem::line).containsExactly(2);
    }

    @Test
    void everyErrorOfAFileIsListed() {
        var refusal =
                refusal(
                        """
                        $-1,甲,STREET,no-1,2020-01-01,,
                        $-2,乙,STREET,no-2,2020-01-01,,
                        """);

        assertThat(refusal.errors()).extracting(FieldProblem::line).containsExactly(2, 3);
        assertThat(refusal.properties()).containsEntry("total", 2);
    }

    @Test
    void aMissingAndAMisspeltColumnAreRefused() {
        assertThatThrownBy(() -> units.importCsv("code,name,kind,parent,form\n".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal ->
                                assertThat(refusal.errors())
                                        .extracting(FieldProblem::pointer, FieldProblem::code)
                                        .containsExactly(
                                                org.assertj.core.groups.Tuple.tuple(
                                                        "from", "column-missing"),
                                                org.assertj.core.groups.Tuple.tuple(
                                                        "form", "column-unknown")));
    }

    @Test
    void aWholeCityComesInAtOnce() {
        var rows = new ArrayList<UnitRow>();
        rows.add(new UnitRow(c, "大市", UnitKind.CITY, null, FROM, null, null));
        for (var d = 0; d < 16; d++) {
            var district = c + "-" + d;
            rows.add(new UnitRow(district, "区" + d, UnitKind.DISTRICT, c, FROM, null, null));
            for (var s = 0; s < 22; s++) {
                var street = district + "-" + s;
                rows.add(
                        new UnitRow(street, "街道" + s, UnitKind.STREET, district, FROM, null, null));
                for (var k = 0; k < 22; k++) {
                    rows.add(
                            new UnitRow(
                                    street + "-" + k,
                                    "社区" + k,
                                    UnitKind.COMMUNITY,
                                    street,
                                    FROM,
                                    null,
                                    k));
                }
            }
        }
        var count = units.importAll(rows);

        assertThat(count.created()).isEqualTo(rows.size()).isGreaterThan(8_000);
        assertThat(units.scope(id("-3-4")).units()).hasSize(23);
    }

    @Test
    void aTransactionSeesItsOwnUnitsAndOthersOnlyAfterwards() {
        transaction.executeWithoutResult(status -> {
            aCityWithADistrict();
            assertThat(units.byCode(c + "-d")).isPresent();
            status.setRollbackOnly();
        });

        assertThat(units.byCode(c + "-d")).isEmpty();
    }

    @Test
    void moreThreadsThanConnectionsCanAskInsideTransactions() throws Exception {
        aCityWithADistrict();
        Callable<Integer> ask =
                () ->
                        transaction.execute(_ -> {
                            jdbc.sql("select pg_sleep(0.01)").query().listOfRows();
                            return units.path(id("-d")).size();
                        });
        var answers = 0;

        try (var threads = Executors.newFixedThreadPool(24)) {
            for (var answer : threads.invokeAll(Collections.nCopies(200, ask), 20, SECONDS)) {
                answers += answer.get();
            }
        }

        assertThat(answers).isEqualTo(400);
    }

    private void aCityWithADistrict() {
        units.importAll(
                List.of(
                        new UnitRow(c, "北京市", UnitKind.CITY, null, FROM, null, null),
                        new UnitRow(c + "-d", "朝阳区", UnitKind.DISTRICT, c, FROM, null, null)));
    }

    private UnitId id(String suffix) {
        return units.byCode(c + suffix).orElseThrow().id();
    }

    private byte[] csv(String lines) {
        return (HEADER + lines.replace("$", c)).getBytes(UTF_8);
    }

    private ProblemException refusal(String lines) {
        return catchThrowableOfType(ProblemException.class, () -> units.importCsv(csv(lines)));
    }
}
