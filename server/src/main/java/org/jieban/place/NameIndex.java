package org.jieban.place;

import com.hankcs.hanlp.collection.AhoCorasick.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jieban.text.Words;

/** All names of all places, found in a text in one pass. */
final class NameIndex {

    /** A name that says nothing without the place around it: 二区, 北里, 东街, 大院. */
    private static final Pattern GENERIC =
            Pattern.compile(
                    "第?[东南西北中前后上下内外一二三四五六七八九十新老大小]{1,2}"
                            + "(?:区|里|街|路|院|条|坊|街坊|号院|小区|家园|花园|嘉园)"
                            + "|[东南西北中前后上下内外一二三四五六七八九十新老大小][庄村园营关巷桥]");

    /**
     * @param name as it is compared
     * @param senses what it can mean
     * @param ordinary whether it is also a word of everyday language, or says nothing by itself
     * @param everyday whether it is made of words of everyday language: 新房子, 水泥厂
     */
    record Entry(String name, List<Sense> senses, boolean ordinary, boolean everyday) {

        boolean has(Level level) {
            return senses.stream().anyMatch(sense -> sense.place().level() == level);
        }
    }

    /** A name in a text. */
    record Hit(int from, int until, Entry entry) {}

    private final AhoCorasickDoubleArrayTrie<Entry> trie = new AhoCorasickDoubleArrayTrie<>();
    private final List<Entry> entries;

    NameIndex(Gazetteer gazetteer, Set<String> ordinaryWords) {
        var senses = new TreeMap<String, List<Sense>>();
        for (var place : gazetteer.places()) {
            for (var name : Names.of(place)) {
                senses.computeIfAbsent(name, _ -> new ArrayList<>(1))
                        .add(new Sense(place, Sense.Kind.NAME));
            }
            if (place.level() == Level.COMMUNITY) {
                for (var stem : Names.stems(Names.core(place))) {
                    senses.computeIfAbsent(stem, _ -> new ArrayList<>(2))
                            .add(new Sense(place, Sense.Kind.STEM));
                }
            }
        }
        var all = new TreeMap<String, Entry>();
        senses.forEach((name, list) -> all.put(name, entry(name, list, ordinaryWords)));
        entries = List.copyOf(all.values());
        trie.build(all);
    }

    private static Entry entry(String name, List<Sense> senses, Set<String> ordinaryWords) {
        boolean district =
                senses.stream().anyMatch(sense -> sense.place().level() == Level.DISTRICT);
        boolean street = senses.stream().anyMatch(sense -> sense.place().level() == Level.STREET);
        boolean ordinary =
                !district
                        && (ordinaryWords.contains(name)
                                || GENERIC.matcher(name).matches()
                                || name.length() < (street ? 3 : 4) && Words.isOrdinary(name));
        return new Entry(name, List.copyOf(senses), ordinary, everyday(name));
    }

    private static boolean everyday(String name) {
        var words = Words.of(name);
        return words.stream().anyMatch(word -> word.text().length() > 1)
                && words.stream().allMatch(word -> Words.isOrdinary(word.text()));
    }

    List<Hit> hits(String text) {
        var hits = new ArrayList<Hit>();
        trie.parseText(
                text,
                (from, until, entry) -> {
                    hits.add(new Hit(from, until, entry));
                });
        return hits;
    }

    List<Entry> entries() {
        return entries;
    }
}
