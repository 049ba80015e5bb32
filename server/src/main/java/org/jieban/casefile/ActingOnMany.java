package org.jieban.casefile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jieban.calendar.Calendars;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.shared.IdempotencyKey;
import org.springframework.stereotype.Service;

/**
 * Acts of the system on many cases at once, in one statement: decided case by case by the same rules
 * as any other act, chained and streamed as any other fact, and only on the version that was read.
 */
@Service
public class ActingOnMany {

    /** A script that never ends is a mistake of whoever wrote it. */
    private static final int MOST_STEPS = 100;

    private static final int TRIES = 3;

    private final CaseFiles files;
    private final ManyMoves moves;
    private final Occasions occasions;
    private final Calendars calendars;
    private final StreamSignal signal;

    ActingOnMany(
            CaseFiles files,
            ManyMoves moves,
            Occasions occasions,
            Calendars calendars,
            StreamSignal signal) {
        this.files = files;
        this.moves = moves;
        this.occasions = occasions;
        this.calendars = calendars;
        this.signal = signal;
    }

    /** What is to be done to a case as it stands. */
    @FunctionalInterface
    public interface Script {

        /** The next step, or empty when nothing more is to be done; asked again after each step. */
        Optional<Step> next(Glance glance);
    }

    /** A case as it stands, and what it would say to an act. */
    public interface Glance {

        CaseFile file();

        /** Why the act would be refused now, or empty. */
        Optional<Refusal> refusal(Act act);
    }

    /** An act with the key that makes it happen once. */
    public record Step(Act act, IdempotencyKey key) {}

    /**
     * What became of the cases.
     *
     * @param moved cases on which something was done
     * @param left cases on which the script wanted nothing
     * @param raced cases that others kept moving; to be tried again later
     */
    public record Outcome(Set<Long> moved, Set<Long> left, Set<Long> raced) {}

    /**
     * Acts on these cases, inside the transaction that runs. Whoever moved a case between the reading
     * and the writing wins; such cases are read and decided again, a few times.
     *
     * @param at the one reading of the clock; facts of a case never go back behind its last one
     */
    public Outcome act(Set<Long> cases, Script script, CaseActor actor, Instant at) {
        var moved = new HashSet<Long>();
        var left = new HashSet<Long>();
        var open = new HashSet<>(cases);
        for (int i = 0; i < TRIES && !open.isEmpty(); i++) {
            var tried = decide(open, script, actor, at);
            var wanted = tried.stream().map(move -> move.file().id()).collect(Collectors.toSet());
            open.stream().filter(id -> !wanted.contains(id)).forEach(left::add);
            var written = tried.isEmpty() ? Set.<Long>of() : moves.write(tried);
            moved.addAll(written);
            open.removeAll(left);
            open.removeAll(written);
        }
        if (!moved.isEmpty()) {
            signal.somethingHappened();
        }
        return new Outcome(moved, left, open);
    }

    private List<ManyMoves.Move> decide(
            Set<Long> cases, Script script, CaseActor actor, Instant at) {
        var calendar = calendars.current();
        var decided = new ArrayList<ManyMoves.Move>(cases.size());
        for (var history : histories(cases).values()) {
            var move = decide(history, script, actor, at, calendar);
            if (!move.facts().isEmpty()) {
                decided.add(move);
            }
        }
        return decided;
    }

    private ManyMoves.Move decide(
            List<ChainedEvent> history,
            Script script,
            CaseActor actor,
            Instant at,
            WorkingCalendar calendar) {
        var last = history.getLast();
        var file = CaseFile.replay(ChainedEvent.decoded(history), calendar);
        int expected = file.version();
        var parts = CaseFiles.parts(file);
        var moment =
                (at.isBefore(last.event().at()) ? last.event().at() : at)
                        .truncatedTo(ChronoUnit.MICROS);
        var facts = new ArrayList<ChainedEvent>();
        var glance = new View(occasions, file, actor, moment);
        for (int i = 0; i < MOST_STEPS; i++) {
            var step = script.next(glance);
            if (step.isEmpty()) {
                break;
            }
            var hash = facts.isEmpty() ? last.hash() : facts.getLast().hash();
            var book = new Book(file, hash);
            if (occasions.deciding(file, actor, moment).decide(step.get().act())
                    instanceof Decision.Facts decision) {
                book.enter(decision.events(), actor, moment);
                facts.addAll(book.signed(step.get().act().kind().path(), step.get().key()));
            } else {
                throw new IllegalStateException(
                        "case %s refuses %s"
                                .formatted(file.number().value(), step.get().act().kind()));
            }
        }
        return new ManyMoves.Move(file, expected, null, parts, facts);
    }

    private Map<Long, List<ChainedEvent>> histories(Set<Long> cases) {
        var ids = cases.stream().mapToLong(Long::longValue).sorted().toArray();
        return files.histories(ids).stream()
                .collect(
                        Collectors.groupingBy(
                                fact -> fact.event().caseId(),
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    private record View(Occasions occasions, CaseFile file, CaseActor actor, Instant at)
            implements Glance {

        @Override
        public Optional<Refusal> refusal(Act act) {
            return occasions.deciding(file, actor, at).decide(act) instanceof Decision.Refused no
                    ? Optional.of(no.reason())
                    : Optional.empty();
        }
    }
}
