package org.jieban.assessment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.jieban.organisation.UnitId;
import org.jieban.scheme.Counted;
import org.jieban.scheme.Fraction;
import org.jieban.scheme.Measure;
import org.jieban.scheme.Ranking;
import org.jieban.scheme.Scheme;
import org.jieban.scheme.UnitFigures;

/**
 * What is counted of a unit in a period; the published table's columns, in its order.
 *
 * @param received 受理量: cases the unit was put in charge of
 * @param closed 办结量
 * @param valid 有效回访: revisits with answers, the denominator of all three rates
 * @param contacted 联系: the citizen says the unit was in contact
 * @param solved 解决: the citizen says it is solved; partly solved does not count
 * @param satisfied 满意
 * @param basically 基本满意
 */
record Counts(
        long received,
        long closed,
        BigDecimal valid,
        BigDecimal contacted,
        BigDecimal solved,
        BigDecimal satisfied,
        BigDecimal basically) {

    static final Counts NONE =
            new Counts(
                    0,
                    0,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO);

    /** What a row of a ranking counts; answers as the scheme weighs them. */
    static Counts of(Ranking.Row<UnitId> row) {
        var counted = row.counted();
        return new Counts(
                whole(row.figures().measure(Measure.RECEIVED)),
                whole(row.figures().measure(Measure.CLOSED)),
                decimal(counted.valid()),
                decimal(counted.contacted()),
                decimal(counted.solved()),
                decimal(counted.satisfied()),
                decimal(counted.basically()));
    }

    /** The answers alone. */
    static Counts of(Scheme scheme, UnitFigures figures) {
        var counted = Counted.of(scheme, figures.answers());
        return new Counts(
                0,
                0,
                decimal(counted.valid()),
                decimal(counted.contacted()),
                decimal(counted.solved()),
                decimal(counted.satisfied()),
                decimal(counted.basically()));
    }

    /** With what was received and closed. */
    Counts with(CountedFigures.Work work) {
        return new Counts(
                work.received(), work.closed(), valid, contacted, solved, satisfied, basically);
    }

    private static long whole(Optional<Fraction> figure) {
        return figure.map(Fraction::numerator).map(BigInteger::longValueExact).orElse(0L);
    }

    /** Weights are decimal numbers, and so is what they make of whole ones. */
    private static BigDecimal decimal(Fraction figure) {
        return new BigDecimal(figure.toString());
    }
}
