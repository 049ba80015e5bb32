package org.jieban.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./jieban score}: a ranking from a file of answers. */
class ScoreCommandTests {

    private static final String HEADER = "unit,group,valid,contacted,solved,satisfaction\n";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path directory;

    @Test
    void theExampleOfTheRulesComesOut() throws IOException {
        var answers = new StringBuilder(HEADER);
        for (int i = 0; i < 200; i++) {
            answers.append("WJ,STREET,yes,yes,")
                    .append(i < 190 ? "yes" : "no")
                    .append(
                            i < 180
                                    ? ",satisfied\n"
                                    : i < 190 ? ",basically\n" : ",dissatisfied\n");
        }
        answers.append("\"Road, long\",STREET,yes,yes,yes,satisfied\n")
                .append("QUIET,STREET,no,,,\n")
                .append("WJ,STREET,no,no,no,dissatisfied\n")
                .append("HAIDIAN,DISTRICT,yes,no,partly,\n");

        assertThat(score(answers.toString())).isZero();

        assertThat(result())
                .isEqualTo(
                        """
                        group,unit,valid,contacted,solved,satisfied,basically,response,solve,satisfaction,score,rank
                        DISTRICT,HAIDIAN,1,0,0,0,0,0.00,0.00,0.00,0.0,1
                        STREET,"Road, long",1,1,1,1,0,100.00,100.00,100.00,100.0,1
                        STREET,WJ,200,200,190,180,10,100.00,95.00,94.50,95.3,2
                        STREET,QUIET,0,0,0,0,0,,,,,
                        """);
        assertThat(said()).contains("204").doesNotContain("注意");
    }

    @Test
    void tiesShareTheRankAndStandInTheOrderOfTheirUnits() throws IOException {
        assertThat(
                        score(
                                HEADER
                                        + """
                                        C,G,yes,yes,no,satisfied
                                        B,G,yes,yes,yes,satisfied
                                        A,G,yes,yes,yes,satisfied
                                        """))
                .isZero();

        assertThat(result().lines().map(line -> line.replaceAll(",.*,", "..")).skip(1))
                .containsExactly("G..1", "G..1", "G..3");
        assertThat(result().lines().skip(1).map(line -> line.split(",")[1]))
                .containsExactly("A", "B", "C");
        assertThat(said()).contains("G");
    }

    @Test
    void fileOfOtherProgramsAreRead() throws IOException {
        var text = HEADER + "望京街道,STREET,yes,yes,yes,satisfied\n\n花家地,STREET,是,是,部分,基本满意\n";

        assertThat(score(("\uFEFF" + text.replace("\n", "\r\n")).getBytes(UTF_8))).isZero();
        var first = result();
        assertThat(first).contains("望京街道,1").contains("花家地,1,1,0,0,1");
        assertThat(score(text.getBytes(Charset.forName("GB18030")))).isZero();
        assertThat(result()).isEqualTo(first);
    }

    @Test
    void everyBadRowIsToldAndNothingIsWritten() throws IOException {
        Files.writeString(directory.resolve("out.csv"), "as it was");

        assertThat(
                        score(
                                HEADER
                                        + """
                                        A,G,yes,yes,yes,satisfied
                                        A,G,maybe,yes,yes,satisfied

                                        A,G,yes,,yes,satisfied
                                        A,G,yes,yes,half,satisfied
                                        A,G,yes,yes,yes,happy
                                        ,G,yes,yes,yes,satisfied
                                        A,G,yes,yes
                                        A,G,no,what,,
                                        """))
                .isEqualTo(2);

        assertThat(said())
                .contains(
                        "line 3: valid is \"maybe\"",
                        "line 5: contacted is \"\"",
                        "line 6: solved is \"half\", not one of yes/partly/no",
                        "line 7: satisfaction is \"happy\"",
                        "line 8: unit is empty",
                        "line 9: 4 cells, 6 columns",
                        "line 10: contacted is \"what\"",
                        "第 3 行",
                        "7 rows cannot be used",
                        "The other 1 rows are fine");
        assertThat(result()).isEqualTo("as it was");
        assertThat(directory.resolve("out.csv.unfinished")).doesNotExist();
    }

    @Test
    void aMissingColumnAnEmptyFileAndNoFileAreTold() throws IOException {
        assertThat(score("unit,group,valid\n")).isEqualTo(2);
        assertThat(said()).contains("contacted is missing");
        assertThat(score("")).isEqualTo(2);
        assertThat(said()).contains("empty");
        assertThat(score(HEADER + "\"A,G\n")).isEqualTo(2);
        assertThat(execute("score", "--in", "nowhere.csv", "--out", "x.csv")).isEqualTo(2);
        assertThat(said()).contains("nowhere.csv");
        assertThat(execute("score", "--in", "nowhere.csv")).isEqualTo(2);
        assertThat(said()).contains("Usage: ./jieban score");
        assertThat(score(HEADER, "--scheme", "no-such.yaml")).isEqualTo(2);
        assertThat(said()).contains("early-thirds");
    }

