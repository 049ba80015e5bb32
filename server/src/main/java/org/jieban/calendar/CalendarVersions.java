package org.jieban.calendar;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which version of each year a calendar was made of, so that what was counted by it can be counted
 * again in the same way.
 *
 * @param years the version of each year that was known
 */
public record CalendarVersions(SortedMap<Integer, Integer> years) {

    public CalendarVersions {
        years = Collections.unmodifiableSortedMap(new TreeMap<>(years));
    }

    public CalendarVersions(Map<Integer, Integer> years) {
        this(new TreeMap<>(years));
    }

    /** Reads what {@link #toString} wrote. */
    public static CalendarVersions parse(String text) {
        var years = new TreeMap<Integer, Integer>();
        Arrays.stream(text.split(" "))
                .filter(one -> !one.isEmpty())
                .map(one -> one.split("/", 2))
                .forEach(one -> years.put(Integer.valueOf(one[0]), Integer.valueOf(one[1])));
        return new CalendarVersions(years);
    }

    /** Such as {@code 2025/1 2026/3}: year and version. */
    @Override
    public String toString() {
        return years.entrySet().stream()
                .map(one -> one.getKey() + "/" + one.getValue())
                .collect(joining(" "));
    }
}
