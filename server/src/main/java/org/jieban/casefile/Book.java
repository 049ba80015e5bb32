package org.jieban.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.shared.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/** The case being written: applies each fact, chains it and keeps it for the statement. */
final class Book {

    final CaseFile file;
    private final List<RecordedEvent> entered = new ArrayList<>();
    private final byte[] hashBefore;

    /** A new case, without any fact yet. */
    static Book opening(long id, WorkingCalendar calendar) {
        return new Book(new CaseFile(id, calendar), StoredEvent.START);
    }

    Book(CaseFile file, byte[] hashBefore) {
        this.file = file;
        this.hashBefore = hashBefore;
    }

    void enter(List<CaseEvent> events, CaseActor actor, Instant at) {
        for (var event : events) {
            int seq = file.version() + 1;
            file.apply(recorded(seq, event, actor, at));
            // once more with the state and round that followed from it
            entered.add(recorded(seq, event, actor, at));
        }
    }

    private RecordedEvent recorded(int seq, CaseEvent event, CaseActor actor, Instant at) {
        return new RecordedEvent(
                file.id(),
                seq,
                at,
                actor.personId(),
                actor.name(),
                actor.unit(),
                actor.role(),
                file.round(),
                file.state(),
                event);
    }

    /** What was entered, chained, the last fact carrying the act and its key. */
    List<ChainedEvent> signed(String act, IdempotencyKey key) {
        return chained(act, key);
    }

    /** What was entered, chained; for facts that came without an act, as history does. */
    List<ChainedEvent> unsigned() {
        return chained(null, null);
    }

    private List<ChainedEvent> chained(@Nullable String act, @Nullable IdempotencyKey key) {
        var chained = new ArrayList<ChainedEvent>(entered.size());
        var before = hashBefore;
        for (var fact : entered) {
            boolean last = fact == entered.getLast();
            var stored =
                    ChainedEvent.stored(
                            fact, last ? act : null, last && key != null ? key.value() : null);
            before = stored.hashAfter(before);
            chained.add(new ChainedEvent(stored, before));
        }
        return chained;
    }
}
