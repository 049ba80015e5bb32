package org.jieban.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.identity.TestActors.as;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jieban.Jieban;
import org.jieban.PostgresTest;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseStory;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Followers;
import org.jieban.casefile.ReadOn;
import org.jieban.cli.Commands;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The server's ranking comes out of {@code ./jieban score} again, to the last digit. */
@PostgresTest
class ScoreExportTests {

    @Autowired Units units;
    @Autowired Casework casework;
    @Autowired Followers followers;
    @Autowired Assessing assessing;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester mvc;

    @TempDir Path directory;

    private final String c = UUID.randomUUID().toString().substring(0, 8);

    @Test // [utest->rule~assessment.export~1]
    void theCommandReproducesTheRankingOfTheServer() throws IOException {
        units.importAll(
                List.of(
                        row("city", UnitKind.CITY, null),
                        row("d", UnitKind.DISTRICT, "city"),
                        row("a", UnitKind.STREET, "d"),
                        row("b", UnitKind.STREET, "d"),
                        row("e", UnitKind.STREET, "d")));
        var random = new Random(11);
        for (int i = 0; i < 25; i++) {
            var unit = units.byCode(c + (i % 3 == 0 ? "-a" : "-b")).orElseThrow().id();
            CaseStory.dispatched(casework, unit, Instant.parse("2037-05-02T02:00:00Z"))
                    .handled()
                    .answered(
                            random.nextBoolean(),
                            Solved.values()[random.nextInt(3)],
                            Satisfaction.values()[random.nextInt(4)]);
        }
        new ReadOn(followers, jdbc).untilNow(AssessmentFollower.NAME);
        var out = directory.resolve("out.csv");

        assertThat(
                        Commands.execute(
                                Jieban.class,
                                "score",
                                "--scheme",
                                file("scheme.yaml"),
                                "--in",
                                file("input.csv"),
                                "--figures",
                                file("figures.csv"),
                                "--out",
                                out.toString()))
                .isZero();

        var expected = new TreeMap<String, String>();
        for (var group : List.of("STREET", "DISTRICT", "DEPARTMENT")) {
            for (var one : assessing.ranking(PeriodName.of(YearMonth.of(2037, 5)), group).rows()) {
                var counts = one.counts();
                expected.put(
                        group + "," + one.unit().code(),
                        "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s"
                                .formatted(
                                        counts.valid(),
                                        counts.contacted(),
                                        counts.solved(),
                                        counts.satisfied(),
                                        counts.basically(),
                                        shown(one.place().shown("response").orElse(null)),
                                        shown(one.place().shown("solve").orElse(null)),
                                        shown(one.place().shown("satisfaction").orElse(null)),
                                        shown(one.place().score()),
                                        shown(one.place().rank())));
            }
        }
        var computed = new TreeMap<String, String>();
        for (var line : Files.readAllLines(out)) {
            var cells = line.split(",", 3);
            if (List.of("STREET", "DISTRICT", "DEPARTMENT").contains(cells[0])) {
                computed.put(cells[0] + "," + cells[1], cells[2]);
            }
        }
        assertThat(computed).isEqualTo(expected).containsKey("STREET," + c + "-e");
        assertThat(expected.get("STREET," + c + "-a")).startsWith("9,");
    }

    @Test
    void onlyAnAssessorGetsTheInput() {
        units.importAll(List.of(row("city", UnitKind.CITY, null)));
        var leader =
                new TestActors(jdbc, units)
                        .with(Role.LEADER, units.byCode(c + "-city").orElseThrow().id());

        for (var name : List.of("input.csv", "figures.csv", "scheme.yaml")) {
            assertThat(mvc.get().uri("/api/assessment/periods/2037-05/" + name).with(as(leader)))
                    .hasStatus(403);
        }
    }

    private String file(String name) throws IOException {
        var assessor =
                new TestActors(jdbc, units)
                        .with(Role.ASSESSOR, units.byCode(c + "-city").orElseThrow().id());
        var answer =
                mvc.get()
                        .uri("/api/assessment/periods/2037-05/" + name)
                        .with(as(assessor))
                        .exchange();
        assertThat(answer).hasStatusOk();
        var path = directory.resolve(name);
        Files.write(path, answer.getResponse().getContentAsByteArray());
        return path.toString();
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private UnitRow row(String code, UnitKind kind, @Nullable String parent) {
        return new UnitRow(
                c + "-" + code,
                code,
                kind,
                parent == null ? null : c + "-" + parent,
                LocalDate.of(2020, 1, 1),
                null,
                null);
    }
}
