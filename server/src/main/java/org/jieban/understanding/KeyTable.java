package org.jieban.understanding;

import java.util.Arrays;

/** Numbers of 64 bits and their places: a hash table without objects. */
final class KeyTable {

    private static final int LEAST = 1024;

    private long[] keys = new long[LEAST];
    private int[] places = new int[LEAST];
    private int size;

    KeyTable() {
        Arrays.fill(places, -1);
    }

    int size() {
        return size;
    }

    /** The place of a key, counted from 0 in the order of coming; −1 for an unknown one. */
    int placeOf(long key) {
        return places[slotOf(key)];
    }

    /** The place of a key, which is given one when it is new. */
    int add(long key) {
        int slot = slotOf(key);
        if (places[slot] < 0) {
            if (2 * (size + 1) > keys.length) {
                grow();
                slot = slotOf(key);
            }
            keys[slot] = key;
            places[slot] = size++;
        }
        return places[slot];
    }

    private int slotOf(long key) {
        int mask = keys.length - 1;
        // the low bits of a feature are its field
        int slot = (int) (key >>> 20) & mask;
        while (places[slot] >= 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = keys;
        int[] oldPlaces = places;
        keys = new long[2 * old.length];
        places = new int[2 * old.length];
        Arrays.fill(places, -1);
        for (int at = 0; at < old.length; at++) {
            if (oldPlaces[at] >= 0) {
                int slot = slotOf(old[at]);
                keys[slot] = old[at];
                places[slot] = oldPlaces[at];
            }
        }
    }
}
