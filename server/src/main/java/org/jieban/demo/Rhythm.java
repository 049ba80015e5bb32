package org.jieban.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/** When people call (诉求量的节律): by the hour, the day of the week and the season. */
final class Rhythm {

    private static final int HOURS = 24;

    /** Parts of a thousand in each hour: a morning peak at ten, a lower one at three, quiet nights. */
    private static final int[] BY_HOUR = {
        9, 6, 4, 4, 5, 8, 18, 38, 66, 88, 93, 76, 52, 56, 72, 74, 66, 56, 48, 44, 42, 36, 24, 15
    };

    private Rhythm() {}

    /** How much more or less than usual comes on a day; about one over a year. */
    static double ofDay(LocalDate day, boolean workingDay) {
        double week =
                switch (day.getDayOfWeek()) {
                    case MONDAY -> 1.14;
                    case TUESDAY -> 1.08;
                    case WEDNESDAY, THURSDAY -> 1.04;
                    case FRIDAY -> 1.0;
                    case SATURDAY -> 0.88;
                    case SUNDAY -> 0.82;
                };
        boolean weekend =
                day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        // a holiday is quieter than a Sunday; a made-up working day is an ordinary one
        double kind = workingDay ? (weekend ? 1.15 : 1.0) : (weekend ? 1.0 : 0.72);
        return week * kind * season(day);
    }

    /** Heating in the cold months, rain and noise in the warm ones; least in February. */
    private static double season(LocalDate day) {
        return switch (day.getMonth()) {
            case JANUARY -> 1.02;
            case FEBRUARY -> 0.84;
            case MARCH -> 0.92;
            case APRIL -> 0.93;
            case MAY -> 0.97;
            case JUNE -> 1.04;
            case JULY -> 1.14;
            case AUGUST -> 1.1;
            case SEPTEMBER -> 0.99;
            case OCTOBER -> 0.96;
            case NOVEMBER -> 1.16;
            case DECEMBER -> 1.05;
        };
    }

    /** The share of a day's requests that comes in an hour; all 24 together are one. */
    static double ofHour(int hour) {
        return BY_HOUR[hour] / 1000.0;
    }

    /** How lively this moment is, compared with the busiest hour of an ordinary day. */
    static double now(ZonedDateTime moment, boolean workingDay) {
        return ofHour(moment.getHour())
                / ofHour(10)
                * Math.min(1.2, ofDay(moment.toLocalDate(), workingDay));
    }

    /** The second of the day at which somebody calls. */
    static int secondOfDay(Chance chance) {
        double left = chance.between(0, 1);
        int hour = 0;
        while (hour < HOURS - 1 && left >= ofHour(hour)) {
            left -= ofHour(hour);
            hour++;
        }
        return hour * 3600 + chance.below(3600);
    }
}
