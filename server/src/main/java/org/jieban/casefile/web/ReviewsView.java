package org.jieban.casefile.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.ReviewAct;
import org.jieban.casefile.ReviewFact.ReviewEffect;
import org.jieban.casefile.ReviewFact.ReviewGround;
import org.jieban.casefile.ReviewFact.ReviewKind;
import org.jieban.casefile.Reviews;
import org.jieban.casefile.SeenCase;
import org.jieban.casefile.web.CaseRow.UnitName;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** What counts of a case in the assessment (计入考核), and what was asked about it (剔除、考核申诉). */
record ReviewsView(List<Round> rounds, List<Application> applications) {

    /**
     * A round that ended.
     *
     * @param answer what the citizen said, or null where nobody was asked
     * @param rechecked what they said to another agent (复访), or null
     * @param finding whether it was handled truthfully and lawfully, or null where nobody looked
     * @param counts what counts of it for each unit that carries it
     */
    record Round(
            int round,
            Instant at,
            @Nullable Answer answer,
            @Nullable Answer rechecked,
            @Nullable Finding finding,
            List<Counts> counts) {}

    /** 办理真实、合规. */
    record Finding(boolean truthful, boolean lawful, String note, List<String> evidence) {}

    /** The three answers. */
    record Answer(boolean contacted, Solved solved, Satisfaction satisfaction) {}

    /** What counts for one unit: nothing when excluded, else the answer, corrected or as it was given. */
    record Counts(UnitName unit, boolean excluded, @Nullable Answer answer) {}

    /** An application and how far it is. */
    record Application(
            int no,
            int round,
            ReviewKind kind,
            ReviewGround ground,
            String words,
            List<String> attachments,
            UnitName unit,
            String person,
            Instant at,
            @Nullable Integer again,
            boolean panel,
            @Nullable UnitName upper,
            Reviews.State state,
            @Nullable Step forwarded,
            @Nullable Step decided,
            @Nullable Step reversed,
            String rule,
            @Nullable ReviewEffect effect,
            @Nullable Answer corrected) {}

    /** Who did a step and what they said. */
    record Step(@Nullable UnitName unit, String person, Instant at, String word) {}

    /** Somebody who sees the case by a whistle only sees what their own units asked. */
    static ReviewsView of(
            SeenCase seen, Function<UnitId, UnitName> names, Predicate<UnitId> within) {
        var reviews = seen.file().reviews();
        var history = seen.history();
        return new ReviewsView(
                reviews.rounds().stream()
                        .map(round ->
                                new Round(
                                        round.round(),
                                        round.at(),
                                        answer(round.answer()),
                                        answer(round.rechecked()),
                                        finding(round),
                                        round.units().stream()
                                                .filter(unit ->
                                                        !seen.byWhistleOnly() || within.test(unit))
                                                .map(unit -> counts(reviews, round, unit, names))
                                                .toList()))
                        .toList(),
                reviews.applications().stream()
                        .filter(it -> !seen.byWhistleOnly() || within.test(it.asked().unit()))
                        .map(it -> application(it, history, names))
                        .toList());
    }

    private static @Nullable Finding finding(Reviews.Judged round) {
        var found = round.finding();
        return found == null
                ? null
                : new Finding(found.truthful(), found.lawful(), found.note(), found.evidence());
    }

    private static Counts counts(
            Reviews reviews, Reviews.Judged round, UnitId unit, Function<UnitId, UnitName> names) {
        var counted = reviews.counted(round.round(), unit).orElseThrow();
        return new Counts(names.apply(unit), counted.excluded(), answer(counted.answer()));
    }

    private static Application application(
            Reviews.Application it, List<RecordedEvent> history, Function<UnitId, UnitName> names) {
        var asked = it.asked();
        var upper = asked.upper();
        return new Application(
                it.no(),
                asked.round(),
                asked.kind(),
                asked.ground(),
                asked.words(),
                asked.attachments(),
                names.apply(asked.unit()),
                person(it.by(), history),
                it.askedAt(),
                asked.again(),
                asked.panel(),
                upper == null ? null : names.apply(upper),
                it.state(),
                step(it.forwarded(), history, names),
                step(it.decided(), history, names),
                step(it.reversed(), history, names),
                it.rule(),
                it.effect(),
                answer(it.corrected()));
    }

    private static @Nullable Step step(
            Reviews.@Nullable Step step,
            List<RecordedEvent> history,
            Function<UnitId, UnitName> names) {
        if (step == null) {
            return null;
        }
        var unit = step.unit();
        return new Step(
                unit == null ? null : names.apply(unit),
                person(step.person(), history),
                step.at(),
                step.word());
    }

    private static String person(@Nullable Long id, List<RecordedEvent> history) {
        return history.stream()
                .filter(fact -> id != null && Objects.equals(fact.personId(), id))
                .map(RecordedEvent::personName)
                .findFirst()
                .orElse("");
    }

    private static @Nullable Answer answer(ReviewAct.@Nullable Answer said) {
        return said == null
                ? null
                : new Answer(said.contacted(), said.solved(), said.satisfaction());
    }
}
