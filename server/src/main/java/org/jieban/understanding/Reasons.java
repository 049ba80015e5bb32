package org.jieban.understanding;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jieban.text.Word;
import org.jieban.text.Words;

/**
 * The words that decided: what each feature adds to a label, beyond what it adds to the others, is laid
 * on the characters in which it was seen, and words are ranked by what lies on them.
 */
final class Reasons {

    private final float[] onCharacter;
    private final String whole;

    private Reasons(String whole) {
        this.whole = whole;
        this.onCharacter = new float[whole.length()];
    }

    static List<String> of(Wording wording, Map<Long, Float> additions, int most) {
        var reasons = new Reasons(wording.whole());
        var times = new HashMap<Long, Integer>();
        Feature.of(wording, (feature, from, until) -> times.merge(feature, 1, Integer::sum));
        Feature.of(
                wording,
                (feature, from, until) ->
                        reasons.lay(
                                additions.getOrDefault(feature, 0f)
                                        / times.getOrDefault(feature, 1),
                                from,
                                until));
        return reasons.strongest(most);
    }

    private void lay(float addition, int from, int until) {
        for (int at = from; at < Math.min(until, onCharacter.length); at++) {
            onCharacter[at] += addition / (until - from);
        }
    }

    private List<String> strongest(int most) {
        var sums = new HashMap<String, Double>();
        for (var word : Words.of(whole)) {
            if (word.text().length() > 1 && !word.kind().startsWith("w")) {
                sums.merge(word.text(), on(word), Double::sum);
            }
        }
        return sums.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(
                        Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private double on(Word word) {
        double sum = 0;
        for (int at = word.from(); at < word.until(); at++) {
            sum += onCharacter[at];
        }
        return sum;
    }
}
