package org.jieban.draft;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jieban.calendar.CityZone;
import org.jieban.organisation.UnitId;

/** How drafts call units and moments. */
record Names(Function<UnitId, String> units) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M月d日HH:mm");

    String of(UnitId unit) {
        return units.apply(unit);
    }

    String of(Collection<UnitId> all) {
        return all.stream().map(units).distinct().collect(Collectors.joining("、"));
    }

    static String day(Instant at) {
        return DAY.format(at.atZone(CityZone.ZONE));
    }

    static String time(Instant at) {
        return TIME.format(at.atZone(CityZone.ZONE));
    }

    /** Words with exactly one full stop at their end; empty stays empty. */
    static String sentence(String words) {
        var text = words.strip().replaceAll("[。.；;，,\\s]+$", "");
        return text.isEmpty() ? "" : text + (text.matches(".*[！？!?]") ? "" : "。");
    }
}
