package org.jieban.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jieban.place.Mention.Certainty;
import org.jspecify.annotations.Nullable;

/** Reads the names out of one text: longest first, nothing twice, words of everyday language last. */
final class Reading {

    private static final double WITH_ENDING = 0.98;
    private static final double UNLIKELY = 0.1;
    // a long road crosses several streets
    // [impl->rule~place.road~1]
    private static final double ON_A_ROAD = 0.55;
    private static final String MODIFIERS = "大小东西南北前后上下新老里外中";
    private static final String ROADS = "路街";

    private final Gazetteer gazetteer;
    private final String text;
    private final Cuts cuts;
    // where larger places end: what stands right after is no rest of a longer name
    private final Set<Integer> ends = new HashSet<>();

    Reading(Gazetteer gazetteer, String text, Cuts cuts) {
        this.gazetteer = gazetteer;
        this.text = text;
        this.cuts = cuts;
    }

    /** The names, none over another, in their order. */
    List<Mention> mentions(NameIndex index) {
        var found = new ArrayList<Mention>();
        var hits = index.hits(text);
        for (var hit : hits) {
            if (hit.entry().has(Level.DISTRICT) || hit.entry().has(Level.STREET)) {
                ends.add(hit.until());
            }
        }
        for (var hit : hits) {
            var mention = mention(hit);
            if (mention != null) {
                found.add(mention);
            }
        }
        return apart(found);
    }

    /** Of names that stand over each other the longest stays. */
    static List<Mention> apart(List<Mention> mentions) {
        var sorted = new ArrayList<>(mentions);
        sorted.sort(
                Comparator.<Mention>comparingDouble(
                                m -> -(m.until() - m.from()) * (m.trust() < 0.05 ? 0.3 : 1))
                        .thenComparingInt(m -> m.from() - m.core())
                        .thenComparing(m -> m.certainty() == Certainty.MISSPELT)
                        .thenComparingDouble(m -> -m.trust())
                        .thenComparingInt(Mention::from));
        var kept = new ArrayList<Mention>();
        for (var mention : sorted) {
            if (kept.stream().noneMatch(mention::touches)) {
                kept.add(mention);
            }
        }
        kept.sort(Comparator.comparingInt(Mention::from));
        return kept;
    }

    private @Nullable Mention mention(NameIndex.Hit hit) {
        var entry = hit.entry();
        var suffix = Suffix.at(text, hit.until());
        var senses = entry.senses();
        int until = hit.until();
        double weaker = 1;
        boolean named = false;
        if (suffix != null) {
            var fitting = fitting(senses, suffix);
            if (!fitting.isEmpty()) {
                senses = fitting;
                until += suffix.text().length();
                named = true;
            } else if (suffix.level() == Level.COMMUNITY && entry.has(Level.STREET)) {
                until += suffix.text().length();
                weaker = 0.85;
            } else if (suffix.level() == Level.DISTRICT
                    && Surroundings.isCalledDistrict(text, hit.until())) {
                weaker = UNLIKELY;
            } else if (suffix.level() == Level.STREET && !suffix.text().equals("乡")) {
                weaker = suffix.text().startsWith("街道") ? UNLIKELY : 0.8;
            }
        }
        var official =
                entry.senses().stream()
                        .filter(s -> s.place().level() != Level.COMMUNITY)
                        .filter(s -> Spoken.plain(s.place().name()).equals(entry.name()))
                        .toList();
        if (!named && !official.isEmpty()) {
            senses = official;
            named = true;
        }
        if (!named) {
            boolean part = entry.name().length() > 2 && otherPart(hit.until());
            var parts = senses.stream().filter(s -> s.kind() == Sense.Kind.STEM).toList();
            // 望京西园五区 is not 望京西园 and none of its known parts
            senses =
                    part && !parts.isEmpty() && !entry.has(Level.STREET)
                            ? senses
                            : meant(hit, senses);
        }
        var places = senses.stream().map(Sense::place).distinct().toList();
        boolean stem = senses.stream().anyMatch(s -> s.kind() == Sense.Kind.STEM);
        double trust = named ? named(entry, places, stem) : bare(entry, places, stem, hit);
        trust *= weaker;
        var certainty = entry.ordinary() && !named ? Certainty.ORDINARY : Certainty.PLAIN;
        boolean nameable =
                places.getFirst().level() == Level.COMMUNITY || entry.name().length() < 3;
        if (nameable && modified(hit)) {
            trust *= 0.35;
        }
        boolean inside = ends.contains(hit.from());
        if (!inside && Surroundings.isElsewhereInTheCountry(text, hit.from(), until)
                || Surroundings.isOrganisation(text, until)
                || !named && Surroundings.isPerson(text, hit.from(), hit.until())) {
            trust *= 0.03;
        }
        if (!named
                && hit.until() - hit.from() <= 3
                && !ends.contains(hit.from())
                && !Surroundings.followsEnding(text, hit.from())
                && !cuts.isApart(hit.from(), hit.until())) {
            trust *= 0.02;
        }
        if (!ends.contains(hit.from()) && !Surroundings.beginsFresh(text, hit.from())) {
            if (entry.ordinary()) {
                trust *= 0.1;
            } else if (places.getFirst().level() == Level.COMMUNITY && entry.name().length() < 4) {
                trust *= 0.75;
            }
        }
        boolean small = places.getFirst().level() == Level.COMMUNITY;
        if (!named
                && small
                && (entry.ordinary() || entry.name().length() == 2)
                && !Surroundings.endsFresh(text, hit.until())) {
            trust *= 0.1;
        }
        if (!named && Surroundings.isLine(text, hit.until())) {
            trust *= 0.3;
        }
        if (!named && entry.name().length() == 2 && cuts.followsNoun(hit.from())) {
            trust *= 0.5;
        }
        var mention =
                new Mention(hit.from(), hit.until(), until, entry.name(), places, trust, certainty);
        return named ? mention : around(mention, entry, stem);
    }

