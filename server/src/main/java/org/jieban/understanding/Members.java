package org.jieban.understanding;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What was learned from some messages: three members that look at different features and do not make
 * the same mistakes.
 */
record Members(Vocabulary vocabulary, Linear runs, Linear words, List<Network> networks) {

    static Members learn(
            List<Feature.Bag> bags, int[] labels, int labelCount, int[] used, int networkCount) {
        var vocabulary = Vocabulary.of(bags, labels, labelCount, used);
        var known = bags.stream().map(vocabulary::placesOf).toList();
        var linear = new ArrayList<Linear>();
        for (var view : List.of(View.RUNS, View.WORDS)) {
            linear.add(
                    LinearLearner.learn(
                            seen(view, vocabulary, bags, known),
                            labels,
                            labelCount,
                            view.size(vocabulary),
                            used));
        }
        var networks = new ArrayList<Network>();
        if (networkCount > 0) {
            var seen = seen(View.BOTH, vocabulary, bags, known);
            int size = View.BOTH.size(vocabulary);
            for (int seed = 1; seed <= networkCount; seed++) {
                networks.add(NetworkLearner.learn(seen, labels, labelCount, size, used, seed));
            }
        }
        return new Members(vocabulary, linear.getFirst(), linear.getLast(), networks);
    }

    private static List<View.Sparse> seen(
            View view, Vocabulary vocabulary, List<Feature.Bag> bags, List<int[]> known) {
        return IntStream.range(0, bags.size())
                .mapToObj(at -> view.of(bags.get(at), known.get(at), vocabulary))
                .toList();
    }

    /** What each member says: member, label; empty when nothing in the text is known. */
    double[][] scores(Feature.Bag bag) {
        int[] known = vocabulary.placesOf(bag);
        if (Arrays.stream(known).allMatch(place -> place < 0)) {
            return new double[0][];
        }
        var scores = new ArrayList<double[]>();
        scores.add(runs.scores(View.RUNS.of(bag, known, vocabulary)));
        scores.add(words.scores(View.WORDS.of(bag, known, vocabulary)));
        if (!networks.isEmpty()) {
            var seen = View.BOTH.of(bag, known, vocabulary);
            var mean = new double[scores.getFirst().length];
            for (var network : networks) {
                double[] said = network.scores(seen);
                for (int label = 0; label < mean.length; label++) {
                    mean[label] += said[label] / networks.size();
                }
            }
            scores.add(mean);
        }
        return scores.toArray(double[][]::new);
    }

    /** What each feature of a text adds to a label, beyond what it adds to the labels on average. */
    Map<Long, Float> additions(Feature.Bag bag, int label, int labelCount) {
        int[] known = vocabulary.placesOf(bag);
        var additions = new HashMap<Long, Float>();
        for (var view : List.of(View.RUNS, View.WORDS)) {
            var member = view == View.RUNS ? runs : words;
            var text = view.of(bag, known, vocabulary);
            for (int at = 0; at < text.places().length; at++) {
                float all = 0;
                for (int other = 0; other < labelCount; other++) {
                    all += member.weight(text.places()[at], other);
                }
                float more = member.weight(text.places()[at], label) - all / labelCount;
                additions.merge(
                        vocabulary.keys()[text.places()[at] + view.first(vocabulary)],
                        more * text.values()[at],
                        Float::sum);
            }
        }
        return additions;
    }

    void write(DataOutput out) throws IOException {
        Numbers.write(out, vocabulary.keys());
        Numbers.write(out, vocabulary.rarities());
        Numbers.write(out, vocabulary.sayings());
        runs.write(out);
        words.write(out);
        out.writeInt(networks.size());
        for (var network : networks) {
            network.write(out);
        }
    }

    static Members read(DataInput in) throws IOException {
        var vocabulary = new Vocabulary(Numbers.longs(in), Numbers.floats(in), Numbers.floats(in));
        var runs = Linear.read(in);
        var words = Linear.read(in);
        var networks = new ArrayList<Network>();
        int count = in.readInt();
        for (int at = 0; at < count; at++) {
            networks.add(Network.read(in));
        }
        return new Members(vocabulary, runs, words, networks);
    }
}
