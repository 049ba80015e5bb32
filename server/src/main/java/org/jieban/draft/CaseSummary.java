package org.jieban.draft;

import java.util.ArrayList;
import java.util.List;
import org.jieban.casefile.CareFact;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseEvent.Channel;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.WhistleFact;

/** A case in a few sentences, for whoever has to know it before a meeting; units are named, people are not. */
// [impl->rule~draft.summary~1]
final class CaseSummary {

    private static final int LONGEST_QUOTE = 120;

    private final Names names;
    private final List<String> told = new ArrayList<>();

    private CaseSummary(Names names) {
        this.names = names;
    }

    /**
     * @param about category and place in words, empty where neither is known
     */
    static String of(CaseFile file, List<RecordedEvent> history, String about, Names names) {
        var summary = new CaseSummary(names);
        summary.told.add(
                "%s，诉求人通过%s反映：%s%s。"
                        .formatted(
                                Names.time(file.openedAt()),
                                how(file.opening().channel()),
                                file.title(),
                                about.isEmpty() ? "" : "（" + about + "）"));
        history.forEach(summary::take);
        if (file.urges() > 0) {
            summary.told.add("诉求人催办%d次。".formatted(file.urges()));
        }
        summary.told.add(summary.now(file));
        return String.join("", summary.told);
    }

    private String now(CaseFile file) {
        var closed = file.closedAt();
        if (closed != null) {
            return Names.day(closed) + "办结。";
        }
        var holder = file.lead().map(lead -> "现由" + names.of(lead.unit()) + "办理").orElse("尚未派单");
        var due =
                file.nextClock()
                        .map(clock -> "，%s到期".formatted(Names.time(clock.dueAt())))
                        .orElse("");
        return "%s，第%d轮%s。".formatted(holder, file.round(), due);
    }

    private void take(RecordedEvent fact) {
        var day = Names.day(fact.at());
        switch (fact.event()) {
            case CaseEvent.Dispatched it ->
                    told.add(
                            "%s派至%s%s。"
                                    .formatted(
                                            day,
                                            names.of(it.unit()),
                                            it.assisting().isEmpty()
                                                    ? ""
                                                    : "，" + names.of(it.assisting()) + "协办"));
            case CaseEvent.AnsweredDirectly it ->
                    told.add("%s直接答复：%s".formatted(day, quote(it.text())));
            case WhistleFact.Blown it ->
                    told.add(
                            "%s吹哨%s。"
                                    .formatted(
                                            day,
                                            names.of(
                                                    it.called().stream()
                                                            .map(WhistleFact.Called::unit)
                                                            .toList())));
            case CareFact.ConferenceHeld it ->
                    told.add("%s会商结论：%s".formatted(day, quote(it.conclusion())));
            case CaseEvent.Replied it ->
                    told.add(
                            "%s答复（%s）：%s"
                                    .formatted(day, how(it.resolved()), quote(it.publicText())));
            case CaseEvent.ReplyRejected it ->
                    told.add("%s验收不通过：%s".formatted(day, quote(it.reason())));
            case CaseEvent.Revisited it ->
                    told.add(
                            "%s回访：%s、%s、%s%s"
                                    .formatted(
                                            day,
                                            it.contacted() ? "已联系" : "未联系",
                                            how(it.solved()),
                                            how(it.satisfaction()),
                                            it.words().isBlank()
                                                    ? "。"
                                                    : "，诉求人说：" + quote(it.words())));
            default -> {}
        }
    }

    private static String quote(String words) {
        var text = words.strip().replaceAll("\\s+", " ");
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST_QUOTE
                ? Names.sentence(text)
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "……";
    }

    private static String how(Solved solved) {
        return switch (solved) {
            case SOLVED -> "已解决";
            case PARTLY -> "部分解决";
            case NOT_SOLVED -> "未解决";
        };
    }

    private static String how(Satisfaction satisfaction) {
        return switch (satisfaction) {
            case SATISFIED -> "满意";
            case BASICALLY -> "基本满意";
            case DISSATISFIED -> "不满意";
            case NONE -> "未评价";
        };
    }

    private static String how(Channel channel) {
        return switch (channel) {
            case PHONE -> "电话";
            case WEB -> "网页";
            case APP -> "移动端";
            case GRID -> "网格员";
            case UPPER -> "上级平台";
            case API, CSV -> "其他平台";
        };
    }
}
