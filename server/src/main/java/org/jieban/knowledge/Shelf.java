package org.jieban.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Passages in memory, found as the knowledge base finds them; for measuring without a database. */
final class Shelf {

    private record Kept(Map<String, Integer> heading, Map<String, Integer> text, int length) {}

    private final List<Kept> passages = new ArrayList<>();
    private final Map<String, List<Integer>> holders = new HashMap<>();
    private long length;

    void add(String heading, String text) {
        var kept = new Kept(Terms.of(heading), Terms.of(text), 0);
        int terms = kept.text().values().stream().mapToInt(Integer::intValue).sum();
        length += terms;
        var all = new HashSet<>(kept.heading().keySet());
        all.addAll(kept.text().keySet());
        for (var term : all) {
            holders.computeIfAbsent(term, it -> new ArrayList<>()).add(passages.size());
        }
        passages.add(new Kept(kept.heading(), kept.text(), terms));
    }

    /** The numbers of the best passages, best first. */
    List<Integer> best(String question, int most) {
        var relevance =
                new Relevance(
                        passages.size(),
                        (double) length / Math.max(1, passages.size()),
                        term -> holders.getOrDefault(term, List.of()).size());
        var asked = new HashMap<String, Double>();
        Terms.of(question).keySet().forEach(term -> asked.put(term, 1.0));
        Map<Integer, Double> scores = new LinkedHashMap<>();
        for (var term : asked.keySet()) {
            for (int at : holders.getOrDefault(term, List.of())) {
                scores.computeIfAbsent(
                        at,
                        it -> {
                            var one = passages.get(it);
                            return relevance.score(asked, one.heading(), one.text(), one.length());
                        });
            }
        }
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
