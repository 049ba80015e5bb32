package org.jieban.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When a limit ends.
 *
 * <p>[utest->rule~calendar.natural~1] [utest->rule~calendar.working~1]
 * [utest->rule~calendar.days~1] [utest->rule~calendar.closing~1] [utest->rule~calendar.pause~1]
 */
class DueMomentTests {

    private static final WorkingCalendar CALENDAR = Calendars.shipped("cn");

    // The tables of docs/rules/calendar.md.
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # from           , limit, due               , why
                    2026-03-02T17:30 , 2h   , 2026-03-02T19:30  , natural time runs in the evening
                    2026-09-30T17:30 , 7d   , 2026-10-07T17:30  , and through the holidays
                    2026-03-02T17:30 , 15m  , 2026-03-02T17:45  , minutes
                    2026-03-02T09:00 , 4wh  , 2026-03-02T15:00  , the lunch break does not count
                    2026-03-02T08:00 , 4wh  , 2026-03-02T12:00  , ends at closing: due at closing
                    2026-03-02T12:00 , 4wh  , 2026-03-02T18:00  , begins at closing: counts from two
                    2026-03-02T14:00 , 1wd  , 2026-03-03T12:00  , a working day is eight working hours
                    2026-03-02T08:00 , 1wd  , 2026-03-02T18:00  , the whole of one day
                    2026-03-02T18:00 , 1wd  , 2026-03-03T18:00  , begins when the day is over
                    2026-03-06T17:00 , 2wh  , 2026-03-09T09:00  , over a weekend
                    2026-09-30T17:30 , 2wd  , 2026-10-09T17:30  , over National Day
                    2026-10-09T17:30 , 1wd  , 2026-10-10T17:30  , Saturday 10 October is made up for
                    2026-02-13T16:00 , 1wd  , 2026-02-14T16:00  , and so is Saturday before Spring Festival
                    2024-02-09T17:00 , 2wh  , 2024-02-18T09:00  , Spring Festival 2024 and a make-up Sunday
                    2025-12-31T17:00 , 2wh  , 2026-01-04T09:00  , over the turn of the year
                    2026-03-07T03:00 , 1wh  , 2026-03-09T09:00  , begins on a Saturday night
                    """)
    void aLimitEndsWhenItsKindOfTimeIsUsedUp(
            LocalDateTime from, String limit, LocalDateTime due, String why) {
        assertThat(CALENDAR.due(at(from), Limit.parse(limit))).as(why).isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # pause of a limit that began on Monday 2026-03-02 at 09:00
                    2h  , 2026-03-02T10:00 , 2026-03-02T10:30 , 2026-03-02T11:30
                    2h  , 2026-03-02T08:00 , 2026-03-02T09:30 , 2026-03-02T11:30
                    2h  , 2026-03-02T11:00 , 2026-03-05T11:00 , 2026-03-02T11:00
                    2h  , 2026-03-02T10:59 , 2026-03-05T11:00 , 2026-03-05T11:01
                    4wh , 2026-03-02T11:00 , 2026-03-02T15:00 , 2026-03-02T17:00
                    4wh , 2026-03-02T12:00 , 2026-03-02T14:00 , 2026-03-02T15:00
                    4wh , 2026-03-02T10:00 , 2026-03-03T10:00 , 2026-03-03T15:00
                    1wd , 2026-03-02T18:00 , 2026-03-03T08:00 , 2026-03-03T09:00
                    """)
    void aPauseTakesOutTheTimeItCovers(
            String limit, LocalDateTime from, LocalDateTime until, LocalDateTime due) {
        var began = at(LocalDateTime.parse("2026-03-02T09:00"));

        var found =
                CALENDAR.due(began, Limit.parse(limit), List.of(new Pause(at(from), at(until))));

        assertThat(found).isEqualTo(at(due));
    }

    @Test
    void overlappingPausesInAnyOrderCountOnce() {
        var began = at(LocalDateTime.parse("2026-03-02T09:00"));
        var ten = new Pause(began.plusSeconds(3600), began.plusSeconds(3 * 3600));
        var eleven = new Pause(began.plusSeconds(2 * 3600), began.plusSeconds(4 * 3600));
        var within = new Pause(began.plusSeconds(5400), began.plusSeconds(6000));

        var due = CALENDAR.due(began, Limit.parse("2h"), List.of(eleven, within, ten));

        assertThat(due).isEqualTo(began.plusSeconds(5 * 3600));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyDueMomentIsWhatALookAtEachMinuteFinds(long seed) {
        compareWithTheSlowWay(
                new Random(seed),
                Duration.ofMinutes(1),
                List.of(
                        "15m", "1h", "2h", "24h", "1d", "7d", "15d", "1wh", "4wh", "1wd", "2wd",
                        "5wd", "15wd"),
                400);
    }

    @Test
    void everyDueMomentIsWhatALookAtEachSecondFinds() {
        compareWithTheSlowWay(
                new Random(5), Duration.ofSeconds(1), List.of("15m", "2h", "1wh", "2wh"), 60);
    }

    @Test
    void whatIsLeftAndWhatHasPassedMakeTheLimit() {
        var random = new Random(6);
        for (int i = 0; i < 2_000; i++) {
            var from = moment(random, Duration.ofMinutes(1));
            var limit = Limit.parse(List.of("24h", "7d", "4wh", "2wd").get(random.nextInt(4)));
            var pauses = pauses(random, from, Duration.ofMinutes(1));

            var due = CALENDAR.due(from, limit, pauses);

            assertThat(CALENDAR.remaining(from, limit, pauses, due)).isZero();
            assertThat(CALENDAR.remaining(from, limit, pauses, due.minusSeconds(1))).isPositive();
            assertThat(CALENDAR.elapsed(from, due, limit.measure(), pauses))
                    .isEqualTo(limit.length());
        }
    }

    @Test
    void aLaterStartIsNeverDueEarlier() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var from = moment(random, Duration.ofSeconds(1));
            var limit = Limit.parse(List.of("2h", "7d", "4wh", "2wd").get(random.nextInt(4)));
            var pauses = pauses(random, from, Duration.ofSeconds(1));

            assertThat(CALENDAR.due(from.plusSeconds(random.nextInt(90_000)), limit, pauses))
                    .isAfterOrEqualTo(CALENDAR.due(from, limit, pauses));
        }
    }

    @Test
    void workingTimeRunsFromOpeningUntilJustBeforeClosing() {
        assertThat(CALENDAR.open(at(LocalDateTime.parse("2026-03-02T08:00")))).isTrue();
        assertThat(CALENDAR.open(at(LocalDateTime.parse("2026-03-02T11:59:59")))).isTrue();
        assertThat(CALENDAR.open(at(LocalDateTime.parse("2026-03-02T12:00")))).isFalse();
        assertThat(CALENDAR.open(at(LocalDateTime.parse("2026-10-10T09:00")))).isTrue();
        assertThat(CALENDAR.open(at(LocalDateTime.parse("2026-10-01T09:00")))).isFalse();
    }

    // [utest->rule~calendar.unknown-year~1]
    @Test
    void aYearThatNobodyAnnouncedHasWeekendsOnly() {
        assertThat(CALENDAR.year(2031)).isEmpty();
        assertThat(CALENDAR.workingDay(LocalDate.of(2031, 10, 1))).isTrue();
        assertThat(CALENDAR.workingDay(LocalDate.of(2031, 10, 4))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"15m", "2h", "24h", "7d", "4wh", "2wd"})
    void aLimitPrintsAsItWasRead(String text) {
        assertThat(Limit.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2", "h", "0h", "-1h", "2 h", "1.5h", "2w", "2H", "9999999d", "2wd3"})
    void whatIsNoLimitIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limit.parse(text))
                .withMessageContaining(text);
    }

    private static void compareWithTheSlowWay(
            Random random, Duration tick, List<String> limits, int times) {
        var slow = new SlowCalendar(tick);
        for (int i = 0; i < times; i++) {
            var from = moment(random, tick);
            var limit = Limit.parse(limits.get(random.nextInt(limits.size())));
            var pauses = pauses(random, from, tick);

            var due = CALENDAR.due(from, limit, pauses);

            var described = "%s from %s, %s".formatted(limit, from, pauses);
            assertThat(due).as(described).isEqualTo(slow.due(from, limit, pauses));
            var halfWay = from.plus(Duration.between(from, due).dividedBy(2));
            var cut =
                    Instant.ofEpochSecond(
                            halfWay.getEpochSecond() / tick.toSeconds() * tick.toSeconds());
            assertThat(CALENDAR.elapsed(from, cut, limit.measure(), pauses))
                    .as(described + " until " + cut)
                    .isEqualTo(slow.elapsed(from, cut, limit.measure(), pauses));
        }
    }

    /** Any moment of 2024 to 2026, on a whole tick; every third one at an edge of the day's hours. */
    private static Instant moment(Random random, Duration tick) {
        var day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1070));
        if (random.nextInt(3) == 0) {
            return at(day.atTime(List.of(0, 8, 12, 14, 18).get(random.nextInt(5)), 0));
        }
        var ticks = random.nextLong(86_400 / tick.toSeconds());
        return at(day.atStartOfDay()).plus(tick.multipliedBy(ticks));
    }

    private static List<Pause> pauses(Random random, Instant from, Duration tick) {
        var pauses = new ArrayList<Pause>();
        for (int i = random.nextInt(4); i > 0; i--) {
            var begins = from.plus(tick.multipliedBy(random.nextLong(4_000) - 500));
            pauses.add(new Pause(begins, begins.plus(tick.multipliedBy(random.nextLong(6_000)))));
        }
        return pauses;
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(CityZone.ZONE).toInstant();
    }
}
