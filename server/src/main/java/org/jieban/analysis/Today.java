package org.jieban.analysis;

import java.time.LocalDate;
import java.util.List;

/**
 * The city's day so far (今日诉求).
 *
 * @param date the city's day
 * @param requests what citizens said since midnight
 * @param yesterdaySameTime what they had said by this minute yesterday
 * @param closed cases that ended today: closed after the revisit, answered at once or guided elsewhere
 * @param byHour requests of each hour, 24 of them
 */
record Today(
        LocalDate date, long requests, long yesterdaySameTime, long closed, List<Long> byHour) {

    Today {
        byHour = List.copyOf(byHour);
    }
}
