package org.jieban.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./jieban train} and {@code ./jieban classify}. */
class ClassifyCommandTests {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path directory;

    @BeforeEach
    void writeLabelled() throws IOException {
        var rows = new StringBuilder("id,label,title,detail,tokens\n");
        for (int at = 0; at < 40; at++) {
            rows.append("%d,城建,路灯坏了,小区路灯不亮第%d天,\n".formatted(at, at));
            rows.append("%d,教育,学校收费,,学校 学费 太高 第 %d 次\n".formatted(at, at));
        }
        rows.append("99,,没有标签,内容,\n100,城建,,,\n");
        Files.writeString(file("labelled.csv"), rows);
    }

    @Test // [utest->rule~understanding.every-row~1]
    void everyRowIsAnsweredAndKeepsItsColumnsAndItsPlace() throws IOException {
        assertThat(train()).isZero();
        assertThat(said()).contains("2 行没有标签或文本", "macro-F1");
        Files.writeString(
                file("new.csv"),
                "\uFEFFid,label,title,detail\n7,旧的,路灯,\"不亮,很久\"\n8,,,\n9,旧的,学费,学校\n");

        assertThat(classify("title,detail,tokens")).isZero();

        var lines = Files.readAllLines(file("out.csv"));
        assertThat(lines.getFirst())
                .isEqualTo("id,label_given,title,detail,label,confidence,second,third");
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).startsWith("7,旧的,路灯,\"不亮,很久\",城建,0.").endsWith(",教育,");
        assertThat(lines.get(2)).matches("8,,,,[^,]+,0\\.5.*");
        assertThat(lines.get(3)).startsWith("9,旧的,学费,学校,教育,");
    }

    @Test
    void whatIsNoModelIsRefusedAndNothingIsWritten() throws IOException {
        Files.writeString(file("model"), "id,label\n1,2\n");
        Files.writeString(file("new.csv"), "title\n路灯\n");

        assertThat(classify("title")).isEqualTo(2);

        assertThat(said()).contains("不是接办的模型文件", "not a model");
        assertThat(directory.resolve("out.csv")).doesNotExist();
        assertThat(directory.resolve("out.csv.unfinished")).doesNotExist();
    }

    @Test
    void columnsThatAreMissingAreTold() throws IOException {
        assertThat(
                        execute(
                                "train",
                                "--in",
                                file("labelled.csv"),
                                "--text",
                                "title,words",
                                "--out",
                                file("model")))
                .isEqualTo(2);
        assertThat(said()).contains("缺少列 words");

        assertThat(train()).isZero();
        Files.writeString(file("new.csv"), "id,text\n1,路灯\n");
        assertThat(classify("title,detail")).isEqualTo(2);
        assertThat(said()).contains("没有文本列 title,detail");
    }

    @Test
    void oneLabelIsNothingToTellApart() throws IOException {
        Files.writeString(file("labelled.csv"), "label,title,detail,tokens\n城建,路灯,,\n");

        assertThat(train()).isEqualTo(2);

        assertThat(said()).contains("至少要有两个标签");
        assertThat(file("model")).doesNotExist();
    }

    private int train() {
        return execute(
                "train",
                "--in",
                file("labelled.csv"),
                "--text",
                "title,detail,tokens",
                "--label",
                "label",
                "--out",
                file("model"));
    }

    private int classify(String text) {
        return execute(
                "classify",
                "--model",
                file("model"),
                "--in",
                file("new.csv"),
                "--text",
                text,
                "--out",
                file("out.csv"));
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private String said() {
        return err.toString(UTF_8);
    }

    private int execute(Object... words) {
        var stream = new PrintStream(err, true, UTF_8);
        return new Commands(ClassifyCommandTests.class, stream, stream)
                .execute(List.of(words).stream().map(Object::toString).toList());
    }
}
