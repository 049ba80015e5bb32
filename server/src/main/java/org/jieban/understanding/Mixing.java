package org.jieban.understanding;

/** Scatters the bits of a number (the finish of SplitMix64). */
final class Mixing {

    private Mixing() {}

    static long mix(long seed) {
        long bits = seed + 0x9e3779b97f4a7c15L;
        bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }
}
