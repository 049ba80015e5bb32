package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jieban.casefile.CaseEvent.Outcome;
import org.jieban.casefile.ReviewFact.ReviewEffect;
import org.jieban.casefile.ReviewFact.ReviewGround;
import org.jieban.casefile.ReviewFact.ReviewKind;
import org.jieban.casefile.Reviews.Application;
import org.jieban.casefile.Reviews.Judged;
import org.jieban.casefile.Reviews.State;
import org.jieban.casefile.Reviews.Step;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jspecify.annotations.Nullable;

/** The rules of exclusions and appeals (剔除、考核申诉、不合理诉求): {@code docs/rules/appeal.md}. Pure. */
final class ReviewRules {

    private final Occasion now;
    private final CaseActor actor;
    private final Reviews reviews;

    ReviewRules(Occasion now) {
        this.now = now;
        this.actor = now.actor();
        this.reviews = now.file().reviews();
    }

    /** Why an act of this kind is not open to this actor now, whatever it would say. */
    Optional<Refusal> objection(ActKind act) {
        return switch (act) {
            case REVIEW_ASK -> objectionToAsking();
            case REVIEW_FORWARD -> somewhere(State.TO_FORWARD, this::unlessUpper);
            case REVIEW_DECIDE -> somewhere(State.TO_DECIDE, this::unlessDecider);
            case REVIEW_WITHDRAW ->
                    somewhere(State.TO_FORWARD, this::unlessApplicant)
                            .flatMap(no -> somewhere(State.TO_DECIDE, this::unlessApplicant));
            case REVIEW_REVERSE -> somewhere(State.GRANTED, this::unlessAboveTheDecision);
            default -> throw new IllegalArgumentException(act.name());
        };
    }

    Decision decide(ReviewAct act) {
        return switch (act) {
            case ReviewAct.AskReview ask -> ask(ask);
            case ReviewAct.ForwardReview on ->
                    of(on.application(), State.TO_FORWARD)
                            .map(it -> refusedOr(unlessUpper(it), () -> forward(it, on)))
                            .orElseGet(ReviewRules::noSuch);
            case ReviewAct.DecideReview decision ->
                    of(decision.application(), State.TO_DECIDE)
                            .map(it -> refusedOr(unlessDecider(it), () -> settle(it, decision)))
                            .orElseGet(ReviewRules::noSuch);
            case ReviewAct.WithdrawReview gone ->
                    reviews.application(gone.application())
                            .filter(it -> it.state().open())
                            .map(it ->
                                    refusedOr(
                                            unlessApplicant(it),
                                            () ->
                                                    Decision.of(
                                                            new ReviewFact.ReviewWithdrawn(
                                                                    gone.application(),
                                                                    gone.reason()))))
                            .orElseGet(ReviewRules::noSuch);
            case ReviewAct.ReverseReview back ->
                    of(back.application(), State.GRANTED)
                            .map(it ->
                                    refusedOr(unlessAboveTheDecision(it), () -> reverse(it, back)))
                            .orElseGet(ReviewRules::noSuch);
        };
    }

    // asking

    // [impl->rule~appeal.who~1] [impl->rule~appeal.window~1] [impl->rule~appeal.one-open~1]
    private Optional<Refusal> objectionToAsking() {
        var unit = actor.unit();
        var carried =
                reviews.rounds().stream()
                        .filter(round -> unit != null && round.units().contains(unit))
                        .toList();
        if (carried.isEmpty()) {
            return Optional.of(Refusal.NOTHING_TO_REVIEW);
        }
        var first = Optional.of(Refusal.NOTHING_TO_REVIEW);
        for (var round : carried) {
            var objection = objectionToAbout(round);
            if (objection.isEmpty()) {
                return objection;
            }
            first = objection;
        }
        return first;
    }

    /** The first time, or once again after a refusal. */
    private Optional<Refusal> objectionToAbout(Judged round) {
        if (ownAbout(round).stream().anyMatch(it -> it.state().open())) {
            return Optional.of(Refusal.REVIEW_PENDING);
        }
        if (refusedLast(round).isPresent()) {
            return objectionToAgain(refusedLast(round).get());
        }
        if (ownAbout(round).stream().anyMatch(it -> it.state() == State.GRANTED)) {
            return Optional.of(Refusal.REVIEW_GRANTED);
        }
        return isOver(round.at()) ? Optional.of(Refusal.REVIEW_TOO_LATE) : Optional.empty();
    }

    // [impl->rule~appeal.again~1]
    private Optional<Refusal> objectionToAgain(Application refused) {
        if (refused.asked().again() != null) {
            return Optional.of(Refusal.REVIEW_FINAL);
        }
        return isOver(refused.lastAt()) ? Optional.of(Refusal.REVIEW_TOO_LATE) : Optional.empty();
    }