    @Test
    void anotherSchemeGivesAnotherScore() throws IOException {
        var text = HEADER + "A,STREET,yes,yes,no,satisfied\n";

        score(text);
        assertThat(result()).contains("A,1,1,0,1,0,100.00,0.00,100.00,50.0,1");
        score(text, "--scheme", "early-thirds");
        assertThat(result()).contains("A,1,1,0,1,0,100.00,0.00,100.00,65.0,1");
    }

    @Test
    void aSchemeWithFaultsIsRefusedWithTheirPlaces() throws IOException {
        var file = directory.resolve("mine.yaml");
        Files.writeString(
                file,
                org.jieban.scheme.SchemeDocument.ready("three-rates")
                        .replace("solve: 50", "solve: 51")
                        .replace("solved / valid", "solvd / valid"));

        assertThat(score(HEADER, "--scheme", file.toString())).isEqualTo(2);

        assertThat(said())
                .contains("rates.solve.formula", "score.weights", "make 101", "2 faults")
                .containsPattern("mine.yaml:\\d+:\\d+: ");
        assertThat(directory.resolve("out.csv")).doesNotExist();
    }

    @Test
    void sharesAndFiguresCountAsTheSchemeSays() throws IOException {
        var file = directory.resolve("mine.yaml");
        Files.writeString(
                file,
                org.jieban.scheme.SchemeDocument.ready("three-rates")
                                .replace("called: 0", "called: 0.5")
                        + """
                        bonus:
                          volume:
                            name: {zh-CN: 诉求量, en: Volume}
                            points: (receivedBefore - received) / receivedBefore * 10
                        """);
        var text =
                "unit,group,valid,contacted,solved,satisfaction,share\n"
                        + "A,STREET,yes,yes,yes,satisfied,\n"
                        + "A,STREET,yes,yes,no,dissatisfied,called\n"
                        + "A,STREET,yes,no,no,dissatisfied,assist\n";
        var figures = directory.resolve("figures.csv");
        Files.writeString(
                figures,
                "unit,group,measure,value\nA,STREET,received,90\nA,STREET,receivedBefore,100\n");

        assertThat(score(text, "--scheme", file.toString())).isZero();
        assertThat(result()).contains("A,1.5,1.5,1,1,0,100.00,66.67,66.67,70.0,1");
        assertThat(said()).contains("volume");
        assertThat(score(text, "--scheme", file.toString(), "--figures", figures.toString()))
                .isZero();
        assertThat(result()).contains("66.67,71.0,1");
        assertThat(said()).doesNotContain("volume");
        Files.writeString(
                figures, "unit,group,measure,value\nA,STREET,recieved,90\nA,STREET,closed,many\n");
        assertThat(score(text, "--scheme", file.toString(), "--figures", figures.toString()))
                .isEqualTo(2);
        assertThat(said()).contains("line 2", "recieved", "line 3", "many");
    }

    @Test
    void aSchemeIsNeverWrittenOver() throws IOException {
        var in = Files.writeString(directory.resolve("in.csv"), HEADER);
        var scheme = Files.writeString(directory.resolve("scheme.yaml"), "name: 我们的方案\n");

        assertThat(
                        execute(
                                "score",
                                "--in",
                                in.toString(),
                                "--out",
                                scheme.toString(),
                                "--scheme",
                                scheme.toString()))
                .isEqualTo(2);

        assertThat(said()).contains("--out");
        assertThat(scheme).content().isEqualTo("name: 我们的方案\n");
    }

    private int score(String answers, String... more) throws IOException {
        return score(answers.getBytes(UTF_8), more);
    }

    private int score(byte[] answers, String... more) throws IOException {
        var in = directory.resolve("in.csv");
        Files.write(in, answers);
        var words =
                new ArrayList<>(
                        List.of(
                                "score",
                                "--in",
                                in.toString(),
                                "--out",
                                directory.resolve("out.csv").toString()));
        words.addAll(Arrays.asList(more));
        return execute(words.toArray(String[]::new));
    }

    private int execute(String... words) {
        err.reset();
        var to = new PrintStream(err, true, UTF_8);
        return new Commands(Object.class, to, to).execute(List.of(words));
    }

    private String said() {
        return err.toString(UTF_8);
    }

    private String result() throws IOException {
        return Files.readString(directory.resolve("out.csv"));
    }
}
