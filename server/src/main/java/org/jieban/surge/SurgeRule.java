package org.jieban.surge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Whether the last hour of a category at a place is far above its rhythm. */
public final class SurgeRule {

    // [impl->rule~surge.rhythm~1]
    private static final int LEAST = 4;
    private static final double LEAST_RATIO = 3;
    private static final double FALSE_SHARE = 0.000_1;
    private static final double PRIOR_WEEKS = 2;
    private static final double LEAST_EXPECTED = 0.05;
    private static final double ENDED_BELOW = 2;

    private SurgeRule() {}

    /**
     * A category at a place, now.
     *
     * @param name which, for whoever is told
     * @param lastHour requests of the last sixty minutes
     * @param before requests of the same hour of the same weekday in past weeks, eight at best
     * @param meanOfHours its mean of all hours, for what has no past yet
     * @param level how many times more than usual comes elsewhere in the same hour, at least 1: season
     *     and weather
     * @param ratio how many times the expected it has to be
     */
    public record Cell(
            String name,
            int lastHour,
            int[] before,
            double meanOfHours,
            double level,
            double ratio) {

        public Cell {
            before = before.clone();
        }

        /** While nothing is known of elsewhere, and nobody has said that it was none. */
        public Cell(String name, int lastHour, int[] before, double meanOfHours) {
            this(name, lastHour, before, meanOfHours, 1, LEAST_RATIO);
        }

        @Override
        public int[] before() {
            return before.clone();
        }
    }

    /**
     * A surge.
     *
     * @param expected requests of an ordinary hour like this
     * @param chance how likely so many are in an ordinary hour like this
     */
    public record Alarm(Cell cell, double expected, double chance) {}

    /**
     * The surges among all cells, the least likely first. Among all alarms no more than one in ten
     * thousand looks is expected to be chance (Benjamini and Hochberg).
     */
    public static List<Alarm> alarms(List<Cell> cells) {
        return alarms(cells, cells.size());
    }

    /**
     * The surges among these cells, of many at which was looked.
     *
     * @param looks how many cells there are, also those that are not here because nothing came
     */
    static List<Alarm> alarms(List<Cell> cells, int looks) {
        var looked = new ArrayList<Alarm>();
        for (var cell : cells) {
            double expected = expected(cell);
            looked.add(new Alarm(cell, expected, chance(cell.lastHour(), expected, spread(cell))));
        }
        looked.sort(Comparator.comparingDouble(Alarm::chance));
        int last = -1;
        for (int at = 0; at < looked.size(); at++) {
            if (looked.get(at).chance() <= FALSE_SHARE * (at + 1) / looks) {
                last = at;
            }
        }
        return looked.subList(0, last + 1).stream().filter(SurgeRule::matters).toList();
    }

    private static boolean matters(Alarm alarm) {
        int came = alarm.cell().lastHour();
        return came >= LEAST && came >= alarm.cell().ratio() * alarm.expected();
    }

    // [impl->rule~surge.end~1]
    /** Whether a surge is over: the hour has at most one request, or less than twice the expected. */
    static boolean over(int lastHour, double expected) {
        return lastHour <= 1 || lastHour < ENDED_BELOW * expected;
    }

    // [impl->rule~surge.silence~1]
    /** How many times the expected it has to be after people said so often that it was none. */
    static double ratio(int saidNone) {
        return Math.min(LEAST_RATIO + saidNone, 2 * LEAST_RATIO);
    }

    /** The weeks without the highest, which may have been a surge. */
    private static int[] ordinary(Cell cell) {
        var sorted = cell.before();
        Arrays.sort(sorted);
        return sorted.length > 3 ? Arrays.copyOf(sorted, sorted.length - 1) : sorted;
    }

    /** The mean of ordinary weeks, drawn to the mean of all hours while weeks are few. */
    static double expected(Cell cell) {
        var weeks = ordinary(cell);
        double sum = PRIOR_WEEKS * cell.meanOfHours() + Arrays.stream(weeks).sum();
        return Math.max(LEAST_EXPECTED, sum / (weeks.length + PRIOR_WEEKS) * cell.level());
    }

    /** How many times the variance is the mean, at least 1.2: requests come in small clusters. */
    private static double spread(Cell cell) {
        var weeks = ordinary(cell);
        double mean = Arrays.stream(weeks).average().orElse(0);
        double squares = 0;
        for (int one : weeks) {
            squares += (one - mean) * (one - mean);
        }
        double variance = weeks.length < 2 ? mean : squares / (weeks.length - 1);
        return Math.clamp(mean == 0 ? 1 : variance / mean, 1.2, 4);
    }

    /** The chance of so many or more: the tail of a negative binomial of this mean and spread. */
    static double chance(int atLeast, double mean, double spread) {
        double size = mean / (spread - 1);
        double success = 1 / spread;
        double term = Math.pow(success, size);
        double below = 0;
        for (int k = 0; k < atLeast; k++) {
            below += term;
            term *= (size + k) / (k + 1) * (1 - success);
        }
        if (1 - below > 1e-9) {
            return 1 - below;
        }
        // so far out the rest is summed itself: a difference would be noise
        double tail = 0;
        for (int k = atLeast; k < atLeast + 200; k++) {
            tail += term;
            term *= (size + k) / (k + 1) * (1 - success);
        }
        return tail;
    }
}
