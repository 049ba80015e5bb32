package org.jieban.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jieban.place.Mention.Certainty;

/** Which of the places a text names is the place of its matter, and how sure that is. */
final class Weighing {

    /** Below this nothing is said. */
    private static final double SAID = 0.4;

    /** A part is named only when it is this sure, else the place around it. */
    private static final double PART_SAID = 0.5;

    private final Gazetteer gazetteer;
    private final Spoken spoken;

    Weighing(Gazetteer gazetteer, Spoken spoken) {
        this.gazetteer = gazetteer;
        this.spoken = spoken;
    }

    /**
     * @param weight how much speaks for it as the place of the matter
     * @param sure how likely it is that it was named at all
     */
    private record Hypothesis(
            Mention of, List<Place> places, double weight, double sure, List<Mention> by) {}

    // [impl->rule~place.nothing~1]
    Located weigh(List<Mention> mentions) {
        var hypotheses = new ArrayList<Hypothesis>();
        for (var mention : mentions) {
            if (mention.trust() > SAID) {
                hypotheses.add(hypothesis(mention, mentions));
            }
        }
        if (hypotheses.isEmpty()) {
            return new Located(List.of());
        }
        hypotheses.sort(Comparator.comparingDouble(h -> -h.weight()));
        var best = narrowest(hypotheses);
        var rival = rival(best, hypotheses);
        double won = 1;
        if (rival != null) {
            double gap = best.weight() - rival.weight();
            won = 1 / (1 + Math.exp(-1.6 * gap - 0.1));
            if ((won < 0.62 || cross(best.of(), rival.of()))
                    && best.places().size() == 1
                    && rival.places().size() == 1) {
                return two(best, rival);
            }
        }
        return decided(best, won, mentions);
    }

    /** The best one, or the best of those within it that are as sure as a part has to be. */
    private Hypothesis narrowest(List<Hypothesis> sorted) {
        var best = sorted.getFirst();
        for (var other : sorted) {
            boolean narrower = other.of().level().compareTo(best.of().level()) > 0;
            if (narrower && other.sure() >= PART_SAID && within(other, best)) {
                best = other;
            }
        }
        return best;
    }

    private boolean within(Hypothesis narrow, Hypothesis wide) {
        return narrow.places().stream()
                .allMatch(place ->
                        wide.places().stream().anyMatch(around -> gazetteer.liesIn(place, around)));
    }

    private Hypothesis hypothesis(Mention mention, List<Mention> all) {
        double weight = Math.log(mention.trust() / (1.02 - mention.trust())) * 0.5;
        weight += Surroundings.cue(spoken.text(), mention.from(), mention.until());
        weight += mention.level().ordinal() * 0.9;
        weight += 0.3 * mention.from() / Math.max(1, spoken.text().length());
        var by = new ArrayList<Mention>();
        for (var other : all) {
            if (other == mention || other.trust() < 0.4) {
                continue;
            }
            boolean around =
                    other.level().compareTo(mention.level()) <= 0
                            && mention.places().stream()
                                    .allMatch(place ->
                                            other.places().stream()
                                                    .anyMatch(w -> gazetteer.liesIn(place, w)));
            if (around) {
                by.add(other);
                weight += 0.5;
            }
        }
        by.add(mention);
        by.sort(Comparator.comparingInt(Mention::from));
        double sure = mention.trust();
        if (Surroundings.isElsewhere(spoken.text(), mention.from(), mention.until())) {
            sure *= 0.4;
        }
        return new Hypothesis(mention, mention.places(), weight, sure, by);
    }

    /** The best other one that lies elsewhere. */
    private @org.jspecify.annotations.Nullable Hypothesis rival(
            Hypothesis best, List<Hypothesis> all) {
        for (var other : all) {
            if (other != best
                    && other.sure() > 0.45
                    && elsewhere(best, other)
                    && !isLooselyAround(other, best)) {
                return other;
            }
        }
        return null;
    }