    private List<Application> ownAbout(Judged round) {
        return reviews.applications().stream()
                .filter(it -> it.asked().round() == round.round())
                .filter(it -> it.asked().unit().equals(actor.unit()))
                .toList();
    }

    /** What this unit asked last about a round, where that was refused or stopped. */
    private Optional<Application> refusedLast(Judged round) {
        return ownAbout(round).stream()
                .filter(it -> it.state() != State.WITHDRAWN)
                .reduce((first, last) -> last)
                .filter(it -> it.state() == State.REFUSED || it.state() == State.STOPPED);
    }

    private Decision ask(ReviewAct.AskReview ask) {
        var own = Objects.requireNonNull(actor.unit());
        var round =
                reviews.rounds().stream()
                        .filter(it -> it.units().contains(own))
                        .filter(it -> ask.round() == null || it.round() == ask.round())
                        .reduce((first, last) -> last)
                        .orElse(null);
        if (round == null) {
            return Decision.refuse(Refusal.NOTHING_TO_REVIEW);
        }
        var refused = refusedLast(round).map(Application::no).orElse(null);
        var objection =
                objectionToAbout(round)
                        .or(() ->
                                Objects.equals(refused, ask.again())
                                        ? Optional.empty()
                                        : Optional.of(Refusal.REVIEW_AGAIN_WRONG))
                        .or(() -> objectionToGround(ask, round));
        return objection
                .map(Decision::refuse)
                .orElseGet(() ->
                        Decision.of(
                                new ReviewFact.ReviewAsked(
                                        reviews.nextApplication(),
                                        round.round(),
                                        ask.what(),
                                        ask.ground(),
                                        ask.words(),
                                        ask.attachments(),
                                        own,
                                        refused == null ? upperOf(own) : null,
                                        refused,
                                        foundUnreasonable())));
    }

