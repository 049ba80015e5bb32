package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.casefile.PaperCity.CALENDAR;
import static org.jieban.casefile.PaperCity.COMMUNITY;
import static org.jieban.casefile.PaperCity.DISTRICT;
import static org.jieban.casefile.PaperCity.HOTLINE;
import static org.jieban.casefile.PaperCity.NEIGHBOUR;
import static org.jieban.casefile.PaperCity.START;
import static org.jieban.casefile.PaperCity.STREET;
import static org.jieban.casefile.PaperCity.WATER;
import static org.jieban.casefile.PaperCity.actor;
import static org.jieban.casefile.PaperCity.enter;
import static org.jieban.casefile.PaperCity.submitted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jieban.calendar.Pause;
import org.jieban.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random people try random acts at random moments; whatever is accepted keeps every invariant. */
class RandomWalkTests {

    private static final int ACTS = 100_000;
    private static final int MOST_ACTS_ON_A_CASE = 120;

    /** What would end most lives early if it were as likely as anything else. */
    private static final Set<ActKind> ENDINGS =
            EnumSet.of(
                    ActKind.ANSWER,
                    ActKind.GUIDE,
                    ActKind.VOID,
                    ActKind.REDISPATCH,
                    ActKind.RETURN_AGREE,
                    ActKind.UNREASONABLE_DECIDE);

    @Test // [utest->rule~case.events-only~1] [utest->rule~return.one-holder~1]
    void aHundredThousandRandomActsKeepEveryInvariant() {
        var random = new Random(20261122);
        var accepted = new EnumMap<ActKind, Integer>(ActKind.class);
        int tried = 0;
        for (long id = 1; tried < ACTS; id++) {
            var history = new ArrayList<RecordedEvent>();
            var file = new CaseFile(id, CALENDAR);
            var at = START.plusSeconds(random.nextInt(60 * 60 * 24 * 300));
            enter(file, history, submitted(random.nextInt(10) > 0), CaseActor.citizen(), at);
            if (random.nextInt(5) == 0 && file.opening().contactable()) {
                answered(file, history, at, random);
                at = file.lastAt();
            }
            for (int i = 0; i < MOST_ACTS_ON_A_CASE && alive(file, random); i++) {
                at = at.plusSeconds(pause(random));
                var actor = anybody(random);
                var kind = kind(random, file, actor, at);
                tried++;
                var act = RandomActs.of(kind, random, file);
                if (PaperCity.decide(file, actor, act, at) instanceof Decision.Facts(var events)) {
                    for (var event : events) {
                        enter(file, history, event, actor, at);
                    }
                    accepted.merge(kind, 1, Integer::sum);
                    holds(file, history);
                }
            }
        }
        assertThat(accepted.values().stream().mapToInt(n -> n).sum()).isGreaterThan(ACTS / 10);
        // a walk that never gets to an act proves nothing about it
        assertThat(accepted.keySet()).as("%s", accepted).containsAll(reachable());
    }

    /** A walk seldom gets as far as an answer by itself; some begin there. */
    private static void answered(
            CaseFile file, List<RecordedEvent> history, Instant at, Random random) {
        var handler = actor(Role.HANDLER, STREET, 1);
        var steps =
                List.of(
                        Map.entry(actor(Role.DISPATCHER, HOTLINE, 2), new Act.Accept()),
                        Map.entry(actor(Role.DISPATCHER, HOTLINE, 2), PaperCity.dispatchTo(STREET)),
                        Map.entry(handler, new Act.Sign()),
                        Map.entry(
                                handler,
                                new Act.Contact(
                                        CaseEvent.ContactMethod.PHONE,
                                        true,
                                        CaseEvent.MeetingAnswer.DECLINED,
                                        "")),
                        Map.entry(
                                handler,
                                new Act.Reply("已办", "已办", CaseEvent.Solved.SOLVED, List.of())),
                        Map.entry(actor(Role.LEADER, STREET, 3), new Act.Approve("")),
                        Map.entry(
                                actor(Role.REVISITER, HOTLINE, 2),
                                RandomActs.of(ActKind.REVISIT_ANSWER, random, file)));
        for (var step : steps) {
            var decided = PaperCity.decide(file, step.getKey(), step.getValue(), at);
            assertThat(decided).isInstanceOf(Decision.Facts.class);
            for (var event : ((Decision.Facts) decided).events()) {
                enter(file, history, event, step.getKey(), at);
            }
        }
    }

    /** LINK needs another case. */
    private static List<ActKind> reachable() {
        var kinds = new ArrayList<>(List.of(ActKind.values()));
        kinds.remove(ActKind.LINK);
        return kinds;
    }

