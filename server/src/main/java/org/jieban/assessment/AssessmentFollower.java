package org.jieban.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jieban.assessment.Projection.AnswerRow;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.Follower;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.StreamedEvent;
import org.springframework.stereotype.Component;

/**
 * Keeps what is counted: which unit had which case, and what citizens answered. Takes everything from
 * the facts and nothing from the clock or the unit tree, so that a rebuild gives the same.
 */
// [impl->rule~assessment.projection~1]
@Component
class AssessmentFollower implements Follower {

    static final String NAME = "assessment";

    private final Projection projection;

    AssessmentFollower(Projection projection) {
        this.projection = projection;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void reset() {
        projection.forget();
    }

    @Override
    public void follow(List<StreamedEvent> events) {
        var facts =
                events.stream()
                        .map(StreamedEvent::event)
                        .filter(fact -> counts(fact.event()))
                        .toList();
        if (facts.isEmpty()) {
            return;
        }
        var cases = projection.load(facts.stream().mapToLong(RecordedEvent::caseId).distinct());
        var answers = new ArrayList<AnswerRow>();
        facts.forEach(fact -> take(fact, cases, answers));
        projection.save(cases.values(), answers);
    }

    private static boolean counts(CaseEvent event) {
        return event instanceof CaseEvent.Submitted
                || event instanceof CaseEvent.Corrected
                || event instanceof CaseEvent.Dispatched
                || event instanceof CaseEvent.Imported
                || event instanceof CaseEvent.Revisited
                || event instanceof CaseEvent.Closed;
    }

    // [impl->rule~assessment.received~1]
    // [impl->rule~assessment.valid~1]
    private static void take(
            RecordedEvent fact, Map<Long, AssessedCase> cases, List<AnswerRow> answers) {
        if (fact.event() instanceof CaseEvent.Submitted said) {
            cases.put(fact.caseId(), AssessedCase.opened(fact.caseId(), said));
            return;
        }
        var file = cases.get(fact.caseId());
        if (file == null) {
            throw new IllegalStateException("case " + fact.caseId() + " begins without its words");
        }
        switch (fact.event()) {
            case CaseEvent.Corrected corrected -> file.correct(corrected);
            case CaseEvent.Dispatched dispatched -> file.give(dispatched.unit(), fact.at());
            case CaseEvent.Imported imported -> {
                var unit = imported.unit();
                if (unit != null) {
                    file.give(unit, fact.at());
                }
            }
            case CaseEvent.Closed _ -> file.close(fact.at());
            case CaseEvent.Revisited answered -> answers.add(file.answer(fact, answered));
            default -> throw new IllegalStateException("not counted: " + fact.event());
        }
    }
}
