package org.jieban.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jieban.calendar.Calendars;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.ActOutcome;
import org.jieban.casefile.Assignment;
import org.jieban.casefile.CaseActor;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.CaseLists;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.CaseState;
import org.jieban.casefile.Casework;
import org.jieban.casefile.ListQuestion;
import org.jieban.casefile.Queue;
import org.jieban.demo.Said.Desk;
import org.jieban.identity.Actor;
import org.jieban.identity.Posts;
import org.jieban.revisit.RevisitClaims;
import org.jieban.shared.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Plays the demo city in real time: citizens call and write, and everybody does what they would do
 * next, through the same doors as people. Leaves enough of it to visitors.
 */
@Component
class Simulator {

    private static final Logger log = LoggerFactory.getLogger(Simulator.class);

    /** What stays in the hotline's pools for visitors. */
    private static final Map<Queue, Integer> KEPT =
            new EnumMap<>(Map.of(Queue.TO_DISPATCH, 24, Queue.TO_ACCEPT, 14, Queue.TO_REVISIT, 30));

    private static final Duration HANDS_OFF = Duration.ofHours(3);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(2);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(20);
    private static final Duration SEARCH_EVERY = Duration.ofMinutes(5);
    private static final Duration FIRST_OUTAGE = Duration.ofSeconds(90);
    private static final Duration NEXT_OUTAGE = Duration.ofHours(5);
    private static final Duration OUTAGE_PACE = Duration.ofSeconds(25);
    private static final int OUTAGE_CALLS = 24;
    private static final int MOST_ACTS_AT_ONCE = 8;
    private static final int MOST_REFUSALS_KEPT = 20;

    private final Casework casework;
    private final Callers callers;
    private final CaseLists lists;
    private final RevisitClaims claims;
    private final Posts posts;
    private final Calendars calendars;
    private final Clock clock;
    private final DrawnPhotos photos;

    Simulator(
            Casework casework,
            Callers callers,
            CaseLists lists,
            RevisitClaims claims,
            Posts posts,
            Calendars calendars,
            Clock clock,
            DrawnPhotos photos) {
        this.casework = casework;
        this.callers = callers;
        this.lists = lists;
        this.claims = claims;
        this.posts = posts;
        this.calendars = calendars;
        this.clock = clock;
        this.photos = photos;
    }

    private record Due(Instant at, CaseNumber number) {}

    /** One play of the city; used by one thread. */
    final class Play {