    /** 回龙观龙泽苑: the larger name directly before is said loosely, and is no other place. */
    private boolean isLooselyAround(Hypothesis wider, Hypothesis narrow) {
        return wider.of().level().compareTo(narrow.of().level()) < 0
                && wider.of().leadsTo(narrow.of(), spoken.text());
    }

    private boolean elsewhere(Hypothesis one, Hypothesis other) {
        for (var a : one.places()) {
            for (var b : other.places()) {
                if (gazetteer.liesIn(a, b) || gazetteer.liesIn(b, a)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** X路与Y路, 望京和酒仙桥: both are meant. */
    private boolean cross(Mention one, Mention other) {
        return one.level() == other.level()
                && (Surroundings.cross(spoken.text(), one.until(), other.from())
                        || Surroundings.cross(spoken.text(), other.until(), one.from()));
    }

    private Located two(Hypothesis one, Hypothesis other) {
        var candidates = new ArrayList<Located.Candidate>();
        candidates.add(
                candidate(one.places().getFirst(), Math.min(0.48, one.sure() * 0.5), one.by()));
        candidates.add(
                candidate(
                        other.places().getFirst(),
                        Math.min(0.46, other.sure() * 0.48),
                        other.by()));
        if (cross(one.of(), other.of()) && other.of().from() < one.of().from()) {
            java.util.Collections.reverse(candidates);
        }
        return new Located(candidates);
    }

    // [impl->rule~place.ambiguous~1]
    private Located decided(Hypothesis best, double won, List<Mention> mentions) {
        var places = best.places();
        double sure = best.sure() * won;
        if (places.size() == 1) {
            return backed(places.getFirst(), sure, best, mentions);
        }
        if (places.size() == 2 && sure > SAID) {
            var candidates = new ArrayList<Located.Candidate>();
            for (var place : places) {
                candidates.add(candidate(place, Math.min(0.5, sure * 0.5), best.by()));
            }
            return new Located(candidates);
        }
        // three or more: only what they have in common
        for (var level : List.of(Level.STREET, Level.DISTRICT)) {
            var wider = new TreeMap<String, Place>();
            for (var place : places) {
                gazetteer.at(place, level).ifPresent(up -> wider.put(up.code(), up));
            }
            if (wider.size() == 1 && level.compareTo(best.places().getFirst().level()) < 0) {
                var place = wider.firstEntry().getValue();
                return sure > SAID
                        ? new Located(List.of(candidate(place, sure * 0.95, best.by())))
                        : new Located(List.of());
            }
        }
        return around(best, won, mentions);
    }

    /** The place itself when it is sure enough; else the one around it, when that was named. */
    private Located backed(Place place, double sure, Hypothesis best, List<Mention> mentions) {
        if (sure >= PART_SAID || sure > SAID && best.by().size() == 1) {
            return new Located(List.of(candidate(place, sure, best.by())));
        }
        return around(best, 1, mentions);
    }

    private Located around(Hypothesis best, double won, List<Mention> mentions) {
        Mention wider = null;
        for (var mention : mentions) {
            boolean named = mention.trust() > 0.5 && mention.places().size() == 1;
            boolean larger = mention.level().compareTo(best.places().getFirst().level()) < 0;
            if (named
                    && larger
                    && (wider == null || mention.level().compareTo(wider.level()) > 0)) {
                wider = mention;
            }
        }
        if (wider == null) {
            return new Located(List.of());
        }
        return new Located(
                List.of(candidate(wider.places().getFirst(), wider.trust() * won, List.of(wider))));
    }

    private Located.Candidate candidate(Place place, double confidence, List<Mention> by) {
        var words = new ArrayList<String>();
        for (var mention : by) {
            if (mention.certainty() != Certainty.ORDINARY || mention.trust() > 0.4) {
                words.add(spoken.words(mention.from(), mention.until()));
            }
        }
        double rounded = Math.round(Math.clamp(confidence, 0, 0.99) * 1000) / 1000.0;
        return new Located.Candidate(place, rounded, words);
    }
}