    private static boolean alive(CaseFile file, Random random) {
        // what counts is asked about after the end
        int chance = file.reviews().applications().isEmpty() ? 4 : 30;
        return file.state().open() || random.nextInt(chance) > 0;
    }

    private static long pause(Random random) {
        return random.nextInt(6) == 0 ? random.nextInt(60 * 60 * 70) : random.nextInt(60 * 40);
    }

    private static void holds(CaseFile file, List<RecordedEvent> history) {
        var replayed = CaseFile.replay(history, CALENDAR);
        assertThat(replayed.state()).isEqualTo(file.state());
        assertThat(replayed.assignments()).isEqualTo(file.assignments());
        assertThat(replayed.clocks()).isEqualTo(file.clocks());
        assertThat(replayed.whistles().all()).isEqualTo(file.whistles().all());
        hasOneHolder(file);
        losesNoTask(file);
        countsWhatWasDecided(file, replayed);
        canBeRecomputed(file, history);
    }

    private static void hasOneHolder(CaseFile file) {
        var leads =
                file.assignments().stream()
                        .filter(part -> part.role() == Assignment.Role.LEAD)
                        .filter(part -> part.state() != Assignment.State.WITHDRAWN)
                        .toList();
        switch (file.state()) {
            case DISPATCHED, HANDLING, PARKED, REPLIED -> {
                assertThat(leads).hasSize(1);
                assertThat(leads.getFirst().state().open()).isTrue();
            }
            case REVISITING -> assertThat(leads).hasSize(1);
            case SUBMITTED, ACCEPTED -> assertThat(leads).isEmpty();
            case CLOSED, ARCHIVED, ANSWERED, GUIDED, LINKED, VOIDED -> {
                assertThat(file.assignments()).noneMatch(part -> part.state().open());
                assertThat(file.clocks()).allMatch(clock -> clock.stoppedAt() != null);
                assertThat(file.closedAt()).isNotNull();
            }
        }
        if (file.state() == CaseState.PARKED) {
            assertThat(file.deferrals().reviewAt()).isNotNull();
        }
    }

    /** What counts follows from the facts, and what the citizen said stays. */
    private static void countsWhatWasDecided(CaseFile file, CaseFile replayed) {
        for (var round : file.reviews().rounds()) {
            assertThat(replayed.reviews().judged(round.round())).contains(round);
            for (var unit : round.units()) {
                var counted = file.reviews().counted(round.round(), unit).orElseThrow();
                assertThat(replayed.reviews().counted(round.round(), unit)).contains(counted);
                var granted =
                        file.reviews().applications().stream()
                                .filter(it -> it.asked().round() == round.round())
                                .filter(it -> it.state() == Reviews.State.GRANTED)
                                .toList();
                if (granted.isEmpty()) {
                    assertThat(counted).isEqualTo(new Reviews.Counted(false, round.answer()));
                }
            }
        }
        for (var it : file.reviews().applications()) {
            var decided = it.decided();
            if (decided != null) {
                assertThat(decided.person()).isNotEqualTo(it.by());
                assertThat(decided.unit()).isNotEqualTo(it.asked().unit());
            }
        }
    }

    /** Every task is somebody's until it is accepted or waived, and a reply waits for all of them. */
    private static void losesNoTask(CaseFile file) {
        for (var whistle : file.whistles().all()) {
            for (var task : whistle.tasks()) {
                assertThat(file.assignment(task.assignment())).isPresent();
                if (task.state().open()) {
                    assertThat(file.state()).isIn(CaseState.HANDLING, CaseState.PARKED);
                    assertThat(file.assignment(task.assignment()).orElseThrow().state().open())
                            .isTrue();
                }
            }
        }
    }

    /** Each due moment follows from start, limit and what stood still, by another way of counting. */
    private static void canBeRecomputed(CaseFile file, List<RecordedEvent> history) {
        var stood = stoodStill(history);
        for (var clock : file.clocks()) {
            if (clock.limit() == null
                    || clock.kind() == CaseClock.Kind.FEEDBACK && wasMoved(history)) {
                continue;
            }
            var pauses = new ArrayList<Pause>();
            if (clock.kind().presses() && clock.assignment() > 0) {
                pauses.addAll(stood.getOrDefault(Who.EVERYBODY, List.of()));
                if (isOfALead(file, clock) && clock.kind() != CaseClock.Kind.TASK) {
                    pauses.addAll(stood.getOrDefault(Who.LEAD, List.of()));
                }
            }
            var end = clock.stoppedAt() == null ? clock.pausedAt() : clock.stoppedAt();
            var during =
                    pauses.stream()
                            .filter(pause -> pause.until().isAfter(clock.startedAt()))
                            .filter(pause -> end == null || pause.from().isBefore(end))
                            .map(pause ->
                                    end == null || pause.until().isBefore(end)
                                            ? pause
                                            : new Pause(pause.from(), end))
                            .toList();
            assertThat(clock.dueAt())
                    .as("%s", clock)
                    .isEqualTo(CALENDAR.due(clock.startedAt(), clock.limit(), during));
        }
    }

