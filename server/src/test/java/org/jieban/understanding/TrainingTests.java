package org.jieban.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingTests {

    @Test
    void whatOneKindHasToItselfIsLearned() {
        var trained = Training.learn(SampleMessages.of(240, 1), 1, 1);

        assertThat(trained.figures().macroF1()).isGreaterThan(0.95);
        var judgement = trained.model().judge(new Wording("幼儿园学费太高", "老师说招生"));
        assertThat(judgement.first().label()).isEqualTo("教育");
        assertThat(judgement.guesses())
                .hasSize(3)
                .extracting(Judgement.Guess::confidence)
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(judgement.guesses().stream().mapToDouble(Judgement.Guess::confidence).sum())
                .isBetween(0.999, 1.001);
    }

    @Test // [utest->rule~understanding.same-again~1]
    void theSameMessagesGiveTheSameModelOnAnyNumberOfThreads() throws IOException {
        var messages = SampleMessages.of(90, 2);

        assertThat(bytes(Training.learn(messages, 2, 1).model()))
                .isEqualTo(bytes(Training.learn(messages, 2, 3).model()));
    }

    @Test // [utest->rule~understanding.features~1]
    void whatTwoMessagesShareIsNoFeatureAndNumbersOfPeopleNeverAre() {
        var bags =
                IntStream.range(0, 3)
                        .mapToObj(at ->
                                Feature.bag(
                                        new Wording("", "路灯13812345678" + (at < 2 ? "王小二" : ""))))
                        .toList();
        var vocabulary = Vocabulary.of(bags, new int[] {0, 1, 0}, 2, new int[] {0, 1, 2});

        assertThat(known(vocabulary, "路灯")).isTrue();
        assertThat(known(vocabulary, "王小二")).isFalse();
        assertThat(new Wording("", "电话 13812345678").whole()).doesNotContain("138");
    }

    @Test // [utest->rule~understanding.groups~1]
    void messagesThatSayNearlyTheSameStayTogether() {
        var messages =
                List.of(
                        new Wording("", "幸福里小区三号楼停水三天无人处理"),
                        new Wording("", "阳光小区路灯不亮晚上看不见"),
                        new Wording("", "幸福里小区三号楼停水三天了无人处理,请尽快"),
                        new Wording("同一个标题的消息", "甲"),
                        new Wording("同一个标题的消息", "别的内容完全不同"));

        assertThat(NearDuplicates.groups(messages))
                .containsExactlyInAnyOrder(List.of(0, 2), List.of(1), List.of(3, 4));
        var folds = Folds.of(messages, new int[5], 1);
        assertThat(folds.foldOf(0)).isEqualTo(folds.foldOf(2));
        assertThat(folds.foldOf(3)).isEqualTo(folds.foldOf(4));
    }

    @Test // [utest->rule~understanding.calibrated~1]
    void confidencesAreAsHighAsHeldOutMessagesAreRight() {
        int count = 1000;
        var scores = new double[count][1][2];
        var labels = new int[count];
        for (int at = 0; at < count; at++) {
            scores[at][0] = new double[] {5, 0};
            labels[at] = at % 10 < 7 ? 0 : 1;
        }

        var calibration = Calibration.fit(scores, labels, IntStream.range(0, count).toArray());

        assertThat(calibration.confidences(scores[0])[0]).isBetween(0.68, 0.72);
    }

    @Test // [utest->rule~understanding.every-row~1]
    void whereNothingIsKnownLabelsAreAsLikelyAsTheyWere() {
        var model = Training.learn(SampleMessages.of(60, 3), 0, 1).model();

        assertThat(model.judge(new Wording("", "")).first().confidence()).isBetween(0.33, 0.34);
        assertThat(model.judge(new Wording("", "xyz qqq")).first().confidence()).isLessThan(0.5);
    }

    @Test
    void aHandfulOfMessagesIsEnoughNotToFail() {
        var few =
                List.of(
                        new Labelled(new Wording("", "路灯不亮"), "城建"),
                        new Labelled(new Wording("", "学费太高"), "教育"));

        var trained = Training.learn(few, 1, 1);

        assertThat(trained.model().judge(new Wording("", "路灯")).guesses()).hasSize(2);
        assertThat(trained.figures().messages()).isEqualTo(2);
    }

    @Test // [utest->rule~understanding.model-file~1]
    void aModelIsReadAsItWasWrittenAndNothingElseIsRead() throws Exception {
        var model = Training.learn(SampleMessages.of(60, 4), 1, 1).model();
        byte[] bytes = bytes(model);
        var asked = new Wording("路灯", "井盖坏了");

        assertThat(read(bytes).judge(asked)).isEqualTo(model.judge(asked));

        assertThatThrownBy(() -> read("PK something else".getBytes()))
                .isInstanceOf(NotAModelException.class)
                .hasMessageContaining("not a model");
        assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(NotAModelException.class);
        assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length / 2)))
                .isInstanceOf(NotAModelException.class)
                .hasMessageContaining("cut off");
        byte[] damaged = bytes.clone();
        damaged[bytes.length / 2] ^= 1;
        assertThatThrownBy(() -> read(damaged))
                .isInstanceOf(NotAModelException.class)
                .hasMessageContaining("damaged");
        byte[] later = bytes.clone();
        later[15] = 9;
        assertThatThrownBy(() -> read(later))
                .isInstanceOf(NotAModelException.class)
                .hasMessageContaining("version 9");
    }

    @Test
    void wordsGivenOneByOneAreTheTextTheyWere() {
        assertThat(new Wording("", "小区 路灯 坏 了").body()).isEqualTo("小区路灯坏了");
        assertThat(Wording.ofColumns(List.of("标题", "", "内 容"))).isEqualTo(new Wording("标题", "内容"));
        assertThat(Wording.ofColumns(List.of("只有 内容")).heading()).isEmpty();
    }

    private static boolean known(Vocabulary vocabulary, String text) {
        return Arrays.stream(vocabulary.placesOf(Feature.bag(new Wording("", text))))
                .anyMatch(place -> place >= 0);
    }

    private static MessageModel read(byte[] bytes) throws IOException, NotAModelException {
        return MessageModel.read(new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(MessageModel model) throws IOException {
        var out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }
}
