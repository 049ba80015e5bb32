package org.jieban.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jieban.place.Mention.Certainty;
import org.jieban.text.Words;

/**
 * Finds the place of the matter in what somebody says. Pure, made once for a gazetteer (a fifth of a
 * second and some megabytes), used by many threads.
 */
public final class Locator {

    /** Texts are read up to here; the place is said before. */
    private static final int READ_AT_MOST = 2000;

    private static final double DISTRICT_NAMED = 0.6;
    private static final double ALONE = 0.62;

    private static final Pattern NUMBERED = Pattern.compile("[一二三四五六七八九十百零]+号.*");

    private final Gazetteer gazetteer;
    private final NameIndex names;
    private final Spelling spelling;

    private Locator(Gazetteer gazetteer, Set<String> ordinaryWords) {
        this.gazetteer = gazetteer;
        this.names = new NameIndex(gazetteer, ordinaryWords);
        this.spelling = new Spelling(names);
    }

    /** A locator for the places of a city. */
    public static Locator of(Gazetteer gazetteer) {
        return new Locator(gazetteer, OrdinaryWords.shipped());
    }

    /** The gazetteer it reads with. */
    public Gazetteer gazetteer() {
        return gazetteer;
    }

    /** Where a text says its matter is. */
    // [impl->rule~place.text~1]
    public Located locate(String text) {
        var spoken =
                Spoken.of(text.length() > READ_AT_MOST ? text.substring(0, READ_AT_MOST) : text);
        var mentions = mentions(spoken.text());
        if (isElsewhere(spoken.text(), mentions)) {
            return new Located(List.of());
        }
        return new Weighing(gazetteer, spoken).weigh(mentions);
    }

    /** A text that names the units of another city and nothing around it of this one. */
    // [impl->rule~place.nothing~1]
    private static boolean isElsewhere(String text, List<Mention> mentions) {
        return Surroundings.namesAnotherCity(text)
                && mentions.stream()
                        .noneMatch(m ->
                                m.level() == Level.DISTRICT
                                        && "区县".indexOf(text.charAt(m.until() - 1)) >= 0
                                        && m.trust() > DISTRICT_NAMED);
    }

    List<Mention> mentions(String text) {
        var cuts = new Cuts(text);
        var exact = new Reading(gazetteer, text, cuts).mentions(names);
        var all = new ArrayList<>(exact);
        all.addAll(misspelt(text, exact, cuts));
        var apart = Reading.apart(all);
        return new Context(gazetteer, text).explained(apart);
    }

    /** Misspelt names where no name stands, or around one that is much shorter. */
    private List<Mention> misspelt(String text, List<Mention> exact, Cuts cuts) {
        var certain =
                exact.stream()
                        .filter(m ->
                                m.trust() > 0.3
                                        || m.certainty() == Certainty.ORDINARY
                                                && m.trust() > 0.05
                                                && Surroundings.followsEnding(text, m.from()))
                        .toList();
        var found = new LinkedHashMap<String, List<Spelling.Slip>>();
        for (var slip : spelling.slips(text, 0, text.length())) {
            boolean free = certain.stream().allMatch(m -> leaves(text, m, slip));
            if (free
                    && couldBeAName(text, slip)
                    && slip.trust() >= 0.14
                    && (beside(text, slip) || isNoWord(slip, cuts))) {
                found.computeIfAbsent(slip.from() + "-" + slip.until(), _ -> new ArrayList<>())
                        .add(slip);
            }
        }
        var mentions = new ArrayList<Mention>();
        for (var same : found.values()) {
            var mention = mention(text, same, certain);
            if (mention != null) {
                mentions.add(mention);
            }
        }
        return mentions;
    }

    /** No everyday word (城镇), no number (63号), and not the rest of a longer road's name (宣武|门外大街). */
    private static boolean couldBeAName(String text, Spelling.Slip slip) {
        var said = text.substring(slip.from(), slip.until());
        var name = slip.entry().name();
        boolean road = "路街巷".indexOf(name.charAt(name.length() - 1)) >= 0;
        return !(said.length() < 3 && Words.isOrdinary(said))
                && !NUMBERED.matcher(name).matches()
                && (!road || Surroundings.beginsFresh(text, slip.from()));
    }

