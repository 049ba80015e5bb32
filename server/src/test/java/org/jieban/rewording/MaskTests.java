package org.jieban.rewording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What identifies people does not leave the building. */
class MaskTests {

    // [utest->rule~rewording.masked~1]
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    请打13812345678找物业, 13812345678
                    请打139 1234 5678找物业, 139 1234 5678
                    请打１３６００００８８８８找物业, １３６００００８８８８
                    电话是一三八零零一二三四五六, 一三八零零一二三四五六
                    值班电话010-64701234, 64701234
                    身份证11010119900307451X已核对, 11010119900307451X
                    护照E12345678已收, E12345678
                    车牌京N8K2Q6已贴单, 京N8K2Q6
                    车牌冀R·88K21已拖走, 冀R·88K21
                    户号0012345678欠费, 0012345678
                    写信到 wang.wu@example.com 即可, wang.wu@example.com
                    花家地西里5号楼3单元402漏水, 5号楼3单元402
                    阜通东大街12号院的垃圾, 12号院
                    住六号楼二单元三零一室, 六号楼二单元
                    5-3-402室漏水, 5-3-402
                    王先生同意, 王先生
                    联系了张建国女士, 张建国女士
                    业主李秀兰已经搬走, 李秀兰
                    """)
    void whatIdentifiesSomebodyIsHiddenAndComesBack(String text, String personal) {
        var mask = new Mask();

        var masked = mask.hide(text, Map.of());

        assertThat(masked).doesNotContain(personal).contains("〔");
        assertThat(mask.show(masked)).isEqualTo(text);
    }

    @Test // [utest->rule~rewording.masked~1]
    void whatIsKnownOfTheCaseIsHiddenWhereverItStands() {
        var mask = new Mask();
        var known = Map.of("诉求人", List.of("欧阳小凤", "13800001111"), "地址", List.of("望京西园北侧小院"));

        var masked = mask.hide("已与欧阳小凤在望京西园北侧小院见面，欧阳小凤满意。", known);

        assertThat(masked).isEqualTo("已与〔诉求人A〕在〔地址A〕见面，〔诉求人A〕满意。");
        assertThat(mask.show("〔诉求人A〕您好")).isEqualTo("欧阳小凤您好");
    }

    @Test
    void daysAmountsAndUnitsStay() {
        var text = "11月8日16时，望京街道更换管段2米，退还您15元，室温20.5度，11月8号复查。";

        assertThat(new Mask().hide(text, Map.of())).isEqualTo(text);
    }

    @Test
    void whatIsDifferentIsShownPartByPart() {
        assertThat(Change.between("您好，路灯已修好。", "您好，路灯已于当晚修好。"))
                .containsExactly(
                        new Change(Change.Kind.SAME, "您好，"),
                        new Change(Change.Kind.GONE, "路灯已修好。"),
                        new Change(Change.Kind.NEW, "路灯已于当晚修好。"));
    }
}
