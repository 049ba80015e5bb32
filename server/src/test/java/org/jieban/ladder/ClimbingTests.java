package org.jieban.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jieban.calendar.Calendars;
import org.jieban.calendar.Limit;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.casefile.CaseClock;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.CaseState;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.TimeFact;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Role;
import org.jieban.ladder.Ladder.Moment;
import org.jieban.ladder.Ladder.Of;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where the rungs of a ladder lie on a case, as its facts tell it. */
class ClimbingTests {

    /** Monday 2 March 2026, 09:30 in Beijing. */
    private static final Instant START = Instant.parse("2026-03-02T01:30:00Z");

    private static final UnitId STREET = new UnitId(10);
    private static final UnitId OTHER = new UnitId(11);
    private static final WorkingCalendar CALENDAR = Calendars.shipped("cn");

    private final List<RecordedEvent> facts = new ArrayList<>();
    private Instant now = START;

    // [utest->rule~ladder.moments~1]
    @Test
    void aRungLiesAtAShareAfterTheStartBeforeOrAfterTheDueMoment() {
        dispatched("8d", STREET);

        assertThat(moment(Of.SHARE, 50, null)).isEqualTo(START.plus(Duration.ofDays(4)));
        assertThat(moment(Of.SHARE, 100, null)).isEqualTo(START.plus(Duration.ofDays(8)));
        assertThat(moment(Of.AFTER_START, 0, "3d")).isEqualTo(START.plus(Duration.ofDays(3)));
        assertThat(moment(Of.AFTER_START, 0, null)).isEqualTo(START);
        assertThat(moment(Of.BEFORE_DUE, 0, "1d")).isEqualTo(START.plus(Duration.ofDays(7)));
        assertThat(moment(Of.AFTER_DUE, 0, "1d")).isEqualTo(START.plus(Duration.ofDays(9)));
    }

    @Test
    void aShareOfWorkingTimeIsWorkingTime() {
        dispatched("2wd", STREET);

        // 09:30 + 8 working hours (08:00-12:00, 14:00-18:00) = the next day 09:30
        assertThat(moment(Of.SHARE, 50, null)).isEqualTo(Instant.parse("2026-03-03T01:30:00Z"));
    }

    // [utest->rule~ladder.moments~1]
    @Test
    void aPauseMovesWhatIsStillBeforeTheCaseAndNothingElse() {
        dispatched("8d", STREET);
        after(Duration.ofDays(1), new CaseEvent.Signed(1), CaseState.HANDLING);
        after(
                Duration.ofDays(1),
                new TimeFact.WaitStarted("等配件", START.plus(Duration.ofDays(9)), List.of()),
                CaseState.HANDLING);

        assertThat(climbing(ladder(Of.SHARE, 50, null)).plan(file())).isEmpty();

        after(Duration.ofDays(2), new TimeFact.WaitEnded("到货"), CaseState.HANDLING);

        assertThat(moment(Of.SHARE, 50, null)).isEqualTo(START.plus(Duration.ofDays(6)));
        assertThat(moment(Of.AFTER_START, 0, "1d")).isEqualTo(START.plus(Duration.ofDays(1)));
        assertThat(moment(Of.AFTER_DUE, 0, "1d")).isEqualTo(START.plus(Duration.ofDays(11)));
    }

    @Test
    void anotherUnitAndAnotherRoundClimbFromTheBottom() {
        dispatched("8d", STREET);
        var ladder = ladder(Of.SHARE, 50, null);
        var first = climbing(ladder).plan(file()).getFirst();
        after(Duration.ofDays(4), reached(first), CaseState.DISPATCHED);
        assertThat(climbing(ladder).plan(file())).isEmpty();

        after(Duration.ofHours(1), dispatch("8d", OTHER), CaseState.DISPATCHED);

        var again = climbing(ladder).plan(file());
        assertThat(again).hasSize(1);
        assertThat(again.getFirst().run()).isNotEqualTo(first.run());
        assertThat(again.getFirst().at()).isEqualTo(now.plus(Duration.ofDays(4)));
    }

    // [utest->rule~ladder.conditions~1]
    @Test
    void aLadderPressesOnlyCasesThatMeetAllItsConditions() {
        dispatched("8d", STREET);

        assertThat(presses(new Ladder.When(List.of("01"), List.of(), List.of(), 1, null))).isTrue();
        assertThat(presses(new Ladder.When(List.of("02"), List.of(), List.of(), 1, null)))
                .isFalse();
        assertThat(presses(new Ladder.When(List.of(), List.of(Urgency.DANGER), List.of(), 1, null)))
                .isFalse();
        assertThat(presses(new Ladder.When(List.of(), List.of(), List.of(10L), 1, null))).isTrue();
        assertThat(presses(new Ladder.When(List.of(), List.of(), List.of(11L), 1, null))).isFalse();
        assertThat(presses(new Ladder.When(List.of(), List.of(), List.of(), 2, null))).isFalse();
        assertThat(presses(new Ladder.When(List.of(), List.of(), List.of(), 1, true))).isFalse();
        assertThat(presses(new Ladder.When(List.of(), List.of(), List.of(), 1, false))).isTrue();
    }

