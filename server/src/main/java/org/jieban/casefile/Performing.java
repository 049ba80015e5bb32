package org.jieban.casefile;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jieban.calendar.Calendars;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One act on one case, in this order:
 *
 * <ol>
 *   <li>the facts of the case, remembered by this node or read;
 *   <li>a key that they carry already is answered as it was then ({@link EarlierAnswers});
 *   <li>a case outside of the actor's scope does not exist;
 *   <li>whoever saw a version that others have overtaken is told, and nothing is recorded;
 *   <li>the rules decide ({@link Deciding}): a refusal, or facts;
 *   <li>the facts and the state that follows are written in one statement, only on the version that
 *       was read, and on the very history that was remembered;
 *   <li>whoever was not the first there learns what the first one did.
 * </ol>
 */
@Component
class Performing {

    private final CaseFiles files;
    private final JointMoves joint;
    private final Histories histories;
    private final EarlierAnswers earlier;
    private final Occasions occasions;
    private final SeeingCases seeing;
    private final Calendars calendars;
    private final StreamSignal signal;
    private final TransactionTemplate transaction;

    Performing(
            CaseFiles files,
            JointMoves joint,
            Histories histories,
            EarlierAnswers earlier,
            Occasions occasions,
            SeeingCases seeing,
            Calendars calendars,
            StreamSignal signal,
            TransactionTemplate transaction) {
        this.files = files;
        this.joint = joint;
        this.histories = histories;
        this.earlier = earlier;
        this.occasions = occasions;
        this.seeing = seeing;
        this.calendars = calendars;
        this.signal = signal;
        this.transaction = transaction;
    }

    /** What is remembered may be short of the newest: only success on it is an answer. */
    ActOutcome perform(ActRequest asked) {
        var known =
                histories.of(asked.number()).filter(remembered -> !remembered.knows(asked.key()));
        if (known.isPresent() && !(asked.act() instanceof Act.Link)) {
            var outcome = performOn(known.get(), asked);
            if (outcome.isPresent() && outcome.get() instanceof ActOutcome.Done) {
                return outcome.get();
            }
            histories.forget(asked.number());
        }
        var outcome = performAnew(asked);
        // whoever was faster in this very moment may have added what overtakes nobody
        return outcome instanceof ActOutcome.Stale ? performAnew(asked) : outcome;
    }

    private ActOutcome performAnew(ActRequest asked) {
        var history = History.of(files.history(asked.number()));
        if (history.isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return performOn(history, asked)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Nothing when the case lies outside of the actor's scope. */
    private Optional<ActOutcome> performOn(History history, ActRequest asked) {
        var repeated =
                earlier.in(history.facts(), asked.act().kind().path(), asked.actor(), asked.key());
        if (repeated.isPresent()) {
            return repeated;
        }
        var last = history.last();
        var file = CaseFile.replay(history.decoded(), calendars.current());
        var scoped = asked.scoped();
        if (scoped != null && !Visibility.of(file, scoped.scope())) {
            return Optional.empty();
        }
        // an answer that another one has overtaken hears what stands, not only that something
        // changed
        var seen = asked.version();
        if (seen != null
                && history.overtakes(seen)
                && StandingAnswer.of(file, asked.act()).isEmpty()) {
            return Optional.of(EarlierAnswers.stale(file, last));
        }
        return Optional.of(
                switch (occasions.deciding(file, asked.actor(), asked.at()).decide(asked.act())) {
                    case Decision.Refused refused -> refused(file, asked.act(), refused.reason());
                    case Decision.Facts facts -> {
                        if (asked.act() instanceof Act.Link link) {
                            refuseBadLink(file, link);
                        }
                        yield record(new Book(file, last.hash()), facts.events(), history, asked);
                    }
                });
    }

    private static ActOutcome refused(CaseFile file, Act act, Refusal reason) {
        Map<String, Object> more =
                reason == Refusal.ALREADY_ANSWERED
                        ? StandingAnswer.of(file, act).map(StandingAnswer::words).orElse(Map.of())
                        : Map.of();
        return new ActOutcome.Refused(file.number(), act.kind(), file.state(), reason, more);
    }

    private ActOutcome record(
            Book book, List<CaseEvent> events, History history, ActRequest asked) {
        var file = book.file;
        var act = asked.act().kind().path();
        // a clock that was set back must not put facts out of order
        var before = history.last().event().at();
        var moment = asked.at().isBefore(before) ? before : asked.at();
        int expected = file.version();
        var partsBefore = CaseFiles.parts(file);
        book.enter(events, asked.actor(), moment.truncatedTo(ChronoUnit.MICROS));
        var facts = book.signed(act, asked.key());
        var seen = history.remembered() ? history.last().hash() : null;
        try {
            if (!move(
                    new ManyMoves.Move(file, expected, seen, partsBefore, facts),
                    asked.alongside())) {
                return earlier.ofTheFaster(file.id(), act, asked.actor(), asked.key());
            }
        } catch (DuplicateKeyException taken) {
            return earlier.ofTheOther(act, file.id(), asked.actor(), asked.key(), taken);
        }
        signal.somethingHappened();
        histories.remember(file.number(), history.and(facts));
        return new ActOutcome.Done(Receipt.of(file));
    }

    /** One statement needs no transaction around it, and so one round trip; two do. */
    private boolean move(ManyMoves.Move move, LongConsumer alongside) {
        if (alongside == ActRequest.NOTHING_ELSE) {
            return joint.move(move);
        }
        return Boolean.TRUE.equals(
                transaction.execute(tx -> {
                    boolean moved = files.move(move);
                    if (moved) {
                        alongside.accept(move.file().id());
                    }
                    return moved;
                }));
    }

    private void refuseBadLink(CaseFile file, Act.Link link) {
        var target = seeing.find(link.to());
        boolean bad =
                target.isEmpty()
                        || target.get().id() == file.id()
                        || target.get().state() == CaseState.LINKED
                        || target.get().state() == CaseState.VOIDED;
        if (bad) {
            throw new ProblemException(
                    Refusal.CANNOT_LINK,
                    Map.of(
                            "number", file.number().value(),
                            "act", ActKind.LINK.path(),
                            "state", file.state().name()));
        }
    }
}
