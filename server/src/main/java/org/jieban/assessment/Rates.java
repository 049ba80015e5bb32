package org.jieban.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The three rates (三率) in per cent, shown with two decimals, and the composite (综合成绩) in points.
 * The composite is computed from the counts, never from the rates as they are shown.
 */
record Rates(BigDecimal response, BigDecimal solve, BigDecimal satisfaction, BigDecimal score) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SHOWN_DIGITS = 2;

    /** Empty without a valid revisit: there is nothing to divide by, and no score is not zero. */
    // [impl->rule~assessment.rates~1]
    // [impl->rule~assessment.composite~1]
    static Optional<Rates> of(Scheme scheme, Counts counts) {
        if (counts.valid() == 0) {
            return Optional.empty();
        }
        var contacted = BigDecimal.valueOf(counts.contacted());
        var solved = BigDecimal.valueOf(counts.solved());
        var satisfied =
                BigDecimal.valueOf(counts.satisfied())
                        .add(scheme.basically().multiply(BigDecimal.valueOf(counts.basically())));
        var weights = scheme.weights();
        // one exact numerator, one division, one rounding
        var points =
                weights.response()
                        .multiply(contacted)
                        .add(weights.solve().multiply(solved))
                        .add(weights.satisfaction().multiply(satisfied));
        return Optional.of(
                new Rates(
                        percent(contacted, counts),
                        percent(solved, counts),
                        percent(satisfied, counts),
                        divide(points, counts, scheme.digits())));
    }

    private static BigDecimal percent(BigDecimal part, Counts counts) {
        return divide(part.multiply(HUNDRED), counts, SHOWN_DIGITS);
    }

    private static BigDecimal divide(BigDecimal sum, Counts counts, int digits) {
        return sum.divide(BigDecimal.valueOf(counts.valid()), digits, RoundingMode.HALF_UP);
    }
}
