package org.jieban.scheme;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jieban.scheme.Ranking.Row;
import org.jieban.scheme.Ranking.Term;
import org.jieban.scheme.Ranking.Why;
import org.jieban.scheme.Scheme.Distinction;
import org.jieban.scheme.Scheme.End;
import org.jieban.scheme.Scheme.ListName;
import org.jspecify.annotations.Nullable;

/** Computes scores, ranks and lists of one group from its units' figures. Exact until published. */
public final class Scoring<U> {

    private static final int ALL = 100;

    private final Scheme scheme;
    private final String group;
    private final Map<U, Integer> before;

    private Scoring(Scheme scheme, String group, Map<U, Integer> before) {
        this.scheme = scheme;
        this.group = group;
        this.before = before;
    }

    /**
     * Ranks the units of one group.
     *
     * @param before the ranks of the period before, for who climbed
     * @param order what orders equals on the page; that is no rank
     */
    public static <U> Ranking<U> rank(
            Scheme scheme,
            String group,
            Map<U, UnitFigures> units,
            Map<U, Integer> before,
            Comparator<? super U> order) {
        return new Scoring<>(scheme, group, before).rank(units, order);
    }

    /** A row with the figures that decide between equal scores. */
    private record Placed<U>(Row<U> row, List<@Nullable Fraction> ties) {

        boolean isRanked() {
            return row.why() == null;
        }

        boolean equalTo(Placed<U> other) {
            var score = row.score();
            var others = other.row.score();
            return score != null
                    && others != null
                    && score.compareTo(others) == 0
                    && ties.equals(other.ties);
        }
    }

    // [impl->rule~assessment.ties~1]
    private Ranking<U> rank(Map<U, UnitFigures> units, Comparator<? super U> order) {
        var placed = new ArrayList<Placed<U>>(units.size());
        units.forEach((unit, figures) -> {
            var row = row(unit, figures);
            placed.add(new Placed<>(row, ties(row)));
        });
        placed.sort(bestFirst(order));
        var rows = new ArrayList<Row<U>>(placed.size());
        int rank = 0;
        Placed<U> above = null;
        for (var one : placed) {
            if (!one.isRanked()) {
                rows.add(one.row());
                continue;
            }
            if (above == null || !above.equalTo(one)) {
                rank = rows.size() + 1;
            }
            above = one;
            rows.add(one.row().at(rank, Set.of()));
        }
        return new Ranking<>(group, withLists(rows));
    }

    // [impl->rule~assessment.rates~1]
    // [impl->rule~assessment.composite~1]
    // [impl->rule~assessment.no-answer-no-rank~1]
    private Row<U> row(U unit, UnitFigures figures) {
        var counted = Counted.of(scheme, figures.answers());
        if (counted.valid().isZero()) {
            return new Row<>(
                    unit,
                    figures,
                    counted,
                    Map.of(),
                    null,
                    List.of(),
                    null,
                    null,
                    null,
                    Why.NO_ANSWER,
                    Set.of());
        }
        var rates = rates(counted, figures);
        var base = base(rates);
        var terms = terms(counted, figures, rates);
        Fraction exact = base == null ? null : limited(sum(base, terms));
        BigDecimal score =
                exact == null
                        ? null
                        : exact.rounded(scheme.score().digits(), scheme.score().rounding().mode());
        boolean enough = counted.valid().compareTo(Fraction.of(scheme.minimumSample(group))) >= 0;
        Why why = exact == null ? Why.RATE_MISSING : enough ? null : Why.SMALL_SAMPLE;
        return new Row<>(
                unit, figures, counted, rates, base, terms, exact, score, null, why, Set.of());
    }

    private Map<String, Fraction> rates(Counted counted, UnitFigures figures) {
        var rates = new LinkedHashMap<String, Fraction>();
        for (var rate : scheme.rates()) {
            var value = rate.formula().value(name -> figure(name, counted, figures));
            if (value == null) {
                value = rate.otherwise();
            }
            if (value != null) {
                rates.put(rate.id(), value);
            }
        }
        return rates;
    }

    /** Null when a rate that carries weight is missing. */
    private @Nullable Fraction base(Map<String, Fraction> rates) {
        var base = Fraction.ZERO;
        for (var weight : scheme.weights(group).entrySet()) {
            if (weight.getValue().isZero()) {
                continue;
            }
            var rate = rates.get(weight.getKey());
            if (rate == null) {
                return null;
            }
            base = base.plus(weight.getValue().times(rate));
        }
        return base;
    }

    // [impl->rule~scheme.bonus~1]
    private List<Term> terms(Counted counted, UnitFigures figures, Map<String, Fraction> rates) {
        return scheme.bonus(group).stream()
                .map(term -> {
                    var points =
                            term.points()
                                    .value(name -> {
                                        var rate = rates.get(name);
                                        return rate == null ? figure(name, counted, figures) : rate;
                                    });
                    return new Term(
                            term.id(),
                            points == null ? null : within(points, term.least(), term.most()));
                })
                .toList();
    }

