package org.jieban.assessment;

import org.jieban.scheme.Share;
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
        long valid,
        long contacted,
        long solved,
        long satisfied,
        long basically) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    /** What citizens answered while the unit was in charge. */
    static Counts of(UnitFigures figures) {
        var tally = figures.answers(Share.LEAD);
        return new Counts(
                0,
                0,
                tally.valid(),
                tally.contacted(),
                tally.solved(),
                tally.satisfied(),
                tally.basically());
    }

    static Counts of(CountedFigures.Work work) {
        return new Counts(work.received(), work.closed(), 0, 0, 0, 0, 0);
    }

    Counts plus(Counts more) {
        return new Counts(
                received + more.received,
                closed + more.closed,
                valid + more.valid,
                contacted + more.contacted,
                solved + more.solved,
                satisfied + more.satisfied,
                basically + more.basically);
    }
}
