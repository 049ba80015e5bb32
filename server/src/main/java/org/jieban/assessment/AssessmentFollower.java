package org.jieban.assessment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jieban.casefile.CareFact;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.Follower;
import org.jieban.casefile.IncidentFact;
import org.jieban.casefile.ReadingCases;
import org.jieban.casefile.ReturnFact;
import org.jieban.casefile.StreamedEvent;
import org.jieban.casefile.TimeFact;
import org.springframework.stereotype.Component;

/**
 * Keeps what is counted. A case something happened to is read as a whole and its rows are made anew;
 * the sums of days move by the difference, so that they are the sums of the rows whatever happened in
 * which order. Takes everything from the facts and the calendar it counts by, and nothing from the clock
 * or the unit tree.
 */
// [impl->rule~assessment.projection~1]
@Component
class AssessmentFollower implements Follower {

    static final String NAME = "assessment";

    private final Projection projection;
    private final ReadingCases cases;
    private final CountedCalendar calendar;

    AssessmentFollower(Projection projection, ReadingCases cases, CountedCalendar calendar) {
        this.projection = projection;
        this.calendar = calendar;
        this.cases = cases;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public void reset() {
        projection.forget();
        calendar.forget();
    }

    @Override
    public void follow(List<StreamedEvent> events) {
        var newest = new HashMap<Long, Integer>();
        for (var streamed : events) {
            var fact = streamed.event();
            if (matters(fact.event())) {
                newest.merge(fact.caseId(), fact.seq(), Math::max);
            }
        }
        if (!newest.isEmpty()) {
            takeIn(newest);
        }
    }

    /** Cases that were already read beyond these facts are left as they are. */
    private void takeIn(Map<Long, Integer> newest) {
        var oldParts = projection.parts(array(newest.keySet()));
        oldParts.values()
                .forEach(row -> {
                    if (row.seq() >= newest.getOrDefault(row.caseId(), Integer.MAX_VALUE)) {
                        newest.remove(row.caseId());
                    }
                });
        count(newest.keySet(), oldParts);
    }

    /** Counts cases that are counted already by the calendar as it is now. */
    void countAgain(Collection<Long> ids) {
        count(ids, projection.parts(array(ids)));
    }

    private void count(Collection<Long> ids, Map<PartRow.Key, PartRow> oldParts) {
        if (ids.isEmpty()) {
            return;
        }
        var oldAnswers = projection.answers(array(ids));
        var rows = new TreeMap<Long, CaseRows>();
        cases.walk(
                ids,
                calendar.calendar(),
                (file, fact) ->
                        rows.computeIfAbsent(file.id(), _ -> new CaseRows()).after(file, fact));
        var parts = new ArrayList<PartRow>();
        var answers = new ArrayList<AnswerRow>();
        var findings = new ArrayList<FindingRow>();
        var sums = new DayCounts();
        for (var made : rows.values()) {
            findings.addAll(made.findings());
            for (var part : made.parts()) {
                var old = oldParts.get(part.key());
                if (!part.equals(old)) {
                    parts.add(part);
                    sums.add(part);
                    if (old != null) {
                        sums.remove(old);
                    }
                }
            }
            for (var answer : made.answers()) {
                var old = oldAnswers.get(answer.key());
                if (!answer.equals(old)) {
                    answers.add(answer);
                    sums.add(answer);
                    if (old != null) {
                        sums.remove(old);
                    }
                }
            }
        }
        projection.save(parts, answers, findings, sums);
    }

    /** Whether anything that is counted may follow from a fact. */
    private static boolean matters(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Submitted _,
                    CaseEvent.Accepted _,
                    CaseEvent.SortedByItself _,
                    CaseEvent.Signed _,
                    CaseEvent.Noted _,
                    CaseEvent.AnsweredDirectly _,
                    CaseEvent.Guided _,
                    CaseEvent.Linked _,
                    CaseEvent.Voided _,
                    CaseEvent.Finished _,
                    CaseEvent.Replied _,
                    CaseEvent.ReplyRejected _,
                    CaseEvent.RevisitAttempted _,
                    CaseEvent.Urged _,
                    CaseEvent.Supplemented _,
                    CaseEvent.MeetingWished _,
                    CaseEvent.RevisitChosen _,
                    CaseEvent.AssignedInward _,
                    CaseEvent.Archived _ ->
                    false;
            case TimeFact _, ReturnFact _, CareFact _ -> false;
            case IncidentFact.IncidentJoined _, IncidentFact.IncidentLeft _ -> false;
            default -> true;
        };
    }

    private static long[] array(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
