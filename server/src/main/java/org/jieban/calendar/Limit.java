package org.jieban.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A time allowed for something (时限): {@code 15m}, {@code 2h}, {@code 7d} in natural time (自然时,
 * nights and holidays count), {@code 4wh}, {@code 2wd} in working time (工作时、工作日). A natural day
 * is 24 hours, a working day is 8 working hours.
 *
 * <p>Keeps the unit it was written in, so {@code 24h} and {@code 1d} are different limits of the
 * same length and print as they were read.
 *
 * @param amount how many of the unit, at least 1
 */
public record Limit(long amount, Unit unit) {

    /** What kind of time runs (时限类型). */
    public enum Measure {
        /** Every minute counts, also at night and on holidays (自然时、紧急工作时). */
        NATURAL,
        /** Only opening hours of working days count (工作时、工作日). */
        WORKING
    }

    /** The unit a limit is written in. */
    public enum Unit {
        /** A minute (分钟) of natural time. */
        MINUTE("m", Measure.NATURAL, Duration.ofMinutes(1)),
        /** An hour (小时) of natural time. */
        HOUR("h", Measure.NATURAL, Duration.ofHours(1)),
        /** A natural day (自然日): 24 hours. */
        DAY("d", Measure.NATURAL, Duration.ofHours(24)),
        /** A working hour (工作时). */
        WORKING_HOUR("wh", Measure.WORKING, Duration.ofHours(1)),
        /** A working day (工作日): 8 working hours, whenever in the day it starts. */
        WORKING_DAY("wd", Measure.WORKING, Duration.ofHours(8));

        private static final Map<String, Unit> BY_SIGN =
                Map.of("m", MINUTE, "h", HOUR, "d", DAY, "wh", WORKING_HOUR, "wd", WORKING_DAY);

        private final String sign;
        private final Measure measure;
        private final Duration length;

        Unit(String sign, Measure measure, Duration length) {
            this.sign = sign;
            this.measure = measure;
            this.length = length;
        }
    }

    private static final Pattern SHAPE = Pattern.compile("([1-9]\\d{0,5})(m|h|d|wh|wd)");

    public Limit {
        if (amount < 1 || amount > 999_999) {
            throw new IllegalArgumentException("A limit is between 1 and 999999 units: " + amount);
        }
    }

    /**
     * Reads {@code 2h} and the like.
     *
     * @throws IllegalArgumentException naming the text, when it is no limit
     */
    @JsonCreator
    public static Limit parse(String text) {
        var found = SHAPE.matcher(text.strip());
        if (!found.matches()) {
            throw new IllegalArgumentException(
                    "Not a limit: \"" + text + "\" (15m, 2h, 7d, 4wh and 2wd are)");
        }
        var unit = Unit.BY_SIGN.get(found.group(2));
        if (unit == null) {
            throw new IllegalArgumentException("Not a unit of time: " + found.group(2));
        }
        return new Limit(Long.parseLong(found.group(1)), unit);
    }

    /** Whether natural or working time runs. */
    public Measure measure() {
        return unit.measure;
    }

    /** Its length in its own kind of time: 16 hours for {@code 2wd}, 48 hours for {@code 2d}. */
    public Duration length() {
        return unit.length.multipliedBy(amount);
    }

    @JsonValue
    @Override
    public String toString() {
        return amount + unit.sign;
    }
}
