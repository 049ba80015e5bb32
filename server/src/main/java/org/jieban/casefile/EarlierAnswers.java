package org.jieban.casefile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jieban.calendar.Calendars;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * One key, one act: what a request is told whose key was recorded before, or that met another at the
 * database and lost.
 */
@Component
class EarlierAnswers {

    private final CaseFiles files;
    private final Calendars calendars;

    EarlierAnswers(CaseFiles files, Calendars calendars) {
        this.files = files;
        this.calendars = calendars;
    }

    /** The answer of whichever case was moved with this key. */
    Optional<ActOutcome> anywhere(String act, CaseActor actor, IdempotencyKey key) {
        var history = files.historyUpTo(key.value());
        return history.isEmpty()
                ? Optional.empty()
                : Optional.of(sameActOrProblem(history.getLast(), history, act, actor));
    }

    /** The answer when it was this case that was moved with this key. */
    Optional<ActOutcome> in(
            List<ChainedEvent> history, String act, CaseActor actor, IdempotencyKey key) {
        return history.stream()
                .filter(fact -> key.value().equals(fact.event().actKey()))
                .findFirst()
                .map(first -> sameActOrProblem(first, history, act, actor));
    }

    // [impl->rule~case.idempotent~1]
    private ActOutcome sameActOrProblem(
            ChainedEvent first, List<ChainedEvent> history, String act, CaseActor actor) {
        boolean same =
                act.equals(first.event().act())
                        && Objects.equals(first.event().personId(), actor.personId());
        if (!same) {
            throw new ProblemException(CommonProblem.IDEMPOTENCY_KEY_REUSED);
        }
        var then = history.subList(0, history.indexOf(first) + 1);
        return new ActOutcome.Done(
                Receipt.of(CaseFile.replay(ChainedEvent.decoded(then), calendars.current())));
    }

    /**
     * Two requests met at the database; the loser learns what the winner did.
     *
     * @param caseId the case of the loser, or null when it was to be opened
     */
    ActOutcome ofTheOther(
            String act,
            @Nullable Long caseId,
            CaseActor actor,
            IdempotencyKey key,
            DuplicateKeyException taken) {
        var message = String.valueOf(taken.getMessage());
        if (message.contains("case_file_source_key")) {
            throw new ProblemException(CaseProblem.SOURCE_TAKEN);
        }
        var history = files.historyUpTo(key.value());
        if (history.isEmpty()) {
            throw taken;
        }
        if (caseId != null && caseId != history.getLast().event().caseId()) {
            throw new ProblemException(CommonProblem.IDEMPOTENCY_KEY_REUSED);
        }
        return sameActOrProblem(history.getLast(), history, act, actor);
    }

    /** Somebody was faster; when it was the same request, sent twice at once, it has its answer. */
    ActOutcome ofTheFaster(long caseId, String act, CaseActor actor, IdempotencyKey key) {
        var history = files.history(caseId);
        return in(history, act, actor, key)
                .orElseGet(() ->
                        stale(
                                CaseFile.replay(ChainedEvent.decoded(history), calendars.current()),
                                history.getLast()));
    }

    /** Who changed the case last, and what it is now. */
    static ActOutcome stale(CaseFile file, ChainedEvent last) {
        return new ActOutcome.Stale(
                file.number(),
                file.version(),
                last.event().personName(),
                last.event().type(),
                last.event().at());
    }
}
