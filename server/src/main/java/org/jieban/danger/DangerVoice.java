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
 * <p>Learned when the program is made and shipped with it ({@link VoiceFile}); nothing that a citizen said
 * is learned from.
 */
final class DangerVoice {

    private static final double COST = 2;
    private static final double PRECISION = 0.01;
    private static final double THOUSAND = 1000;
    private static final int RAREST = 2;
    private static final int WORDS_THAT_DECIDED = 3;

    private final DangerWords words;
    private final String[] parts;
    private final Map<String, Integer> ids = new HashMap<>();
    private final short[] danger;
    private final short[][] kinds;

    private DangerVoice(DangerWords words, String[] parts, short[][] weights) {
        this.words = words;
        this.parts = parts;
        for (int at = 0; at < parts.length; at++) {
            ids.put(parts[at], at + 1);
        }
        danger = weights[0];
        kinds = Arrays.copyOfRange(weights, 1, weights.length);
    }

    /** The one that comes with the program. */
    static DangerVoice shipped() {
        var kept = VoiceFile.shipped();
        return new DangerVoice(DangerWords.shipped(), kept.parts(), kept.weights());
    }

    /** Learned from phrasings, to tell danger and its kind. */
    static DangerVoice of(List<Phrasing> phrasings) {
        var words = DangerWords.shipped();
        var parts = phrasings.stream().map(one -> words.of(one.text())).toList();
        var counts = new TreeMap<String, Integer>();
        parts.forEach(one -> one.keySet().forEach(part -> counts.merge(part, 1, Integer::sum)));
        counts.values().removeIf(count -> count < RAREST);
        var names = counts.keySet().toArray(String[]::new);
        var kinds = DangerKind.values().length;
        var voice = new DangerVoice(words, names, new short[kinds + 1][names.length + 1]);
        voice.learn(parts.stream().map(voice::vector).toList(), phrasings);
        return voice;
    }

    private void learn(List<Feature[]> vectors, List<Phrasing> phrasings) {
        learn(danger, vectors, phrasings, one -> one.kind().isEmpty() ? 0 : 1);
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
            learn(kinds[kind], told, toldPhrasings, one -> one.kind().equals(name) ? 1 : 0);
        }
    }

    /** What is worth keeping of it. */
    VoiceFile.Kept kept(String source) {
        var weights = new short[kinds.length + 1][];
        weights[0] = danger;
        System.arraycopy(kinds, 0, weights, 1, kinds.length);
        return new VoiceFile.Kept(source, parts, weights);
    }

    DangerWords words() {
        return words;
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
        return id == null ? 0 : danger[id - 1] * part.getValue().weight() / THOUSAND;
    }

    private double weighed(short[] weights, Map<String, Part> heard) {
        double sum = weights[ids.size()];
        for (var part : heard.entrySet()) {
            var id = ids.get(part.getKey());
            if (id != null) {
                sum += weights[id - 1] * part.getValue().weight();
            }
        }
        return sum / THOUSAND;
    }

    private Feature[] vector(Map<String, Part> heard) {
        var features = new ArrayList<Feature>();
        heard.forEach((name, part) -> {
            var id = ids.get(name);
            if (id != null) {
                features.add(new FeatureNode(id, part.weight()));
            }
        });
        features.sort(Comparator.comparingInt(Feature::getIndex));
        features.add(new FeatureNode(ids.size() + 1, 1));
        return features.toArray(Feature[]::new);
    }

    private void learn(
            short[] learned,
            List<Feature[]> vectors,
            List<Phrasing> phrasings,
            ToDoubleFunction<Phrasing> label) {
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
        for (int at = 0; at < weights.length; at++) {
            learned[at] = (short) Math.round(sign * weights[at] * THOUSAND);
        }
    }

    /**
     * What was heard.
     *
     * @param margin above 0: rather danger than not; log of the odds
     */
    record Heard(double margin, Map<String, Part> parts) {}
}
