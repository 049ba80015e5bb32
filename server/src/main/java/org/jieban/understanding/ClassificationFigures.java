package org.jieban.understanding;

import java.util.ArrayList;
import java.util.List;

/**
 * How good a model is on messages it did not learn from.
 *
 * @param messages how many were judged
 * @param groups how many groups of near-duplicates they make, those of one included
 * @param macroF1 the mean of the labels' F1
 * @param accuracy the share whose label came first
 * @param topThree the share whose label was among the first three
 * @param sureShare the share judged with a confidence of 0.9 or more
 * @param sureRight the share of those that were right; 1 when there are none
 * @param calibrationError the mean distance between confidence and what was right, in fifteen equal
 *     steps of confidence (expected calibration error)
 * @param labels figures of each label
 * @param confusion how many messages of the row's label were given the column's, in the order of the
 *     labels
 */
public record ClassificationFigures(
        int messages,
        int groups,
        double macroF1,
        double accuracy,
        double topThree,
        double sureShare,
        double sureRight,
        double calibrationError,
        List<OfLabel> labels,
        List<List<Integer>> confusion) {

    private static final double SURE = 0.9;
    private static final int STEPS = 15;

    /** Figures of one label; precision is 0 when nothing was given it. */
    public record OfLabel(String label, int messages, double precision, double recall, double f1) {}

    /**
     * Counts.
     *
     * @param names of the labels
     * @param right the label of each message
     * @param confidences of each message for each label
     */
    static ClassificationFigures of(
            List<String> names, int[] right, double[][] confidences, int groups) {
        var confusion = new int[names.size()][names.size()];
        int amongThree = 0;
        int sure = 0;
        int sureRight = 0;
        var gap = new double[STEPS];
        for (int at = 0; at < right.length; at++) {
            double[] said = confidences[at];
            int given = likeliest(said);
            confusion[right[at]][given]++;
            amongThree += likelier(said, said[right[at]]) < 3 ? 1 : 0;
            boolean hit = given == right[at];
            if (said[given] >= SURE) {
                sure++;
                sureRight += hit ? 1 : 0;
            }
            gap[Math.min(STEPS - 1, (int) (said[given] * STEPS))] += said[given] - (hit ? 1 : 0);
        }
        double error = 0;
        for (double step : gap) {
            error += Math.abs(step);
        }
        int all = Math.max(1, right.length);
        var labels = ofLabels(names, confusion);
        return new ClassificationFigures(
                right.length,
                groups,
                labels.stream().mapToDouble(OfLabel::f1).average().orElse(0),
                diagonal(confusion) / (double) all,
                amongThree / (double) all,
                sure / (double) all,
                sure == 0 ? 1 : sureRight / (double) sure,
                error / all,
                labels,
                java.util.Arrays.stream(confusion)
                        .map(row -> java.util.Arrays.stream(row).boxed().toList())
                        .toList());
    }

    private static List<OfLabel> ofLabels(List<String> names, int[][] confusion) {
        var labels = new ArrayList<OfLabel>();
        for (int label = 0; label < names.size(); label++) {
            int given = 0;
            int there = 0;
            for (int other = 0; other < names.size(); other++) {
                given += confusion[other][label];
                there += confusion[label][other];
            }
            int hit = confusion[label][label];
            labels.add(
                    new OfLabel(
                            names.get(label),
                            there,
                            given == 0 ? 0 : hit / (double) given,
                            there == 0 ? 0 : hit / (double) there,
                            given + there == 0 ? 0 : 2.0 * hit / (given + there)));
        }
        return labels;
    }

    private static int diagonal(int[][] confusion) {
        int sum = 0;
        for (int label = 0; label < confusion.length; label++) {
            sum += confusion[label][label];
        }
        return sum;
    }

    private static int likeliest(double[] said) {
        int best = 0;
        for (int label = 1; label < said.length; label++) {
            best = said[label] > said[best] ? label : best;
        }
        return best;
    }

    private static int likelier(double[] said, double than) {
        int count = 0;
        for (double one : said) {
            count += one > than ? 1 : 0;
        }
        return count;
    }
}
