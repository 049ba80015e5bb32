package org.jieban.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./jieban due}: one due moment, or a file of them. */
class DueCommandTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    2026-09-30T17:30+08:00    , 2wd , 2026-10-09T17:30:00+08:00
                    2026-09-30T09:30:00Z      , 2wd , 2026-10-09T17:30:00+08:00
                    2026-09-30T17:30          , 7d  , 2026-10-07T17:30:00+08:00
                    2026-03-02T08:00+08:00    , 4wh , 2026-03-02T12:00:00+08:00
                    2026-03-02T08:00+08:00    , 1wd , 2026-03-02T18:00:00+08:00
                    2026-10-09T17:30:05+08:00 , 1wd , 2026-10-10T17:30:05+08:00
                    """)
    void oneDueMomentStandsAloneOnStandardOutput(String from, String limit, String due) {
        assertThat(execute("due", "--from", from, "--limit", limit)).isZero();

        assertThat(out.toString(UTF_8)).isEqualTo(due + System.lineSeparator());
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void pausesAreNamedOneAfterTheOtherOrEachByItself() {
        var one = "2026-03-02T11:00+08:00/2026-03-02T15:00+08:00";
        var other = "2026-03-02T16:00+08:00/2026-03-02T17:00+08:00";
        var begin = List.of("due", "--from", "2026-03-02T09:00+08:00", "--limit", "4wh");

        for (var pauses :
                List.of(
                        List.of("--pause", one, other),
                        List.of("--pause", one, "--pause", other),
                        List.of("--pause", other + " " + one, "--calendar", "cn"))) {
            out.reset();
            var words = new ArrayList<>(begin);
            words.addAll(pauses);
            assertThat(execute(words.toArray(String[]::new))).isZero();
            assertThat(out.toString(UTF_8).strip()).isEqualTo("2026-03-02T18:00:00+08:00");
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    2026-09-31T17:30+08:00 , 2wd , cn   , ''     , is not a moment
                    2026-09-30T17:30+08:00 , 2w  , cn   , ''     , is not a limit
                    2026-09-30T17:30+08:00 , 2wd , mars , ''     , no calendar
                    2026-09-30T17:30+08:00 , 2wd , ../x , ''     , no calendar
                    2026-09-30T17:30+08:00 , 2wd , cn   , 1 bis 2, is not a pause
                    2026-09-30T17:30+08:00 , 2wd , cn   , 2026-10-02T00:00/2026-10-01T00:00, ends before
                    """)
    void whatCannotBeReadIsSaidAndGivesExitCode2(
            String from, String limit, String calendar, String pause, String said) {
        var words =
                new ArrayList<>(
                        List.of("due", "--from", from, "--limit", limit, "--calendar", calendar));
        if (!pause.isEmpty()) {
            words.addAll(List.of("--pause", pause));
        }

        assertThat(execute(words.toArray(String[]::new))).isEqualTo(2);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).contains(said);
    }

    @Test
    void aYearWithoutDataIsToldBesideTheAnswer() {
        assertThat(execute("due", "--from", "2031-01-01T09:00", "--limit", "1wd")).isZero();

        assertThat(out.toString(UTF_8).strip()).isEqualTo("2031-01-02T09:00:00+08:00");
        assertThat(err.toString(UTF_8)).contains("2031", "weekends only");
    }

    @Test
    void halfAQuestionIsAnsweredWithTheUsage() {
        assertThat(execute("due", "--from", "2026-09-30T17:30+08:00")).isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains("Usage: ./jieban due");
    }

    @Test
    void aFileComesOutWithADueMomentInEveryRow() throws IOException {
        var in =
                file(
                        """
                        \uFEFFid,from,limit,pauses,note
                        1,2026-09-30T17:30+08:00,2wd,,"a, b"

                        2,2026-03-02T09:00+08:00,4wh,2026-03-02T11:00+08:00/2026-03-02T15:00+08:00 2026-03-02T16:00+08:00/2026-03-02T17:00+08:00,
                        """);
        var target = directory.resolve("out.csv");

        assertThat(execute("due", "--in", in.toString(), "--out", target.toString())).isZero();

        assertThat(target)
                .content()
                .isEqualTo(
                        """
                        id,from,limit,pauses,note,due
                        1,2026-09-30T17:30+08:00,2wd,,"a, b",2026-10-09T17:30:00+08:00
                        2,2026-03-02T09:00+08:00,4wh,2026-03-02T11:00+08:00/2026-03-02T15:00+08:00 2026-03-02T16:00+08:00/2026-03-02T17:00+08:00,,2026-03-02T18:00:00+08:00
                        """);
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void oneBadRowAndNothingIsWritten() throws IOException {
        var in =
                file(
                        """
                        id,from,limit,pauses
                        1,2026-09-30T17:30+08:00,2wd,

                        2,gestern,2wd,
                        3,2026-09-30T17:30+08:00,2wd
                        4,2026-09-30T17:30+08:00,2wx,
                        """);
        var target = directory.resolve("out.csv");
        Files.writeString(target, "before");

        assertThat(execute("due", "--in", in.toString(), "--out", target.toString())).isEqualTo(2);

        assertThat(err.toString(UTF_8))
                .contains("line 4: \"gestern\" is not a moment", "第 4 行")
                .contains("line 5: 3 cells, 4 columns")
                .contains("line 6: \"2wx\" is not a limit")
                .contains("3 rows cannot be computed", "The other 1 rows are fine");
        assertThat(target).content().isEqualTo("before");
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aFileWithoutTheColumnsIsRefused() throws IOException {
        var target = directory.resolve("out.csv").toString();
        assertThat(execute("due", "--in", file("id,start\n").toString(), "--out", target))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("the column from is missing");
        assertThat(execute("due", "--in", directory.resolve("no.csv").toString(), "--out", target))
                .isEqualTo(2);
        assertThat(Path.of(target)).doesNotExist();
    }

    @Test
    void theRealProgramComputesAHundredThousandRows() throws IOException, InterruptedException {
        var rows = new StringBuilder("id,from,limit,pauses\n");
        for (int i = 0; i < 100_000; i++) {
            rows.append(i)
                    .append(
                            ",2026-%02d-%02dT%02d:%02d+08:00,%s,%s%n"
                                    .formatted(
                                            1 + i % 12,
                                            1 + i % 28,
                                            i % 24,
                                            i % 60,
                                            List.of("2h", "7d", "4wh", "15wd").get(i % 4),
                                            i % 3 == 0
                                                    ? "2026-06-01T10:00+08:00/2026-06-08T10:00+08:00"
                                                    : ""));
        }
        var in = file(rows.toString());
        var target = directory.resolve("out.csv");
        var program =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                "org.jieban.Jieban",
                                "due",
                                "--in",
                                in.toString(),
                                "--out",
                                target.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("said").toFile())
                        .start();

        assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();

        assertThat(program.exitValue()).as(Files.readString(directory.resolve("said"))).isZero();
        assertThat(Files.readAllLines(target)).hasSize(100_001);
    }

    private Path file(String text) throws IOException {
        var path = directory.resolve("in.csv");
        Files.writeString(path, text);
        return path;
    }

    private int execute(String... words) {
        return new Commands(
                        DueCommandTests.class,
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8))
                .execute(List.of(words));
    }
}
