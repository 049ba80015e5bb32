package org.jieban.cli;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jieban.calendar.CityZone;
import org.jieban.calendar.Limit;
import org.jieban.calendar.Pause;
import org.jieban.calendar.WorkingCalendar;

/** Due moments from what people type: moments, limits and pauses as text. */
final class DueMoments {

    /** Beijing time, to the second. */
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    private final WorkingCalendar calendar;
    private final SortedSet<Integer> unknownYears = new TreeSet<>();

    DueMoments(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * When it is due, in Beijing time.
     *
     * @param pauses {@code FROM/TO}, any number of them with spaces between
     */
    String due(String from, String limit, String pauses) throws CommandProblem {
        var began = moment(from);
        var length = limit(limit);
        var due = calendar.due(began, length, pauses(pauses));
        if (length.measure() == Limit.Measure.WORKING) {
            note(began, due);
        }
        return SHOWN.format(due.atZone(CityZone.ZONE));
    }

    /** Years that were passed and of which nothing but the weekends is known. */
    SortedSet<Integer> unknownYears() {
        return unknownYears;
    }

    // [impl->rule~calendar.unknown-year~1]
    private void note(Instant from, Instant until) {
        int last = until.atZone(CityZone.ZONE).getYear();
        for (int year = from.atZone(CityZone.ZONE).getYear(); year <= last; year++) {
            if (calendar.year(year).isEmpty()) {
                unknownYears.add(year);
            }
        }
    }

    private static Limit limit(String text) throws CommandProblem {
        try {
            return Limit.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw new CommandProblem(
                    "“%s”不是时限(可写 15m、2h、7d、4wh、2wd)".formatted(text),
                    "\"%s\" is not a limit (15m, 2h, 7d, 4wh, 2wd are)".formatted(text));
        }
    }

    private static List<Pause> pauses(String text) throws CommandProblem {
        var pauses = new ArrayList<Pause>();
        for (var word : text.strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                pauses.add(pause(word));
            }
        }
        return pauses;
    }

    private static Pause pause(String text) throws CommandProblem {
        var ends = text.split("/", -1);
        if (ends.length != 2) {
            throw new CommandProblem(
                    "“%s”不是暂停时段(应为 起/止)".formatted(text),
                    "\"%s\" is not a pause (FROM/TO is)".formatted(text));
        }
        var from = moment(ends[0]);
        var until = moment(ends[1]);
        if (until.isBefore(from)) {
            throw new CommandProblem(
                    "暂停“%s”的结束早于开始".formatted(text),
                    "the pause \"%s\" ends before it begins".formatted(text));
        }
        return new Pause(from, until);
    }

    /** With an offset, or in Beijing time without one. */
    private static Instant moment(String text) throws CommandProblem {
        var stripped = text.strip();
        try {
            return OffsetDateTime.parse(stripped).toInstant();
        } catch (DateTimeParseException noOffset) {
            try {
                return LocalDateTime.parse(stripped).atZone(CityZone.ZONE).toInstant();
            } catch (DateTimeParseException unreadable) {
                var example = "2026-09-30T17:30" + ZoneOffset.ofHours(8);
                throw new CommandProblem(
                        "“%s”不是时间(例如 %s)".formatted(stripped, example),
                        "\"%s\" is not a moment (such as %s)".formatted(stripped, example));
            }
        }
    }
}
