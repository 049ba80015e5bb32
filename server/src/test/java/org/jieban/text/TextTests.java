package org.jieban.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class TextTests {

    @Test
    void fullWidthAndOrdinaryWritingAreOne() {
        assertThat(PlainText.of(" 我家Ａ３区\u3000暖气\n不热！ ")).isEqualTo("我家a3区 暖气 不热!");
    }

    @Test
    void numbersThatIdentifySomebodyAreGone() {
        assertThat(PlainText.withoutIdentity("电话138 0013 8000,身份证11010519491231002X,3号楼2501室"))
                .isEqualTo("电话#,身份证#,3号楼2501室");
        assertThat(PlainText.withoutIdentity("写信到 Wang.Ming@example.com 谢谢")).isEqualTo("写信到 # 谢谢");
    }

    @Test
    void wordsStandWhereTheyBegin() {
        var text = "小区暖气不热 小区很冷";
        var words = Words.of(text);
        assertThat(words).extracting(Word::text).contains("小区", "暖气", "很");
        assertThat(words)
                .allSatisfy(word ->
                        assertThat(text.substring(word.from(), word.until()))
                                .isEqualTo(word.text()));
        assertThat(words.stream().filter(word -> word.text().equals("小区")).map(Word::from))
                .containsExactly(0, 7);
    }

    @Test
    void nothingHasNoWords() {
        assertThat(Words.of("")).isEmpty();
        assertThat(Words.of(" \n")).isEmpty();
    }

    @Test
    void gramsAreAllRunsOfTheLengthsAsked() {
        var told = new ArrayList<String>();
        Grams.of("暖气热", 1, 2, told::add);
        assertThat(told).containsExactly("暖", "暖气", "气", "气热", "热");
    }
}
