package org.jieban.casefile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jieban.calendar.Calendars;
import org.jieban.calendar.CityZone;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.shared.IdempotencyKey;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in past lives of cases (历史工单), many in one statement. Each act is decided as if somebody did
 * it at its moment, so that a case that was taken in cannot be told from one that was lived here.
 */
@Service
public class Reliving {

    /** A life that never ends is a mistake of whoever tells it. */
    private static final int MOST_ACTS = 200;

    private final CaseFiles files;
    private final WholeCases wholeCases;
    private final Opening opening;
    private final Occasions occasions;
    private final Calendars calendars;
    private final StreamSignal signal;
    private final TransactionTemplate transaction;

    Reliving(
            CaseFiles files,
            WholeCases wholeCases,
            Opening opening,
            Occasions occasions,
            Calendars calendars,
            StreamSignal signal,
            TransactionTemplate transaction) {
        this.files = files;
        this.wholeCases = wholeCases;
        this.opening = opening;
        this.occasions = occasions;
        this.calendars = calendars;
        this.signal = signal;
        this.transaction = transaction;
    }

    /**
     * Takes in all of these lives or none.
     *
     * @param lives what happened; the moments of a life must not go back
     * @param alongside what else is written in the same transaction, so that the caller knows after a
     *     crash whether these lives are in
     */
    public Relived relive(List<? extends PastLife> lives, Runnable alongside) {
        var calendar = calendars.current();
        var refusals = new ArrayList<ActOutcome.Refused>();
        var written = new ArrayList<WholeCases.Whole>(lives.size());
        for (var life : lives) {
            written.add(live(life, calendar, refusals));
        }
        transaction.executeWithoutResult(tx -> {
            wholeCases.insert(written);
            alongside.run();
        });
        signal.somethingHappened();
        return new Relived(
                written.stream().map(whole -> whole.file().number()).toList(),
                written.stream().mapToInt(whole -> whole.facts().size()).sum(),
                refusals);
    }

    private WholeCases.Whole live(
            PastLife life, WorkingCalendar calendar, List<ActOutcome.Refused> refusals) {
        var at = life.at().truncatedTo(ChronoUnit.MICROS);
        long id = files.nextId();
        var number = CaseNumber.of(at.atZone(CityZone.ZONE).toLocalDate(), id);
        var file = new CaseFile(id, calendar);
        var facts = new ArrayList<ChainedEvent>();
        var book = new Book(file, StoredEvent.START);
        book.enter(List.of(opening.submitted(number, life.said(), life.first())), life.by(), at);
        boolean refused = false;
        for (var act : life.first()) {
            refused = refused || !enter(book, act, life.by(), at, refusals);
        }
        facts.addAll(book.signed(Opening.OPEN, key(id, file.version())));
        var last = at;
        for (int acts = 0; acts < MOST_ACTS && !refused; acts++) {
            var next = life.next(file);
            if (next.isEmpty()) {
                break;
            }
            last = later(last, next.get().at().truncatedTo(ChronoUnit.MICROS));
            var act = next.get().act();
            book = new Book(file, facts.getLast().hash());
            refused = !enter(book, act, next.get().actor(), last, refusals);
            if (!refused) {
                facts.addAll(book.signed(act.kind().path(), key(id, file.version())));
            }
        }
        return new WholeCases.Whole(file, facts);
    }

    private boolean enter(
            Book book, Act act, CaseActor actor, Instant at, List<ActOutcome.Refused> refusals) {
        var file = book.file;
        return switch (occasions.deciding(file, actor, at).decide(act)) {
            case Decision.Refused refused -> {
                refusals.add(
                        new ActOutcome.Refused(
                                file.number(), act.kind(), file.state(), refused.reason()));
                yield false;
            }
            case Decision.Facts facts -> {
                book.enter(facts.events(), actor, at);
                yield true;
            }
        };
    }

    private static IdempotencyKey key(long id, int version) {
        return new IdempotencyKey("past-%d-%d".formatted(id, version));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
