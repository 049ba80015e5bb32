package org.jieban.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jieban.casefile.ReviewFact.ReviewEffect;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** What counts of a case in the assessment, and what was asked about it, as its facts tell. */
public final class Reviews {

    private List<Judged> rounds = List.of();
    private List<Application> applications = List.of();
    private java.util.Set<Integer> pressedRounds = java.util.Set.of();

    /**
     * A round that came to its end: with the citizen's answer, or without one.
     *
     * @param units who carries it: the lead first, then assisting and called units
     * @param answer what the citizen said, unchanged for ever; null where nobody was asked
     * @param by the agent who asked, or null for an answer by link
     * @param rechecked what they said to another agent (复访), or null
     * @param missed attempts to ask a second time that reached nobody
     * @param finding whether it was handled truthfully and lawfully, or null where nobody looked
     */
    public record Judged(
            int round,
            Instant at,
            List<UnitId> units,
            ReviewAct.@Nullable Answer answer,
            @Nullable Long by,
            ReviewAct.@Nullable Answer rechecked,
            int missed,
            ReviewFact.@Nullable Found finding) {

        private Judged with(ReviewFact fact) {
            return switch (fact) {
                case ReviewFact.Rechecked again ->
                        new Judged(
                                round,
                                at,
                                units,
                                answer,
                                by,
                                new ReviewAct.Answer(
                                        again.contacted(), again.solved(), again.satisfaction()),
                                missed,
                                finding);
                case ReviewFact.RecheckMissed ignored ->
                        new Judged(round, at, units, answer, by, rechecked, missed + 1, finding);
                case ReviewFact.Found found ->
                        new Judged(round, at, units, answer, by, rechecked, missed, found);
                default -> this;
            };
        }
    }

    /** How far an application is. */
    public enum State {
        /** 待上级转报. */
        TO_FORWARD,
        /** 待审定. */
        TO_DECIDE,
        /** 上级不予转报. */
        STOPPED,
        /** 通过. */
        GRANTED,
        /** 不通过. */
        REFUSED,
        /** 已撤回. */
        WITHDRAWN,
        /** 通过后又撤销. */
        REVERSED;

        /** Whether somebody still has to do something. */
        public boolean open() {
            return this == TO_FORWARD || this == TO_DECIDE;
        }
    }

    /**
     * An application and how far it is.
     *
     * @param by who asked
     * @param settledAt when it was decided, stopped or taken back, or null
     * @param forwarded who forwarded or stopped it, or null
     * @param decided who decided, or null
     * @param effect what holds because of it; null unless granted
     */
    public record Application(
            ReviewFact.ReviewAsked asked,
            @Nullable Long by,
            Instant askedAt,
            State state,
            @Nullable Step forwarded,
            @Nullable Step decided,
            @Nullable Step reversed,
            String rule,
            @Nullable ReviewEffect effect,
            ReviewAct.@Nullable Answer corrected) {

        /** Its number within the case. */
        public int no() {
            return asked.application();
        }

        /** When the last step was taken. */
        public Instant lastAt() {
            var last = reversed != null ? reversed : decided != null ? decided : forwarded;
            return last == null ? askedAt : last.at();
        }

        private Application in(State next) {
            return new Application(
                    asked, by, askedAt, next, forwarded, decided, reversed, rule, effect,
                    corrected);
        }

        private Application forwarded(State next, Step step) {
            return new Application(
                    asked, by, askedAt, next, step, decided, reversed, rule, effect, corrected);
        }

        private Application decided(State next, Step step, String cited) {
            return new Application(
                    asked, by, askedAt, next, forwarded, step, reversed, cited, effect, corrected);
        }

        private Application reversed(Step step) {
            return new Application(
                    asked,
                    by,
                    askedAt,
                    State.REVERSED,
                    forwarded,
                    decided,
                    step,
                    rule,
                    null,
                    corrected);
        }

        private Application with(ReviewEffect what, ReviewAct.@Nullable Answer instead) {
            return new Application(
                    asked, by, askedAt, state, forwarded, decided, reversed, rule, what, instead);
        }
    }

    /** Who did a step, for which unit, when, and what they said. */
    public record Step(@Nullable Long person, @Nullable UnitId unit, Instant at, String word) {

        static Step of(RecordedEvent fact, String word) {
            return new Step(fact.personId(), fact.unit(), fact.at(), word);
        }
    }

    /**
     * What counts of a round for one unit.
     *
     * @param answer the citizen's, or what counts instead; null where nobody was asked
     */
    public record Counted(boolean excluded, ReviewAct.@Nullable Answer answer) {}

    Reviews() {}

