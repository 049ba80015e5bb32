package org.jieban.surge;

import java.util.ArrayList;
import java.util.Random;

/** A city's requests, simulated with surges planted in them, and what {@link SurgeRule} made of it. */
public final class SurgeTrial {

    private static final int WEEKS = 8;
    private static final int HOURS_OF_WEEK = 168;
    private static final int SLOTS = 6;
    private static final int QUIET_SLOTS = 36;
    private static final int LENGTH = 18;

    private SurgeTrial() {}

    /**
     * What came out.
     *
     * @param falseAlarmsADay alarms that no planted surge explains, for the whole city
     * @param minutesToAlarm median from the beginning of a surge, of those that were seen
     */
    public record Figures(
            int cells,
            int days,
            int planted,
            double recall,
            double falseAlarmsADay,
            double minutesToAlarm) {}

    /** Looks every ten minutes, for two weeks after eight weeks of history. */
    public static Figures run(int cells, int planted, long seed) {
        var chance = new Random(seed);
        int testHours = 2 * HOURS_OF_WEEK;
        int hours = WEEKS * HOURS_OF_WEEK + testHours;
        var came = new int[cells][hours * SLOTS];
        var rate = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            rate[cell] = 0.1 * Math.exp(1.1 * chance.nextGaussian());
            for (int hour = 0; hour < hours; hour++) {
                double mean = rate[cell] * rhythm(hour) * Math.exp(0.25 * chance.nextGaussian());
                for (int slot = 0; slot < SLOTS; slot++) {
                    came[cell][hour * SLOTS + slot] = poisson(mean / SLOTS, chance);
                }
            }
        }
        var begins = new int[cells];
        int first = WEEKS * HOURS_OF_WEEK * SLOTS;
        for (int one = 0; one < planted; one++) {
            int begin = first + SLOTS + chance.nextInt((testHours - 8) * SLOTS);
            begins[one] = begin;
            // eight to twenty more an hour for three hours: a burst pipe, a boiler, a power cut
            double more = 8 + 12 * chance.nextDouble();
            for (int slot = 0; slot < LENGTH; slot++) {
                came[one][begin + slot] += poisson(more / SLOTS, chance);
            }
        }
        return watch(came, begins, planted, first);
    }

    private static Figures watch(int[][] came, int[] begins, int planted, int first) {
        int cells = came.length;
        var quietUntil = new int[cells];
        var seenAfter = new ArrayList<Integer>();
        var seen = new boolean[cells];
        int wrong = 0;
        int until = came[0].length;
        for (int now = first + SLOTS; now < until; now++) {
            var look = new ArrayList<SurgeRule.Cell>();
            for (int cell = 0; cell < cells; cell++) {
                look.add(cell(came[cell], now, cell));
            }
            for (var alarm : SurgeRule.alarms(look)) {
                int cell = Integer.parseInt(alarm.cell().name());
                if (now < quietUntil[cell]) {
                    continue;
                }
                quietUntil[cell] = now + QUIET_SLOTS;
                boolean real =
                        cell < planted
                                && now > begins[cell]
                                && now <= begins[cell] + LENGTH + SLOTS;
                if (!real) {
                    wrong++;
                } else if (!seen[cell]) {
                    seen[cell] = true;
                    seenAfter.add((now - begins[cell]) * 10);
                }
            }
        }
        seenAfter.sort(null);
        int days = (until - first) / SLOTS / 24;
        return new Figures(
                cells,
                days,
                planted,
                planted == 0 ? 1 : (double) seenAfter.size() / planted,
                (double) wrong / days,
                seenAfter.isEmpty() ? Double.NaN : seenAfter.get(seenAfter.size() / 2));
    }

    private static SurgeRule.Cell cell(int[] came, int now, int name) {
        var before = new int[WEEKS];
        int week = HOURS_OF_WEEK * SLOTS;
        double all = 0;
        for (int back = 1; back <= WEEKS; back++) {
            int end = now - back * week;
            before[back - 1] = end < SLOTS ? 0 : sum(came, end - SLOTS, end);
            all += before[back - 1];
        }
        return new SurgeRule.Cell(
                Integer.toString(name), sum(came, now - SLOTS, now), before, all / WEEKS);
    }

    private static int sum(int[] came, int from, int until) {
        int sum = 0;
        for (int at = from; at < until; at++) {
            sum += came[at];
        }
        return sum;
    }

    /** Nights are quiet, mornings and evenings loud, Mondays louder than Sundays. */
    private static double rhythm(int hour) {
        int ofDay = hour % 24;
        int day = hour / 24 % 7;
        double daily = ofDay < 6 ? 0.15 : ofDay < 12 ? 1.7 : ofDay < 18 ? 1.3 : 1.0;
        return daily * (day == 0 ? 1.3 : day >= 5 ? 0.7 : 1);
    }

    private static int poisson(double mean, Random chance) {
        double limit = Math.exp(-mean);
        double product = chance.nextDouble();
        int count = 0;
        while (product > limit) {
            count++;
            product *= chance.nextDouble();
        }
        return count;
    }
}
