package org.jieban.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./jieban hot}: matters by heat from a file of messages. */
class HotCommandTests {

    private static final Path REAL = Path.of("../../shared/data/messages-hot.csv");
    private static final String HEADER = "id,user,title,time,detail,dislikes,likes\n";
    private static final String THREE =
            HEADER
                    + """
                    1,u1,丹枫新城附近建搅拌站噪音扰民,2026/3/2 9:05:00,丹枫新城小区旁边的搅拌站灰尘很大,0,3
                    2,u2,投诉丹枫新城旁边的搅拌站,2026-03-04 10:00:00,搅拌站离丹枫新城不到一百米,1,
                    3,u3,请问如何办理居住证,2026-03-03 08:00,需要什么材料,,
                    """;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path directory;

    @Test
    void mattersAreWrittenByHeatARowAMessage() throws IOException {
        assertThat(hot(THREE)).isZero();

        assertThat(Files.readString(out()))
                .startsWith(
                        "rank,score,issue,first,last,place,people,messages,likes,dislikes,id,user,time,title\n");
        var rows = rows();
        assertThat(rows.stream().map(row -> row.get("id"))).containsExactly("1", "2", "3");
        assertThat(rows.stream().map(row -> row.get("rank"))).containsExactly("1", "1", "2");
        var first = rows.getFirst();
        assertThat(first.get("issue")).startsWith("丹枫新城");
        assertThat(first.get("first")).isEqualTo("2026-03-02 09:05:00");
        assertThat(first.get("last")).isEqualTo("2026-03-04 10:00:00");
        assertThat(first.get("people")).isEqualTo("2");
        assertThat(first.get("messages")).isEqualTo("2");
        assertThat(first.get("likes")).isEqualTo("3");
        assertThat(first.get("dislikes")).isEqualTo("1");
        assertThat(said()).contains("3 messages in 2 matters");
    }

    @Test
    void aTimeThatCannotBeReadIsToldAndItsRowKept() throws IOException {
        assertThat(
                        hot(
                                THREE.replace("2026-03-04 10:00:00", "2026-02-30 10:00")
                                        .replace(",0,3", ",0,x")))
                .isZero();

        assertThat(rows()).hasSize(3);
        assertThat(rows().get(1).get("time")).isEmpty();
        assertThat(rows().get(1).get("last")).isEqualTo("2026-03-02 09:05:00");
        assertThat(said()).contains("编号 2", "2026-02-30 10:00", "Message 1: the likes “x”");
    }

    @Test
    void aFileThatCannotBeUsedIsRefusedWithItsReason() throws IOException {
        Files.writeString(out(), "as it was");

        assertThat(hot("")).isEqualTo(2);
        assertThat(said()).contains("文件是空的", "the file is empty");
        assertThat(hot(HEADER)).isEqualTo(2);
        assertThat(said()).contains("没有留言", "there are no messages");
        assertThat(hot(THREE.replace("title", "subject"))).isEqualTo(2);
        assertThat(said()).contains("缺少列 title", "the column title is missing");
        assertThat(hot(THREE + "4,u4,少了几列\n")).isEqualTo(2);
        assertThat(said()).contains("line 5: 3 cells, 7 columns");
        assertThat(
                        call(
                                "--in",
                                directory.resolve("none.csv").toString(),
                                "--out",
                                out().toString()))
                .isEqualTo(2);
        assertThat(call("--in", "only")).isEqualTo(2);

        assertThat(out()).content().isEqualTo("as it was");
    }

    @Test
    void filesOfOtherProgramsAreRead() throws IOException {
        assertThat(hot(("\uFEFF" + THREE.replace("\n", "\r\n")).getBytes(UTF_8))).isZero();
        var fromUtf8 = Files.readString(out());
        assertThat(hot(THREE.getBytes(Charset.forName("GB18030")))).isZero();
        assertThat(Files.readString(out())).isEqualTo(fromUtf8);
    }

    @Test
    void likesAndOtherColumnsMayBeAbsentAndUsersUnnamed() throws IOException {
        assertThat(
                        hot(
                                """
                                x,time,user,id,title,detail
                                ,2026-03-02,,1,丹枫新城附近建搅拌站,搅拌站灰尘很大
                                ,2026-03-03,,2,丹枫新城附近建搅拌站,搅拌站灰尘很大
                                """))
                .isZero();

        assertThat(rows()).hasSize(2);
        assertThat(rows().getFirst().get("people")).isEqualTo("2");
        assertThat(rows().getFirst().get("user")).isEmpty();
    }

    @Test
    void realMessagesAreRankedWithTheTwoGreatMattersOfThatCityFirst() throws IOException {
        assumeThat(REAL).as("real messages, not part of this project").exists();

        assertThat(call("--in", REAL.toString(), "--out", out().toString())).isZero();

        var rows = rows();
        assertThat(rows).hasSize(4_326);
        for (var rank : List.of("1", "2")) {
            assertThat(rows)
                    .filteredOn(row -> row.get("rank").equals(rank))
                    .hasSizeGreaterThan(50)
                    .allSatisfy(row ->
                            assertThat(Integer.parseInt(row.get("people"))).isGreaterThan(45));
        }
        // nothing is chained into a lump: only those two have more than twenty people
        assertThat(rows)
                .filteredOn(row -> Integer.parseInt(row.get("rank")) > 2)
                .allSatisfy(row -> assertThat(Integer.parseInt(row.get("people"))).isLessThan(20));
    }

    private int hot(String messages) throws IOException {
        return hot(messages.getBytes(UTF_8));
    }

    private int hot(byte[] messages) throws IOException {
        var in = Files.write(directory.resolve("messages.csv"), messages);
        return call("--in", in.toString(), "--out", out().toString());
    }

    private int call(String... options) {
        err.reset();
        var words = new ArrayList<>(List.of("hot"));
        words.addAll(Arrays.asList(options));
        var stream = new PrintStream(err, true, UTF_8);
        return new Commands(HotCommandTests.class, stream, stream).execute(words);
    }

    private Path out() {
        return directory.resolve("hot.csv");
    }

    private List<CSVRecord> rows() throws IOException {
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var parser = CSVParser.parse(out(), UTF_8, format)) {
            return parser.getRecords();
        }
    }

    private String said() {
        return err.toString(UTF_8);
    }
}
