package org.jieban.assessment;

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
