package org.jieban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingCsvTests {

    @TempDir Path directory;

    @Test // [utest->rule~exchange.rejects~1]
    void linesAreCountedAsAnEditorDoesAlsoWithinFields() throws IOException {
        var rows = read("id,words\r\n1,\"one\r\ntwo \"\"quoted\"\"\"\r\n\r\n2,three\r\n");

        assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 5L);
        assertThat(rows.getFirst().exact("words")).isEqualTo("one\ntwo \"quoted\"");
    }

    @Test // [utest->rule~exchange.rejects~1]
    void aQuoteThatIsNeverClosedCostsItsOwnLineOnly() throws IOException {
        var rows = read("id,words\n1,\"open\n2,fine\n3,\"also fine\"\n");

        assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 3L, 4L);
        assertThat(rows).extracting(row -> row.wrong() == null).containsExactly(false, true, true);
        assertThat(rows.getFirst().raw()).isEqualTo("1,\"open");
    }

    @Test // [utest->rule~exchange.rejects~1]
    void textAfterAClosingQuoteAndAWrongNumberOfCellsAreToldInBothLanguages() throws IOException {
        var rows = read("id,words\n1,\"a\" b\n2,x,y\n");

        assertThat(rows)
                .extracting(row -> String.valueOf(row.wrong()))
                .containsExactly(
                        "引号使用有误 / Text stands after a closing quote",
                        "有 3 列，表头有 2 列 / Has 3 cells, the header 2");
    }

    @Test
    void emptyCellsAtTheEndStay() throws IOException {
        var rows = read("id,words,more\n1,\"a\",\n2,,\n");

        assertThat(rows)
                .extracting(CsvRow::cells)
                .containsExactly(List.of("1", "a", ""), List.of("2", "", ""));
    }

    @Test
    void aFileInGbkIsReadAndOneBrokenLineIsNotTheEnd() throws IOException {
        var file = directory.resolve("gbk.csv");
        Files.write(file, "编号,内容\n1,路灯不亮\n".getBytes(Charset.forName("GBK")));
        assertThat(all(file, MessageColumns.charset("GBK")))
                .extracting(row -> row.text("内容"))
                .containsExactly("路灯不亮");

        var mixed = directory.resolve("mixed.csv");
        try (var out = Files.newOutputStream(mixed)) {
            out.write("id,words\n1,".getBytes(StandardCharsets.UTF_8));
            out.write("路灯".getBytes(Charset.forName("GBK")));
            out.write("\n2,好\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(all(mixed, StandardCharsets.UTF_8))
                .extracting(row -> row.wrong() == null)
                .containsExactly(false, true);
    }

    @Test
    void aByteOrderMarkAndAPackedFileAreNoObstacle() throws IOException {
        var file = directory.resolve("x.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("\uFEFFid,words\n7,ok".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(all(file, StandardCharsets.UTF_8))
                .extracting(row -> row.text("id"))
                .containsExactly("7");
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithThoseThatAre() throws IOException {
        var file = directory.resolve("x.csv");
        Files.writeString(file, "id,words\n");

        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() -> CsvRows.open(file, StandardCharsets.UTF_8, Set.of("time")))
                .withMessageContaining("no column time; it has: [id, words]");
    }

    private List<CsvRow> read(String content) throws IOException {
        var file = directory.resolve("x.csv");
        Files.writeString(file, content);
        return all(file, StandardCharsets.UTF_8);
    }

    private static List<CsvRow> all(Path file, Charset charset) throws IOException {
        var all = new ArrayList<CsvRow>();
        try (var rows = CsvRows.open(file, charset, Set.of())) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }
}