    private static boolean beside(String text, Spelling.Slip slip) {
        var suffix = Suffix.at(text, slip.until());
        return slip.withEnding()
                || suffix != null && slip.entry().has(suffix.level())
                || Surroundings.followsEnding(text, slip.from());
    }

    private static boolean isNoWord(Spelling.Slip slip, Cuts cuts) {
        return cuts.isApart(slip.from(), slip.until())
                && !(slip.at() < slip.until() && cuts.isEverydayAt(slip.at()));
    }

    private static boolean leaves(String text, Mention exact, Spelling.Slip slip) {
        // 东直门|外大街: what follows is the rest of a road's name
        if (exact.certainty() == Certainty.AROUND && exact.until() == slip.from()) {
            return false;
        }
        boolean apart = exact.until() <= slip.from() || slip.until() <= exact.from();
        boolean around =
                slip.from() <= exact.from()
                        && slip.until() >= exact.until() + 2
                        && slip.entry().name().length() >= 4;
        boolean longer =
                exact.trust() < 0.8
                        && !Surroundings.beginsFresh(text, exact.from())
                        && slip.from() < exact.from()
                        && slip.until() >= exact.core()
                        && slip.until() - slip.from() > exact.core() - exact.from();
        return apart || longer || around && exact.until() - exact.from() < 4;
    }

    private @org.jspecify.annotations.Nullable Mention mention(
            String text, List<Spelling.Slip> slips, List<Mention> certain) {
        double best = slips.stream().mapToDouble(Spelling.Slip::trust).max().orElse(0);
        var places = new LinkedHashMap<Place, Double>();
        for (var slip : slips) {
            if (slip.trust() >= best - 0.1) {
                for (var place : meant(text, slip)) {
                    places.merge(place, slip.trust(), Math::max);
                }
            }
        }
        // beside a place around them, the ones within count before louder ones elsewhere
        var within = new HashMap<Place, Double>();
        for (var slip : slips) {
            for (var place : meant(text, slip)) {
                if (certain.stream()
                        .anyMatch(m ->
                                m.trust() > 0.6
                                        && m.level().compareTo(place.level()) < 0
                                        && m.places().stream()
                                                .anyMatch(w -> gazetteer.liesIn(place, w)))) {
                    within.merge(place, slip.trust(), Math::max);
                }
            }
        }
        Map<Place, Double> chosen = within.isEmpty() ? places : within;
        double top = chosen.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        var list =
                chosen.entrySet().stream()
                        .filter(entry -> entry.getValue() >= top - 0.1)
                        .map(Map.Entry::getKey)
                        .sorted(Comparator.comparing(Place::level).thenComparing(Place::code))
                        .toList();
        if (list.isEmpty() || list.size() > 4) {
            return null;
        }
        var level = list.getFirst().level();
        var same = list.stream().filter(place -> place.level() == level).toList();
        var first = slips.getFirst();
        var suffix = first.withEnding() ? null : Suffix.at(text, first.until());
        boolean named =
                suffix != null
                        && (suffix.level() == level
                                || suffix.level() == Level.COMMUNITY && level == Level.STREET);
        int until = first.until() + (named && suffix != null ? suffix.text().length() : 0);
        boolean elsewhere =
                Surroundings.isOrganisation(text, until)
                        || Surroundings.isElsewhereInTheCountry(text, first.from(), until)
                        || Surroundings.isRoad(text, until);
        boolean beside =
                first.withEnding()
                        || named
                        || Surroundings.isSpokenOfAsPlace(text, first.from(), until);
        double trust = elsewhere ? top * 0.1 : beside || !within.isEmpty() ? top : top * ALONE;
        return new Mention(
                first.from(),
                first.until(),
                until,
                first.entry().name(),
                same,
                trust,
                Certainty.MISSPELT);
    }

    private List<Place> meant(String text, Spelling.Slip slip) {
        var senses = slip.entry().senses();
        if (!slip.withEnding()) {
            var suffix = Suffix.at(text, slip.until());
            if (suffix != null) {
                var fitting =
                        senses.stream().filter(s -> s.place().level() == suffix.level()).toList();
                senses = fitting.isEmpty() ? senses : fitting;
            }
        }
        var own = senses.stream().filter(s -> s.kind() == Sense.Kind.NAME).toList();
        return (own.isEmpty() ? senses : own).stream().map(Sense::place).distinct().toList();
    }
}
