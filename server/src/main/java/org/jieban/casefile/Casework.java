package org.jieban.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jieban.attachment.AttachmentId;
import org.jieban.attachment.Attachments;
import org.jieban.calendar.Calendars;
import org.jieban.calendar.CityZone;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.catalogue.Catalogue;
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
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one door through which cases are opened and moved. Every act is one statement on the database;
 * it is recorded whole or not at all, once for each idempotency key, and only on the version that the
 * caller saw.
 */
@Service
@EnableConfigurationProperties(CaseSettings.class)
public class Casework {

    private static final String OPEN = "open";
    private static final DateTimeFormatter ANSWERED_ON =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final LongConsumer NOTHING_ELSE = caseId -> {};

    private final CaseFiles files;
    private final JointMoves joint;
    private final Histories histories;
    private final Calendars calendars;
    private final Units units;
    private final Catalogue catalogue;
    private final CaseSettings settings;
    private final Clock clock;
    private final Attachments attachments;
    private final StreamSignal signal;
    private final TransactionTemplate transaction;
    private final Surroundings world;

    Casework(
            CaseFiles files,
            JointMoves joint,
            Histories histories,
            Calendars calendars,
            Units units,
            Catalogue catalogue,
            CaseSettings settings,
            Clock clock,
            Attachments attachments,
            StreamSignal signal,
            TransactionTemplate transaction) {
        this.files = files;
        this.joint = joint;
        this.histories = histories;
        this.calendars = calendars;
        this.units = units;
        this.catalogue = catalogue;
        this.settings = settings;
        this.clock = clock;
        this.attachments = attachments;
        this.signal = signal;
        this.transaction = transaction;
        this.world = new UnitsAround(units);
    }