    private static List<Sense> fitting(List<Sense> senses, Suffix suffix) {
        var level = senses.stream().filter(s -> s.place().level() == suffix.level()).toList();
        var own = level.stream().filter(s -> s.kind() == Sense.Kind.NAME).toList();
        var best = own.isEmpty() ? level : own;
        if (suffix.level() == Level.COMMUNITY) {
            var kind =
                    best.stream().filter(s -> isVillage(s.place()) == suffix.isVillage()).toList();
            return kind.isEmpty() ? best : kind;
        }
        return best;
    }

    static boolean isVillage(Place place) {
        return !place.name().contains("社区") && place.name().contains("村");
    }

    private List<Sense> meant(NameIndex.Hit hit, List<Sense> senses) {
        boolean estate = text.startsWith("小区", hit.until());
        boolean settled = estate || Surroundings.settlement(text, hit.until());
        var communities =
                senses.stream()
                        .filter(s -> s.kind() == Sense.Kind.NAME)
                        .filter(s -> s.place().level() == Level.COMMUNITY)
                        .toList();
        var highest = highest(senses);
        boolean street = highest.getFirst().place().level() == Level.STREET;
        if (street && !communities.isEmpty() && (settled || followsItsStreet(hit, communities))) {
            // 西田各庄镇西田各庄小区: the community that is called like its street
            var inside =
                    communities.stream()
                            .filter(s ->
                                    highest.stream()
                                            .anyMatch(h -> gazetteer.liesIn(s.place(), h.place())))
                            .toList();
            return inside.isEmpty() ? highest : estate ? estates(communities) : communities;
        }
        return estate && !street ? estates(highest) : highest;
    }

    /** 小区 speaks of a community 社区 and not of the village of the same name beside it. */
    private static List<Sense> estates(List<Sense> senses) {
        return senses.stream()
                .filter(s ->
                        !isVillage(s.place())
                                || senses.stream()
                                        .noneMatch(other ->
                                                !isVillage(other.place())
                                                        && Objects.equals(
                                                                other.place().parent(),
                                                                s.place().parent())))
                .toList();
    }

    private boolean followsItsStreet(NameIndex.Hit hit, List<Sense> communities) {
        var before = text.substring(0, hit.from());
        return communities.stream()
                .flatMap(s -> gazetteer.at(s.place(), Level.STREET).stream())
                .anyMatch(street -> before.endsWith(Spoken.plain(street.name())));
    }

