package org.jieban.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What tells one calendar from another. */
class CalendarVersionsTests {

    private static final LocalDate WEDNESDAY = LocalDate.parse("2034-05-03");
    private static final LocalDate SUNDAY = LocalDate.parse("2034-05-07");

    @Test
    void versionsAreReadAsTheyWereWritten() {
        var versions = new CalendarVersions(Map.of(2026, 3, 2025, 1));

        assertThat(versions).hasToString("2025/1 2026/3");
        assertThat(CalendarVersions.parse("2025/1 2026/3")).isEqualTo(versions);
        assertThat(CalendarVersions.parse("").years()).isEmpty();
    }

    @Test // [utest->rule~assessment.calendar~1]
    void theFirstDayThatDiffersIsFoundWhicheverOfTheTwoIsAsked() {
        var plain = calendar(OpeningHours.USUAL);
        var both =
                calendar(
                        OpeningHours.USUAL,
                        day(SUNDAY, CalendarDay.Kind.WORKDAY),
                        day(WEDNESDAY, CalendarDay.Kind.HOLIDAY));

        assertThat(plain.firstDifference(both)).contains(WEDNESDAY);
        assertThat(both.firstDifference(plain)).contains(WEDNESDAY);
        assertThat(
                        calendar(OpeningHours.USUAL, day(WEDNESDAY, CalendarDay.Kind.HOLIDAY))
                                .firstDifference(both))
                .contains(SUNDAY);
    }

    @Test // [utest->rule~assessment.calendar~1]
    void otherHoursChangeTheWholeYearAndAHolidayOnASundayNothing() {
        var plain = calendar(OpeningHours.USUAL);
        var mornings =
                new OpeningHours(
                        List.of(new OpeningHours.Session(LocalTime.of(8, 0), LocalTime.of(12, 0))));

        assertThat(plain.firstDifference(calendar(mornings)))
                .contains(LocalDate.parse("2034-01-01"));
        assertThat(
                        plain.firstDifference(
                                calendar(
                                        OpeningHours.USUAL, day(SUNDAY, CalendarDay.Kind.HOLIDAY))))
                .isEmpty();
        assertThat(plain.firstDifference(WorkingCalendar.of(List.of())))
                .as("a year nobody announced has weekends only")
                .isEmpty();
    }

    private static WorkingCalendar calendar(OpeningHours hours, CalendarDay... days) {
        return WorkingCalendar.of(List.of(new CalendarYear(2034, 1, hours, List.of(days))));
    }

    private static CalendarDay day(LocalDate day, CalendarDay.Kind kind) {
        return new CalendarDay(day, kind, "放假", "Holiday");
    }
}
