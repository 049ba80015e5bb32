package org.jieban.understanding;

import java.util.List;
import java.util.Random;

/**
 * Support vector machines, one for each label against the rest, with squared hinge loss, solved in the
 * dual one message at a time (Hsieh et al. 2008).
 */
final class LinearLearner {

    private static final double COST = 4;
    private static final int ROUNDS = 30;
    private static final double NEAR_ENOUGH = 0.05;

    private LinearLearner() {}

    /**
     * Learns.
     *
     * @param size of the view, in features
     * @param used which texts, by place
     */
    static Linear learn(
            List<View.Sparse> texts, int[] labels, int labelCount, int size, int[] used) {
        var weights = new float[size * labelCount];
        var bias = new float[labelCount];
        for (int label = 0; label < labelCount; label++) {
            var one = new OneLabel(texts, labels, label, size, used);
            one.learn();
            for (int place = 0; place < size; place++) {
                weights[place * labelCount + label] = one.weights[place];
            }
            bias[label] = (float) one.bias;
        }
        return Linear.of(weights, bias);
    }

    private static final class OneLabel {

        private final List<View.Sparse> texts;
        private final int[] labels;
        private final int label;
        private final int[] used;
        private final float[] weights;
        private double bias;

        OneLabel(List<View.Sparse> texts, int[] labels, int label, int size, int[] used) {
            this.texts = texts;
            this.labels = labels;
            this.label = label;
            this.used = used;
            this.weights = new float[size];
        }

        void learn() {
            var dual = new double[used.length];
            var order = new int[used.length];
            var squares = new double[used.length];
            double slack = 0.5 / COST;
            for (int at = 0; at < used.length; at++) {
                order[at] = at;
                squares[at] = texts.get(used[at]).square() + 1 + slack;
            }
            // [impl->rule~understanding.same-again~1]
            var random = new Random(label);
            for (int round = 0; round < ROUNDS; round++) {
                shuffle(order, random);
                double furthest = 0;
                for (int at : order) {
                    var text = texts.get(used[at]);
                    int sign = labels[used[at]] == label ? 1 : -1;
                    double gradient = sign * score(text) - 1 + dual[at] * slack;
                    double step = dual[at] == 0 ? Math.min(gradient, 0) : gradient;
                    furthest = Math.max(furthest, Math.abs(step));
                    if (step != 0) {
                        double next = Math.max(dual[at] - gradient / squares[at], 0);
                        move(text, (next - dual[at]) * sign);
                        dual[at] = next;
                    }
                }
                if (furthest < NEAR_ENOUGH) {
                    return;
                }
            }
        }

        private double score(View.Sparse text) {
            double score = bias;
            int[] places = text.places();
            float[] values = text.values();
            for (int at = 0; at < places.length; at++) {
                score += weights[places[at]] * values[at];
            }
            return score;
        }

        private void move(View.Sparse text, double by) {
            int[] places = text.places();
            float[] values = text.values();
            for (int at = 0; at < places.length; at++) {
                weights[places[at]] += (float) by * values[at];
            }
            bias += by;
        }
    }

    static void shuffle(int[] order, Random random) {
        for (int at = order.length - 1; at > 0; at--) {
            int other = random.nextInt(at + 1);
            int kept = order[at];
            order[at] = order[other];
            order[other] = kept;
        }
    }
}
