package org.jieban.calendar;

import static java.util.Comparator.comparing;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The working calendar (工作日历) of a place: which days and hours are working time, and when a limit
 * that began at a moment ends. Immutable; its answers depend on nothing but the arguments and the
 * calendar's own data, so a deadline computed again is the same deadline.
 *
 * <p>Rules: {@code docs/rules/calendar.md}.
 */
public final class WorkingCalendar {

    private final Map<Integer, CalendarYear> years;
    private final Map<Integer, BitSet> workingDays = new HashMap<>();

    private WorkingCalendar(Map<Integer, CalendarYear> years) {
        this.years = Map.copyOf(years);
        years.values().forEach(year -> workingDays.put(year.year(), workingDaysOf(year)));
    }

    /** A calendar of the years given; for any other year Monday to Friday at the usual hours hold. */
    public static WorkingCalendar of(List<CalendarYear> years) {
        var byYear = new HashMap<Integer, CalendarYear>();
        years.forEach(year -> byYear.put(year.year(), year));
        return new WorkingCalendar(byYear);
    }

    /** The first day that is not what it is in the other calendar; empty where none differs. */
    public Optional<LocalDate> firstDifference(WorkingCalendar other) {
        var known = new TreeSet<>(years.keySet());
        known.addAll(other.years.keySet());
        return known.stream().flatMap(year -> firstDifference(other, year).stream()).findFirst();
    }

    private Optional<LocalDate> firstDifference(WorkingCalendar other, int year) {
        var first = LocalDate.of(year, 1, 1);
        if (!hours(first).equals(other.hours(first))) {
            return Optional.of(first);
        }
        return first.datesUntil(first.plusYears(1))
                .filter(day -> workingDay(day) != other.workingDay(day))
                .findFirst();
    }

    /** When a limit that runs without a break from {@code from} ends. */
    public Instant due(Instant from, Limit limit) {
        return due(from, limit, List.of());
    }

    /**
     * When a limit that began at {@code from} ends, not counting the pauses. The pauses may come in
     * any order and may overlap. A limit used up exactly when a pause begins or an office closes is
     * due then.
     */
    // [impl->rule~calendar.natural~1] [impl->rule~calendar.working~1]
    // [impl->rule~calendar.closing~1] [impl->rule~calendar.pause~1]
    public Instant due(Instant from, Limit limit, List<Pause> pauses) {
        return due(from, limit.length(), limit.measure(), pauses);
    }

    /** The same for a length of time of either kind, such as a share of a limit. */
    public Instant due(Instant from, Duration length, Limit.Measure measure, List<Pause> pauses) {
        var at = from;
        var left = length;
        for (var pause : sorted(pauses)) {
            if (pause.from().isAfter(at)) {
                var used = between(at, pause.from(), measure);
                if (used.compareTo(left) >= 0) {
                    break;
                }
                left = left.minus(used);
            }
            if (pause.until().isAfter(at)) {
                at = pause.until();
            }
        }
        return switch (measure) {
            case NATURAL -> at.plus(left);
            case WORKING -> afterWorking(at, left);
        };
    }

    /**
     * Where a due moment moves to when its clock stood still: on by the time that the pause took out
     * of it. A pause that began at or after the due moment moves nothing. Pause by pause this gives
     * the same as {@link #due(Instant, Limit, List)}.
     */
    // [impl->rule~calendar.pause~1]
    public Instant pushed(Instant due, Pause pause, Limit.Measure measure) {
        if (!pause.from().isBefore(due)) {
            return due;
        }
        var left = between(pause.from(), due, measure);
        return switch (measure) {
            case NATURAL -> pause.until().plus(left);
            case WORKING -> afterWorking(pause.until(), left);
        };
    }

    /**
     * Time that counted between two moments, the pauses taken out: zero when {@code until} is not
     * after {@code from}.
     */
    public Duration elapsed(
            Instant from, Instant until, Limit.Measure measure, List<Pause> pauses) {
        var at = from;
        var sum = Duration.ZERO;
        for (var pause : sorted(pauses)) {
            if (pause.from().isAfter(at)) {
                sum = sum.plus(between(at, earlier(pause.from(), until), measure));
            }
            if (pause.until().isAfter(at)) {
                at = pause.until();
            }
        }
        return sum.plus(between(at, until, measure));
    }