    // [utest->rule~ladder.since~1]
    @Test
    void whatLayBeforeTheRungWasPutThereIsOver() {
        dispatched("8d", STREET);
        var old = ladder(Of.SHARE, 50, null, START.plus(Duration.ofDays(5)));

        assertThat(climbing(old).plan(file())).isEmpty();
    }

    // [utest->rule~ladder.valid~1]
    @Test
    void theShippedLaddersCanBeReadAndAreValid() {
        for (var ladder : Ladders.shipped()) {
            assertThat(LadderChecks.problems(ladder, _ -> true)).as(ladder.code()).isEmpty();
        }
    }

    // [utest->rule~ladder.valid~1]
    @Test
    void aLadderThatCannotPressIsRefusedFieldByField() {
        var rung =
                new Ladder.Rung(
                        "one",
                        " ",
                        "",
                        new Moment(Of.AFTER_DUE, 0, null),
                        new Ladder.Action(
                                Ladder.Kind.SUPERVISE, List.of(), false, null, null, null, "看"),
                        null);
        var bad =
                new Ladder(
                        "try",
                        1,
                        "试",
                        "",
                        true,
                        CaseClock.Kind.REVISIT,
                        new Ladder.When(List.of(), List.of(), List.of(77L), 0, null),
                        List.of(rung, rung));

        assertThat(LadderChecks.problems(bad, _ -> false))
                .extracting(problem -> problem.pointer() + " " + problem.code())
                .contains(
                        "/clock unknown",
                        "/when/fromRound unknown",
                        "/when/areas unknown",
                        "/rungs/0/name required",
                        "/rungs/0/at/limit required",
                        "/rungs/0/action/limit required",
                        "/rungs/1/code duplicate");
    }

    private boolean presses(Ladder.When when) {
        var ladder = ladder(Of.SHARE, 50, null);
        return !climbing(
                        new Ladder(
                                ladder.code(),
                                1,
                                "试",
                                "",
                                true,
                                ladder.clock(),
                                when,
                                ladder.rungs()))
                .plan(file())
                .isEmpty();
    }

    private Instant moment(Of of, int share, @Nullable String limit) {
        return climbing(ladder(of, share, limit)).plan(file()).getFirst().at();
    }

    private static Climbing climbing(Ladder ladder) {
        return new Climbing(List.of(ladder), CALENDAR, UnitId::equals);
    }

    private static Ladder ladder(Of of, int share, @Nullable String limit) {
        return ladder(of, share, limit, null);
    }

    private static Ladder ladder(
            Of of, int share, @Nullable String limit, @Nullable Instant since) {
        return new Ladder(
                "try",
                1,
                "试",
                "",
                true,
                CaseClock.Kind.FEEDBACK,
                new Ladder.When(List.of(), List.of(), List.of(), 1, null),
                List.of(
                        new Ladder.Rung(
                                "one",
                                "第一级",
                                "",
                                new Moment(of, share, limit == null ? null : Limit.parse(limit)),
                                new Ladder.Action(
                                        Ladder.Kind.TELL, List.of(), false, null, null, null, "看"),
                                since)));
    }

    private TimeFact.RungReached reached(Climbing.Planned planned) {
        return new TimeFact.RungReached(
                planned.ladder().code(),
                1,
                planned.rung().code(),
                planned.run(),
                "TELL",
                null,
                "看",
                List.of(),
                false,
                planned.at());
    }

    private void dispatched(String limit, UnitId unit) {
        after(
                Duration.ZERO,
                new CaseEvent.Submitted(
                        "26030200000001",
                        CaseKind.HELP,
                        "灯",
                        "灯不亮",
                        "010101",
                        Urgency.GENERAL,
                        new UnitId(10),
                        null,
                        null,
                        null,
                        CaseEvent.Channel.PHONE,
                        null,
                        true,
                        false,
                        false,
                        null,
                        List.of(),
                        null),
                CaseState.SUBMITTED);
        after(Duration.ZERO, new CaseEvent.Accepted(Limit.parse("30m")), CaseState.ACCEPTED);
        after(Duration.ZERO, dispatch(limit, unit), CaseState.DISPATCHED);
    }

    private static CaseEvent dispatch(String limit, UnitId unit) {
        return new CaseEvent.Dispatched(
                unit,
                List.of(),
                new CaseEvent.Limits(Limit.parse("2h"), Limit.parse("24h"), Limit.parse(limit)),
                "DIRECT",
                null,
                1,
                "属地",
                null);
    }

    private void after(Duration time, CaseEvent event, CaseState state) {
        now = now.plus(time);
        facts.add(
                new RecordedEvent(
                        1, facts.size() + 1, now, null, "", null, Role.SYSTEM, 1, state, event));
    }

    private CaseFile file() {
        return CaseFile.replay(facts, CALENDAR);
    }
}
