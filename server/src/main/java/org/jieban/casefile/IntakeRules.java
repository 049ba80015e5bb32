package org.jieban.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jieban.catalogue.Urgency;

/** The rules of what comes in: accepted, corrected, added to, answered, guided, dispatched by itself. Pure. */
final class IntakeRules {

    private final Occasion now;

    IntakeRules(Occasion now) {
        this.now = now;
    }

    // [impl->rule~autodispatch.danger~1]
    Optional<Refusal> objectionToDispatchByItself() {
        return now.file().urgency() == Urgency.DANGER
                ? Optional.of(Refusal.DANGER_COMES_FIRST)
                : Optional.empty();
    }

    Decision accept() {
        return Decision.of(new CaseEvent.Accepted(now.limits().dispatch()));
    }

    Decision correct(Act.Correct correct) {
        return correct.reason().isBlank()
                ? Decision.refuse(Refusal.REASON_MISSING)
                : Decision.of(
                        new CaseEvent.Corrected(
                                correct.title(),
                                correct.category(),
                                correct.urgency(),
                                correct.area(),
                                correct.address(),
                                correct.reason()));
    }

    Decision answer(Act.Answer answer) {
        return answer.text().isBlank()
                ? Decision.refuse(Refusal.TEXT_MISSING)
                : Decision.of(new CaseEvent.AnsweredDirectly(answer.text()));
    }

    Decision guide(Act.Guide guide) {
        return guide.reason().isBlank() || guide.destination().isBlank()
                ? Decision.refuse(Refusal.REASON_MISSING)
                : Decision.of(new CaseEvent.Guided(guide.destination(), guide.reason()));
    }

    Decision link(Act.Link link) {
        return Decision.of(new CaseEvent.Linked(link.to().value(), link.reason()));
    }

    Decision voiding(Act.Void voiding) {
        return voiding.reason().isBlank()
                ? Decision.refuse(Refusal.REASON_MISSING)
                : Decision.of(new CaseEvent.Voided(voiding.reason()));
    }

    Decision supplement(Act.Supplement supplement) {
        return supplement.text().isBlank() && supplement.attachments().isEmpty()
                ? Decision.refuse(Refusal.TEXT_MISSING)
                : Decision.of(
                        new CaseEvent.Supplemented(supplement.text(), supplement.attachments()));
    }

    /** Accepted where it was not yet, sorted and dispatched: one act, so that there is no half of it. */
    Decision dispatchByItself(Act.DispatchByItself itself) {
        return switch (now.dispatch(itself.direction())) {
            case Decision.Refused refused -> refused;
            case Decision.Facts(var dispatched) -> {
                var all = new ArrayList<CaseEvent>();
                if (now.file().state() == CaseState.SUBMITTED) {
                    all.add(new CaseEvent.Accepted(now.limits().dispatch()));
                }
                all.add(itself.why());
                all.addAll(dispatched);
                yield new Decision.Facts(List.copyOf(all));
            }
        };
    }
}