    private enum Who {
        LEAD,
        EVERYBODY
    }

    private static boolean isOfALead(CaseFile file, CaseClock clock) {
        return file.assignment(clock.assignment())
                .filter(part -> part.role() == Assignment.Role.LEAD)
                .isPresent();
    }

    private static boolean wasMoved(List<RecordedEvent> history) {
        return history.stream()
                .map(RecordedEvent::event)
                .anyMatch(event ->
                        event instanceof TimeFact.ExtensionGranted
                                || event instanceof ReturnFact.ReturnAgreed agreed
                                        && agreed.clockGoesOn()
                                || event instanceof ReturnFact.DisputeRuled ruled
                                        && ruled.clockGoesOn());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static @Nullable Instant over(
            List<Pause> waits, @Nullable Instant since, Instant until) {
        if (since != null) {
            waits.add(new Pause(since, until));
        }
        return null;
    }

    /** The stretches that are over, in which the citizen was waited for or the case was parked. */
    private static Map<Who, List<Pause>> stoodStill(List<RecordedEvent> history) {
        var waits = new ArrayList<Pause>();
        var parks = new ArrayList<Pause>();
        Instant waiting = null;
        Instant latest = Instant.MAX;
        Instant parked = null;
        for (var fact : history) {
            switch (fact.event()) {
                case TimeFact.WaitStarted wait -> {
                    waiting = fact.at();
                    latest = wait.until();
                }
                // a reply and a new dispatch end the waiting as well
                case TimeFact.WaitEnded ignored ->
                        waiting = over(waits, waiting, earlier(fact.at(), latest));
                case CaseEvent.Replied ignored ->
                        waiting = over(waits, waiting, earlier(fact.at(), latest));
                case CaseEvent.Dispatched ignored ->
                        waiting = over(waits, waiting, earlier(fact.at(), latest));
                case TimeFact.ParkingApproved ignored -> parked = fact.at();
                case TimeFact.Woken ignored -> parked = over(parks, parked, fact.at());
                default -> {}
            }
        }
        // a clock that was stopped while its case still waits stood still until then
        if (waiting != null) {
            over(waits, waiting, latest);
        }
        over(parks, parked, Instant.MAX);
        return Map.of(Who.LEAD, waits, Who.EVERYBODY, parks);
    }

    private static CaseActor anybody(Random random) {
        var roles =
                List.of(
                        Role.AGENT,
                        Role.DISPATCHER,
                        Role.HANDLER,
                        Role.LEADER,
                        Role.REVISITER,
                        Role.ASSESSOR);
        var units = List.of(DISTRICT, STREET, COMMUNITY, WATER, HOTLINE, NEIGHBOUR);
        int who = random.nextInt(17);
        if (who == 0) {
            return CaseActor.citizen();
        }
        if (who == 13) {
            return CaseActor.system("test");
        }
        switch (who) {
            // those whom applications wait for
            case 14 -> {
                return actor(Role.LEADER, DISTRICT, 4);
            }
            case 15 -> {
                return actor(Role.ASSESSOR, HOTLINE, 5);
            }
            case 16 -> {
                return actor(Role.LEADER, HOTLINE, 6);
            }
            default -> {}
        }
        // people of the street more often, so that cases move on
        var unit = who < 6 ? STREET : units.get(random.nextInt(units.size()));
        var role =
                who < 6
                        ? (random.nextBoolean() ? Role.HANDLER : Role.LEADER)
                        : roles.get(random.nextInt(roles.size()));
        return actor(role, unit, random.nextInt(3) + 1);
    }

    /** Mostly an act that is open to this actor now, so that cases get far; sometimes any. */
    private static ActKind kind(Random random, CaseFile file, CaseActor actor, Instant at) {
        var deciding = PaperCity.deciding(file, actor, at);
        var open =
                Arrays.stream(ActKind.values())
                        .filter(act -> deciding.objection(act).isEmpty())
                        .filter(act -> !ENDINGS.contains(act) || random.nextInt(12) == 0)
                        .toList();
        return open.isEmpty() || random.nextInt(6) == 0
                ? ActKind.values()[random.nextInt(ActKind.values().length)]
                : open.get(random.nextInt(open.size()));
    }
}