    void apply(ReviewFact fact, RecordedEvent recorded) {
        switch (fact) {
            case ReviewFact.ReviewAsked asked ->
                    applications =
                            Longer.by(
                                    applications,
                                    new Application(
                                            asked,
                                            recorded.personId(),
                                            recorded.at(),
                                            asked.upper() == null
                                                    ? State.TO_DECIDE
                                                    : State.TO_FORWARD,
                                            null,
                                            null,
                                            null,
                                            "",
                                            null,
                                            null));
            case ReviewFact.ReviewForwarded on ->
                    change(
                            on.application(),
                            it -> it.forwarded(State.TO_DECIDE, Step.of(recorded, on.opinion())));
            case ReviewFact.ReviewStopped stopped ->
                    change(
                            stopped.application(),
                            it -> it.forwarded(State.STOPPED, Step.of(recorded, stopped.reason())));
            case ReviewFact.ReviewDecided decided ->
                    change(
                            decided.application(),
                            it ->
                                    it.decided(
                                            decided.granted() ? State.GRANTED : State.REFUSED,
                                            Step.of(recorded, decided.reason()),
                                            decided.rule()));
            case ReviewFact.ReviewWithdrawn gone ->
                    change(gone.application(), it -> it.in(State.WITHDRAWN));
            case ReviewFact.ReviewReversed back ->
                    change(back.application(), it -> it.reversed(Step.of(recorded, back.reason())));
            case ReviewFact.Excluded out ->
                    change(out.application(), it -> it.with(ReviewEffect.EXCLUDED, null));
            case ReviewFact.AnswerCorrected now ->
                    change(
                            now.application(),
                            it ->
                                    it.with(
                                            ReviewEffect.CORRECTED,
                                            new ReviewAct.Answer(
                                                    now.contacted(),
                                                    now.solved(),
                                                    now.satisfaction())));
            case ReviewFact.Restored ignored -> {}
            case ReviewFact.Rechecked again -> change(again.round(), again);
            case ReviewFact.RecheckMissed missed -> change(missed.round(), missed);
            case ReviewFact.Found found -> change(found.round(), found);
            case ReviewFact.PressureReported pressed -> {
                var rounded = new java.util.HashSet<>(pressedRounds);
                rounded.add(pressed.round());
                pressedRounds = java.util.Set.copyOf(rounded);
            }
        }
    }

    /** A round ends: what was answered, and who carries it. */
    void judge(Assignments parts, RecordedEvent recorded, CaseEvent.@Nullable Revisited said) {
        var at = recorded.at();
        int round = parts.round();
        if (judged(round).isPresent()) {
            return;
        }
        var units = new ArrayList<UnitId>();
        parts.lead().map(Assignment::unit).ifPresent(units::add);
        parts.all().stream()
                .filter(part ->
                        part.role() == Assignment.Role.ASSIST
                                || part.role() == Assignment.Role.CALLED)
                .filter(part -> part.state() != Assignment.State.WITHDRAWN && part.round() == round)
                .map(Assignment::unit)
                .filter(unit -> !units.contains(unit))
                .forEach(units::add);
        if (units.isEmpty()) {
            return;
        }
        rounds =
                Longer.by(
                        rounds,
                        new Judged(
                                round,
                                at,
                                List.copyOf(units),
                                said == null
                                        ? null
                                        : new ReviewAct.Answer(
                                                said.contacted(),
                                                said.solved(),
                                                said.satisfaction()),
                                said == null ? null : recorded.personId(),
                                null,
                                0,
                                null));
    }

    private void change(int round, ReviewFact fact) {
        rounds = rounds.stream().map(it -> it.round() == round ? it.with(fact) : it).toList();
    }

    private void change(int no, UnaryOperator<Application> change) {
        applications =
                applications.stream().map(it -> it.no() == no ? change.apply(it) : it).toList();
    }

    /** Rounds that came to their end, the first first. */
    public List<Judged> rounds() {
        return rounds;
    }

    /** A round, once it came to its end. */
    public Optional<Judged> judged(int round) {
        return rounds.stream().filter(it -> it.round() == round).findFirst();
    }

    /** All that was ever asked, the first first. */
    public List<Application> applications() {
        return applications;
    }

    /** One of them by its number. */
    public Optional<Application> application(int no) {
        return applications.stream().filter(it -> it.no() == no).findFirst();
    }

    /** What counts of a round for a unit; nothing for a round that has not ended. */
    // [impl->rule~appeal.effect~1]
    public Optional<Counted> counted(int round, UnitId unit) {
        return judged(round)
                .map(judged -> {
                    boolean excluded = false;
                    var answer = judged.answer();
                    var latest = Instant.MIN;
                    for (var it : applications) {
                        if (it.asked().round() != round || it.effect() == null) {
                            continue;
                        }
                        if (it.effect() == ReviewEffect.EXCLUDED) {
                            excluded |=
                                    !it.asked().ground().ofOneUnit()
                                            || it.asked().unit().equals(unit);
                        } else if (!it.lastAt().isBefore(latest)) {
                            latest = it.lastAt();
                            answer = it.corrected();
                        }
                    }
                    return new Counted(excluded, answer);
                });
    }

    /** Whether the citizen has reported pressure in a round. */
    public boolean pressedIn(int round) {
        return pressedRounds.contains(round);
    }

    int nextApplication() {
        return applications.size() + 1;
    }
}
