package org.jieban.groupmatter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Groups tellings as they come in: each joins the group most like it, or begins one. A group is known
 * by all its tellings together, so that a chain of small likenesses does not tie what is not alike;
 * two groups that have grown alike become one.
 */
final class Grouping {

    // [impl->rule~group-matter.join~1]
    private static final double JOINS = 0.22;
    private static final double BECOME_ONE = 0.25;
    private static final long NOBODY = -1;
    private static final int ASKED_BY = 24;
    private static final int LOOKED_AT = 60;

    private final Vocabulary vocabulary = new Vocabulary();
    private final Likeness likeness = new Likeness(vocabulary);
    private final Map<Long, Group> groups = new LinkedHashMap<>();
    private final Map<Integer, TreeSet<Long>> byWord = new HashMap<>();
    private final Set<Long> byHand = new HashSet<>();
    private long next;

    Vocabulary vocabulary() {
        return vocabulary;
    }

    List<Group> groups() {
        return List.copyOf(groups.values());
    }

    /** Reads a telling, so that its words are known; it is in no group yet. */
    Traits learn(Telling telling) {
        var traits = Traits.of(telling, vocabulary);
        vocabulary.learn(traits);
        return traits;
    }

    /** Puts a telling where it belongs. */
    Group place(Telling telling, Traits traits) {
        return place(next, telling, traits);
    }

    /**
     * Puts a telling where it belongs.
     *
     * @param own the number of the group that it begins if it belongs to none
     */
    Group place(long own, Telling telling, Traits traits) {
        var found = mostLike(traits, telling.at(), telling.at(), JOINS, NOBODY);
        var group = put(found.map(Group::number).orElse(own), telling, traits);
        return found.isPresent() ? joinAlike(group) : group;
    }

    /** Puts a telling into the group with a number, which begins with it if it is new. */
    Group put(long number, Telling telling, Traits traits) {
        next = Math.max(next, number + 1);
        var group = groups.computeIfAbsent(number, Group::new);
        group.add(telling, traits);
        index(group, traits);
        return group;
    }

    /** People said what belongs into this group: it is no longer joined with others by itself. */
    void fixedByHand(long number) {
        byHand.add(number);
    }

    Optional<Group> group(long number) {
        return Optional.ofNullable(groups.get(number));
    }

    /** A group with its likeness to something. */
    record Alike(Group group, double likeness) {}

    /** The groups like a telling, the most like first, however little. */
    List<Alike> alike(Traits traits, @Nullable Instant at, double atLeast) {
        var found = new ArrayList<Alike>();
        for (var group : worthALook(traits)) {
            double like = likeness.of(traits, group) * Likeness.closeness(group.gap(at, at));
            if (like >= atLeast) {
                found.add(new Alike(group, like));
            }
        }
        found.sort(Comparator.comparingDouble(Alike::likeness).reversed());
        return found;
    }

    /** How like two tellings are, whatever their groups. */
    double likeness(Traits one, Traits other) {
        return likeness.of(one, other);
    }

    /** The words that both have, what ties them most first. */
    List<String> shared(Traits one, Traits other, int atMost) {
        var parts = new HashMap<Integer, Double>();
        for (int word : one.words().words()) {
            double too = other.words().of(word);
            if (too > 0) {
                double weight = vocabulary.weight(word);
                parts.put(word, one.words().of(word) * too * weight * weight);
            }
        }
        return parts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
                .limit(atMost)
                .map(part -> vocabulary.word(part.getKey()))
                .toList();
    }

    private Group joinAlike(Group group) {
        if (byHand.contains(group.number())) {
            return group;
        }
        var twin = mostLike(group, group.first(), group.last(), BECOME_ONE, group.number());
        if (twin.isEmpty() || byHand.contains(twin.get().number())) {
            return group;
        }
        var kept = twin.get().size() >= group.size() ? twin.get() : group;
        var gone = kept == group ? twin.get() : group;
        kept.addAll(gone);
        gone.traits().forEach(traits -> index(kept, traits));
        groups.remove(gone.number());
        return kept;
    }

    private Optional<Group> mostLike(
            Features features,
            @Nullable Instant from,
            @Nullable Instant until,
            double atLeast,
            long except) {
        Group best = null;
        double most = atLeast;
        for (var group : worthALook(features)) {
            if (group.number() == except) {
                continue;
            }
            double like = likeness.of(features, group) * Likeness.closeness(group.gap(from, until));
            if (like >= most) {
                best = group;
                most = like;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The groups that share the most of the rarest words. */
    private List<Group> worthALook(Features features) {
        var shared = new HashMap<Long, Double>();
        for (int word : rarest(features.words())) {
            ask(word, shared);
        }
        for (int place : rarest(features.places())) {
            ask(place, shared);
        }
        var best = new PriorityQueue<Map.Entry<Long, Double>>(Map.Entry.comparingByValue());
        for (var entry : shared.entrySet()) {
            best.add(entry);
            if (best.size() > LOOKED_AT) {
                best.poll();
            }
        }
        var found = new ArrayList<Group>();
        for (var entry : best) {
            found.add(groups.get(entry.getKey()));
        }
        found.sort(Comparator.comparingLong(Group::number));
        return found;
    }

    private void ask(int word, Map<Long, Double> shared) {
        var known = byWord.get(word);
        if (known == null) {
            return;
        }
        double rarity = vocabulary.rarity(word);
        known.removeIf(number -> !groups.containsKey(number));
        for (long number : known) {
            shared.merge(number, rarity, Double::sum);
        }
    }

    private List<Integer> rarest(Weights weights) {
        var best = new PriorityQueue<double[]>((a, b) -> Double.compare(a[1], b[1]));
        for (int at = 0; at < weights.size(); at++) {
            int word = weights.words()[at];
            best.add(new double[] {word, weights.weights()[at] * vocabulary.rarity(word)});
            if (best.size() > ASKED_BY) {
                best.poll();
            }
        }
        return best.stream().map(pair -> (int) pair[0]).toList();
    }

    private void index(Group group, Traits traits) {
        for (int word : rarest(traits.words())) {
            byWord.computeIfAbsent(word, none -> new TreeSet<>()).add(group.number());
        }
        for (int place : rarest(traits.places())) {
            byWord.computeIfAbsent(place, none -> new TreeSet<>()).add(group.number());
        }
    }
}
