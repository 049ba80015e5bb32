package org.jieban.surge;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The last sixty minutes of the whole city beside the same hour of past weeks. A street is measured by
 * its own past times what the rest of the city does at the same moment: when heating fails everywhere
 * on a cold morning, it is the weather, and no street stands out.
 */
// [impl->rule~surge.weather~1]
final class CityHour {

    private static final double REQUESTS_OF_A_CITY = 3;
    private static final double REQUESTS_OF_A_CATEGORY = 3;
    private static final int STREETS_OF_A_WAVE = 3;

    private final List<Map<Cell, Integer>> hours;
    private final ToDoubleFunction<Cell> mean;
    private final int weeks;
    private final Map<Cell, int[]> byCategory = new HashMap<>();
    private final int[] all;

    /**
     * A category at a place.
     *
     * @param street null for the whole city
     */
    record Cell(String category, @Nullable Long street) {}

    /**
     * @param hours requests by category and street: the running hour, then the same hour of past weeks
     * @param mean requests of an ordinary hour like this, by what is known of all hours
     */
    CityHour(List<Map<Cell, Integer>> hours, ToDoubleFunction<Cell> mean) {
        this.hours = List.copyOf(hours);
        this.mean = mean;
        this.weeks = hours.size() - 1;
        this.all = new int[hours.size()];
        for (int hour = 0; hour < hours.size(); hour++) {
            for (var entry : hours.get(hour).entrySet()) {
                all[hour] += entry.getValue();
                byCategory
                                .computeIfAbsent(city(entry.getKey()), _ -> new int[hours.size()])[
                                hour] +=
                        entry.getValue();
            }
        }
    }

    /** All cells with a request in the running hour, the whole city among them. */
    Set<Cell> alive() {
        var found = new HashSet<Cell>();
        for (var cell : hours.getFirst().keySet()) {
            if (cell.street() != null) {
                found.add(cell);
            }
            found.add(city(cell));
        }
        return found;
    }

    /** As the rule looks at it. */
    SurgeRule.Cell measured(Cell cell, String name, double ratio) {
        return cell.street() == null
                ? wholeCity(cell, name, ratio)
                : new SurgeRule.Cell(
                        name,
                        came(cell),
                        past(cell),
                        mean.applyAsDouble(cell),
                        levelAround(cell),
                        ratio);
    }

    /** Requests of the running hour. */
    int came(Cell cell) {
        return cell.street() == null ? ofCity(cell)[0] : hours.getFirst().getOrDefault(cell, 0);
    }

    /** Without its loudest street, which is looked at by itself. */
    private SurgeRule.Cell wholeCity(Cell cell, String name, double ratio) {
        int loudest = 0;
        int streets = 0;
        for (var entry : hours.getFirst().entrySet()) {
            if (entry.getKey().category().equals(cell.category())) {
                loudest = Math.max(loudest, entry.getValue());
                streets++;
            }
        }
        var requests = ofCity(cell);
        return new SurgeRule.Cell(
                name,
                streets < STREETS_OF_A_WAVE ? 0 : requests[0] - loudest,
                Arrays.copyOfRange(requests, 1, requests.length),
                mean.applyAsDouble(cell),
                levelOfTheCity(requests),
                ratio);
    }

    private double levelAround(Cell cell) {
        int[] own = new int[hours.size()];
        for (int hour = 0; hour < own.length; hour++) {
            own[hour] = hours.get(hour).getOrDefault(cell, 0);
        }
        double city = levelOfTheCity(own);
        var category = ofCity(cell);
        double usual = usual(category, own) * city;
        return city
                * Math.max(
                        1,
                        (category[0] - own[0] + REQUESTS_OF_A_CATEGORY)
                                / (usual + REQUESTS_OF_A_CATEGORY));
    }

    /** How much more than usual comes of everything else; a quiet day counts as an ordinary one. */
    private double levelOfTheCity(int[] without) {
        return Math.max(
                1,
                (all[0] - without[0] + REQUESTS_OF_A_CITY)
                        / (usual(all, without) + REQUESTS_OF_A_CITY));
    }

    private double usual(int[] requests, int[] without) {
        double sum = 0;
        for (int week = 1; week <= weeks; week++) {
            sum += requests[week] - without[week];
        }
        return weeks == 0 ? 0 : sum / weeks;
    }

    private int[] past(Cell cell) {
        var found = new int[weeks];
        for (int week = 0; week < weeks; week++) {
            found[week] = hours.get(week + 1).getOrDefault(cell, 0);
        }
        return found;
    }

    private int[] ofCity(Cell cell) {
        return byCategory.getOrDefault(city(cell), new int[hours.size()]);
    }

    private static Cell city(Cell cell) {
        return new Cell(cell.category(), null);
    }
}
