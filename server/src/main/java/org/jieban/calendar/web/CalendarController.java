package org.jieban.calendar.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jieban.calendar.CalendarDay;
import org.jieban.calendar.CalendarYear;
import org.jieban.calendar.Calendars;
import org.jieban.calendar.CityZone;
import org.jieban.calendar.OpeningHours;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the working calendar of a year to staff and programs. */
@RestController
class CalendarController {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private final Calendars calendars;
    private final Clock clock;

    CalendarController(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    record Day(LocalDate date, CalendarDay.Kind kind, String name, String nameEn) {}

    /**
     * @param known whether the year was announced; if not, only weekends are free in it
     */
    record Year(int year, boolean known, int version, List<Day> days, List<List<String>> hours) {}

    @GetMapping("/api/calendar")
    @PreAuthorize("hasAuthority('STAFF')")
    Year calendar(@RequestParam @Nullable Integer year) {
        var asked =
                year == null ? LocalDate.ofInstant(clock.instant(), CityZone.ZONE).getYear() : year;
        return calendars
                .current()
                .year(asked)
                .map(CalendarController::shown)
                .orElseGet(() -> new Year(asked, false, 0, List.of(), hours(OpeningHours.USUAL)));
    }

    private static Year shown(CalendarYear year) {
        var days =
                year.days().stream()
                        .map(day -> new Day(day.day(), day.kind(), day.name(), day.nameEn()))
                        .toList();
        return new Year(year.year(), true, year.version(), days, hours(year.hours()));
    }

    private static List<List<String>> hours(OpeningHours hours) {
        return hours.sessions().stream()
                .map(session ->
                        List.of(HOUR.format(session.opens()), HOUR.format(session.closes())))
                .toList();
    }
}