        private final City.Cast cast;
        private final Duration pace;
        private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));
        private final Set<CaseNumber> known = new HashSet<>();
        private final Map<Queue, Integer> waiting = new EnumMap<>(Queue.class);
        private Instant nextCall;
        private Instant nextOutage;
        private int outageCalls;
        private Instant nextCount = Instant.EPOCH;
        private Instant nextSearch = Instant.EPOCH;
        private int calls;
        private int done;
        private final List<ActOutcome> refused = new ArrayList<>();
        private int failed;

        Play(City.Cast cast, Duration pace) {
            this.cast = cast;
            this.pace = pace;
            this.nextCall = clock.instant();
            this.nextOutage = nextCall.plus(FIRST_OUTAGE);
        }

        /** Everything that is due now, but not too much at once. */
        void turn() {
            var now = clock.instant();
            if (!now.isBefore(nextSearch)) {
                search(now);
                nextSearch = now.plus(SEARCH_EVERY);
            }
            if (!now.isBefore(nextCount)) {
                waiting.putAll(lists.countsWithin(cast.stage().scope()));
                nextCount = now.plus(COUNT_EVERY);
            }
            fill(Queue.TO_DISPATCH, Desk.POOLED, now);
            fill(Queue.TO_ACCEPT, Desk.WAITS, now);
            if (!now.isBefore(nextCall)) {
                call(now, null);
                nextCall = now.plus(untilNextCall(now));
            }
            if (!now.isBefore(nextOutage)) {
                callInOutage(now);
            }
            for (int acts = 0; acts < MOST_ACTS_AT_ONCE; acts++) {
                var first = due.peek();
                if (first == null || first.at().isAfter(now)) {
                    return;
                }
                due.remove();
                act(first.number(), now);
            }
        }

        int done() {
            return done;
        }

        /** What a rule refused; a rule that a player does not know. */
        List<ActOutcome> refused() {
            return List.copyOf(refused);
        }

        int failed() {
            return failed;
        }

        int calls() {
            return calls;
        }

        /** The open cases that somebody in the city will go on with. */
        Set<CaseNumber> known() {
            return Set.copyOf(known);
        }

        /** Looks for cases again soon: many have been added. */
        void searchAgain() {
            nextSearch = Instant.EPOCH;
        }

        private Duration untilNextCall(Instant now) {
            var moment = now.atZone(CityZone.ZONE);
            double lively =
                    Rhythm.now(moment, calendars.current().workingDay(moment.toLocalDate()));
            double mean = pace.toMillis() / Math.max(0.04, lively);
            var chance = Chance.of("call", now);
            return Duration.ofMillis((long) (-mean * Math.log(1 - chance.between(0, 0.98))));
        }

        private void fill(Queue queue, Desk desk, Instant now) {
            if (waiting.getOrDefault(queue, 0) < KEPT.getOrDefault(queue, 0)) {
                call(now, desk);
                waiting.merge(queue, 1, Integer::sum);
            }
        }

        /**
         * Somebody calls or writes.
         *
         * @param wanted what has to come of it, or null for anything
         */
        private void call(Instant now, @Nullable Desk wanted) {
            calls++;
            try {
                count(callers.call(cast, calls, wanted, now), now);
            } catch (RuntimeException problem) {
                failed++;
                log.warn("A citizen of the demo city could not be heard", problem);
            }
        }

        /** Something breaks in one street, and many call (突增); some hours later elsewhere. */
        private void callInOutage(Instant now) {
            calls++;
            try {
                count(callers.callInOutage(cast, calls, outageCalls / OUTAGE_CALLS, now), now);
            } catch (RuntimeException problem) {
                failed++;
                log.warn("A citizen of the demo city could not be heard", problem);
            }
            outageCalls++;
            nextOutage = now.plus(outageCalls % OUTAGE_CALLS == 0 ? NEXT_OUTAGE : OUTAGE_PACE);
        }

        /** Looks at all open cases of the city, also those that visitors have made. */
        private void search(Instant now) {
            for (var queue :
                    List.of(Queue.TO_ACCEPT, Queue.TO_DISPATCH, Queue.TO_REVISIT, Queue.ALL_OPEN)) {
                String cursor = null;
                do {
                    var some =
                            lists.list(
                                    new ListQuestion(queue, null, null, null, null, cursor, 200),
                                    cast.stage().scope());
                    some.items().forEach(row -> remember(new CaseNumber(row.number()), now));
                    cursor = some.next();
                } while (cursor != null);
            }
        }

        private void remember(CaseNumber number, Instant at) {
            if (known.add(number)) {
                due.add(new Due(at, number));
            }
        }

        private void act(CaseNumber number, Instant now) {
            try {
                var file = casework.find(number);
                if (file.isEmpty() || !file.get().state().open()) {
                    known.remove(number);
                    return;
                }
                if (cast.stage().isHere(file.get())) {
                    act(file.get(), now);
                }
            } catch (RuntimeException problem) {
                failed++;
                log.warn("Nobody in the demo city could go on with {}", number, problem);
                due.add(new Due(now.plus(SEARCH_EVERY), number));
            }
        }

        private void act(CaseFile file, Instant now) {
            var step = cast.player().next(file, now);
            var later = step.map(found -> notBefore(found, file, now)).orElse(now.plus(LOOK_AGAIN));
            if (step.isEmpty() || later.isAfter(now)) {
                due.add(new Due(later, file.number()));
                return;
            }
            var key = new IdempotencyKey("play-%d-%d".formatted(file.id(), file.version()));
            var who = step.get().who();
            var act = step.get().act();
            var actor = who == null ? Optional.<Actor>empty() : posts.actor(who.post());
            if (who != null && actor.isEmpty()) {
                due.add(new Due(now.plus(SEARCH_EVERY), file.number()));
                return;
            }
            queueOf(file.state()).ifPresent(queue -> waiting.merge(queue, -1, Integer::sum));
            count(
                    actor.map(person ->
                                    casework.perform(
                                            file.number(),
                                            file.version(),
                                            photos.in(act, () -> person, file.id()),
                                            person,
                                            key))
                            .orElseGet(() ->
                                    casework.perform(
                                            file.number(),
                                            file.version(),
                                            act,
                                            CaseActor.citizen(),
                                            key,
                                            now)),
                    now,
                    file.number());
        }

        /** When it may be done: some is left to visitors for a while. */
        private Instant notBefore(Step step, CaseFile file, Instant now) {
            var queue = queueOf(file.state());
            boolean kept =
                    queue.map(q -> waiting.getOrDefault(q, 0) <= KEPT.getOrDefault(q, 0))
                            .orElse(false);
            if (kept || isAtHand(file)) {
                return now.plus(LOOK_AGAIN);
            }
            boolean theirs =
                    queue.isEmpty()
                            && file.lead()
                                    .map(Assignment::unit)
                                    .map(cast.visitors()::isTheirs)
                                    .orElse(false);
            var free = file.lastAt().plus(HANDS_OFF);
            return theirs && free.isAfter(step.at()) ? free : step.at();
        }

        /** A visitor asks the citizen just now. */
        private boolean isAtHand(CaseFile file) {
            return file.state() == CaseState.REVISITING && claims.held(file.number());
        }

        private void refuse(ActOutcome outcome) {
            log.warn("Refused in the demo city: {}", outcome);
            if (refused.size() < MOST_REFUSALS_KEPT) {
                refused.add(outcome);
            }
        }

        private void count(ActOutcome outcome, Instant now) {
            if (outcome instanceof ActOutcome.Done(var receipt)) {
                done++;
                if (receipt.state().open()) {
                    remember(receipt.number(), now);
                }
            } else {
                refuse(outcome);
            }
        }

        private void count(ActOutcome outcome, Instant now, CaseNumber number) {
            switch (outcome) {
                case ActOutcome.Done ignored -> {
                    done++;
                    due.add(new Due(now, number));
                }
                case ActOutcome.Stale ignored -> due.add(new Due(now.plus(LOOK_AGAIN), number));
                case ActOutcome.Refused why -> {
                    refuse(why);
                    due.add(new Due(now.plus(SEARCH_EVERY), number));
                }
            }
        }
    }

    private static Optional<Queue> queueOf(CaseState state) {
        return switch (state) {
            case SUBMITTED -> Optional.of(Queue.TO_ACCEPT);
            case ACCEPTED -> Optional.of(Queue.TO_DISPATCH);
            case REVISITING -> Optional.of(Queue.TO_REVISIT);
            default -> Optional.empty();
        };
    }
}
