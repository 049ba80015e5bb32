package org.jieban.understanding;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A network with one hidden layer, a byte for each feature and hidden cell. */
final class Network {

    static final int HIDDEN = 32;

    private final byte[] features;
    private final float[] scales;
    private final float[] featureBias;
    private final float[] outputs;
    private final float[] outputBias;

    private Network(
            byte[] features,
            float[] scales,
            float[] featureBias,
            float[] outputs,
            float[] outputBias) {
        this.features = features;
        this.scales = scales;
        this.featureBias = featureBias;
        this.outputs = outputs;
        this.outputBias = outputBias;
    }

    /** Rounds the weights of each feature to 255 steps. */
    static Network of(float[] features, float[] featureBias, float[] outputs, float[] outputBias) {
        var scales = new float[features.length / HIDDEN];
        for (int at = 0; at < features.length; at++) {
            scales[at / HIDDEN] = Math.max(scales[at / HIDDEN], Math.abs(features[at]) / 127);
        }
        var rounded = new byte[features.length];
        for (int at = 0; at < features.length; at++) {
            float scale = scales[at / HIDDEN];
            rounded[at] = scale == 0 ? 0 : (byte) Math.round(features[at] / scale);
        }
        return new Network(rounded, scales, featureBias, outputs, outputBias);
    }

    /** How much speaks for each label. */
    double[] scores(View.Sparse text) {
        var cells = featureBias.clone();
        for (int at = 0; at < text.places().length; at++) {
            int place = text.places()[at];
            float value = text.values()[at] * scales[place];
            for (int cell = 0; cell < HIDDEN; cell++) {
                cells[cell] += value * features[place * HIDDEN + cell];
            }
        }
        var scores = new double[outputBias.length];
        for (int label = 0; label < scores.length; label++) {
            double score = outputBias[label];
            for (int cell = 0; cell < HIDDEN; cell++) {
                score += Math.max(0, cells[cell]) * outputs[cell * scores.length + label];
            }
            scores[label] = score;
        }
        return scores;
    }

    void write(DataOutput out) throws IOException {
        Numbers.write(out, features);
        Numbers.write(out, scales);
        Numbers.write(out, featureBias);
        Numbers.write(out, outputs);
        Numbers.write(out, outputBias);
    }

    static Network read(DataInput in) throws IOException {
        byte[] features = Numbers.bytes(in);
        float[] scales = Numbers.floats(in);
        float[] featureBias = Numbers.floats(in);
        float[] outputs = Numbers.floats(in);
        return new Network(features, scales, featureBias, outputs, Numbers.floats(in));
    }
}
