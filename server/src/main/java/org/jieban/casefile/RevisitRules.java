package org.jieban.casefile;

import java.util.Optional;
import org.jieban.casefile.CaseEvent.AttemptOutcome;
import org.jieban.casefile.CaseEvent.Outcome;
import org.jieban.casefile.CaseEvent.RevisitWay;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.identity.Role;

/** The rules by which the citizen is asked (回访), and of what follows from the answer. Pure. */
final class RevisitRules {

    /** Two recorded attempts before a citizen counts as unreachable (domain: 回访). */
    private static final int ATTEMPTS_BEFORE_UNREACHABLE = 2;

    private final Occasion now;
    private final CaseFile file;

    RevisitRules(Occasion now) {
        this.now = now;
        this.file = now.file();
    }

    /** Why an act of this kind is not open to this actor now, whatever it would say. */
    Optional<Refusal> objection(ActKind act) {
        return switch (act) {
            case REVISIT_ATTEMPT, REVISIT_ANSWER -> objectionToAsking();
            case REVISIT_CHOICE ->
                    file.opening().contactable()
                            ? objectionToAsking()
                            : Optional.of(Refusal.NOT_CONTACTABLE);
            default -> throw new IllegalArgumentException(act.name());
        };
    }

    // [impl->rule~revisit.independent~1]
    private Optional<Refusal> objectionToAsking() {
        var unit = now.actor().unit();
        if (now.actor().role() == Role.CITIZEN || unit == null) {
            return Optional.empty();
        }
        return file.lead().filter(lead -> now.world().isWithin(unit, lead.unit())).isPresent()
                ? Optional.of(Refusal.NOT_INDEPENDENT)
                : Optional.empty();
    }

    // [impl->rule~revisit.choice~1]
    Decision choose(Act.ChooseRevisit choice) {
        var accepted = file.acceptedAt();
        boolean asked = file.state() == CaseState.REVISITING;
        var until =
                accepted != null && asked && choice.way() == RevisitWay.LINK
                        ? now.calendar().due(accepted, now.settings().linkWait())
                        : null;
        var chosen = new CaseEvent.RevisitChosen(choice.way(), choice.language(), until);
        return asked && choice.way() == RevisitWay.NONE
                ? Decision.of(chosen, new CaseEvent.Closed(Outcome.NOT_REVISITED))
                : Decision.of(chosen);
    }

    // [impl->rule~revisit.two-attempts~1]
    Decision attempt(Act.AttemptRevisit attempt) {
        if (attempt.outcome() == AttemptOutcome.CALL_BACK && attempt.callBackAt() == null) {
            return Decision.refuse(Refusal.CALL_BACK_TIME_MISSING);
        }
        var recorded =
                new CaseEvent.RevisitAttempted(
                        attempt.channel(), attempt.outcome(), attempt.note(), attempt.callBackAt());
        boolean last =
                attempt.outcome() != AttemptOutcome.CALL_BACK
                        && file.attempts() + 1 >= ATTEMPTS_BEFORE_UNREACHABLE;
        return last
                ? Decision.of(recorded, new CaseEvent.Closed(Outcome.UNREACHABLE))
                : Decision.of(recorded);
    }

    // [impl->rule~revisit.new-round~1]
    Decision answer(Act.AnswerRevisit answer) {
        var recorded =
                new CaseEvent.Revisited(
                        answer.channel(),
                        answer.contacted(),
                        answer.solved(),
                        answer.satisfaction(),
                        answer.words(),
                        answer.script());
        if (answer.solved() == Solved.SOLVED
                && answer.satisfaction() != Satisfaction.DISSATISFIED) {
            return Decision.of(recorded, new CaseEvent.Closed(Outcome.SOLVED));
        }
        var why =
                (answer.solved() == Solved.SOLVED ? "DISSATISFIED" : answer.solved().name())
                        + (answer.words().isBlank() ? "" : ": " + answer.words());
        return Decision.of(
                recorded, new CaseEvent.RoundStarted(file.round() + 1, now.unitLimits(), why));
    }
}
