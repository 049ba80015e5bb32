package org.jieban.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jieban.assessment.CountedFigures.Month;
import org.jieban.assessment.Reckoning.Depth;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.scheme.Fraction;
import org.jieban.scheme.Ranking;
import org.jieban.scheme.Scheme;
import org.jieban.scheme.Scheme.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Another scheme on months that are past (方案试算), beside the one that was in force. */
@Service
class Trials {

    private static final int SHOWN_DIGITS = 2;

    private final Schemes schemes;
    private final RememberedFigures figures;
    private final Asking asking;
    private final Units units;

    Trials(Schemes schemes, RememberedFigures figures, Asking asking, Units units) {
        this.schemes = schemes;
        this.figures = figures;
        this.asking = asking;
        this.units = units;
    }

    /**
     * How much a group would move in a month.
     *
     * @param units how many have a rank under both
     * @param moved how many of them have another rank
     * @param climb the unit that climbs most, or null when none does
     * @param fall the unit that falls most, or null when none does
     */
    record Summary(
            String month,
            String group,
            Map<String, String> groupName,
            int units,
            int moved,
            @Nullable Move climb,
            @Nullable Move fall) {}

    /** A unit and by how many ranks it moves; up is positive. */
    record Move(String unit, int ranks) {}

    /**
     * A unit under both schemes.
     *
     * @param why the rate or term whose points differ most, by its name in the schemes, or null when
     *     none differs
     * @param points by how many points it differs
     */
    record Line(
            String unit,
            Side inForce,
            Side tried,
            @Nullable Integer moved,
            @Nullable String why,
            @Nullable BigDecimal points) {}

    /** A unit's result under one scheme; points of rates and terms with two decimals. */
    record Side(
            @Nullable BigDecimal score, @Nullable Integer rank, Map<String, BigDecimal> points) {}

    /** All months and groups in short, and the lines of the group and month that were asked for. */
    record Trial(List<Summary> summaries, List<Line> lines) {}

    /**
     * Tries a scheme.
     *
     * @param until the last of the months
     * @param months how many, up to it
     * @param group whose lines are wanted in the last month
     */
    // [impl->rule~scheme.trial~1]
    @Transactional(readOnly = true)
    Trial of(SchemeVersion tried, YearMonth until, int months, String group) {
        var all = schemes.inForce();
        var reckoning = new Reckoning(figures, units, asking::now);
        var summaries = new ArrayList<Summary>();
        var lines = new ArrayList<Line>();
        for (int back = months - 1; back >= 0; back--) {
            var name = until.minusMonths(back);
            var before = Assessing.month(name, all);
            var after = Month.of(name, tried);
            for (var one : tried.rules().groups()) {
                var compared = compared(reckoning, before, after, one);
                summaries.add(summary(name, one, compared));
                if (back == 0 && one.code().equals(group)) {
                    lines.addAll(compared);
                }
            }
        }
        return new Trial(summaries, lines);
    }

    private List<Line> compared(Reckoning reckoning, Month before, Month after, Group group) {
        var then = new HashMap<UnitId, Ranking.Row<UnitId>>();
        before.scheme()
                .group(group.code())
                .ifPresent(its ->
                        reckoning
                                .ranking(before, its, Depth.SCORES, Map.of())
                                .rows()
                                .forEach(row -> then.put(row.unit(), row)));
        return reckoning.ranking(after, group, Depth.SCORES, Map.of()).rows().stream()
                .map(row ->
                        line(
                                side(before.scheme(), group.code(), then.get(row.unit())),
                                side(after.scheme(), group.code(), row),
                                units.get(row.unit()).name()))
                .toList();
    }

    private static Line line(Side inForce, Side tried, String unit) {
        var from = inForce.rank();
        var to = tried.rank();
        String why = null;
        BigDecimal most = null;
        var names = new LinkedHashMap<String, BigDecimal>(inForce.points());
        names.putAll(tried.points());
        for (var name : names.keySet()) {
            var points =
                    tried.points()
                            .getOrDefault(name, BigDecimal.ZERO)
                            .subtract(inForce.points().getOrDefault(name, BigDecimal.ZERO));
            if (points.signum() != 0 && (most == null || points.abs().compareTo(most.abs()) > 0)) {
                why = name;
                most = points;
            }
        }
        return new Line(
                unit,
                inForce,
                tried,
                from == null || to == null ? null : Integer.valueOf(from - to),
                why,
                most);
    }

    private static Side side(Scheme scheme, String code, Ranking.@Nullable Row<UnitId> row) {
        if (row == null) {
            return new Side(null, null, Map.of());
        }
        var points = new LinkedHashMap<String, BigDecimal>();
        var weights = weights(scheme, code);
        row.rates()
                .forEach((rate, exact) -> {
                    var weight = weights.get(rate);
                    if (weight != null) {
                        points.put(rate, shown(exact.times(weight)));
                    }
                });
        row.terms()
                .forEach(term -> {
                    var exact = term.points();
                    if (exact != null) {
                        points.put(term.id(), shown(exact));
                    }
                });
        return new Side(row.score(), row.rank(), points);
    }

    private static Map<String, Fraction> weights(Scheme scheme, String code) {
        return scheme.group(code)
                .map(Group::weights)
                .filter(own -> !own.isEmpty())
                .orElse(scheme.score().weights());
    }

    private static BigDecimal shown(Fraction exact) {
        return exact.rounded(SHOWN_DIGITS, RoundingMode.HALF_UP);
    }

    private static Summary summary(YearMonth month, Group group, List<Line> lines) {
        var both = lines.stream().filter(line -> line.moved() != null).toList();
        var order = Comparator.comparingInt((Line line) -> Objects.requireNonNull(line.moved()));
        return new Summary(
                month.toString(),
                group.code(),
                group.name(),
                both.size(),
                (int)
                        both.stream()
                                .filter(line -> Objects.requireNonNull(line.moved()) != 0)
                                .count(),
                both.stream()
                        .max(order)
                        .map(Trials::move)
                        .filter(move -> move.ranks() > 0)
                        .orElse(null),
                both.stream()
                        .min(order)
                        .map(Trials::move)
                        .filter(move -> move.ranks() < 0)
                        .orElse(null));
    }

    private static Move move(Line line) {
        return new Move(line.unit(), Objects.requireNonNull(line.moved()));
    }
}
