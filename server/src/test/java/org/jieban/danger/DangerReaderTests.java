package org.jieban.danger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void theWordsThatDecidedAreTheOnesOfTheTextAsItWasGiven() {
        var text = "你好 ＡＢ，厨房 煤 气 泄 漏 了";

        var danger = reader.read(text).getFirst();

        assertThat(danger.kind()).isEqualTo(DangerKind.GAS);
        assertThat(danger.spans().getFirst().of(text)).contains("煤 气").contains("漏");
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
        assertThat(figures.heldOut().phrasings()).isGreaterThanOrEqualTo(100);
    }
}
