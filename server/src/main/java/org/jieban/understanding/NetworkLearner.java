package org.jieban.understanding;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A network with one hidden layer, learned message by message (Adagrad), some of the features and of
 * the hidden cells left out each time, so that none is trusted alone.
 */
final class NetworkLearner {

    private static final int ROUNDS = 6;
    private static final double RATE = 0.05;
    private static final float LEFT_OUT = 0.3f;
    private static final float LEFT_OUT_HIDDEN = 0.2f;
    // labels are wrong now and then: a network that is never quite sure learns better
    private static final float SURE = 0.95f;

    private final int labelCount;
    private final int hidden = Network.HIDDEN;
    private final Random random;
    private final float[] features;
    private final float[] featureBias = new float[hidden];
    private final float[] outputs;
    private final float[] outputBias;
    private final float[] featureSquares;
    private final float[] featureBiasSquares = new float[hidden];
    private final float[] outputSquares;
    private final float[] outputBiasSquares;
    private final float[] cells = new float[hidden];
    private final boolean[] open = new boolean[hidden];
    private final float[] wrong = new float[hidden];
    private final float[] guess;
    private float rate;
    private float meanSquare;

    private NetworkLearner(int size, int labelCount, long seed) {
        this.labelCount = labelCount;
        random = new Random(seed);
        features = new float[size * hidden];
        for (int at = 0; at < features.length; at++) {
            features[at] = (random.nextFloat() - 0.5f) * 0.2f;
        }
        outputs = new float[hidden * labelCount];
        for (int at = 0; at < outputs.length; at++) {
            outputs[at] = (float) (random.nextGaussian() * Math.sqrt(2.0 / hidden));
        }
        outputBias = new float[labelCount];
        featureSquares = filled(size, 1e-4f);
        Arrays.fill(featureBiasSquares, 1e-4f);
        outputSquares = filled(outputs.length, 1e-2f);
        outputBiasSquares = filled(labelCount, 1e-2f);
        guess = new float[labelCount];
    }

    /**
     * Learns.
     *
     * @param size of the view, in features
     * @param used which texts, by place
     * @param seed another one, another network
     */
    static Network learn(
            List<View.Sparse> texts,
            int[] labels,
            int labelCount,
            int size,
            int[] used,
            long seed) {
        var learner = new NetworkLearner(size, labelCount, seed);
        var order = used.clone();
        for (int round = 0; round < ROUNDS; round++) {
            learner.rate = (float) (RATE * (1.02 - round / (double) ROUNDS));
            LinearLearner.shuffle(order, learner.random);
            for (int at : order) {
                learner.step(texts.get(at), labels[at]);
            }
        }
        return Network.of(
                learner.features, learner.featureBias, learner.outputs, learner.outputBias);
    }

    private void step(View.Sparse text, int label) {
        var kept = keep(text);
        forward(kept);
        backward(label);
        for (int at = 0; at < kept.places().length; at++) {
            moveFeature(kept.places()[at], kept.values()[at]);
        }
    }

    private View.Sparse keep(View.Sparse text) {
        int count = 0;
        var places = new int[text.places().length];
        var values = new float[places.length];
        for (int at = 0; at < places.length; at++) {
            if (random.nextFloat() >= LEFT_OUT) {
                places[count] = text.places()[at];
                values[count++] = text.values()[at] / (1 - LEFT_OUT);
            }
        }
        return new View.Sparse(Arrays.copyOf(places, count), Arrays.copyOf(values, count));
    }

    private void forward(View.Sparse text) {
        System.arraycopy(featureBias, 0, cells, 0, hidden);
        for (int at = 0; at < text.places().length; at++) {
            int from = text.places()[at] * hidden;
            float value = text.values()[at];
            for (int cell = 0; cell < hidden; cell++) {
                cells[cell] += value * features[from + cell];
            }
        }
        for (int cell = 0; cell < hidden; cell++) {
            open[cell] = cells[cell] > 0 && random.nextFloat() >= LEFT_OUT_HIDDEN;
            cells[cell] = open[cell] ? cells[cell] / (1 - LEFT_OUT_HIDDEN) : 0;
        }
        double sum = 0;
        for (int label = 0; label < labelCount; label++) {
            double score = outputBias[label];
            for (int cell = 0; cell < hidden; cell++) {
                score += cells[cell] * outputs[cell * labelCount + label];
            }
            guess[label] = (float) Math.exp(Math.max(-50, Math.min(50, score)));
            sum += guess[label];
        }
        for (int label = 0; label < labelCount; label++) {
            guess[label] /= (float) sum;
        }
    }

    /** Moves the outputs and leaves in {@link #wrong} how much each hidden cell was wrong. */
    private void backward(int right) {
        Arrays.fill(wrong, 0);
        for (int label = 0; label < labelCount; label++) {
            float wanted = label == right ? SURE : (1 - SURE) / Math.max(1, labelCount - 1);
            float error = guess[label] - wanted;
            outputBiasSquares[label] += error * error;
            outputBias[label] -= rate * error / (float) Math.sqrt(outputBiasSquares[label]);
            for (int cell = 0; cell < hidden; cell++) {
                if (open[cell]) {
                    int at = cell * labelCount + label;
                    wrong[cell] += error * outputs[at];
                    float gradient = error * cells[cell];
                    outputSquares[at] += gradient * gradient;
                    outputs[at] -= rate * gradient / (float) Math.sqrt(outputSquares[at]);
                }
            }
        }
        for (int cell = 0; cell < hidden; cell++) {
            if (open[cell]) {
                featureBiasSquares[cell] += wrong[cell] * wrong[cell];
                featureBias[cell] -=
                        rate * wrong[cell] / (float) Math.sqrt(featureBiasSquares[cell]);
            } else {
                wrong[cell] = 0;
            }
        }
        meanSquare = 0;
        for (float error : wrong) {
            meanSquare += error * error / hidden;
        }
    }

    private void moveFeature(int place, float value) {
        featureSquares[place] += meanSquare * value * value;
        float step = rate * value / (float) Math.sqrt(featureSquares[place]);
        int from = place * hidden;
        for (int cell = 0; cell < hidden; cell++) {
            features[from + cell] -= step * wrong[cell];
        }
    }

    private static float[] filled(int length, float with) {
        var numbers = new float[length];
        Arrays.fill(numbers, with);
        return numbers;
    }
}
