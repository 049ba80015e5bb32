package org.jieban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jieban.PostgresTest;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.CaseState;
import org.jieban.casefile.Casework;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.jieban.place.Datum;
import org.jieban.place.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

@PostgresTest
class ImportingMessagesTests {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    static final Path REAL = Path.of("../../shared/data/messages-hot.csv");

    @Autowired ImportMessages command;
    @Autowired MessageImport imports;
    @Autowired Casework casework;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;

    @TempDir Path directory;

    final String name = "m" + UUID.randomUUID().toString().substring(0, 8);

    @Test // [utest->rule~exchange.rejects~1]
    void badRowsGoToTheRejectFileAndTheRestIsIn() throws IOException {
        var counts =
                run(
                        """
                        id,user,title,time,detail
                        1,王小明,路灯,2019/2/28 11:25:05,"第一行
                        第二行"
                        2,李四,没有内容,2019/2/28 11:25:05,
                        3,李四,时间不对,2019/2/30 11:25:05,内容
                        4,李四,"引号"坏,2019/2/28 11:25:05,内容
                        1,李四,重复,2019/2/28 11:25:05,内容
                        5,李四,%s,2019/2/28 11:25:05,内容
                        6,李四,将来,2036/2/28 11:25:05,内容
                        7,李四,好的,2019-3-1 8:00:00,内容
                        """
                                .formatted("长".repeat(101)));

        assertThat(counts)
                .extracting(
                        ImportCounts::read,
                        ImportCounts::taken,
                        ImportCounts::known,
                        ImportCounts::rejected)
                .containsExactly(8L, 2L, 0L, 6L);
        assertThat(Files.readAllLines(counts.rejects()).stream().skip(1))
                .extracting(line -> line.substring(0, line.indexOf(',')))
                .containsExactlyInAnyOrder("4", "5", "6", "7", "8", "9");
        assertThat(Files.readString(counts.rejects()))
                .contains("无法识别时间", "This is no moment", "第 2 行重复", "引号使用有误");
    }

    @Test // [utest->rule~exchange.once~1]
    void runningItAgainImportsNothingTwice() throws IOException {
        var rows = "id,title,time,detail\n1,a,2019/2/28 11:25:05,内容一\n2,b,2019/2/28 11:26:05,内容二\n";
        assertThat(run(rows).taken()).isEqualTo(2);

        var again = run(rows + "3,c,2019/2/28 11:27:05,内容三\n");

        assertThat(again.taken()).isEqualTo(1);
        assertThat(again.known()).isEqualTo(2);
    }