    /** Without an ending people mean the larger place, and a place itself before parts of it. */
    private static List<Sense> highest(List<Sense> senses) {
        var own = senses.stream().filter(s -> s.kind() == Sense.Kind.NAME).toList();
        var best = own.isEmpty() ? senses : own;
        for (var level : Level.values()) {
            var here = best.stream().filter(s -> s.place().level() == level).toList();
            if (!here.isEmpty()) {
                return here;
            }
        }
        return best;
    }

    private static double named(NameIndex.Entry entry, List<Place> places, boolean stem) {
        if (stem) {
            return 0.8;
        }
        boolean shortName = entry.name().length() < 3;
        if (places.getFirst().level() == Level.COMMUNITY) {
            return shortName ? 0.95 : WITH_ENDING;
        }
        return WITH_ENDING;
    }

    private double bare(
            NameIndex.Entry entry, List<Place> places, boolean stem, NameIndex.Hit hit) {
        int length = entry.name().length();
        if (entry.ordinary()) {
            return UNLIKELY;
        }
        return switch (places.getFirst().level()) {
            case DISTRICT -> 0.94;
            case STREET -> length > 2 ? 0.93 : 0.88;
            case COMMUNITY -> {
                if (length == 2 && !entry.name().endsWith("村")) {
                    yield Surroundings.isSpokenOfAsPlace(text, hit.from(), hit.until())
                            ? 0.6
                            : 0.25;
                }
                double trust = length > 3 ? 0.94 : 0.86;
                if (entry.everyday()
                        && !Surroundings.isSpokenOfAsPlace(text, hit.from(), hit.until())) {
                    trust = length > 4 ? 0.8 : 0.45;
                }
                yield stem ? trust - 0.06 : trust;
            }
        };
    }

    /** 小王庄 is not 王庄. */
    private boolean modified(NameIndex.Hit hit) {
        return hit.entry().name().length() < 4
                && hit.from() > 0
                && MODIFIERS.indexOf(text.charAt(hit.from() - 1)) >= 0;
    }

    /** Roads, stations and parks carry the name of a place and lie about there, not in its middle. */
    private @Nullable Mention around(Mention mention, NameIndex.Entry entry, boolean stem) {
        int until = mention.until();
        boolean road = Surroundings.isRoad(text, until);
        boolean ownRoad =
                ROADS.indexOf(entry.name().charAt(entry.name().length() - 1)) >= 0
                        && !Surroundings.isPartOfEstate(text, until);
        boolean station = !road && Surroundings.isAround(text, until);
        if (mention.level() == Level.COMMUNITY && stem && otherPart(until)) {
            return wider(mention, 0.95);
        }
        if (!road && !ownRoad && !station) {
            return mention;
        }
        double weaker = road || ownRoad ? ON_A_ROAD : 0.78;
        if (mention.level() != Level.COMMUNITY) {
            return new Mention(
                    mention.from(),
                    mention.core(),
                    until,
                    mention.name(),
                    mention.places(),
                    mention.trust() * weaker,
                    entry.ordinary() ? Certainty.ORDINARY : Certainty.AROUND);
        }
        return wider(mention, weaker * 0.85);
    }

    /** 芳古园九区: none of the parts that are known, but about there. */
    private boolean otherPart(int until) {
        return PART.matcher(text.substring(until, Math.min(text.length(), until + 5))).find();
    }

    private static final java.util.regex.Pattern PART =
            java.util.regex.Pattern.compile("^[东南西北中]?第?[一二三四五六七八九十]+[区里园院街条巷苑村]|^[东南西北中][里区园苑]");

    private Mention wider(Mention mention, double weaker) {
        var streets = new ArrayList<Place>();
        for (var place : mention.places()) {
            gazetteer
                    .at(place, Level.STREET)
                    .filter(street -> !streets.contains(street))
                    .ifPresent(streets::add);
        }
        return streets.isEmpty()
                ? mention
                : new Mention(
                        mention.from(),
                        mention.core(),
                        mention.until(),
                        mention.name(),
                        streets,
                        mention.trust() * weaker,
                        mention.certainty() == Certainty.ORDINARY
                                ? Certainty.ORDINARY
                                : Certainty.AROUND);
    }
}
