package org.jieban.understanding;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A linear model: a weight for each feature and label, a byte each. */
final class Linear {

    private final byte[] weights;
    private final float[] scales;
    private final float[] bias;

    private Linear(byte[] weights, float[] scales, float[] bias) {
        this.weights = weights;
        this.scales = scales;
        this.bias = bias;
    }

    /**
     * Rounds the weights of each label to 255 steps.
     *
     * @param weights those of a feature for all labels, then those of the next
     */
    static Linear of(float[] weights, float[] bias) {
        int labels = bias.length;
        var scales = new float[labels];
        for (int at = 0; at < weights.length; at++) {
            scales[at % labels] = Math.max(scales[at % labels], Math.abs(weights[at]) / 127);
        }
        var rounded = new byte[weights.length];
        for (int at = 0; at < weights.length; at++) {
            float scale = scales[at % labels];
            rounded[at] = scale == 0 ? 0 : (byte) Math.round(weights[at] / scale);
        }
        return new Linear(rounded, scales, bias);
    }

    /** How much speaks for each label. */
    double[] scores(View.Sparse text) {
        int labels = bias.length;
        var sums = new float[labels];
        for (int at = 0; at < text.places().length; at++) {
            int from = text.places()[at] * labels;
            float value = text.values()[at];
            for (int label = 0; label < labels; label++) {
                sums[label] += value * weights[from + label];
            }
        }
        var scores = new double[labels];
        for (int label = 0; label < labels; label++) {
            scores[label] = sums[label] * scales[label] + bias[label];
        }
        return scores;
    }

    /** How much one feature speaks for a label, for a value of 1. */
    float weight(int place, int label) {
        return weights[place * bias.length + label] * scales[label];
    }

    void write(DataOutput out) throws IOException {
        Numbers.write(out, scales);
        Numbers.write(out, bias);
        Numbers.write(out, weights);
    }

    static Linear read(DataInput in) throws IOException {
        float[] scales = Numbers.floats(in);
        float[] bias = Numbers.floats(in);
        return new Linear(Numbers.bytes(in), scales, bias);
    }
}
