package org.jieban.casefile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jieban.calendar.Calendars;
import org.jieban.calendar.CityZone;
import org.jieban.shared.IdempotencyKey;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A case begins: what was said and the acts that follow at once are one act, in one transaction. */
@Component
class Opening {

    /** How the act is called on the last of its facts. */
    static final String OPEN = "open";

    private final CaseFiles files;
    private final Histories histories;
    private final EarlierAnswers earlier;
    private final Occasions occasions;
    private final Calendars calendars;
    private final CaseSettings settings;
    private final StreamSignal signal;
    private final TransactionTemplate transaction;

    Opening(
            CaseFiles files,
            Histories histories,
            EarlierAnswers earlier,
            Occasions occasions,
            Calendars calendars,
            CaseSettings settings,
            StreamSignal signal,
            TransactionTemplate transaction) {
        this.files = files;
        this.histories = histories;
        this.earlier = earlier;
        this.occasions = occasions;
        this.calendars = calendars;
        this.settings = settings;
        this.signal = signal;
        this.transaction = transaction;
    }

    ActOutcome open(
            Supplier<NewCase> said,
            LongConsumer alongside,
            List<Act> acts,
            CaseActor actor,
            IdempotencyKey key,
            Instant at) {
        var repeated = earlier.anywhere(OPEN, actor, key);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        var moment = at.truncatedTo(ChronoUnit.MICROS);
        long id = files.nextId();
        var number = CaseNumber.of(moment.atZone(CityZone.ZONE).toLocalDate(), id);
        var book = Book.opening(id, calendars.current());
        ActOutcome outcome;
        try {
            outcome =
                    transaction.execute(tx -> {
                        var what = said.get();
                        book.enter(List.of(submitted(number, what, acts)), actor, moment);
                        var refused = follow(book, acts, actor, moment);
                        if (refused.isPresent()) {
                            tx.setRollbackOnly();
                            return refused.get();
                        }
                        files.open(book.file, book.signed(OPEN, key));
                        alongside.accept(id);
                        return new ActOutcome.Done(Receipt.of(book.file));
                    });
        } catch (DuplicateKeyException taken) {
            return earlier.ofTheOther(OPEN, null, actor, key, taken);
        }
        if (outcome instanceof ActOutcome.Done) {
            signal.somethingHappened();
            histories.remember(number, History.of(book.signed(OPEN, key)));
        }
        return Objects.requireNonNull(outcome);
    }

    /** The first fact; only a case that is not accepted at once has a limit to be accepted. */
    CaseEvent.Submitted submitted(CaseNumber number, NewCase said, List<Act> acts) {
        boolean waits = acts.stream().noneMatch(act -> act instanceof Act.Accept);
        return said.submitted(number, waits ? settings.acceptLimit() : null);
    }

    private Optional<ActOutcome> follow(
            Book book, List<Act> acts, CaseActor actor, Instant moment) {
        for (var act : acts) {
            switch (occasions.deciding(book.file, actor, moment).decide(act)) {
                case Decision.Refused refused -> {
                    return Optional.of(
                            new ActOutcome.Refused(
                                    book.file.number(),
                                    act.kind(),
                                    book.file.state(),
                                    refused.reason()));
                }
                case Decision.Facts facts -> book.enter(facts.events(), actor, moment);
            }
        }
        return Optional.empty();
    }
}
