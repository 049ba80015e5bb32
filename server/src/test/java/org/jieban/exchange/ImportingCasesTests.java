package org.jieban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.jieban.identity.TestActors.as;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jieban.PostgresTest;
import org.jieban.casefile.CaseState;
import org.jieban.casefile.Casework;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.Scope;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PostgresTest
class ImportingCasesTests {

    static final Path REAL = Path.of("../../shared/data/boston311-2015-01-08.csv.gz");
    static final Path BOSTON = Path.of("../docs/howto/boston311.yaml");

    @Autowired CaseImport imports;
    @Autowired OnTimeReports reports;
    @Autowired Casework casework;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester mvc;

    @TempDir Path directory;

    final String name = "c" + UUID.randomUUID().toString().substring(0, 8);

    final String mapping =
            """
            name: %s
            number: no
            opened: opened
            due: due
            closed: closed
            time: {format: yyyy-MM-dd HH:mm, zone: America/New_York}
            as-of: 2015-02-01 00:00
            status: {column: status, closed: Closed}
            title: [title, type]
            department: dept
            units: {root: %s-R, root-name: Riverton, kind: DEPARTMENT, names: {PW: Public Works}}
            lat: lat
            lon: lon
            verdict: {column: said, on-time: ONTIME, late: OVERDUE}
            keep: [type]
            """
                    .formatted(name, name);

    static final String HEADER = "no,opened,due,closed,status,title,type,dept,lat,lon,said\n";

    @Test // [utest->rule~exchange.on-time~1]
    void whatWasInTimeFollowsFromTheMoments() throws IOException {
        var counts =
                run(
                        HEADER
                                + "1,2015-01-01 08:00,2015-01-05 08:00,2015-01-05 08:00,Closed,a,t,PW,42.3,-71.0,ONTIME\n"
                                + "2,2015-01-01 08:00,2015-01-05 08:00,2015-01-05 08:01,Closed,b,t,PW,,,OVERDUE\n"
                                + "3,2015-01-01 08:00,,2015-01-09 08:00,Closed,c,t,PW,,,ONTIME\n"
                                + "4,2015-01-01 08:00,2015-01-20 08:00,,Open,d,t,PW,,,OVERDUE\n"
                                + "5,2015-01-01 08:00,2015-02-20 08:00,,Open,,t,PW,,,ONTIME\n"
                                + "6,2015-01-01 08:00,2015-01-02 08:00,,Open,f,t,PW,,,\n"
                                + "7,2015-01-01 08:00,,2015-01-01 07:59,Closed,g,t,,,,OVERDUE\n");

        assertThat(counts.taken()).isEqualTo(7);
        var report = reports.of(name, CaseMapping.read(stream()).asOf(), Scope.EVERYTHING);
        assertThat(report.units()).hasSize(2);
        assertThat(report.units().getLast())
                .extracting(
                        OnTime.Line::unit,
                        OnTime.Line::cases,
                        OnTime.Line::onTime,
                        OnTime.Line::late,
                        OnTime.Line::unjudged,
                        OnTime.Line::differing)
                .containsExactly("Public Works", 6L, 3L, 2L, 1L, 0L);
        assertThat(report.total().differing()).isEqualTo(1);
        assertThat(report.total().rate()).isEqualByComparingTo("0.6667");

        var open = casework.find(casework.openedFrom("cases:" + name + ":5").orElseThrow());
        assertThat(open.orElseThrow().state()).isEqualTo(CaseState.DISPATCHED);
        assertThat(open.orElseThrow().title()).isEqualTo("t");
    }