    // [impl->rule~appeal.grounds~1]
    private Optional<Refusal> objectionToGround(ReviewAct.AskReview ask, Judged round) {
        if (ask.words().isBlank()) {
            return Optional.of(Refusal.REASON_MISSING);
        }
        boolean fits =
                switch (ask.what()) {
                    case EXCLUSION -> ask.ground() != ReviewGround.ANSWER_WRONG;
                    case APPEAL ->
                            round.answer() != null && ask.ground() != ReviewGround.UNREASONABLE;
                    case UNREASONABLE -> ask.ground() == ReviewGround.UNREASONABLE;
                };
        if (!fits) {
            return Optional.of(Refusal.GROUND_DOES_NOT_FIT);
        }
        boolean proven =
                ask.ground().provenByTheCase()
                        || ask.what() == ReviewKind.UNREASONABLE && foundUnreasonable();
        return proven || !ask.attachments().isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.EVIDENCE_MISSING);
    }

    private boolean foundUnreasonable() {
        return now.file().outcome() == Outcome.UNREASONABLE;
    }

    private boolean isOver(Instant since) {
        return now.at().isAfter(now.calendar().due(since, now.settings().reviewLimit()));
    }

    /** Whoever stands above the unit and below the city forwards; nobody where that is the city. */
    // [impl->rule~appeal.forward~1]
    private @Nullable UnitId upperOf(UnitId unit) {
        return now.world()
                .above(unit)
                .filter(above -> now.world().kindOf(above) != UnitKind.CITY)
                .orElse(null);
    }

    // forwarding, deciding, taking back

    private Optional<Refusal> unlessUpper(Application it) {
        return Objects.equals(it.asked().upper(), actor.unit())
                ? Optional.empty()
                : Optional.of(Refusal.NOT_THE_UPPER_UNIT);
    }

    private static Decision forward(Application it, ReviewAct.ForwardReview on) {
        var unit = it.asked().unit();
        if (on.opinion().isBlank()) {
            return Decision.refuse(Refusal.REASON_MISSING);
        }
        return Decision.of(
                on.forwarded()
                        ? new ReviewFact.ReviewForwarded(on.application(), unit, on.opinion())
                        : new ReviewFact.ReviewStopped(on.application(), unit, on.opinion()));
    }

    /** Nobody of a unit that asked or forwarded, nor the same person from another desk. */
    // [impl->rule~appeal.another-level~1]
    private Optional<Refusal> unlessDecider(Application it) {
        var earlier = earlier(it);
        if (ofTheirs(it) || earlier.filter(this::ofTheirs).isPresent()) {
            return Optional.of(Refusal.OWN_APPLICATION);
        }
        boolean decides =
                earlier.map(Application::decided)
                        .map(this::isAbove)
                        .orElse(actor.role() == Role.ASSESSOR);
        return decides ? Optional.empty() : Optional.of(Refusal.NOT_THE_REVIEWER);
    }

    private Optional<Application> earlier(Application it) {
        return Optional.ofNullable(it.asked().again()).flatMap(reviews::application);
    }

    private boolean ofTheirs(Application it) {
        var forwarded = it.forwarded();
        return isOf(it.asked().unit())
                || isPerson(it.by())
                || forwarded != null
                        && (isPerson(forwarded.person())
                                || forwarded.unit() != null && isOf(forwarded.unit()));
    }

    private boolean isOf(UnitId unit) {
        return actor.unit() == null || now.world().isWithin(actor.unit(), unit);
    }

    private boolean isPerson(@Nullable Long person) {
        return person != null && person.equals(actor.personId());
    }

    /** The leader of the unit that decided, or an assessor or leader of a unit above; never the same person. */
    private boolean isAbove(Step decided) {
        var unit = decided.unit();
        if (unit == null || actor.unit() == null || isPerson(decided.person())) {
            return false;
        }
        return unit.equals(actor.unit())
                ? actor.role() == Role.LEADER
                : now.world().isWithin(unit, actor.unit());
    }

    // [impl->rule~appeal.decision~1]
    private static Decision settle(Application it, ReviewAct.DecideReview decision) {
        if (decision.reason().isBlank()) {
            return Decision.refuse(Refusal.REASON_MISSING);
        }
        if (decision.rule().isBlank()) {
            return Decision.refuse(Refusal.RULE_MISSING);
        }
        var decided =
                new ReviewFact.ReviewDecided(
                        it.no(),
                        it.asked().unit(),
                        decision.granted(),
                        decision.reason(),
                        decision.rule());
        if (!decision.granted()) {
            return Decision.of(decided);
        }
        var asked = it.asked();
        if (decision.effect() == ReviewEffect.EXCLUDED) {
            return Decision.of(
                    decided,
                    new ReviewFact.Excluded(
                            asked.round(),
                            it.no(),
                            asked.ground().ofOneUnit() ? asked.unit() : null,
                            asked.ground(),
                            decision.rule()));
        }
        var instead = decision.corrected();
        if (decision.effect() == null || instead == null || asked.kind() != ReviewKind.APPEAL) {
            return Decision.refuse(Refusal.EFFECT_MISSING);
        }
        return Decision.of(
                decided,
                new ReviewFact.AnswerCorrected(
                        asked.round(),
                        it.no(),
                        instead.contacted(),
                        instead.solved(),
                        instead.satisfaction(),
                        decision.rule()));
    }

    private Optional<Refusal> unlessApplicant(Application it) {
        return it.asked().unit().equals(actor.unit())
                ? Optional.empty()
                : Optional.of(Refusal.NOT_YOUR_APPLICATION);
    }

    private Optional<Refusal> unlessAboveTheDecision(Application it) {
        if (ofTheirs(it)) {
            return Optional.of(Refusal.OWN_APPLICATION);
        }
        return it.decided() != null && isAbove(it.decided())
                ? Optional.empty()
                : Optional.of(Refusal.NOT_THE_REVIEWER);
    }

    // [impl->rule~appeal.taken-back~1]
    private static Decision reverse(Application it, ReviewAct.ReverseReview back) {
        if (back.reason().isBlank()) {
            return Decision.refuse(Refusal.REASON_MISSING);
        }
        return back.rule().isBlank()
                ? Decision.refuse(Refusal.RULE_MISSING)
                : Decision.of(
                        new ReviewFact.ReviewReversed(
                                it.no(), it.asked().unit(), back.reason(), back.rule()),
                        new ReviewFact.Restored(it.asked().round(), it.no()));
    }

    private Optional<Application> of(int no, State state) {
        return reviews.application(no).filter(it -> it.state() == state);
    }

    private static Decision noSuch() {
        return Decision.refuse(Refusal.NO_SUCH_APPLICATION);
    }

    private static Decision refusedOr(
            Optional<Refusal> refusal, java.util.function.Supplier<Decision> otherwise) {
        return refusal.map(Decision::refuse).orElseGet(otherwise);
    }

    /** Open as soon as one application of this state is the actor's business. */
    private Optional<Refusal> somewhere(
            State state, java.util.function.Function<Application, Optional<Refusal>> objection) {
        var found = reviews.applications().stream().filter(it -> it.state() == state).toList();
        var last = Optional.of(Refusal.NO_SUCH_APPLICATION);
        for (var it : found) {
            last = objection.apply(it);
            if (last.isEmpty()) {
                return last;
            }
        }
        return last;
    }
}
