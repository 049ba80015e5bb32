package org.jieban.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.calendar.Calendars;
import org.jieban.calendar.CityZone;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.identity.Actor;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * The one door through which cases are opened and moved. Every act is one statement on the database;
 * it is recorded whole or not at all, once for each idempotency key, and only on the version that the
 * caller saw.
 */
@Service
@EnableConfigurationProperties(HotlineLimits.class)
public class Casework {

    private final CaseFiles files;
    private final Calendars calendars;
    private final Units units;
    private final HotlineLimits limits;
    private final Clock clock;
    private final StreamSignal signal;
    private final Surroundings world;

    Casework(
            CaseFiles files,
            Calendars calendars,
            Units units,
            HotlineLimits limits,
            Clock clock,
            StreamSignal signal) {
        this.files = files;
        this.calendars = calendars;
        this.units = units;
        this.limits = limits;
        this.clock = clock;
        this.signal = signal;
        this.world = new UnitsAround(units);
    }

    /**
     * Opens a case and does at once what follows at intake, all in one act: accept it, dispatch it,
     * answer it.
     *
     * @param acts what follows; a refusal of any of them refuses the whole
     * @param at when it was said; now for everything but history that is taken in
     */
    public ActOutcome open(
            NewCase said, List<Act> acts, CaseActor actor, IdempotencyKey key, Instant at) {
        var repeated = firstAnswer(key, actor);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        var moment = at.truncatedTo(ChronoUnit.MICROS);
        var calendar = calendars.current();
        long id = files.nextId();
        var number = CaseNumber.of(moment.atZone(CityZone.ZONE).toLocalDate(), id);
        var book = new Book(new CaseFile(id), StoredEvent.START, calendar);
        book.enter(submitted(number, said, acts), actor, moment);
        for (var act : acts) {
            switch (new Deciding(book.file, actor, world, limits).decide(act)) {
                case Decision.Refused refused -> {
                    return new ActOutcome.Refused(
                            number, act.kind(), book.file.state(), refused.reason());
                }
                case Decision.Facts facts -> book.enter(facts.events(), actor, moment);
            }
        }
        try {
            files.open(book.file, book.signed("open", key));
        } catch (DuplicateKeyException taken) {
            return answerOfTheOther(key, actor, taken);
        }
        signal.somethingHappened();
        return new ActOutcome.Done(Receipt.of(book.file));
    }

    /** The present moment, read once per act. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Does one act on a case.
     *
     * @param version the version the caller saw, or null to act on whatever the case is now
     * @throws ProblemException {@code shared/not-found} when there is no such case in the actor's scope
     */
    public ActOutcome perform(
            CaseNumber number,
            @Nullable Integer version,
            Act act,
            Actor actor,
            IdempotencyKey key) {
        var history = files.history(number);
        if (history.isEmpty()) {
            throw notFound();
        }
        return perform(history, version, act, CaseActor.of(actor), actor, key, clock.instant());
    }

    /** The same for a citizen or the system, who are not bound by a data scope. */
    public ActOutcome perform(
            CaseNumber number,
            @Nullable Integer version,
            Act act,
            CaseActor actor,
            IdempotencyKey key,
            Instant at) {
        var history = files.history(number);
        if (history.isEmpty()) {
            throw notFound();
        }
        return perform(history, version, act, actor, null, key, at);
    }

    private ActOutcome perform(
            List<ChainedEvent> history,
            @Nullable Integer version,
            Act act,
            CaseActor actor,
            @Nullable Actor scoped,
            IdempotencyKey key,
            Instant at) {
        var calendar = calendars.current();
        var repeated = recordedWith(history, key);
        if (repeated.isPresent()) {
            return sameActOrProblem(repeated.get(), history, act.kind().path(), actor, calendar);
        }
        var last = history.getLast();
        var book =
                new Book(
                        CaseFile.replay(ChainedEvent.decoded(history), calendar),
                        last.hash(),
                        calendar);
        if (scoped != null && !Visibility.of(book.file, scoped.scope())) {
            throw notFound();
        }
        if (version != null && version != book.file.version()) {
            return stale(book.file, last);
        }
        if (act instanceof Act.Link link) {
            refuseBadLink(book.file, link);
        }
        return switch (new Deciding(book.file, actor, world, limits).decide(act)) {
            case Decision.Refused refused ->
                    new ActOutcome.Refused(
                            book.file.number(), act.kind(), book.file.state(), refused.reason());
            case Decision.Facts facts ->
                    record(book, facts.events(), act.kind(), actor, key, last, at);
        };
    }

    private ActOutcome record(
            Book book,
            List<CaseEvent> events,
            ActKind act,
            CaseActor actor,
            IdempotencyKey key,
            ChainedEvent last,
            Instant at) {
        // a clock that was set back must not put facts out of order
        var moment = at.isBefore(last.event().at()) ? last.event().at() : at;
        int expected = book.file.version();
        var partsBefore = CaseFiles.parts(book.file);
        book.enter(events, actor, moment.truncatedTo(ChronoUnit.MICROS));
        try {
            if (!files.move(book.file, expected, partsBefore, book.signed(act.path(), key))) {
                return changedMeanwhile(book.file.id());
            }
        } catch (DuplicateKeyException taken) {
            return answerOfTheOther(key, actor, taken);
        }
        signal.somethingHappened();
        return new ActOutcome.Done(Receipt.of(book.file));
    }

