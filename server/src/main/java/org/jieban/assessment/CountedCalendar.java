package org.jieban.assessment;

import java.util.Optional;
import org.jieban.calendar.CalendarVersions;
import org.jieban.calendar.Calendars;
import org.jieban.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The calendar by which the rows are counted: the newest there is until it is corrected, and the corrected
 * one as soon as {@link Recounting} has taken it over.
 */
// [impl->rule~assessment.calendar~1]
@Component
class CountedCalendar {

    private static final String ADOPT =
            """
            insert into assessed_calendar (versions) values (:versions)
            on conflict (the_only) do update set versions = excluded.versions
            """;

    private record Kept(CalendarVersions versions, WorkingCalendar calendar) {}

    private final Calendars calendars;
    private final JdbcClient jdbc;
    private volatile @Nullable Kept kept;

    CountedCalendar(Calendars calendars, JdbcClient jdbc) {
        this.calendars = calendars;
        this.jdbc = jdbc;
    }

    /** Which it is; empty before the first row. */
    Optional<CalendarVersions> versions() {
        return jdbc.sql("select versions from assessed_calendar")
                .query(String.class)
                .optional()
                .map(CalendarVersions::parse);
    }

    /** Counts by the newest from now on, inside the transaction that runs. */
    CalendarVersions adoptNewest() {
        var newest = calendars.newest();
        jdbc.sql(ADOPT).param("versions", newest.toString()).update();
        return newest;
    }

    /** The calendar itself, for whoever counts. */
    WorkingCalendar calendar() {
        return as(versions().orElseGet(this::adoptNewest));
    }

    /** A calendar of earlier or present versions. */
    WorkingCalendar as(CalendarVersions versions) {
        var known = kept;
        if (known == null || !known.versions().equals(versions)) {
            known = new Kept(versions, calendars.as(versions));
            kept = known;
        }
        return known.calendar();
    }

    boolean isNewest() {
        return versions().map(calendars.newest()::equals).orElse(true);
    }

    void forget() {
        jdbc.sql("delete from assessed_calendar").update();
    }
}
