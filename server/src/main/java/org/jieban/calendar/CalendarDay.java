package org.jieban.calendar;

import java.time.LocalDate;

/**
 * A day on which the week's rule (Monday to Friday) does not hold.
 *
 * @param name in Chinese, as announced
 * @param nameEn in English
 */
public record CalendarDay(LocalDate day, Kind kind, String name, String nameEn) {

    /** Which way the day differs from its weekday. */
    public enum Kind {
        /** Statutory holiday or a day moved to it (法定节假日): no working time. */
        HOLIDAY,
        /** Make-up working day on a weekend (调休上班): counts as a working day. */
        WORKDAY
    }
}
