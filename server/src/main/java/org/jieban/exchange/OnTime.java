package org.jieban.exchange;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much of an import was in time, by unit (按期率).
 *
 * @param asOf the moment at which what was open then is judged
 */
record OnTime(String importName, Instant asOf, List<Line> units, Line total) {

    private static final int PLACES = 4;

    /**
     * One unit's figures.
     *
     * @param unit name of the unit, empty where the file told none, or of the whole
     * @param cases all of them
     * @param onTime in time by the moments of the case
     * @param late not in time by the moments of the case
     * @param saidOnTime in time as the file says
     * @param saidLate not in time as the file says
     * @param unjudged without the file's word, where the file has its word on others; they are in no
     *     other figure
     * @param differing where the moments and the file's word do not agree
     */
    record Line(
            @Nullable Long unitId,
            String code,
            String unit,
            long cases,
            long onTime,
            long late,
            long saidOnTime,
            long saidLate,
            long unjudged,
            long differing) {

        /** Part in time of those judged, with four places, or null when there is none. */
        public @Nullable BigDecimal rate() {
            return part(onTime, late);
        }

        /** The same by the file's word. */
        public @Nullable BigDecimal saidRate() {
            return part(saidOnTime, saidLate);
        }

        private static @Nullable BigDecimal part(long good, long bad) {
            return good + bad == 0
                    ? null
                    : BigDecimal.valueOf(good)
                            .divide(BigDecimal.valueOf(good + bad), PLACES, RoundingMode.HALF_UP);
        }

        Line plus(Line other) {
            return new Line(
                    null,
                    "",
                    unit,
                    cases + other.cases,
                    onTime + other.onTime,
                    late + other.late,
                    saidOnTime + other.saidOnTime,
                    saidLate + other.saidLate,
                    unjudged + other.unjudged,
                    differing + other.differing);
        }
    }

    void print(PrintStream out) {
        out.printf("%n按期率 on time: %s, 截至 as of %s%n", importName, asOf);
        out.printf(
                "%-12s %8s %8s %8s %8s | %8s %8s %8s | %8s %8s  %s%n",
                "code",
                "cases",
                "on time",
                "late",
                "rate",
                "said ok",
                "said late",
                "rate",
                "no word",
                "differ",
                "unit");
        units.forEach(line -> print(out, line));
        print(out, total);
    }

    private static void print(PrintStream out, Line line) {
        out.printf(
                "%-12s %8d %8d %8d %8s | %8d %8d %8s | %8d %8d  %s%n",
                line.code(),
                line.cases(),
                line.onTime(),
                line.late(),
                percent(line.rate()),
                line.saidOnTime(),
                line.saidLate(),
                percent(line.saidRate()),
                line.unjudged(),
                line.differing(),
                line.unit());
    }

    private static String percent(@Nullable BigDecimal part) {
        return part == null
                ? "—"
                : String.format(Locale.ROOT, "%.2f%%", part.movePointRight(2).doubleValue());
    }
}