    /**
     * Opens a case and does at once what follows at intake, all in one act: accept it, dispatch it,
     * answer it.
     *
     * @param said what was said; asked for inside the transaction, and not at all for a repeated key,
     *     so that what belongs to it (the claimant) is written with it or not at all
     * @param alongside what else is written in the same transaction, given the case's id
     * @param acts what follows; a refusal of any of them refuses the whole
     * @param at when it was said; now for everything but history that is taken in
     */
    public ActOutcome open(
            Supplier<NewCase> said,
            LongConsumer alongside,
            List<Act> acts,
            CaseActor actor,
            IdempotencyKey key,
            Instant at) {
        var repeated = firstAnswer(key, actor);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        var moment = at.truncatedTo(ChronoUnit.MICROS);
        var calendar = calendars.current();
        long id = files.nextId();
        var number = CaseNumber.of(moment.atZone(CityZone.ZONE).toLocalDate(), id);
        var book = Book.opening(id, calendar);
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
            return answerOfTheOther(OPEN, null, key, actor, taken);
        }
        if (outcome instanceof ActOutcome.Done) {
            signal.somethingHappened();
            histories.remember(number, History.of(book.signed(OPEN, key)));
        }
        return java.util.Objects.requireNonNull(outcome);
    }

    private Optional<ActOutcome> follow(
            Book book, List<Act> acts, CaseActor actor, Instant moment) {
        for (var act : acts) {
            switch (deciding(book.file, actor, moment).decide(act)) {
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
        return perform(
                number,
                version,
                act,
                CaseActor.of(actor),
                actor,
                key,
                clock.instant(),
                bound(act, actor));
    }

    /** The same with something else that is written in the same transaction, given the case's id. */
    public ActOutcome perform(
            CaseNumber number,
            @Nullable Integer version,
            Act act,
            Actor actor,
            IdempotencyKey key,
            LongConsumer alongside) {
        return perform(
                number, version, act, CaseActor.of(actor), actor, key, clock.instant(), alongside);
    }

    private LongConsumer bound(Act act, Actor actor) {
        if (act.attachments().isEmpty()) {
            return NOTHING_ELSE;
        }
        var ids = act.attachments().stream().map(Casework::attachmentId).toList();
        return caseId -> attachments.bind(ids, actor, caseId, act.kind().name());
    }

    /** The same for a citizen or the system, who are not bound by a data scope. */
    public ActOutcome perform(
            CaseNumber number,
            @Nullable Integer version,
            Act act,
            CaseActor actor,
            IdempotencyKey key,
            Instant at,
            LongConsumer alongside) {
        return perform(number, version, act, actor, null, key, at, alongside);
    }

    /** The same with nothing else to write. */
    public ActOutcome perform(
            CaseNumber number,
            @Nullable Integer version,
            Act act,
            CaseActor actor,
            IdempotencyKey key,
            Instant at) {
        return perform(number, version, act, actor, key, at, NOTHING_ELSE);
    }

    private ActOutcome perform(
            CaseNumber number,
            @Nullable Integer version,
            Act act,
            CaseActor actor,
            @Nullable Actor scoped,
            IdempotencyKey key,
            Instant at,
            LongConsumer alongside) {
        var known = histories.of(number).filter(remembered -> !remembered.knows(key));
        if (known.isPresent() && !(act instanceof Act.Link)) {
            var outcome = perform(known.get(), version, act, actor, scoped, key, at, alongside);
            if (outcome.isPresent() && outcome.get() instanceof ActOutcome.Done) {
                return outcome.get();
            }
            histories.forget(number);
        }
        var outcome = performAnew(number, version, act, actor, scoped, key, at, alongside);
        // whoever was faster in this very moment may have added what overtakes nobody
        return outcome instanceof ActOutcome.Stale
                ? performAnew(number, version, act, actor, scoped, key, at, alongside)
                : outcome;
    }

    private ActOutcome performAnew(
            CaseNumber number,
            @Nullable Integer version,
            Act act,
            CaseActor actor,
            @Nullable Actor scoped,
            IdempotencyKey key,
            Instant at,
            LongConsumer alongside) {
        var history = History.of(files.history(number));
        if (history.isEmpty()) {
            throw notFound();
        }
        return perform(history, version, act, actor, scoped, key, at, alongside)
                .orElseThrow(Casework::notFound);
    }

    /** Nothing when the case lies outside of the actor's scope. */
    private Optional<ActOutcome> perform(
            History history,
            @Nullable Integer version,
            Act act,
            CaseActor actor,
            @Nullable Actor scoped,
            IdempotencyKey key,
            Instant at,
            LongConsumer alongside) {
        var calendar = calendars.current();
        var repeated = recordedWith(history.facts(), key);
        if (repeated.isPresent()) {
            return Optional.of(
                    sameActOrProblem(
                            repeated.get(), history.facts(), act.kind().path(), actor, calendar));
        }
        var last = history.last();
        var book = new Book(CaseFile.replay(history.decoded(), calendar), last.hash());
        if (scoped != null && !Visibility.of(book.file, scoped.scope())) {
            return Optional.empty();
        }
        // an answer that another one has overtaken hears what stands, not only that something
        // changed
        if (version != null && history.overtakes(version) && standing(book.file, act).isEmpty()) {
            return Optional.of(stale(book.file, last));
        }
        return Optional.of(decide(book, history, act, actor, key, at, alongside));
    }

    private ActOutcome decide(
            Book book,
            History history,
            Act act,
            CaseActor actor,
            IdempotencyKey key,
            Instant at,
            LongConsumer alongside) {
        return switch (deciding(book.file, actor, at).decide(act)) {
            case Decision.Refused refused ->
                    new ActOutcome.Refused(
                            book.file.number(),
                            act.kind(),
                            book.file.state(),
                            refused.reason(),
                            refused.reason() == Refusal.ALREADY_ANSWERED
                                    ? standing(book.file, act)
                                    : Map.of());
            case Decision.Facts facts -> {
                if (act instanceof Act.Link link) {
                    refuseBadLink(book.file, link);
                }
                yield record(book, facts.events(), act.kind(), actor, key, history, at, alongside);
            }
        };
    }

    /** What was answered before and when, where an act answers the questions again. */
    private static Map<String, Object> standing(CaseFile file, Act act) {
        if (!(act instanceof Act.AnswerRevisit answer)) {
            return Map.of();
        }
        return Deciding.answeredBefore(file, answer)
                .map(first -> {
                    var said = java.util.Objects.requireNonNull(first.answer());
                    return Map.<String, Object>of(
                            "round", first.round(),
                            "answeredAt", first.at(),
                            "answeredOn", ANSWERED_ON.format(first.at().atZone(CityZone.ZONE)),
                            "channel", first.by() == null ? "LINK" : "PHONE",
                            "contacted", said.contacted(),
                            "solved", said.solved().name(),
                            "satisfaction", said.satisfaction().name());
                })
                .orElse(Map.of());
    }

    private ActOutcome record(
            Book book,
            List<CaseEvent> events,
            ActKind act,
            CaseActor actor,
            IdempotencyKey key,
            History history,
            Instant at,
            LongConsumer alongside) {
        // a clock that was set back must not put facts out of order
        var before = history.last().event().at();
        var moment = at.isBefore(before) ? before : at;
        int expected = book.file.version();
        var partsBefore = CaseFiles.parts(book.file);
        book.enter(events, actor, moment.truncatedTo(ChronoUnit.MICROS));
        var facts = book.signed(act.path(), key);
        var seen = history.remembered() ? history.last().hash() : null;
        try {
            if (!move(
                    new ManyMoves.Move(book.file, expected, seen, partsBefore, facts), alongside)) {
                return changedMeanwhile(book.file.id(), act, actor, key);
            }
        } catch (DuplicateKeyException taken) {
            return answerOfTheOther(act.path(), book.file.id(), key, actor, taken);
        }
        signal.somethingHappened();
        histories.remember(book.file.number(), history.and(facts));
        return new ActOutcome.Done(Receipt.of(book.file));
    }

    /**
     * A case for somebody who looks at it, with the acts that are open to them now.
     *
     * @throws ProblemException {@code shared/not-found} when there is no such case in their scope
     */
    public SeenCase see(CaseNumber number, Actor viewer) {
        var stored = History.of(files.history(number));
        if (stored.isEmpty()) {
            throw notFound();
        }
        histories.remember(number, stored);
        var history = stored.decoded();
        var file = CaseFile.replay(history, calendars.current());
        if (!Visibility.of(file, viewer.scope())) {
            throw notFound();
        }
        var deciding = deciding(file, CaseActor.of(viewer), clock.instant());
        var possible = new EnumMap<ActKind, Optional<Refusal>>(ActKind.class);
        for (var act : ActKind.values()) {
            var objection = deciding.objection(act);
            if (objection.map(Refusal::worthSaying).orElse(true)) {
                possible.put(act, objection);
            }
        }
        return new SeenCase(
                file, history, possible, Visibility.byWhistleOnly(file, viewer.scope()));
    }

    /** The history of a case for the citizen whose case it is. */
    public Optional<SeenCase> seeAsCitizen(CaseNumber number) {
        var history = ChainedEvent.decoded(files.history(number));
        if (history.isEmpty()) {
            return Optional.empty();
        }
        var file = CaseFile.replay(history, calendars.current());
        var deciding = deciding(file, CaseActor.citizen(), clock.instant());
        var possible = new EnumMap<ActKind, Optional<Refusal>>(ActKind.class);
        for (var act : ActKind.values()) {
            if (deciding.objection(act).isEmpty()) {
                possible.put(act, Optional.empty());
            }
        }
        return Optional.of(new SeenCase(file, history, possible, false));
    }

    /** The case as its events tell it, without a check of who asks. */
    public Optional<CaseFile> find(CaseNumber number) {
        var history = files.history(number);
        return history.isEmpty()
                ? Optional.empty()
                : Optional.of(CaseFile.replay(ChainedEvent.decoded(history), calendars.current()));
    }

    /** One statement needs no transaction around it, and so one round trip; two do. */
    private boolean move(ManyMoves.Move move, LongConsumer alongside) {
        if (alongside == NOTHING_ELSE) {
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

    /** Whether the answer of a round belongs to the sample that is asked a second time (复访). */
    public boolean isAskedTwice(String number, int round) {
        return EvidenceRules.isSampled(number, round, settings.recheckShare());
    }

    /** The number of a case whose id stands in an event or a table. */
    public Optional<CaseNumber> numberOf(long caseId) {
        return files.numberOf(caseId);
    }

    /** Which of these rows of other systems were taken in before. */
    public Set<String> takenIn(Collection<String> sources) {
        return files.knownSources(sources);
    }

    /** The case that was opened from this row of another system, if it was taken in before. */
    public Optional<CaseNumber> openedFrom(String source) {
        return files.bySource(source);
    }

    CaseEvent.Submitted submitted(CaseNumber number, NewCase said, List<Act> acts) {
        boolean waits = acts.stream().noneMatch(act -> act instanceof Act.Accept);
        return said.submitted(number, waits ? settings.acceptLimit() : null);
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

    Deciding deciding(CaseFile file, CaseActor actor, Instant at) {
        var standard = catalogue.limits(file.urgency(), at);
        return new Deciding(
                new Occasion(
                        file,
                        actor,
                        at,
                        world,
                        new HotlineLimits(
                                settings.acceptLimit(),
                                standard.dispatch(),
                                standard.revisit(),
                                new CaseEvent.Limits(
                                        standard.limits().sign(),
                                        standard.limits().contact(),
                                        standard.limits().feedback())),
                        settings,
                        calendars.current()));
    }

    private Optional<ActOutcome> firstAnswer(IdempotencyKey key, CaseActor actor) {
        var history = files.historyUpTo(key.value());
        return history.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        sameActOrProblem(
                                history.getLast(), history, OPEN, actor, calendars.current()));
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
            String act,
            @Nullable Long caseId,
            IdempotencyKey key,
            CaseActor actor,
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
        return sameActOrProblem(history.getLast(), history, act, actor, calendars.current());
    }

    /** Somebody was faster; when it was the same request, sent twice at once, it has its answer. */
    private ActOutcome changedMeanwhile(long id, ActKind act, CaseActor actor, IdempotencyKey key) {
        var history = files.history(id);
        var repeated = recordedWith(history, key);
        if (repeated.isPresent()) {
            return sameActOrProblem(
                    repeated.get(), history, act.path(), actor, calendars.current());
        }
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

    private static AttachmentId attachmentId(String text) {
        try {
            return new AttachmentId(Long.parseLong(text));
        } catch (NumberFormatException unreadable) {
            throw notFound();
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND);
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

        @Override
        public Optional<UnitId> above(UnitId unit) {
            return Optional.ofNullable(units.get(unit).parent());
        }
    }
}
