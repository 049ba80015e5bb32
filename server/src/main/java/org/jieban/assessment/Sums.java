package org.jieban.assessment;

import java.util.HashMap;
import java.util.Map;
import org.jieban.organisation.UnitId;
import org.jieban.scheme.Share;
import org.jieban.scheme.Tally;
import org.jieban.scheme.UnitFigures;

/** Cells of units on their way to be figures. */
final class Sums {

    private record Key(UnitId unit, Share share) {}

    private final Map<Key, long[]> cells = new HashMap<>();

    void add(UnitId unit, Share share, boolean counted, long[] more) {
        var sum = of(unit, share);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += counted ? more[i] : -more[i];
        }
    }

    void add(UnitId unit, Share share, int cell, long count) {
        of(unit, share)[cell] += count;
    }

    private long[] of(UnitId unit, Share share) {
        return cells.computeIfAbsent(new Key(unit, share), _ -> new long[Tally.CELLS]);
    }

    Map<UnitId, UnitFigures> figures() {
        var figures = new HashMap<UnitId, UnitFigures>();
        cells.forEach((key, sum) -> {
            var tally = Tally.of(sum);
            if (!tally.equals(Tally.NONE)) {
                figures.merge(
                        key.unit(), UnitFigures.NONE.plus(key.share(), tally), UnitFigures::plus);
            }
        });
        return figures;
    }
}
