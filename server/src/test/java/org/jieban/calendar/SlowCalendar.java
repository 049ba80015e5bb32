package org.jieban.calendar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The obvious way to find a due moment, to compare with: a clock that is looked at tick by tick.
 * Shares nothing with the real one: its own reading of the file, its own arithmetic of days.
 */
final class SlowCalendar {

    private static final long EAST_OF_GREENWICH = 8 * 3600;

    private final Map<String, String> days = new HashMap<>();
    private final Map<Long, Boolean> known = new HashMap<>();
    private final long tick;

    SlowCalendar(Duration tick) {
        this.tick = tick.toSeconds();
        try (var file = SlowCalendar.class.getResourceAsStream("/calendar/cn.csv")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(cells -> days.put(cells[0], cells[1]));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    Instant due(Instant from, Limit limit, List<Pause> pauses) {
        var at = from.getEpochSecond();
        var left = limit.length().toSeconds();
        while (left > 0) {
            if (counts(at, limit.measure(), pauses)) {
                left -= tick;
            }
            at += tick;
        }
        return Instant.ofEpochSecond(at);
    }

    Duration elapsed(Instant from, Instant until, Limit.Measure measure, List<Pause> pauses) {
        var sum = 0L;
        for (var at = from.getEpochSecond(); at < until.getEpochSecond(); at += tick) {
            if (counts(at, measure, pauses)) {
                sum += tick;
            }
        }
        return Duration.ofSeconds(sum);
    }

    private boolean counts(long at, Limit.Measure measure, List<Pause> pauses) {
        for (var pause : pauses) {
            if (pause.from().getEpochSecond() <= at && at < pause.until().getEpochSecond()) {
                return false;
            }
        }
        if (measure == Limit.Measure.NATURAL) {
            return true;
        }
        var second = at + EAST_OF_GREENWICH;
        var hour = second / 3600 % 24;
        var officeHour = hour >= 8 && hour < 12 || hour >= 14 && hour < 18;
        return officeHour && working(second / 86400);
    }

    private boolean working(long day) {
        return known.computeIfAbsent(
                day,
                _ -> {
                    var said = days.get(LocalDate.ofEpochDay(day).toString());
                    // day 0 was a Thursday
                    return said == null ? (day + 3) % 7 < 5 : said.equals("WORKDAY");
                });
    }
}
