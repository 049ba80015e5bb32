package org.jieban.understanding;

import java.util.Arrays;
import java.util.List;

/**
 * The features that a model knows, ordered by field and key, each with how rare it is and how much it
 * says about the label.
 */
final class Vocabulary {

    /** Who is seen in fewer messages never enters a model. */
    static final int FEWEST_MESSAGES = 3;

    // a feature seen a few times is thought of as if two more messages had it, labelled like all
    private static final double DOUBT = 2;
    private static final double FLOOR = 0.05;

    private final long[] keys;
    private final float[] rarities;
    private final float[] sayings;
    private final int[] firstOfField = new int[Feature.FIELDS + 1];
    private final KeyTable table = new KeyTable();

    /**
     * @param keys ordered by field, then key
     * @param rarities one each: ln((1 + messages) / (1 + messages with it)) + 1
     * @param sayings one each: the root of 0.05 plus the divergence (Kullback–Leibler) between the
     *     labels of messages with it and the labels of all
     */
    Vocabulary(long[] keys, float[] rarities, float[] sayings) {
        this.keys = keys;
        this.rarities = rarities;
        this.sayings = sayings;
        for (long key : keys) {
            table.add(key);
            firstOfField[Feature.fieldOf(key) + 1]++;
        }
        for (int field = 0; field < Feature.FIELDS; field++) {
            firstOfField[field + 1] += firstOfField[field];
        }
    }

    // [impl->rule~understanding.features~1]
    /** What these messages share; only those whose place is named count. */
    static Vocabulary of(List<Feature.Bag> bags, int[] labels, int labelCount, int[] used) {
        var seen = new KeyTable();
        int[] messages = new int[1 << 16];
        for (int at : used) {
            for (long key : bags.get(at).keys()) {
                int place = seen.add(key);
                if (place >= messages.length) {
                    messages = Arrays.copyOf(messages, 2 * messages.length);
                }
                messages[place]++;
            }
        }
        long[] keys = shared(bags, used, seen, messages);
        return weighed(keys, bags, labels, labelCount, used);
    }

    private static long[] shared(
            List<Feature.Bag> bags, int[] used, KeyTable seen, int[] messages) {
        var keys = new long[seen.size()];
        int count = 0;
        for (int at : used) {
            for (long key : bags.get(at).keys()) {
                int place = seen.placeOf(key);
                if (messages[place] >= FEWEST_MESSAGES) {
                    messages[place] = 0;
                    // the field in front, so that sorting puts fields one after the other
                    keys[count++] = Long.rotateRight(key, 3) ^ Long.MIN_VALUE;
                }
            }
        }
        keys = Arrays.copyOf(keys, count);
        Arrays.sort(keys);
        for (int at = 0; at < count; at++) {
            keys[at] = Long.rotateLeft(keys[at] ^ Long.MIN_VALUE, 3);
        }
        return keys;
    }

    private static Vocabulary weighed(
            long[] keys, List<Feature.Bag> bags, int[] labels, int labelCount, int[] used) {
        var table = new KeyTable();
        for (long key : keys) {
            table.add(key);
        }
        var of = new int[keys.length * labelCount];
        var all = new double[labelCount];
        for (int at : used) {
            all[labels[at]]++;
            for (long key : bags.get(at).keys()) {
                int place = table.placeOf(key);
                if (place >= 0) {
                    of[place * labelCount + labels[at]]++;
                }
            }
        }
        var rarities = new float[keys.length];
        var sayings = new float[keys.length];
        for (int place = 0; place < keys.length; place++) {
            double with = 0;
            for (int label = 0; label < labelCount; label++) {
                with += of[place * labelCount + label];
            }
            double divergence = 0;
            for (int label = 0; label < labelCount; label++) {
                double usual = all[label] / used.length;
                double here = (of[place * labelCount + label] + DOUBT * usual) / (with + DOUBT);
                divergence += here > 0 ? here * Math.log(here / usual) : 0;
            }
            rarities[place] = (float) (Math.log((1 + used.length) / (1 + with)) + 1);
            sayings[place] = (float) Math.sqrt(Math.max(0, divergence) + FLOOR);
        }
        return new Vocabulary(keys, rarities, sayings);
    }

    int size() {
        return keys.length;
    }

    /** The place of each feature of a text; −1 for an unknown one. */
    int[] placesOf(Feature.Bag bag) {
        var places = new int[bag.keys().length];
        for (int at = 0; at < places.length; at++) {
            places[at] = table.placeOf(bag.keys()[at]);
        }
        return places;
    }

    /** Where a field begins; of {@link Feature#FIELDS} where the last ends. */
    int firstOf(int field) {
        return firstOfField[field];
    }

    float rarity(int place) {
        return rarities[place];
    }

    float saying(int place) {
        return sayings[place];
    }

    long[] keys() {
        return keys;
    }

    float[] rarities() {
        return rarities;
    }

    float[] sayings() {
        return sayings;
    }
}
