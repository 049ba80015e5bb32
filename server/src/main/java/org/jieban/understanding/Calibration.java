package org.jieban.understanding;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Makes confidences of scores. Each member's scores are sharpened until their softmax fits held-out
 * messages best, the members are added up and sharpened together, and a little doubt is mixed in,
 * because labels are wrong now and then.
 */
final class Calibration {

    private static final double[] DOUBTS = {0, 0.005, 0.01, 0.02, 0.03, 0.05, 0.08};
    private static final double SLIGHTEST = 0.05;
    private static final double SHARPEST = 20;
    private static final double STEP = 1.05;

    private final double[] sharpness;
    private final double doubt;

    private Calibration(double[] sharpness, double doubt) {
        this.sharpness = sharpness;
        this.doubt = doubt;
    }

    /**
     * Fits.
     *
     * @param scores of held-out messages: message, member, label
     * @param all which of them; those that say nothing are left out
     */
    static Calibration fit(double[][][] scores, int[] labels, int[] all) {
        int[] used = Arrays.stream(all).filter(at -> scores[at].length > 0).toArray();
        if (used.length == 0) {
            return new Calibration(new double[0], 0);
        }
        int members = scores[used[0]].length;
        var sharpness = new double[members];
        for (int member = 0; member < members; member++) {
            var alone = new double[members];
            alone[member] = 1;
            sharpness[member] = sharpest(scores, labels, used, alone) / members;
        }
        double together = sharpest(scores, labels, used, sharpness);
        for (int member = 0; member < members; member++) {
            sharpness[member] *= together;
        }
        var best = new Calibration(sharpness, 0);
        double least = Double.MAX_VALUE;
        for (double doubt : DOUBTS) {
            for (double sharper = 0.8; sharper < 1.6; sharper += 0.05) {
                double factor = sharper;
                var tried =
                        new Calibration(
                                Arrays.stream(sharpness).map(one -> one * factor).toArray(), doubt);
                double loss = tried.loss(scores, labels, used);
                if (loss < least) {
                    least = loss;
                    best = tried;
                }
            }
        }
        return best;
    }

    private static double sharpest(
            double[][][] scores, int[] labels, int[] used, double[] weights) {
        double best = 1;
        double least = Double.MAX_VALUE;
        for (double sharp = SLIGHTEST; sharp < SHARPEST; sharp *= STEP) {
            double factor = sharp;
            double loss =
                    new Calibration(
                                    Arrays.stream(weights).map(one -> one * factor).toArray(),
                                    0.001)
                            .loss(scores, labels, used);
            if (loss < least) {
                least = loss;
                best = sharp;
            }
        }
        return best;
    }

    private double loss(double[][][] scores, int[] labels, int[] used) {
        double loss = 0;
        for (int at : used) {
            loss -= Math.log(Math.max(1e-9, confidences(scores[at])[labels[at]]));
        }
        return loss;
    }

    /** The confidence of each label, 1 together. */
    double[] confidences(double[][] scores) {
        int labels = scores[0].length;
        var sums = new double[labels];
        double most = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < labels; label++) {
            for (int member = 0; member < sharpness.length; member++) {
                sums[label] += sharpness[member] * scores[member][label];
            }
            most = Math.max(most, sums[label]);
        }
        double all = 0;
        for (int label = 0; label < labels; label++) {
            sums[label] = Math.exp(sums[label] - most);
            all += sums[label];
        }
        for (int label = 0; label < labels; label++) {
            sums[label] = (1 - doubt) * sums[label] / all + doubt / labels;
        }
        return sums;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(sharpness.length);
        for (double one : sharpness) {
            out.writeDouble(one);
        }
        out.writeDouble(doubt);
    }

    static Calibration read(DataInput in) throws IOException {
        var sharpness = new double[Math.clamp(in.readInt(), 0, 100)];
        for (int member = 0; member < sharpness.length; member++) {
            sharpness[member] = in.readDouble();
        }
        return new Calibration(sharpness, in.readDouble());
    }
}
