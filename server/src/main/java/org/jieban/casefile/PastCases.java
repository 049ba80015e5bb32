package org.jieban.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jieban.calendar.Calendars;
import org.jieban.calendar.CityZone;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings in history (历史导入), many cases in one transaction: each with its facts, chained as any
 * other's, so that nothing tells the two apart afterwards but what they say.
 */
@Service
public class PastCases {

    private final CaseFiles files;
    private final WholeCases wholeCases;
    private final Calendars calendars;
    private final StreamSignal signal;
    private final TransactionTemplate transaction;

    PastCases(
            CaseFiles files,
            WholeCases wholeCases,
            Calendars calendars,
            StreamSignal signal,
            TransactionTemplate transaction) {
        this.files = files;
        this.wholeCases = wholeCases;
        this.calendars = calendars;
        this.signal = signal;
        this.transaction = transaction;
    }

    /**
     * Brings in those that are not known by their source yet, all or none of them. About a thousand
     * at once is a good measure.
     *
     * @return how many were new
     */
    // [impl->rule~case.imported~1]
    public int bringIn(List<PastCase> cases) {
        int fresh;
        try {
            fresh = write(cases);
        } catch (DuplicateKeyException metAnother) {
            // somebody else brings in the same rows; what they have written is known now
            fresh = write(cases);
        }
        if (fresh > 0) {
            signal.somethingHappened();
        }
        return fresh;
    }

    private int write(List<PastCase> cases) {
        var known = files.knownSources(cases.stream().map(PastCase::source).toList());
        var fresh = cases.stream().filter(one -> !known.contains(one.source())).toList();
        if (fresh.isEmpty()) {
            return 0;
        }
        var ids = files.nextIds(fresh.size());
        var wholes = new ArrayList<WholeCases.Whole>(fresh.size());
        for (int i = 0; i < ids.length; i++) {
            var book = booked(ids[i], fresh.get(i));
            wholes.add(new WholeCases.Whole(book.file, book.unsigned()));
        }
        transaction.executeWithoutResult(tx -> wholeCases.insert(wholes));
        return wholes.size();
    }

    private Book booked(long id, PastCase past) {
        var book = Book.opening(id, calendars.current());
        var system = CaseActor.system(past.from());
        var day = past.openedAt().atZone(CityZone.ZONE).toLocalDate();
        book.enter(
                List.of(
                        past.said().submitted(CaseNumber.of(day, id), null),
                        new CaseEvent.Imported(
                                past.from(),
                                past.unit(),
                                past.dueAt(),
                                past.saidOnTime(),
                                past.details())),
                system,
                past.openedAt());
        if (past.closedAt() != null) {
            book.enter(
                    List.of(new CaseEvent.Closed(CaseEvent.Outcome.IMPORTED)),
                    system,
                    Objects.requireNonNull(past.closedAt()));
        }
        return book;
    }
}
