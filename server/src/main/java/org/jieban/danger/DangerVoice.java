package org.jieban.danger;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jieban.danger.DangerWords.Part;

/**
 * The second voice beside the rules: how much a short text sounds like danger, learned from the phrasings
 * that come with the program (a logistic regression over {@link DangerWords}), and which kind it sounds
 * like. It hears phrasings that no rule was written for, and doubts a rule where everything else is
 * harmless.
 *
 * <p>Learned once at first use, the same on every machine; nothing that a citizen said is learned from.
 */
final class DangerVoice {

    private static final double COST = 1;
    private static final double PRECISION = 0.01;
    private static final int RAREST = 2;
    private static final int WORDS_THAT_DECIDED = 3;

    private final DangerWords words;
    private final Map<String, Integer> ids = new HashMap<>();
    private final float[] danger;
    private final float[][] kinds;

    private DangerVoice(DangerWords words, List<Phrasing> phrasings) {
        this.words = words;
        var parts = phrasings.stream().map(one -> words.of(one.text())).toList();
        var counts = new TreeMap<String, Integer>();
        parts.forEach(one -> one.keySet().forEach(part -> counts.merge(part, 1, Integer::sum)));
        counts.forEach((part, count) -> {
            if (count >= RAREST) {
                ids.put(part, ids.size() + 1);
            }
        });
        var vectors = parts.stream().map(this::vector).toList();
        danger = learned(vectors, phrasings, one -> one.kind().isEmpty() ? 0 : 1);
        kinds = new float[DangerKind.values().length][];
        var told = new ArrayList<Feature[]>();
        var toldPhrasings = new ArrayList<Phrasing>();
        for (int at = 0; at < phrasings.size(); at++) {
            if (!phrasings.get(at).kind().isEmpty()) {
                told.add(vectors.get(at));
                toldPhrasings.add(phrasings.get(at));
            }
        }
        for (int kind = 0; kind < kinds.length; kind++) {
            var name = DangerKind.values()[kind].name();
            kinds[kind] = learned(told, toldPhrasings, one -> one.kind().equals(name) ? 1 : 0);
        }
    }

    /** Learned from phrasings, to tell danger and its kind. */
    static DangerVoice of(List<Phrasing> phrasings) {
        return new DangerVoice(DangerWords.shipped(), phrasings);
    }

    /** What is heard in a short text. */
    Heard hear(String text) {
        var parts = words.of(text);
        return new Heard(weighed(danger, parts), parts);
    }

    /** The kind that what was heard sounds like. */
    DangerKind kind(Heard heard) {
        return Arrays.stream(DangerKind.values())
                .max(
                        Comparator.comparingDouble(
                                kind -> weighed(kinds[kind.ordinal()], heard.parts())))
                .orElseThrow();
    }

    /** The words that decided, the strongest first. */
    List<String> deciding(Heard heard) {
        return heard.parts().entrySet().stream()
                .filter(part -> part.getValue().words().length() > 1 && weight(part) > 0)
                .sorted(Comparator.comparingDouble(this::weight).reversed())
                .limit(WORDS_THAT_DECIDED)
                .map(part -> part.getValue().words())
                .toList();
    }

    private double weight(Map.Entry<String, Part> part) {
        var id = ids.get(part.getKey());
        return id == null ? 0 : danger[id - 1] * part.getValue().weight();
    }

    private double weighed(float[] weights, Map<String, Part> parts) {
        double sum = weights[ids.size()];
        for (var part : parts.entrySet()) {
            var id = ids.get(part.getKey());
            if (id != null) {
                sum += weights[id - 1] * part.getValue().weight();
            }
        }
        return sum;
    }

    private Feature[] vector(Map<String, Part> parts) {
        var features = new ArrayList<Feature>();
        parts.forEach((name, part) -> {
            var id = ids.get(name);
            if (id != null) {
                features.add(new FeatureNode(id, part.weight()));
            }
        });
        features.sort(Comparator.comparingInt(Feature::getIndex));
        features.add(new FeatureNode(ids.size() + 1, 1));
        return features.toArray(Feature[]::new);
    }

    private float[] learned(
            List<Feature[]> vectors, List<Phrasing> phrasings, ToDoubleFunction<Phrasing> label) {
        var problem = new Problem();
        problem.l = vectors.size();
        problem.n = ids.size() + 1;
        problem.x = vectors.toArray(Feature[][]::new);
        problem.y = phrasings.stream().mapToDouble(label).toArray();
        Linear.setDebugOutput(null);
        var model = Linear.train(problem, new Parameter(SolverType.L2R_LR, COST, PRECISION));
        var weights = model.getFeatureWeights();
        // liblinear counts its weights for the label that it saw first
        int sign = model.getLabels()[0] == 1 ? 1 : -1;
        var kept = new float[weights.length];
        for (int at = 0; at < weights.length; at++) {
            kept[at] = (float) (sign * weights[at]);
        }
        return kept;
    }

    /**
     * What was heard.
     *
     * @param margin above 0: rather danger than not; log of the odds
     */
    record Heard(double margin, Map<String, Part> parts) {}
}