    private static Fraction sum(Fraction base, List<Term> terms) {
        var sum = base;
        for (var term : terms) {
            var points = term.points();
            if (points != null) {
                sum = sum.plus(points);
            }
        }
        return sum;
    }

    private Fraction limited(Fraction score) {
        return within(score, scheme.score().least(), scheme.score().most());
    }

    private static Fraction within(
            Fraction value, @Nullable Fraction least, @Nullable Fraction most) {
        var raised = least == null ? value : value.max(least);
        return most == null ? raised : raised.min(most);
    }

    private static @Nullable Fraction figure(String name, Counted counted, UnitFigures figures) {
        return counted.named(name)
                .orElseGet(() ->
                        Measure.isName(name)
                                ? figures.measure(new Measure(name)).orElse(null)
                                : null);
    }

    /** A figure of a finished row, also its outcome. */
    private @Nullable Fraction outcome(String name, Row<U> row) {
        return switch (name) {
            case Names.SCORE -> {
                var score = row.score();
                yield score == null || row.why() != null ? null : Fraction.of(score);
            }
            case Names.RANK -> {
                var rank = row.rank();
                yield rank == null ? null : Fraction.of(rank);
            }
            case Names.CLIMB -> {
                var rank = row.rank();
                var earlier = before.get(row.unit());
                yield rank == null || earlier == null ? null : Fraction.of(earlier - rank);
            }
            default -> {
                var rate = row.rates().get(name);
                yield rate == null ? figure(name, row.counted(), row.figures()) : rate;
            }
        };
    }

    private List<@Nullable Fraction> ties(Row<U> row) {
        var ties = new ArrayList<@Nullable Fraction>();
        for (var by : scheme.ties()) {
            ties.add(by.value(name -> outcome(name, row)));
        }
        return ties;
    }

    private Comparator<Placed<U>> bestFirst(Comparator<? super U> order) {
        return (one, other) -> {
            int byScore = compare(rankedScore(one), rankedScore(other));
            if (byScore != 0) {
                return byScore;
            }
            for (int i = 0; i < one.ties().size(); i++) {
                int byTie = compare(one.ties().get(i), other.ties().get(i));
                if (byTie != 0 && one.isRanked()) {
                    return byTie;
                }
            }
            int byReceived = compare(received(one), received(other));
            return byReceived != 0
                    ? byReceived
                    : order.compare(one.row().unit(), other.row().unit());
        };
    }

    private @Nullable Fraction rankedScore(Placed<U> one) {
        var score = one.row().score();
        return one.isRanked() && score != null ? Fraction.of(score) : null;
    }

    private @Nullable Fraction received(Placed<U> one) {
        return one.row().figures().measure(Measure.RECEIVED).orElse(null);
    }

    /** The greater first, what is not known last. */
    private static int compare(@Nullable Fraction one, @Nullable Fraction other) {
        if (one == null) {
            return other == null ? 0 : 1;
        }
        if (other == null) {
            return -1;
        }
        return other.compareTo(one);
    }

    private List<Row<U>> withLists(List<Row<U>> rows) {
        var named = new HashMap<U, Set<ListName>>();
        for (var list : scheme.lists()) {
            if (list.groups().isEmpty() || list.groups().contains(group)) {
                for (var unit : listed(list, rows)) {
                    named.computeIfAbsent(unit, _ -> EnumSet.noneOf(ListName.class))
                            .add(list.list());
                }
            }
        }
        return named.isEmpty()
                ? rows
                : rows.stream()
                        .map(row -> row.on(named.getOrDefault(row.unit(), Set.of())))
                        .toList();
    }

    private record Candidate<U>(U unit, Fraction figure) {}

    /** Who shares the last place stands on the list too. */
    private List<U> listed(Distinction list, List<Row<U>> rows) {
        var candidates = new ArrayList<Candidate<U>>();
        for (var row : rows) {
            var figure = list.figure().value(name -> outcome(name, row));
            if (figure != null) {
                candidates.add(new Candidate<>(row.unit(), figure));
            }
        }
        int places =
                list.percent() ? Math.ceilDiv(candidates.size() * list.take(), ALL) : list.take();
        var least = list.least();
        var most = list.most();
        candidates.removeIf(one ->
                least != null && one.figure().compareTo(least) < 0
                        || most != null && one.figure().compareTo(most) > 0);
        var byFigure = Comparator.<Candidate<U>, Fraction>comparing(Candidate::figure);
        candidates.sort(list.end() == End.HIGHEST ? byFigure.reversed() : byFigure);
        if (candidates.size() <= places) {
            return candidates.stream().map(Candidate::unit).toList();
        }
        var last = candidates.get(places - 1).figure();
        return candidates.stream()
                .filter(one ->
                        list.end() == End.HIGHEST
                                ? one.figure().compareTo(last) >= 0
                                : one.figure().compareTo(last) <= 0)
                .map(Candidate::unit)
                .toList();
    }
}
