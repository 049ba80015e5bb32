package org.jieban.draft;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jieban.casefile.Assignment;
import org.jieban.casefile.CareFact;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.WhistleFact;
import org.jieban.casefile.WhistleFact.Presence;

/** What a case has for the blanks of a template, from the facts of its present round. */
final class CaseFacts {

    private final Map<Blank, Object> known = new EnumMap<>(Blank.class);

    private CaseFacts() {}

    /**
     * @param category its name, or empty
     * @param story what was done, as the citizen may read it
     */
    static Map<Blank, Object> of(
            CaseFile file,
            List<RecordedEvent> history,
            String category,
            String story,
            Names names) {
        var facts = new CaseFacts();
        facts.put(Blank.TITLE, file.title());
        facts.put(Blank.NUMBER, file.number().value());
        facts.put(Blank.CATEGORY, category);
        var address = file.address();
        facts.put(Blank.PLACE, address == null ? "" : address.strip());
        facts.put(Blank.UNIT, file.lead().map(lead -> names.of(lead.unit())).orElse(""));
        facts.put(
                Blank.ASSISTING,
                names.of(
                        file.assignments().stream()
                                .filter(part -> part.role() == Assignment.Role.ASSIST)
                                .map(Assignment::unit)
                                .toList()));
        facts.known.put(Blank.RECEIVED, file.openedAt());
        file.nextClock().ifPresent(clock -> facts.known.put(Blank.DUE, clock.dueAt()));
        facts.known.put(Blank.DONE, story);
        history.stream().filter(fact -> fact.round() == file.round()).forEach(facts::take);
        return Map.copyOf(facts.known);
    }

    private void take(RecordedEvent fact) {
        switch (fact.event()) {
            case CaseEvent.Dispatched _ -> known.put(Blank.DISPATCHED, fact.at());
            case CaseEvent.Contacted it -> {
                if (it.reached()) {
                    known.put(Blank.CONTACTED, fact.at());
                    if (it.method() == ContactMethod.VISIT) {
                        known.putIfAbsent(Blank.ARRIVED, fact.at());
                    }
                }
            }
            case CaseEvent.Met it -> known.putIfAbsent(Blank.ARRIVED, it.when());
            case WhistleFact.ReportedIn it -> {
                if (it.presence() == Presence.ARRIVED) {
                    known.putIfAbsent(Blank.ARRIVED, fact.at());
                }
            }
            case CareFact.SiteChecked _ -> known.putIfAbsent(Blank.ARRIVED, fact.at());
            case CaseEvent.Finished _ -> known.put(Blank.FINISHED, fact.at());
            default -> {}
        }
    }

    private void put(Blank blank, String words) {
        if (!words.isEmpty()) {
            known.put(blank, words);
        }
    }
}
