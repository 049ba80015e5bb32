package org.jieban.demo;

import java.util.concurrent.ConcurrentHashMap;

/**
 * How a unit works: no two are alike, and each stays as it is, so that the ranking has something to
 * show.
 *
 * @param pace the part of a time limit that it usually uses
 * @param reaches how often it gets hold of the citizen at once
 * @param solves how often citizens say that their matter is solved
 * @param pleases how often those whose matter is solved are satisfied
 */
record Temper(double pace, double reaches, double solves, double pleases) {

    private static final ConcurrentHashMap<String, Temper> KNOWN = new ConcurrentHashMap<>();

    static Temper of(String unitCode) {
        return KNOWN.computeIfAbsent(unitCode, Temper::draw);
    }

    /** A second round is taken more seriously than the first. */
    double solvesInRound(int round) {
        return 1 - (1 - solves) / (round >= 3 ? 4 : round);
    }

    private static Temper draw(String unitCode) {
        var chance = Chance.of("temper", unitCode);
        return new Temper(
                chance.between(0.22, 0.62),
                chance.between(0.84, 0.97),
                chance.between(0.76, 0.98),
                chance.between(0.82, 0.98));
    }
}
