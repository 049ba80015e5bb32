package org.jieban.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./jieban locate}: places of a file of texts. */
class LocateCommandTests {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path directory;

    @Test
    void aRowComesOutForARowWithTheNamesOfTheGazetteer() throws IOException {
        assertThat(
                        locate(
                                """
                                id,text
                                1,朝阳区望京街道花家地社区的路灯不亮
                                "2,a","小黄庄社区门口，井盖丢了"
                                3,我想咨询公积金
                                """))
                .isZero();

        assertThat(result().lines())
                .hasSize(4)
                .startsWith("id,district,street,community,confidence")
                .anySatisfy(line -> assertThat(line).startsWith("1,朝阳区,望京街道,花家地社区居委会,0.9"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("\"2,a\",东城区|朝阳区,和平里街道|和平街街道,小黄庄社区居委会,0.4"))
                .endsWith("3,,,,");
    }

    @Test
    void anotherCityBringsItsOwnPlaces() throws IOException {
        var places = directory.resolve("places.csv");
        Files.writeString(
                places,
                """
                code,name,level,parent,aliases
                1,滨江区,district,,
                11,西兴街道,street,1,西兴镇;老西兴
                111,七甲闸社区,community,11,
                """);

        assertThat(locate("id,text\n1,滨江七甲闸小区电梯坏了\n2,老西兴的路灯不亮\n", "--places", places.toString()))
                .isZero();

        assertThat(result()).contains("1,滨江区,西兴街道,七甲闸社区,").contains("2,滨江区,西兴街道,,");
    }

    @Test
    void placesThatLieNowhereAreRefused() throws IOException {
        var places = directory.resolve("places.csv");
        Files.writeString(places, "code,name,level,parent\n1,滨江区,district,\n11,西兴街道,street,2\n");

        assertThat(locate("id,text\n1,x\n", "--places", places.toString())).isEqualTo(2);

        assertThat(said()).contains("11").contains("parents");
        assertThat(directory.resolve("out.csv")).doesNotExist();
    }

    @Test
    void aFileWithoutTheColumnsIsRefused() throws IOException {
        assertThat(locate("id,words\n1,x\n")).isEqualTo(2);

        assertThat(said()).contains("text");
        assertThat(directory.resolve("out.csv")).doesNotExist();
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        var absent = directory.resolve("absent.csv");

        assertThat(run("locate", "--in", absent.toString(), "--out", absent + ".out")).isEqualTo(2);

        assertThat(said()).contains("没有文件 " + absent).contains("There is no file " + absent);
    }

    @Test
    void theInputIsNeverWrittenOver() throws IOException {
        var in = directory.resolve("in.csv");
        Files.writeString(in, "id,text\n1,望京街道的路灯不亮\n");
        var sameByAnotherName = directory.resolve("link.csv");
        Files.createSymbolicLink(sameByAnotherName, in);

        assertThat(run("locate", "--in", in.toString(), "--out", in.toString())).isEqualTo(2);
        assertThat(run("locate", "--in", sameByAnotherName.toString(), "--out", in.toString()))
                .isEqualTo(2);

        assertThat(said()).contains("--out").contains("would be lost");
        assertThat(in).content().isEqualTo("id,text\n1,望京街道的路灯不亮\n");
    }

    @Test
    void withoutItsFilesTheCommandTellsHowToUseIt() {
        assertThat(run("locate")).isEqualTo(2);
        assertThat(said()).contains("id,district,street,community,confidence");
    }

    private int locate(String texts, String... more) throws IOException {
        var in = directory.resolve("in.csv");
        Files.writeString(in, texts);
        var words =
                new ArrayList<>(
                        List.of(
                                "locate",
                                "--in",
                                in.toString(),
                                "--out",
                                directory.resolve("out.csv").toString()));
        words.addAll(Arrays.asList(more));
        return run(words.toArray(String[]::new));
    }

    private int run(String... words) {
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
