package org.jieban.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Moments as a file writes them: local time in a zone, without its offset from UTC.
 *
 * <p>Where clocks are set forward, the hour that never was is moved on by as much (02:30 becomes
 * 03:30). Where they are set back, an hour comes twice: the first is meant, unless that would come
 * before something it must follow; then the second.
 */
// [impl->rule~exchange.local-time~1]
final class RowTime {

    private static final List<String> USUAL =
            List.of(
                    "uuuu/M/d H:m[:s]",
                    "uuuu-M-d H:m[:s]",
                    "uuuu-M-d'T'H:m[:s]",
                    "uuuu.M.d H:m[:s]");

    private final List<DateTimeFormatter> formats;
    private final ZoneId zone;

    private RowTime(List<DateTimeFormatter> formats, ZoneId zone) {
        this.formats = formats;
        this.zone = zone;
    }

    /**
     * A moment that was read.
     *
     * @param uncertain whether its hour came twice, or never, where it was written
     */
    record Read(Instant at, boolean uncertain) {}

    /** Reads by a pattern such as {@code MM/dd/yyyy hh:mm:ss a}; by the usual ones without any. */
    static RowTime of(@Nullable String pattern, ZoneId zone) {
        try {
            return new RowTime(
                    (pattern == null ? USUAL : List.of(pattern))
                            .stream().map(RowTime::format).toList(),
                    zone);
        } catch (IllegalArgumentException unknown) {
            throw Unusable.because(
                    "时间格式无效：%s", "This is no time format: %s", String.valueOf(pattern));
        }
    }

    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                // the year without an era, so that 30 February is refused and not bent
                .appendPattern(pattern.replace("yyyy", "uuuu"))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** The moment, or null when the text is none; not before another moment if that can be. */
    @Nullable Read read(String text, @Nullable Instant notBefore) {
        for (var format : formats) {
            try {
                return inZone(
                        local(format.parseBest(text, LocalDateTime::from, LocalDate::from)),
                        notBefore);
            } catch (DateTimeParseException other) {
                continue;
            } catch (DateTimeException none) {
                return null;
            }
        }
        return null;
    }

    private static LocalDateTime local(TemporalAccessor read) {
        return read instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) read;
    }

    private Read inZone(LocalDateTime local, @Nullable Instant notBefore) {
        var offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() == 1) {
            return new Read(local.toInstant(offsets.getFirst()), false);
        }
        if (offsets.isEmpty()) {
            return new Read(local.atZone(zone).toInstant(), true);
        }
        ZoneOffset first = offsets.getFirst();
        var at = local.toInstant(first);
        boolean tooEarly = notBefore != null && at.isBefore(notBefore);
        return new Read(tooEarly ? local.toInstant(offsets.getLast()) : at, true);
    }
}
