package org.jieban.calendar;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;

/** The statutory calendars that come with the software, one CSV per place. */
final class ShippedCalendar {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final Pattern PLACE = Pattern.compile("[a-z0-9-]{1,40}");

    private ShippedCalendar() {}

    /** The years shipped for a place such as {@code cn}; none when the place is not known. */
    static List<CalendarYear> years(String place) {
        if (!PLACE.matcher(place).matches()) {
            return List.of();
        }
        try (var file = ShippedCalendar.class.getResourceAsStream("/calendar/" + place + ".csv")) {
            if (file == null) {
                return List.of();
            }
            var days = new TreeMap<Integer, List<CalendarDay>>();
            try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8);
                    var rows = FORMAT.parse(reader)) {
                for (var row : rows) {
                    var day = LocalDate.parse(row.get("day"));
                    days.computeIfAbsent(day.getYear(), year -> new ArrayList<>())
                            .add(
                                    new CalendarDay(
                                            day,
                                            CalendarDay.Kind.valueOf(row.get("kind")),
                                            row.get("name"),
                                            row.get("name_en")));
                }
            }
            return days.entrySet().stream()
                    .map(year ->
                            new CalendarYear(year.getKey(), 1, OpeningHours.USUAL, year.getValue()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
