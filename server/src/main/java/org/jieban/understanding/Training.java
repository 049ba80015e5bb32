package org.jieban.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Learns from labelled messages. First five times from four fifths of them, judging the last fifth: from
 * that come the figures, and how sure the model may be. Then from all. The same messages in the same
 * order give the same model, byte for byte.
 */
public final class Training {

    /** Networks of a model that has room and time: a few seconds and five megabytes each. */
    public static final int NETWORKS = 3;

    private final List<String> names;
    private final int[] labels;
    private final List<Feature.Bag> bags;
    private final Folds folds;
    private final int networks;
    private final int threads;

    private Training(List<Labelled> messages, int networks, int threads) {
        this.networks = networks;
        this.threads = threads;
        names = messages.stream().map(Labelled::label).distinct().sorted().toList();
        labels = messages.stream().mapToInt(one -> names.indexOf(one.label())).toArray();
        bags = messages.stream().map(one -> Feature.bag(one.wording())).toList();
        folds = Folds.of(messages.stream().map(Labelled::wording).toList(), labels, names.size());
    }

    /**
     * A model and how good it is.
     *
     * @param figures of the models that had not seen the messages they judged, each calibrated without
     *     them
     */
    public record Trained(MessageModel model, ClassificationFigures figures) {}

    /**
     * Learns.
     *
     * @param messages at least one
     * @param networks how many networks help; 0 for a small model
     * @param threads how many folds may be learned at once; the result does not depend on it
     */
    public static Trained learn(List<Labelled> messages, int networks, int threads) {
        return new Training(messages, networks, threads).learn();
    }

    private Trained learn() {
        try (var pool =
                Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory())) {
            int[] all = IntStream.range(0, labels.length).toArray();
            Future<Members> members =
                    pool.submit(() -> Members.learn(bags, labels, names.size(), all, networks));
            var scores = new double[labels.length][][];
            var parts = new ArrayList<Callable<Boolean>>();
            for (int fold = 0; fold < Folds.COUNT; fold++) {
                int part = fold;
                parts.add(() -> judge(part, scores));
            }
            for (var part : pool.invokeAll(parts)) {
                part.get();
            }
            return new Trained(
                    new MessageModel(
                            names, usual(), members.get(), Calibration.fit(scores, labels, all)),
                    figures(scores));
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Learns from all but a fold, and scores the fold. */
    private boolean judge(int fold, double[][][] scores) {
        var members =
                Members.learn(bags, labels, names.size(), folds.messages(fold, false), networks);
        for (int at : folds.messages(fold, true)) {
            scores[at] = members.scores(bags.get(at));
        }
        return true;
    }

    // [impl->rule~understanding.calibrated~1]
    private ClassificationFigures figures(double[][][] scores) {
        var confidences = new double[labels.length][];
        for (int fold = 0; fold < Folds.COUNT; fold++) {
            var without = Calibration.fit(scores, labels, folds.messages(fold, false));
            for (int at : folds.messages(fold, true)) {
                confidences[at] =
                        scores[at].length == 0 ? usual() : without.confidences(scores[at]);
            }
        }
        return ClassificationFigures.of(names, labels, confidences, folds.groups());
    }

    private double[] usual() {
        var usual = new double[names.size()];
        for (int label : labels) {
            usual[label] += 1.0 / labels.length;
        }
        return usual;
    }
}