    /**
     * What is left of a limit at a moment, in the limit's own kind of time; negative by as much as
     * it is overdue.
     */
    public Duration remaining(Instant from, Limit limit, List<Pause> pauses, Instant at) {
        return limit.length().minus(elapsed(from, at, limit.measure(), pauses));
    }

    /** Whether a day of the city is a working day (工作日). */
    // [impl->rule~calendar.days~1]
    public boolean workingDay(LocalDate day) {
        var known = workingDays.get(day.getYear());
        return known == null ? onWeekday(day) : known.get(day.getDayOfYear());
    }

    /** Whether working time runs at a moment; not any more at the moment of closing. */
    public boolean open(Instant at) {
        var local = at.atZone(CityZone.ZONE);
        var time = local.toLocalTime();
        return workingDay(local.toLocalDate())
                && hours(local.toLocalDate()).sessions().stream()
                        .anyMatch(session ->
                                !time.isBefore(session.opens()) && time.isBefore(session.closes()));
    }

    /** The year as announced; empty when nobody announced it and weekends are all that is known. */
    // [impl->rule~calendar.unknown-year~1]
    public Optional<CalendarYear> year(int year) {
        return Optional.ofNullable(years.get(year));
    }

    private Duration between(Instant from, Instant until, Limit.Measure measure) {
        if (!until.isAfter(from)) {
            return Duration.ZERO;
        }
        return switch (measure) {
            case NATURAL -> Duration.between(from, until);
            case WORKING -> workingBetween(from, until);
        };
    }

    private Duration workingBetween(Instant from, Instant until) {
        var first = dayOf(from);
        var last = dayOf(until);
        var sum = Duration.ZERO;
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (!workingDay(day)) {
                continue;
            }
            if (day.isAfter(first) && day.isBefore(last)) {
                sum = sum.plus(hours(day).length());
                continue;
            }
            for (var session : hours(day).sessions()) {
                var opens = later(opening(day, session), from);
                var closes = earlier(closing(day, session), until);
                if (closes.isAfter(opens)) {
                    sum = sum.plus(Duration.between(opens, closes));
                }
            }
        }
        return sum;
    }

    private Instant afterWorking(Instant from, Duration length) {
        var left = length;
        for (var day = dayOf(from); ; day = day.plusDays(1)) {
            if (!workingDay(day)) {
                continue;
            }
            for (var session : hours(day).sessions()) {
                var opens = later(opening(day, session), from);
                var here = Duration.between(opens, closing(day, session));
                if (!here.isPositive()) {
                    continue;
                }
                if (here.compareTo(left) >= 0) {
                    return opens.plus(left);
                }
                left = left.minus(here);
            }
        }
    }

    private OpeningHours hours(LocalDate day) {
        var year = years.get(day.getYear());
        return year == null ? OpeningHours.USUAL : year.hours();
    }

    private static BitSet workingDaysOf(CalendarYear year) {
        var working = new BitSet(367);
        for (var day = LocalDate.of(year.year(), 1, 1);
                day.getYear() == year.year();
                day = day.plusDays(1)) {
            working.set(day.getDayOfYear(), onWeekday(day));
        }
        for (var exception : year.days()) {
            working.set(
                    exception.day().getDayOfYear(), exception.kind() == CalendarDay.Kind.WORKDAY);
        }
        return working;
    }

    private static boolean onWeekday(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    private static List<Pause> sorted(List<Pause> pauses) {
        return pauses.size() < 2 ? pauses : pauses.stream().sorted(comparing(Pause::from)).toList();
    }

    private static LocalDate dayOf(Instant at) {
        return at.atZone(CityZone.ZONE).toLocalDate();
    }

    private static Instant opening(LocalDate day, OpeningHours.Session session) {
        return day.atTime(session.opens()).atZone(CityZone.ZONE).toInstant();
    }

    private static Instant closing(LocalDate day, OpeningHours.Session session) {
        return day.atTime(session.closes()).atZone(CityZone.ZONE).toInstant();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
