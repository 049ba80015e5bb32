package org.jieban.replycheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckingRepliesTests {

    private static final List<Phrase> WORDS = PhraseVersion.shipped().phrases();
    private static final List<Earlier> LAST =
            List.of(
                    new Earlier(
                            "26110100000017",
                            "街道于11月3日组织人员到现场核查，情况属实，已责成养护单位对绿地缺株部位进行补栽并加强日常巡查养护，感谢您的监督与支持。"));

    // the figures in docs/rules/reply-check.md; the held-out lists were written before the rules
    @ParameterizedTest
    @ValueSource(strings = {"tuned", "held-out"})
    void whatIsWrongIsFoundAndGoodRepliesAreLeftAlone(String which) {
        var figures = ReplyCheckFigures.measure(which);

        assertThat(figures.warned()).as("%s", figures.alarmed()).isLessThanOrEqualTo(0.10);
        assertThat(figures.found()).as("%s", figures.missed()).isGreaterThanOrEqualTo(0.90);
        assertThat(figures.placed()).isGreaterThanOrEqualTo(0.95);
    }

    // [utest->rule~reply-check.places~1]
    @Test
    void aWarningStandsWhereTheWordsStand() {
        var reply = "您好，路灯不归我们管，请打电话13812345678。";

        var found = check("路灯不亮", "门口路灯坏了", reply);

        assertThat(found.get(0).kind()).isEqualTo(WarningKind.FORBIDDEN);
        assertThat(reply.substring(found.get(0).from(), found.get(0).until())).isEqualTo("不归我们管");
        assertThat(found.get(0).advice()).contains("由哪个单位负责");
        assertThat(found.get(1).kind()).isEqualTo(WarningKind.PHONE);
        assertThat(reply.substring(found.get(1).from(), found.get(1).until()))
                .isEqualTo("13812345678");
    }

    // [utest->rule~reply-check.forbidden~1]
    @Test
    void whatTheCitizenDoesNotKnowMayBeSaid() {
        assertThat(kinds("医保", "怎么办", "医保中心11月3日已说明。如果您不知道怎么办，可到窗口查询。"))
                .doesNotContain(WarningKind.FORBIDDEN);
        assertThat(kinds("医保", "怎么办", "医保的事我们不知道。")).contains(WarningKind.FORBIDDEN);
    }

    // [utest->rule~reply-check.others~1]
    @Test
    void theClaimantsOwnPhoneAndTheirOwnAddressAreNotSomebodyElses() {
        var request = new Request("漏水", "5号楼2单元601漏水", "", false, "王**", "138****1234");
        var reply = "11月9日物业到5号楼2单元601检查，已按您13800001234的预约修复。";

        assertThat(ReplyRules.check(request, reply, WORDS, List.of(), List.of())).isEmpty();
        assertThat(
                        ReplyRules.check(
                                request,
                                reply.replace("13800001234", "13900001234"),
                                WORDS,
                                List.of(),
                                List.of()))
                .extracting(Warning::kind)
                .containsExactly(WarningKind.PHONE);
    }

    // [utest->rule~reply-check.asked~1]
    @Test
    void anOpenQuestionIsQuoted() {
        var found = check("停水", "家里停水了。什么时候来水？", "自来水集团抢修队已到场抢修停水的水管。");

        assertThat(found)
                .filteredOn(one -> one.kind() == WarningKind.QUESTION_OPEN)
                .singleElement()
                .extracting(Warning::said)
                .isEqualTo("什么时候来水？");
    }

    // [utest->rule~reply-check.done~1]
    @Test
    void aPromiseIsNoDeed() {
        assertThat(kinds("井盖", "井盖没了", "街道将于11月3日核实井盖。")).containsExactly(WarningKind.NO_DEED);
        assertThat(kinds("井盖", "井盖没了", "街道已于11月3日核实井盖。")).isEmpty();
    }

    // [utest->rule~reply-check.copied~1]
    @Test
    void aCopiedReplyIsToldUnlessTheMethodSaysSo() {
        var request = new Request("绿地缺株", "树死了没人补", "", false, null, null);
        var reply = LAST.getFirst().text().replace("11月3日", "11月12日");

        assertThat(ReplyRules.check(request, reply, WORDS, LAST, List.of()))
                .extracting(Warning::kind)
                .contains(WarningKind.COPIED);
        assertThat(ReplyRules.check(request, reply, WORDS, LAST, List.of("标准答复：" + reply)))
                .extracting(Warning::kind)
                .doesNotContain(WarningKind.COPIED);
    }

    private static List<WarningKind> kinds(String title, String words, String reply) {
        return check(title, words, reply).stream().map(Warning::kind).toList();
    }

    private static List<Warning> check(String title, String words, String reply) {
        return ReplyRules.check(
                new Request(title, words, "", false, null, null), reply, WORDS, LAST, List.of());
    }
}
