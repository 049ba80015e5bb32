package org.jieban.calendar;

import java.util.List;

/**
 * What was announced for one year: its exceptions to the week and its opening hours.
 *
 * @param version grows with every correction of the year; 0 for a year nobody announced
 */
public record CalendarYear(int year, int version, OpeningHours hours, List<CalendarDay> days) {

    public CalendarYear {
        days = List.copyOf(days);
        for (var day : days) {
            if (day.day().getYear() != year) {
                throw new IllegalArgumentException(day.day() + " does not lie in " + year);
            }
        }
    }
}