    /** The case as its events tell it, without a check of who asks. */
    public Optional<CaseFile> find(CaseNumber number) {
        var history = files.history(number);
        return history.isEmpty()
                ? Optional.empty()
                : Optional.of(CaseFile.replay(ChainedEvent.decoded(history), calendars.current()));
    }

    /** The number of a case whose id stands in an event or a table. */
    public Optional<CaseNumber> numberOf(long caseId) {
        return files.numberOf(caseId);
    }

    /** The case that was opened from this row of another system, if it was taken in before. */
    public Optional<CaseNumber> openedFrom(String source) {
        return files.bySource(source);
    }

    private List<CaseEvent> submitted(CaseNumber number, NewCase said, List<Act> acts) {
        boolean waits = acts.stream().noneMatch(act -> act instanceof Act.Accept);
        return List.of(
                new CaseEvent.Submitted(
                        number.value(),
                        said.kind(),
                        said.title(),
                        said.words(),
                        said.category(),
                        said.urgency(),
                        said.area(),
                        said.address(),
                        said.lat(),
                        said.lon(),
                        said.channel(),
                        said.claimant(),
                        said.contactable(),
                        said.secret(),
                        said.meetingWanted(),
                        waits ? limits.accept() : null,
                        said.attachments(),
                        said.source()));
    }

    private void refuseBadLink(CaseFile file, Act.Link link) {
        var target = find(link.to());
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

    private Optional<ActOutcome> firstAnswer(IdempotencyKey key, CaseActor actor) {
        var history = files.historyUpTo(key.value());
        return history.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        sameActOrProblem(
                                history.getLast(), history, "open", actor, calendars.current()));
    }

    private static Optional<ChainedEvent> recordedWith(
            List<ChainedEvent> history, IdempotencyKey key) {
        return history.stream()
                .filter(fact -> key.value().equals(fact.event().actKey()))
                .findFirst();
    }

    // [impl->rule~case.idempotent~1]
    private static ActOutcome sameActOrProblem(
            ChainedEvent first,
            List<ChainedEvent> history,
            String act,
            CaseActor actor,
            WorkingCalendar calendar) {
        boolean same =
                act.equals(first.event().act())
                        && java.util.Objects.equals(first.event().personId(), actor.personId());
        if (!same) {
            throw new ProblemException(CommonProblem.IDEMPOTENCY_KEY_REUSED);
        }
        var then = history.subList(0, history.indexOf(first) + 1);
        return new ActOutcome.Done(
                Receipt.of(CaseFile.replay(ChainedEvent.decoded(then), calendar)));
    }

    /** Two requests met at the database; the loser learns what the winner did. */
    private ActOutcome answerOfTheOther(
            IdempotencyKey key, CaseActor actor, DuplicateKeyException taken) {
        var message = String.valueOf(taken.getMessage());
        if (message.contains("case_file_source_key")) {
            throw new ProblemException(CaseProblem.SOURCE_TAKEN);
        }
        var history = files.historyUpTo(key.value());
        if (history.isEmpty()) {
            throw taken;
        }
        var act = String.valueOf(history.getLast().event().act());
        return sameActOrProblem(history.getLast(), history, act, actor, calendars.current());
    }

    private ActOutcome changedMeanwhile(long id) {
        var history = files.history(id);
        var file = CaseFile.replay(ChainedEvent.decoded(history), calendars.current());
        return stale(file, history.getLast());
    }

    private static ActOutcome stale(CaseFile file, ChainedEvent last) {
        return new ActOutcome.Stale(
                file.number(),
                file.version(),
                last.event().personName(),
                last.event().type(),
                last.event().at());
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }

    /** The case being written: applies each fact, chains it and keeps it for the statement. */
    private static final class Book {

        private final CaseFile file;
        private final WorkingCalendar calendar;
        private final List<RecordedEvent> entered = new ArrayList<>();
        private final byte[] hashBefore;

        Book(CaseFile file, byte[] hashBefore, WorkingCalendar calendar) {
            this.file = file;
            this.hashBefore = hashBefore;
            this.calendar = calendar;
        }

        void enter(List<CaseEvent> events, CaseActor actor, Instant at) {
            for (var event : events) {
                int seq = file.version() + 1;
                file.apply(recorded(seq, event, actor, at), calendar);
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
            var chained = new ArrayList<ChainedEvent>(entered.size());
            var before = hashBefore;
            for (var fact : entered) {
                boolean last = fact == entered.getLast();
                var stored =
                        ChainedEvent.stored(fact, last ? act : null, last ? key.value() : null);
                before = stored.hashAfter(before);
                chained.add(new ChainedEvent(stored, before));
            }
            return chained;
        }
    }

    /** The tree of units as the rules of a case see it. */
    private record UnitsAround(Units units) implements Surroundings {

        @Override
        public boolean isWithin(UnitId unit, UnitId ancestor) {
            return units.isWithin(unit, ancestor);
        }

        @Override
        public UnitKind kindOf(UnitId unit) {
            return units.get(unit).kind();
        }
    }
}
