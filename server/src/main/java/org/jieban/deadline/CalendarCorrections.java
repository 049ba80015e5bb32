package org.jieban.deadline;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jieban.calendar.CalendarDay;
import org.jieban.calendar.CalendarProblem;
import org.jieban.calendar.CalendarYear;
import org.jieban.calendar.OpeningHours;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A year of the calendar is corrected, and says what moved by it (更正工作日历). */
@RestController
@RequestMapping("/api/calendar")
class CalendarCorrections {

    private static final int MOST_DAYS = 366;

    private final CalendarChanges changes;

    CalendarCorrections(CalendarChanges changes) {
        this.changes = changes;
    }

    /** A new version of the whole year, made from the one that was seen. */
    @PostMapping("/{year}")
    @PreAuthorize(Rights.ADMIN)
    CalendarChanges.Change correct(
            Actor actor, @PathVariable int year, @RequestBody Correction body) {
        if (year < 2000 || year > 2199) {
            throw refused(List.of(new FieldProblem("/year", "invalid")));
        }
        var why = body.why() == null ? "" : body.why().strip();
        if (why.isEmpty()) {
            throw refused(List.of(new FieldProblem("/why", "required")));
        }
        return changes.correct(
                new CalendarYear(year, 0, hours(body.hours()), days(year, body.days())),
                body.version() == null ? 0 : body.version(),
                why,
                actor.name());
    }

    /** What earlier corrections moved, the latest first. */
    @GetMapping("/changes")
    @PreAuthorize(Rights.ADMIN)
    List<CalendarChanges.Change> latest(@RequestParam(required = false) @Nullable Integer year) {
        return changes.latest(year);
    }

    private static List<CalendarDay> days(int year, @Nullable List<Day> asked) {
        var days = new ArrayList<CalendarDay>();
        var problems = new ArrayList<FieldProblem>();
        var seen = new HashSet<LocalDate>();
        var given = asked == null ? List.<Day>of() : asked;
        if (given.size() > MOST_DAYS) {
            throw refused(
                    List.of(
                            new FieldProblem(
                                    "/days", "too-many", null, Map.of("limit", MOST_DAYS))));
        }
        for (int i = 0; i < given.size(); i++) {
            var day = given.get(i);
            var date = day.date();
            var kind = day.kind();
            if (date == null || date.getYear() != year || kind == null) {
                problems.add(new FieldProblem("/days/" + i, "invalid"));
            } else if (!seen.add(date)) {
                problems.add(new FieldProblem("/days/" + i, "duplicate"));
            } else {
                var name = day.name() == null ? "" : day.name().strip();
                var english = day.nameEn() == null ? "" : day.nameEn().strip();
                days.add(new CalendarDay(date, kind, name, english.isEmpty() ? name : english));
            }
        }
        if (!problems.isEmpty()) {
            throw refused(problems);
        }
        return days;
    }

    private static OpeningHours hours(@Nullable List<List<LocalTime>> asked) {
        if (asked == null || asked.isEmpty()) {
            return OpeningHours.USUAL;
        }
        try {
            return new OpeningHours(
                    asked.stream()
                            .map(ends -> new OpeningHours.Session(ends.getFirst(), ends.getLast()))
                            .toList());
        } catch (RuntimeException impossible) {
            throw refused(List.of(new FieldProblem("/hours", "invalid")));
        }
    }

    private static ProblemException refused(List<FieldProblem> problems) {
        return new ProblemException(CalendarProblem.REFUSED, Map.of(), problems);
    }

    record Day(
            @Nullable LocalDate date,
            CalendarDay.@Nullable Kind kind,
            @Nullable String name,
            @Nullable String nameEn) {}

    record Correction(
            @Nullable Integer version,
            @Nullable String why,
            @Nullable List<Day> days,
            @Nullable List<List<LocalTime>> hours) {}
}
