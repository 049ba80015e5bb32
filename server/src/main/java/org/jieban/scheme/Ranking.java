package org.jieban.scheme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jieban.scheme.Scheme.ListName;
import org.jspecify.annotations.Nullable;

/**
 * A group's ranking (排名) in a period: best first, units without a rank last.
 *
 * @param rows one for each unit of the group
 */
public record Ranking<U>(String group, List<Row<U>> rows) {

    private static final Fraction HUNDRED = Fraction.of(100);
    private static final int SHOWN_DIGITS = 2;

    public Ranking {
        rows = List.copyOf(rows);
    }

    /**
     * One unit's row.
     *
     * @param rates exact, by name; a rate with nothing to divide by is not among them
     * @param base points from the weighted rates, exact; null when there is no score
     * @param terms bonus and deduction terms that hold for the group
     * @param exact the score before it was rounded; null when there is none
     * @param score as published; null when there is none
     * @param rank from 1, shared by equals; null when not ranked
     * @param why why there is no score or no rank; null when there is a rank
     * @param lists lists on which the unit stands
     */
    public record Row<U>(
            U unit,
            UnitFigures figures,
            Counted counted,
            Map<String, Fraction> rates,
            @Nullable Fraction base,
            List<Term> terms,
            @Nullable Fraction exact,
            @Nullable BigDecimal score,
            @Nullable Integer rank,
            @Nullable Why why,
            Set<ListName> lists) {

        public Row {
            rates = Scheme.inOrder(rates);
            terms = List.copyOf(terms);
            lists = Set.copyOf(lists);
        }

        /** A rate in per cent with two decimals, as it is shown. */
        public Optional<BigDecimal> shown(String rate) {
            return Optional.ofNullable(rates.get(rate))
                    .map(exactly ->
                            exactly.times(HUNDRED).rounded(SHOWN_DIGITS, RoundingMode.HALF_UP));
        }

        Row<U> at(int given, Set<ListName> on) {
            return new Row<>(
                    unit, figures, counted, rates, base, terms, exact, score, given, null, on);
        }

        Row<U> on(Set<ListName> named) {
            return new Row<>(
                    unit, figures, counted, rates, base, terms, exact, score, rank, why, named);
        }
    }

    /**
     * What a term brought a unit.
     *
     * @param points null when a figure that it needs is not known: it is absent, not zero
     */
    public record Term(String id, @Nullable Fraction points) {}

    /** Why a unit has no score or no rank. */
    public enum Why {
        /** No valid answer: neither score nor rank. */
        NO_ANSWER,
        /** A weighted rate has nothing to divide by: neither score nor rank. */
        RATE_MISSING,
        /** Fewer answers than the minimum sample: a score and no rank. */
        SMALL_SAMPLE
    }

    /** The unit's row; empty when it is not in the group. */
    public Optional<Row<U>> find(U unit) {
        return rows.stream().filter(row -> row.unit().equals(unit)).findFirst();
    }

    /** The unit's rank, or null when it has none here. */
    public @Nullable Integer rankOf(U unit) {
        return find(unit).map(Row::rank).orElse(null);
    }
}
