package org.jieban.surge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jieban.surge.CityHour.Cell;

/**
 * A city's requests, simulated with surges and days of bad weather planted in them, and what the alarm
 * made of it.
 */
public final class SurgeTrial {

    private static final int WEEKS = 8;
    private static final int HOURS_OF_WEEK = 168;
    private static final int SLOTS = 6;
    private static final int QUIET_SLOTS = 36;
    private static final int LENGTH = 18;
    private static final int CATEGORIES = 16;
    private static final int WAVES = 8;
    private static final int WAVE = 8 * SLOTS;
    private static final double LEAST_RATIO = SurgeRule.ratio(0);

    private final int cells;
    private final int planted;
    private final Random chance;
    private final int first = WEEKS * HOURS_OF_WEEK * SLOTS;
    private final int[][] came;
    private final int[] begins;
    private final int[] waveCategory = new int[WAVES];
    private final int[] waveBegins = new int[WAVES];

    private SurgeTrial(int cells, int planted, long seed) {
        this.cells = cells;
        this.planted = planted;
        this.chance = new Random(seed);
        this.came = new int[cells][(WEEKS + 2) * HOURS_OF_WEEK * SLOTS];
        this.begins = new int[planted];
    }

    /**
     * What came out.
     *
     * @param falseAlarmsADay alarms of a street that no planted surge explains, for the whole city
     * @param minutesToAlarm median from the beginning of a surge, of those that were seen
     * @param waves times at which the weather made one category come everywhere
     * @param wavesSeen of these told as a surge of the whole city
     * @param falseAlarmsInWaves alarms of single streets that are only the weather
     */
    public record Figures(
            int cells,
            int days,
            int planted,
            double recall,
            double falseAlarmsADay,
            double minutesToAlarm,
            int waves,
            int wavesSeen,
            int falseAlarmsInWaves) {}

    /** Looks every ten minutes, for two weeks after eight weeks of history. */
    public static Figures run(int cells, int planted, long seed) {
        var trial = new SurgeTrial(cells, planted, seed);
        trial.ordinary();
        trial.plant();
        trial.weather();
        return trial.watch();
    }

    private void ordinary() {
        for (int cell = 0; cell < cells; cell++) {
            double rate = 0.1 * Math.exp(1.1 * chance.nextGaussian());
            for (int hour = 0; hour < came[cell].length / SLOTS; hour++) {
                double mean = rate * rhythm(hour) * Math.exp(0.25 * chance.nextGaussian());
                add(cell, hour * SLOTS, SLOTS, mean);
            }
        }
    }

    /** Eight to twenty more an hour for three hours: a burst pipe, a boiler, a power cut. */
    private void plant() {
        for (int one = 0; one < planted; one++) {
            begins[one] = first + SLOTS + chance.nextInt(2 * HOURS_OF_WEEK * SLOTS - 8 * SLOTS);
            add(one, begins[one], LENGTH, 8 + 12 * chance.nextDouble());
        }
    }

    /** Three to six times as many of one category in every street for eight hours of a day. */
    private void weather() {
        for (int wave = 0; wave < WAVES; wave++) {
            waveCategory[wave] = chance.nextInt(CATEGORIES);
            int day = chance.nextInt(13);
            waveBegins[wave] = first + (day * 24 + 7) * SLOTS;
            double times = 3 + 3 * chance.nextDouble();
            for (int cell = waveCategory[wave]; cell < cells; cell += CATEGORIES) {
                double usual = sum(came[cell], 0, first) / (double) (first / SLOTS);
                add(cell, waveBegins[wave], WAVE, 1.5 * usual * (times - 1));
            }
        }
    }

    private void add(int cell, int from, int slots, double anHour) {
        for (int slot = from; slot < from + slots; slot++) {
            came[cell][slot] += poisson(anHour / SLOTS);
        }
    }

    private Figures watch() {
        var quietUntil = new HashMap<String, Integer>();
        var seenAfter = new ArrayList<Integer>();
        var seen = new boolean[cells];
        var wavesSeen = new boolean[WAVES];
        int wrong = 0;
        int wrongInWaves = 0;
        int until = came[0].length;
        for (int now = first + SLOTS; now < until; now++) {
            for (var alarm : alarms(now)) {
                var name = alarm.cell().name();
                boolean quiet = now < quietUntil.getOrDefault(name, 0);
                quietUntil.put(name, now + QUIET_SLOTS);
                int cell = Integer.parseInt(name);
                int wave = waveAt(Math.floorMod(cell, CATEGORIES), now);
                if (cell < 0) {
                    // a city-wide alarm: its number counts down from -CATEGORIES
                    if (wave >= 0) {
                        wavesSeen[wave] = true;
                    } else if (!quiet) {
                        wrong++;
                    }
                } else if (cell < planted
                        && now > begins[cell]
                        && now <= begins[cell] + LENGTH + SLOTS) {
                    if (!seen[cell]) {
                        seen[cell] = true;
                        seenAfter.add((now - begins[cell]) * 10);
                    }
                } else if (!quiet) {
                    wrong++;
                    wrongInWaves += wave >= 0 ? 1 : 0;
                }
            }
        }
        seenAfter.sort(null);
        int days = (until - first) / SLOTS / 24;
        int told = 0;
        for (boolean one : wavesSeen) {
            told += one ? 1 : 0;
        }
        return new Figures(
                cells,
                days,
                planted,
                planted == 0 ? 1 : (double) seenAfter.size() / planted,
                (double) wrong / days,
                seenAfter.isEmpty() ? Double.NaN : seenAfter.get(seenAfter.size() / 2),
                WAVES,
                told,
                wrongInWaves);
    }

    private List<SurgeRule.Alarm> alarms(int now) {
        var hours = new ArrayList<Map<Cell, Integer>>();
        for (int back = 0; back <= WEEKS; back++) {
            hours.add(hour(now - back * HOURS_OF_WEEK * SLOTS));
        }
        var mean = new HashMap<Cell, Integer>();
        hours.subList(1, hours.size())
                .forEach(hour ->
                        hour.forEach((cell, n) -> {
                            mean.merge(cell, n, Integer::sum);
                            mean.merge(new Cell(cell.category(), null), n, Integer::sum);
                        }));
        var city = new CityHour(hours, cell -> mean.getOrDefault(cell, 0) / (double) WEEKS);
        var measured = new ArrayList<SurgeRule.Cell>();
        for (var cell : city.alive()) {
            int category = Integer.parseInt(cell.category());
            long name = cell.street() == null ? category - CATEGORIES : cell.street();
            measured.add(city.measured(cell, Long.toString(name), LEAST_RATIO));
        }
        return SurgeRule.alarms(measured, cells + CATEGORIES);
    }

    private Map<Cell, Integer> hour(int end) {
        var found = new HashMap<Cell, Integer>();
        for (int cell = 0; cell < cells; cell++) {
            int requests = end < SLOTS ? 0 : sum(came[cell], end - SLOTS, end);
            if (requests > 0) {
                found.put(new Cell(Integer.toString(cell % CATEGORIES), (long) cell), requests);
            }
        }
        return found;
    }

    private int waveAt(int category, int now) {
        for (int wave = 0; wave < WAVES; wave++) {
            if (waveCategory[wave] == category
                    && now > waveBegins[wave]
                    && now <= waveBegins[wave] + WAVE + SLOTS) {
                return wave;
            }
        }
        return -1;
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

    private int poisson(double mean) {
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