    @Test // [utest->rule~exchange.on-time~1]
    void theApiShowsAUnitItsOwnFiguresOnly() throws IOException {
        run(
                HEADER
                        + "1,2015-01-01 08:00,2015-01-05 08:00,2015-01-05 08:00,Closed,a,t,PW,,,ONTIME\n"
                        + "2,2015-01-01 08:00,2015-01-05 08:00,2015-01-06 08:00,Closed,b,t,ISD,,,OVERDUE\n");
        var works = units.byCode(name + "-R-PW").orElseThrow();
        var leader = new TestActors(jdbc, units).with(Role.LEADER, works.id());

        var answer = mvc.get().uri("/api/exchange/on-time?import=" + name).with(as(leader));

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.rows.length()").isEqualTo(1);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.rows[0].unit.name")
                .isEqualTo("Public Works");
        assertThat(mvc.get().uri("/api/exchange/on-time?import=nothing").with(as(leader)))
                .hasStatus(404);
        assertThat(mvc.get().uri("/api/exchange/imports").with(as(leader))).hasStatus(403);
    }

    @Test // [utest->rule~exchange.rejects~1]
    void badRowsGoToTheRejectFileAndTheRestIsInOnce() throws IOException {
        var rows =
                HEADER
                        + "1,2015-01-01 08:00,,,Open,a,t,PW,,,\n"
                        + "2,2015-01-01 08:00,,,Closed,closed without a moment,t,PW,,,\n"
                        + "3,2015-01-01 08:00,,2014-12-31 08:00,Closed,closed before,t,PW,,,\n"
                        + "4,2015-01-01 25:00,,,Open,no hour,t,PW,,,\n"
                        + "5,2015-01-01 08:00,,,Open,no place,t,PW,95,0,\n"
                        + "1,2015-01-01 08:00,,,Open,again,t,PW,,,\n"
                        + "6,2015-01-01 08:00,,,Open,,,PW,,,\n"
                        + "7,2015-01-01 08:00,,,Open,z,t,PW,,,\n";

        var first = run(rows);
        var second = run(rows);

        assertThat(first.taken()).isEqualTo(2);
        assertThat(first.rejected()).isEqualTo(6);
        assertThat(second.taken()).isZero();
        assertThat(second.known()).isEqualTo(2);
        assertThat(Files.readString(second.rejects()))
                .contains("办结早于受理", "Closed before it was opened", "95");
    }

    @Test // [utest->rule~exchange.once~1]
    void twoImportsOfOneFileAtOnceBringInEachRowOnce() throws Exception {
        var rows = new StringBuilder(HEADER);
        for (int i = 0; i < 3000; i++) {
            rows.append(i).append(",2015-01-01 08:00,,2015-01-02 08:00,Closed,a,t,,,,\n");
        }
        var file = file(rows.toString());
        var map = CaseMapping.read(stream());
        try (var both = java.util.concurrent.Executors.newFixedThreadPool(2)) {
            var one = both.submit(() -> imports.run(file, map, directory.resolve("r1"), silent()));
            var two = both.submit(() -> imports.run(file, map, directory.resolve("r2"), silent()));

            assertThat(one.get().taken() + two.get().taken()).isEqualTo(3000);
        }
    }

    @Test
    void aMisspeltKeyInTheMappingIsNamed() {
        var wrong = mapping.replace("department:", "departement:");

        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() ->
                        CaseMapping.read(
                                new ByteArrayInputStream(wrong.getBytes(StandardCharsets.UTF_8))))
                .withMessageContaining("departement");
    }

    /** Counted from the file alone, with nothing of the import but its reading of CSV. */
    @Test // [utest->rule~exchange.on-time~1]
    void bostonsOnTimeRatesAreThoseTheFileSays() throws IOException {
        assumeThat(REAL).as("real requests, not part of this project").exists();
        var text = Files.readString(BOSTON).replace("name: boston311", "name: " + name);
        var map =
                CaseMapping.read(
                        new ByteArrayInputStream(
                                text.replace("root: BOSTON", "root: " + name)
                                        .getBytes(StandardCharsets.UTF_8)));

        var counts = imports.run(REAL, map, directory.resolve("r.csv"), System.err);

        assertThat(counts.read()).isEqualTo(81_408);
        assertThat(counts.taken()).isEqualTo(81_408);
        var said = new TreeMap<String, long[]>();
        try (var rows = CsvRows.open(REAL, StandardCharsets.UTF_8, Set.of())) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                var sums = said.computeIfAbsent(row.text("Department"), d -> new long[3]);
                switch (row.text("OnTime_Status")) {
                    case "ONTIME" -> sums[0]++;
                    case "OVERDUE" -> sums[1]++;
                    default -> sums[2]++;
                }
            }
        }
        var report = reports.of(name, map.asOf(), Scope.EVERYTHING);
        assertThat(report.units()).hasSize(said.size());
        assertThat(report.total().differing()).isZero();
        assertThat(report.units().stream().mapToLong(OnTime.Line::onTime).sorted().toArray())
                .isEqualTo(said.values().stream().mapToLong(sums -> sums[0]).sorted().toArray());
        assertThat(report.units().stream().mapToLong(OnTime.Line::late).sorted().toArray())
                .isEqualTo(said.values().stream().mapToLong(sums -> sums[1]).sorted().toArray());
        assertThat(report.total().unjudged()).isEqualTo(144);
        var works =
                report.units().stream()
                        .filter(line -> line.unit().equals("Public Works"))
                        .findFirst();
        assertThat(works.orElseThrow().onTime()).isEqualTo(said.get("PWDx")[0]);
    }

    private ImportCounts run(String content) throws IOException {
        return imports.run(
                file(content),
                CaseMapping.read(stream()),
                directory.resolve("rejects.csv"),
                silent());
    }

    private Path file(String content) throws IOException {
        var file = directory.resolve("cases.csv");
        Files.writeString(file, content);
        return file;
    }

    private ByteArrayInputStream stream() {
        return new ByteArrayInputStream(mapping.getBytes(StandardCharsets.UTF_8));
    }

    private static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream());
    }
}
