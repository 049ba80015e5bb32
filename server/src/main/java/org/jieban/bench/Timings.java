package org.jieban.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long many things took. */
record Timings(long[] sortedNanos, Duration wall) {

    static Timings of(List<long[]> parts, Duration wall) {
        var all = parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Timings(all, wall);
    }

    double perSecond() {
        return sortedNanos.length / (wall.toNanos() / 1e9);
    }

    double millisAt(double share) {
        if (sortedNanos.length == 0) {
            return Double.NaN;
        }
        int place = (int) Math.min(sortedNanos.length - 1L, Math.round(sortedNanos.length * share));
        return sortedNanos[place] / 1e6;
    }

    /** Rounded for reading. */
    Map<String, Object> summary() {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("count", sortedNanos.length);
        summary.put("perSecond", Math.round(perSecond()));
        summary.put("p50Millis", rounded(millisAt(0.5)));
        summary.put("p99Millis", rounded(millisAt(0.99)));
        return summary;
    }

    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
