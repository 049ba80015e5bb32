package org.jieban.danger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DangerReaderTests {

    private final DangerReader reader = DangerReader.shipped();

    // [utest->rule~danger.recognised~1]
    @ParameterizedTest
    @CsvSource({
        "楼道里有很浓的煤气味, GAS",
        "天燃气泄露味道很大, GAS",
        "我不想活了, SUICIDE",
        "再不处理我就拿刀去物业砍人, THREAT",
        "明天我们三百多业主去市政府门口拉横幅, GATHERING",
        "对面楼着火了, FIRE",
        "孩子在公园走丢了, CHILD",
        "路面塌了一个大坑, COLLAPSE",
        "高压线被大风刮断垂到地上, ELECTRICITY",
        "电梯困人了里面有孕妇, LIFE",
        "工地上一个工人被钢筋扎穿了, LIFE"
    })
    void whatTellsOfDangerIsRecognised(String text, DangerKind kind) {
        assertThat(reader.read(text)).extracting(Danger::kind).contains(kind);
    }

    // [utest->rule~danger.recognised~1]
    @ParameterizedTest
    @ValueSource(
            strings = {
                "煤气费怎么交",
                "燃气表换电池找谁",
                "去火车站的公交几点末班",
                "消防演习噪音大",
                "儿童游乐场收费太贵",
                "气死我了等了两个小时",
                "跳楼价大甩卖喇叭从早响到晚",
                "急死人了快点处理",
                "生意火爆门口乱停车",
                "去年着火的那栋楼什么时候修",
                "飞线充电容易引发火灾",
                ""
            })
    void whatOnlyLooksDangerousIsNot(String text) {
        assertThat(reader.read(text)).isEmpty();
    }

    // [utest->rule~danger.recognised~1]
    @Test
    void whatNoRuleWasWrittenForIsHeardFromPhrasingsThatSayTheSameSortOfThing() {
        var text = "食堂出来好几个学生都吐了";
        var learned =
                DangerReader.learnedFrom(
                        Phrasing.toLearnFrom().stream()
                                .filter(one -> !one.text().equals(text))
                                .toList());

        assertThat(learned.read(text)).isNotEmpty();
        assertThat(learned.read("他威胁要给我差评")).isEmpty();
    }

    @Test
    void phrasingsToBeJudgedByAreNotLearnedFrom() {
        var learned = Phrasing.toLearnFrom().stream().map(Phrasing::text).toList();

        assertThat(Phrasing.open()).hasSize(300);
        assertThat(Phrasing.closed()).hasSize(200);
        assertThat(Stream.concat(Phrasing.open().stream(), Phrasing.closed().stream()))
                .extracting(Phrasing::text)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(learned);
        assertThat(learned).doesNotHaveDuplicates();
    }

    @Test
    void whatIsHeardInALetterIsTheSentenceThatSaysIt() {
        var letter =
                "你好，我们小区的绿化一直没有人管理，垃圾桶也放得太远，老人走路不方便，希望物业和街道能够认真对待居民的意见，早日拿出办法来，不要再推来推去了。"
                        + "公园里的长椅也坏了好几张，坐的地方都没有了，请一并处理，谢谢你们。";

        assertThat(reader.read(letter)).isEmpty();
    }

    // [utest->rule~danger.letter~1]
    @Test
    void whatIsNowInALetterIsUrgentAndWhatWasOrMayBeIsNot() {
        var before = "您好，我是阳光花园小区的住户，一直很支持社区的工作，平时有什么事都自己想办法，从来没有给政府添过麻烦，今天实在没有办法才写这封信。";
        var after = "请有关部门看到以后给我们回个电话，白天晚上都可以打，全体住户感激不尽，祝工作顺利。";

        assertThat(reader.read(before + "三号楼现在楼道里全是煤气味，有人头晕，快来人！" + after))
                .anyMatch(Danger::raises);
        assertThat(reader.read(before + "前年三号楼发生过煤气泄漏，至今没有换管道。" + after)).noneMatch(Danger::raises);
        assertThat(reader.read(before + "我们担心万一煤气泄漏会影响全楼的安全，希望检查管道。" + after))
                .noneMatch(Danger::raises);
    }

    // [utest->rule~danger.letter~1]
    @Test
    void lettersThatPeopleWroteAreSeldomTakenForDanger() throws IOException {
        var real = Path.of("../../shared/data/messages-hot.csv");
        assumeTrue(Files.exists(real), "the messages that people wrote are not here: " + real);
        var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var in = Files.newBufferedReader(real);
                var rows = format.parse(in)) {
            var letters =
                    rows.stream()
                            .limit(1000)
                            .map(row -> row.get("title") + "\n" + row.get("detail"))
                            .toList();
            var figures = DangerFigures.ofLetters(letters);

            assertThat(figures.alarms()).isLessThanOrEqualTo(0.05);
            assertThat(figures.urgent()).isLessThanOrEqualTo(0.02);
        }
    }

    @Test
    void theWordsThatDecidedAreTheOnesOfTheTextAsItWasGiven() {
        var text = "你好 ＡＢ，厨房 煤 气 泄 漏 了";

        var danger = reader.read(text).getFirst();

        assertThat(danger.kind()).isEqualTo(DangerKind.GAS);
        assertThat(danger.spans().getFirst().of(text)).contains("煤 气").contains("漏");
    }

    @Test
    void whatTheSecondVoiceHearsIsShownAsAClauseThatPeopleCanRead() {
        var text = "您好，厨房管道漏了两天，谢谢";
        var voice = DangerVoice.shipped();

        var spans =
                SecondVoice.spans(voice, voice.hear(text), new Danger.Span(0, text.length()), text);

        assertThat(spans).extracting(span -> span.of(text)).containsExactly("厨房管道漏了两天");
    }

    @Test
    void aRuleThatCannotBeReadIsNamedWithItsLine() {
        assertThatThrownBy(() -> DangerReader.of("# words\nsign GAS much = x"))
                .hasMessageContaining("line 2");
    }

    @Test
    void figuresOfTheListsAreCounted() {
        var figures = DangerFigures.measure();

        // the rules were written against this list: what it says may only grow
        assertThat(figures.written().recall()).isGreaterThanOrEqualTo(0.98);
        assertThat(figures.written().falseAlarms()).isLessThanOrEqualTo(0.05);
        assertThat(figures.written().phrasings()).isGreaterThanOrEqualTo(500);
        // what is heard without having learned it: families left out, and a list nothing was
        // changed for
        assertThat(figures.familiesLeftOut().recall()).isGreaterThanOrEqualTo(0.92);
        assertThat(figures.familiesLeftOut().falseAlarms()).isLessThanOrEqualTo(0.11);
        assertThat(figures.both().phrasings()).isEqualTo(500);
        assertThat(figures.both().dangerous()).isEqualTo(250);
        assertThat(figures.both().recall()).isGreaterThanOrEqualTo(0.98);
        assertThat(figures.both().falseAlarms()).isLessThanOrEqualTo(0.05);
        assertThat(figures.closed().recall()).isGreaterThanOrEqualTo(0.97);
        assertThat(figures.closed().falseAlarms()).isLessThanOrEqualTo(0.06);
    }
}
