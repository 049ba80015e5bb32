package org.jieban.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.jieban.calendar.Calendars;
import org.junit.jupiter.api.Test;

class RhythmTests {

    @Test
    void theHoursOfADayTogetherAreTheDay() {
        assertThat(IntStream.range(0, 24).mapToDouble(Rhythm::ofHour).sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void overAYearAsMuchComesAsSaid() {
        var calendar = Calendars.shipped("cn");
        var first = LocalDate.of(2025, 1, 1);
        double sum =
                first.datesUntil(LocalDate.of(2026, 1, 1))
                        .mapToDouble(day -> Rhythm.ofDay(day, calendar.workingDay(day)))
                        .sum();
        assertThat(sum / 365).isCloseTo(1, within(0.04));
    }

    @Test
    void sundaysAreQuieterThanMondaysAndNightsThanMornings() {
        assertThat(Rhythm.ofDay(LocalDate.of(2026, 3, 1), false))
                .isLessThan(Rhythm.ofDay(LocalDate.of(2026, 3, 2), true));
        assertThat(Rhythm.ofHour(3)).isLessThan(Rhythm.ofHour(10) / 10);
    }

    @Test
    void callsFallIntoTheHoursAsOftenAsTheRhythmSays() {
        var chance = Chance.of("a day");
        int calls = 20_000;
        long atTen =
                IntStream.range(0, calls)
                        .map(_ -> Rhythm.secondOfDay(chance))
                        .filter(second -> second / 3600 == 10)
                        .count();
        assertThat((double) atTen / calls).isCloseTo(Rhythm.ofHour(10), within(0.01));
    }
}
