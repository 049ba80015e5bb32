package org.jieban.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jieban.casefile.Assignment;
import org.jieban.casefile.CareFact;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.WhistleFact;
import org.jieban.casefile.WhistleFact.Presence;
import org.jieban.organisation.UnitId;

/**
 * A reply as far as the facts of this round tell it: what was done, for the file line by line, and for
 * the citizen what they took part in or were told. How it ended is for the unit to write.
 */
// [impl->rule~draft.reply~1]
final class ReplyDraft {

    private final CaseFile file;
    private final Names names;
    private final List<String> done = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private ReplyDraft(CaseFile file, Names names) {
        this.file = file;
        this.names = names;
    }

    /**
     * A draft.
     *
     * @param text what was done, for the file
     * @param publicText for the citizen
     */
    record Drafted(String text, String publicText) {}

    static Drafted of(
            CaseFile file,
            List<RecordedEvent> history,
            String category,
            String template,
            Names names) {
        var draft = new ReplyDraft(file, names);
        history.stream().filter(fact -> fact.round() == file.round()).forEach(draft::take);
        var facts = CaseFacts.of(file, history, category, String.join("", draft.told), names);
        return new Drafted(String.join("\n", draft.done), TemplateText.fill(template, facts));
    }

    private void take(RecordedEvent fact) {
        var day = Names.day(fact.at());
        switch (fact.event()) {
            case CaseEvent.Signed _ -> note(fact, "签收");
            case CaseEvent.Contacted it -> {
                note(
                        fact,
                        (it.reached() ? "联系诉求人（" : "未联系上诉求人（") + how(it.method()) + "）",
                        it.note());
                if (it.reached()) {
                    told.add("%s，%s与您取得联系。".formatted(day, inCharge(fact) + how(it.method())));
                }
            }
            case CaseEvent.Met it -> {
                note(fact, "与诉求人见面（" + it.place() + "）", it.agreed());
                told.add(
                        "%s，%s在%s与您见面，%s"
                                .formatted(
                                        Names.day(it.when()),
                                        inCharge(fact),
                                        it.place(),
                                        Names.sentence("商定：" + it.agreed())));
            }
            case CaseEvent.Noted it -> {
                note(fact, "进展", it.text());
                if (it.told()) {
                    told.add(day + "，" + Names.sentence(it.text()));
                }
            }
            case CaseEvent.AssignedInward it ->
                    note(fact, "交" + names.of(it.unit()) + "办理", it.duty());
            case CaseEvent.AssistRequested it ->
                    note(fact, "请" + names.of(it.unit()) + "协办", it.duty());
            case CaseEvent.Finished it -> {
                note(fact, "办结所承担的工作", it.text());
                assisting(it.assignment())
                        .ifPresent(
                                unit -> told.add("%s，%s办结所承担的工作。".formatted(day, names.of(unit))));
            }
            case WhistleFact.Blown it -> note(fact, "吹哨：" + names.of(units(it)), it.ask());
            case WhistleFact.ReportedIn it -> {
                note(fact, "报到：" + how(it.presence()), it.word());
                if (it.presence() == Presence.ARRIVED) {
                    told.add("%s，%s到场。".formatted(day, names.of(unitOf(fact, it.assignment()))));
                }
            }
            case WhistleFact.JointMeetingHeld it -> note(fact, "会商", it.minutes());
            case WhistleFact.TaskDone it -> note(fact, "完成任务" + it.task(), it.text());
            case CareFact.ConferenceHeld it -> note(fact, "会商结论", it.conclusion());
            case CareFact.SiteChecked it ->
                    note(
                            fact,
                            "现场验收%d项，合格%d项"
                                    .formatted(
                                            it.checks().size(),
                                            it.checks().stream()
                                                    .filter(CareFact.Check::good)
                                                    .count()));
            default -> {}
        }
    }

    private void note(RecordedEvent fact, String what, String... more) {
        var words = String.join("", more).strip();
        done.add(
                "%s %s%s：%s"
                        .formatted(
                                Names.time(fact.at()),
                                fact.unit() == null ? "" : names.of(fact.unit()),
                                fact.personName().isBlank() ? "" : " " + fact.personName(),
                                Names.sentence(words.isEmpty() ? what : what + "，" + words)));
    }

    private String inCharge(RecordedEvent fact) {
        return fact.unit() == null ? "" : names.of(fact.unit());
    }

    private static String how(ContactMethod method) {
        return switch (method) {
            case PHONE -> "电话";
            case VISIT -> "上门";
            case MESSAGE -> "短信";
        };
    }

    private static String how(Presence presence) {
        return switch (presence) {
            case ARRIVED -> "到场";
            case REMOTE -> "远程参与";
            case DEPUTY -> "派员代表";
            case CANNOT -> "不能到场";
        };
    }

    private static List<UnitId> units(WhistleFact.Blown whistle) {
        return whistle.called().stream().map(WhistleFact.Called::unit).toList();
    }

    private Optional<UnitId> assisting(int assignment) {
        return file.assignment(assignment)
                .filter(part -> part.role() == Assignment.Role.ASSIST)
                .map(Assignment::unit);
    }

    private UnitId unitOf(RecordedEvent fact, int assignment) {
        return file.assignment(assignment)
                .map(Assignment::unit)
                .orElse(fact.unit() == null ? new UnitId(0) : fact.unit());
    }
}
