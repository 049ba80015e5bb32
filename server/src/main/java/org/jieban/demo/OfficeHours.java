package org.jieban.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.CaseEvent.Limits;

/** When people do what need not be done at night. */
final class OfficeHours {

    private static final LocalTime OPENS = LocalTime.of(8, 20);
    private static final LocalTime CLOSES = LocalTime.of(19, 0);

    private static final Duration PRESSING = Duration.ofDays(2);

    private OfficeHours() {}

    /**
     * The moment itself in office hours, else some time in the next morning.
     *
     * @param weekends whether somebody is there on Saturdays and Sundays
     */
    static Instant from(Instant at, boolean weekends, Chance chance) {
        var moment = at.atZone(CityZone.ZONE);
        var day = moment.toLocalDate();
        boolean open =
                !moment.toLocalTime().isBefore(OPENS)
                        && moment.toLocalTime().isBefore(CLOSES)
                        && (weekends || !isWeekend(day.getDayOfWeek()));
        if (open) {
            return at;
        }
        if (!moment.toLocalTime().isBefore(CLOSES)) {
            day = day.plusDays(1);
        }
        while (!weekends && isWeekend(day.getDayOfWeek())) {
            day = day.plusDays(1);
        }
        var morning = day.atTime(OPENS).atZone(CityZone.ZONE).toInstant();
        return later(at, morning).plusSeconds(chance.below(2 * 3600));
    }

    /** The same, but danger and the needs of life do not wait for the morning. */
    static Instant unlessPressing(Instant at, Limits limits, boolean weekends, Chance chance) {
        boolean presses = limits.feedback().length().compareTo(PRESSING) < 0;
        return presses ? at : from(at, weekends, chance);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static boolean isWeekend(DayOfWeek day) {
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }
}
