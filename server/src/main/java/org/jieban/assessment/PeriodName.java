package org.jieban.assessment;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import org.jieban.calendar.CityZone;
import org.jspecify.annotations.Nullable;

/**
 * Which period is asked for: that of a month, as its scheme cuts it ({@code 2026-11}), or a week from
 * Monday to Sunday ({@code 2026-W47}, ISO 8601).
 *
 * @param month of the period; of a week the month in which its Thursday lies
 * @param monday of a week, or null for a month
 */
// [impl->rule~assessment.week~1]
record PeriodName(YearMonth month, @Nullable LocalDate monday) {

    private static final DateTimeFormatter WEEK =
            new DateTimeFormatterBuilder()
                    .appendValue(IsoFields.WEEK_BASED_YEAR, 4)
                    .appendLiteral("-W")
                    .appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2)
                    .parseDefaulting(ChronoField.DAY_OF_WEEK, 1)
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    static PeriodName of(YearMonth month) {
        return new PeriodName(month, null);
    }

    /** The week in which a day lies. */
    static PeriodName weekOf(LocalDate day) {
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new PeriodName(YearMonth.from(monday.with(DayOfWeek.THURSDAY)), monday);
    }

    /** Empty for a text that names neither. */
    static Optional<PeriodName> of(String text) {
        try {
            return Optional.of(
                    text.contains("W")
                            ? weekOf(LocalDate.parse(text, WEEK))
                            : of(YearMonth.parse(text)));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    boolean isWeek() {
        return monday != null;
    }

    /** The one that many steps before. */
    PeriodName earlier(int steps) {
        return monday == null ? of(month.minusMonths(steps)) : weekOf(monday.minusWeeks(steps));
    }

    /** First moment of a week that starts on this Monday. */
    static Instant start(LocalDate monday) {
        return monday.atStartOfDay(CityZone.ZONE).toInstant();
    }

    /** As it is written in addresses and files. */
    @Override
    public String toString() {
        return monday == null ? month.toString() : WEEK.format(monday);
    }
}
