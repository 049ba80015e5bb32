package org.jieban.scheme;

import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import org.jieban.calendar.CityZone;

/**
 * When a period begins and when it is over, in city time. Without a gap the end of one is the beginning
 * of the next.
 */
public record Cut(Moment begins, Moment ends) {

    /** The last day that every month has. */
    static final int LAST_DAY = 28;

    /** A day of the month with a time. */
    public record Moment(int day, LocalTime time) implements Comparable<Moment> {

        public Moment {
            if (day < 1 || day > LAST_DAY) {
                throw new IllegalArgumentException("not a day of every month: " + day);
            }
        }

        private Instant in(YearMonth month) {
            return month.atDay(day).atTime(time).atZone(CityZone.ZONE).toInstant();
        }

        @Override
        public int compareTo(Moment other) {
            return day == other.day ? time.compareTo(other.time) : Integer.compare(day, other.day);
        }

        @Override
        public String toString() {
            return day + " " + time;
        }
    }

    /** Whether moments of a month belong to no period. */
    public boolean hasGap() {
        return !begins.equals(ends);
    }

    /**
     * The period of an assessment month, which bears the name of the month in which its last day
     * lies: with the default cut, November runs from 19 October to 18 November.
     */
    // [impl->rule~assessment.period~1]
    public Period period(YearMonth month) {
        var end = ends.day() == 1 ? month.plusMonths(1) : month;
        var start = begins.compareTo(ends) < 0 ? end : end.minusMonths(1);
        return new Period(month, begins.in(start), ends.in(end));
    }
}
