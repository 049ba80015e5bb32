package org.jieban.place;

import java.util.ArrayList;
import java.util.List;
import org.jieban.place.Mention.Certainty;
import org.jspecify.annotations.Nullable;

/** Lets the names of one text explain each other: the district beside 八里庄 says which one it is. */
final class Context {

    private static final double KNOWN = 0.6;
    private static final double ALONG_A_ROAD = 0.6;

    private final Gazetteer gazetteer;
    private final String text;

    Context(Gazetteer gazetteer, String text) {
        this.gazetteer = gazetteer;
        this.text = text;
    }

    List<Mention> explained(List<Mention> mentions) {
        var all = new ArrayList<>(mentions);
        for (var level : Level.values()) {
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).level() == level) {
                    all.set(i, explained(all, i));
                }
            }
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).places().size() > 1) {
                all.set(i, byParts(all, all.get(i)));
            }
        }
        return all;
    }

    private Mention explained(List<Mention> all, int at) {
        var mention = all.get(at);
        var before = directlyBefore(all, at);
        if (before != null && before.level().compareTo(mention.level()) < 0) {
            var within = within(mention.places(), List.of(before));
            if (!within.isEmpty()) {
                double base = mention.certainty() == Certainty.ORDINARY ? 0.88 : mention.trust();
                if (mention.certainty() == Certainty.AROUND) {
                    return mention.of(within, Math.max(mention.trust(), ALONG_A_ROAD));
                }
                boolean tiny = mention.trust() < 0.011;
                return mention.of(within, tiny ? mention.trust() : 1 - (1 - base) * 0.35);
            }
            // 回龙观 and 望京 are said of their neighbours, too; a district is not
            boolean near = before.level() == Level.STREET && sameDistrict(mention, before);
            return mention.of(
                    mention.places(),
                    mention.trust() * (near && before.core() == before.until() ? 0.92 : 0.55));
        }
        var wider = new ArrayList<Mention>();
        for (var other : all) {
            if (other != mention
                    && other.trust() >= KNOWN
                    && other.level().compareTo(mention.level()) < 0) {
                wider.add(other);
            }
        }
        var within = within(mention.places(), wider);
        if (within.isEmpty()) {
            boolean elsewhere = !wider.isEmpty() && mention.certainty() != Certainty.PLAIN;
            return elsewhere ? mention.of(mention.places(), mention.trust() * 0.5) : mention;
        }
        if (mention.trust() < 0.05) {
            return mention;
        }
        if (mention.certainty() == Certainty.ORDINARY) {
            return Surroundings.isSpokenOfAsPlace(text, mention.from(), mention.until())
                    ? mention.of(within, 0.75)
                    : mention.of(within, mention.trust());
        }
        if (mention.certainty() == Certainty.AROUND) {
            // a district does not say which of the streets along a road
            return mention.of(within, Math.max(mention.trust(), ALONG_A_ROAD));
        }
        double doubt = mention.certainty() == Certainty.MISSPELT ? 0.75 : 0.55;
        return mention.of(within, 1 - (1 - mention.trust()) * doubt);
    }

    /** The larger place that stands directly before, over other larger places in between. */
    private @Nullable Mention directlyBefore(List<Mention> all, int at) {
        int i = at;
        while (i > 0 && all.get(i - 1).leadsTo(all.get(i), text)) {
            var before = all.get(i - 1);
            if (before.trust() >= KNOWN && before.level().compareTo(all.get(at).level()) < 0) {
                return before;
            }
            i--;
        }
        return null;
    }

    private boolean sameDistrict(Mention one, Mention other) {
        return one.places().stream()
                .flatMap(place -> gazetteer.at(place, Level.DISTRICT).stream())
                .anyMatch(district ->
                        other.places().stream()
                                .anyMatch(place -> gazetteer.liesIn(place, district)));
    }

    private List<Place> within(List<Place> places, List<Mention> wider) {
        var within = new ArrayList<Place>();
        for (var place : places) {
            for (var around : wider) {
                if (around.places().stream().anyMatch(w -> gazetteer.liesIn(place, w))) {
                    within.add(place);
                    break;
                }
            }
        }
        return within;
    }

    /** 八里庄…慈云寺北里: the part that is certain says which whole is meant. */
    private Mention byParts(List<Mention> all, Mention mention) {
        var holding = new ArrayList<Place>();
        for (var place : mention.places()) {
            for (var other : all) {
                if (other.level().compareTo(mention.level()) > 0
                        && other.trust() >= KNOWN
                        && other.places().size() == 1
                        && gazetteer.liesIn(other.places().getFirst(), place)) {
                    holding.add(place);
                    break;
                }
            }
        }
        return holding.size() == 1
                ? mention.of(holding, 1 - (1 - mention.trust()) * 0.55)
                : mention;
    }
}