    @Test // [utest->rule~exchange.named-columns~1]
    void theRowsOwnTimeAndWordsAreKeptAndTheUsersNameIsNot() throws IOException {
        run("id,user,title,time,detail\n1,欧阳不存在,路灯,2019/2/28 11:25:05,\" 灯坏了 \"\n");

        var file = imported("1");
        assertThat(file.openedAt()).isEqualTo(Instant.parse("2019-02-28T03:25:05Z"));
        assertThat(file.opening().words()).isEqualTo(" 灯坏了 ");
        assertThat(file.opening().claimant()).isNull();
        assertThat(
                        jdbc.sql(
                                        "select count(*) from case_event where payload::text like '%欧阳不存在%'")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test // [utest->rule~exchange.keywords~1] [utest->rule~exchange.pool-reason~1]
    void keywordsFindTheCategoryAndTheCatalogueTheUnit() throws IOException {
        var district = district();

        var counts =
                run(
                        "id,title,time,detail\n"
                                + "1,小区门口有人占道摆摊,2019/2/28 11:25:05,流动摊贩很多\n"
                                + "2,今天,2019/2/28 11:25:05,风和日丽\n",
                        columns -> columns.area = district);

        var first = imported("1");
        assertThat(first.category()).isEqualTo("010101");
        assertThat(first.state()).isEqualTo(CaseState.DISPATCHED);
        assertThat(first.lead().orElseThrow().unit())
                .isEqualTo(units.byCode(district).orElseThrow().id());
        var second = imported("2");
        assertThat(second.category()).isNull();
        assertThat(second.state()).isEqualTo(CaseState.ACCEPTED);
        // dispatched, in the pool; of these: category unclear, nobody named by the catalogue
        assertThat(counts.also().values()).containsExactly(1L, 1L, 1L, 0L);
    }

    @Test // [utest->rule~place.edges~1]
    void theRowsPointIsKeptAsGpsCountsItWithTheOriginal() throws IOException {
        var gcj = Datum.GCJ_02.fromWgs84(new Position(116.47, 39.98));
        var counts =
                run(
                        """
                        id,title,time,detail,lon,lat
                        1,a,2019/2/28 11:25:05,井盖坏了,%s,%s
                        2,b,2019/2/28 11:25:05,没有坐标,,
                        3,c,2019/2/28 11:25:05,只有一半,116.4,
                        4,d,2019/2/28 11:25:05,反了,39.9,116.4
                        5,e,2019/2/28 11:25:05,不是数,东经,北纬
                        """
                                .formatted(gcj[0], gcj[1]),
                        columns -> {
                            columns.lon = "lon";
                            columns.lat = "lat";
                            columns.crs = "gcj02";
                        });

        assertThat(counts.taken()).isEqualTo(2);
        assertThat(Files.readString(counts.rejects()))
                .contains("经纬度不完整", "无效的坐标：116.4", "This is no coordinate: 北纬");
        var said = imported("1").opening();
        assertThat(said.lon()).isCloseTo(116.47, within(1e-6));
        assertThat(said.lat()).isCloseTo(39.98, within(1e-6));
        assertThat(said.given())
                .isEqualTo(new CaseEvent.GivenPoint(gcj[0], gcj[1], Datum.GCJ_02.written()));
        assertThat(imported("2").opening().lon()).isNull();
    }

    @ParameterizedTest // [utest->rule~place.edges~1]
    @CsvSource({
        "'--lon x --lat y --crs CGCS2000', WGS-84",
        "--lon x, together",
        "'--lon x --lat y', has no column"
    })
    void pointsThatCannotBeReadAreRefusedBeforeARowIs(String words, String why) throws IOException {
        var file = directory.resolve("points.csv");
        Files.writeString(file, "id,title,time,detail\n1,a,2019/2/28 11:25:05,内容\n");
        var columns = columns(file);
        new CommandLine(CommandSpec.forAnnotatedObject(columns))
                .parseArgs((file + " --id id --words detail --time time " + words).split(" "));

        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() -> imports.run(columns, NOWHERE))
                .withMessageContaining(why);
    }

    @Test
    void aFileInGbkIsRead() throws IOException {
        var file = directory.resolve("gbk.csv");
        Files.write(
                file,
                "编号,标题,时间,内容\n1,路灯,2019/2/28 11:25:05,灯坏了\n".getBytes(Charset.forName("GBK")));

        assertThat(
                        command.run(
                                List.of(
                                        file.toString(),
                                        "--id",
                                        "编号",
                                        "--words",
                                        "内容",
                                        "--time",
                                        "时间",
                                        "--encoding",
                                        "gbk",
                                        "--name",
                                        name),
                                NOWHERE))
                .isEqualTo(ImportCommand.DONE);
        assertThat(imported("1").opening().words()).isEqualTo("灯坏了");
    }

    @Test
    void wrongWordsAreRefusedBeforeAnythingIsRead() {
        assertThat(command.run(List.of("nofile.csv"), NOWHERE))
                .isEqualTo(ImportCommand.WRONG_WORDS);
        assertThat(
                        command.run(
                                List.of("nofile.csv", "--id", "a", "--words", "b", "--time", "c"),
                                NOWHERE))
                .isEqualTo(ImportCommand.WRONG_WORDS);
    }

    @Test
    void theRealMessagesGoIn() throws IOException {
        assumeThat(REAL).as("real messages, not part of this project").exists();

        var columns = columns(REAL);
        columns.dispatch = MessageColumns.Dispatch.pool;
        var first = imports.run(columns, System.err);
        var second = imports.run(columns, System.err);

        assertThat(first.read()).isEqualTo(4326);
        assertThat(first.taken()).isEqualTo(4326);
        assertThat(first.rejected()).isZero();
        assertThat(second.taken()).isZero();
        assertThat(second.known()).isEqualTo(4326);
    }

    private ImportCounts run(String content) throws IOException {
        return run(content, _ -> {});
    }

    private ImportCounts run(String content, Consumer<MessageColumns> more) throws IOException {
        var file = directory.resolve("messages.csv");
        Files.writeString(file, content, StandardCharsets.UTF_8);
        var columns = columns(file);
        more.accept(columns);
        return imports.run(columns, NOWHERE);
    }

    private CaseFile imported(String id) {
        return casework.find(casework.openedFrom(name + ":" + id).orElseThrow()).orElseThrow();
    }

    private MessageColumns columns(Path file) {
        var columns = new MessageColumns();
        columns.file = file;
        columns.id = "id";
        columns.words = List.of("detail");
        columns.time = "time";
        columns.title = "title";
        columns.name = name;
        columns.rejects = directory.resolve("rejects.csv");
        return columns;
    }

    private String district() {
        var from = java.time.LocalDate.of(2010, 1, 1);
        units.importAll(
                List.of(
                        new UnitRow(name + "-C", "试验市", UnitKind.CITY, null, from, null, null),
                        new UnitRow(
                                name + "-D",
                                "东风区",
                                UnitKind.DISTRICT,
                                name + "-C",
                                from,
                                null,
                                null)));
        return name + "-D";
    }
}
