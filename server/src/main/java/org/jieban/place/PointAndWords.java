package org.jieban.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jieban.organisation.Units;
import org.jieban.place.PlaceController.Suggestion;

/** What the words say beside what the point says. */
final class PointAndWords {

    /** An outline is a line on a map, and a point is somebody's finger. */
    static final double BY_POINT = 0.9;

    private PointAndWords() {}

    /**
     * Where point and words agree they raise each other, and the smaller area is meant; where they do
     * not, both are shown.
     */
    // [impl->rule~place.point-and-words~1]
    static List<Suggestion> together(
            Units units, List<Suggestion> words, Optional<Suggestion> point) {
        if (point.isEmpty()) {
            return words;
        }
        var there = point.get();
        var all = new ArrayList<Suggestion>();
        boolean agreed = false;
        for (var said : words) {
            boolean within = units.isWithin(said.unit(), there.unit());
            if (within || units.isWithin(there.unit(), said.unit())) {
                agreed = true;
                all.add(raised(within ? said : there, said, there));
            } else {
                all.add(said);
            }
        }
        if (!agreed) {
            all.add(there);
        }
        return all.stream().sorted(Comparator.comparingDouble(it -> -it.confidence())).toList();
    }

    private static Suggestion raised(Suggestion smaller, Suggestion said, Suggestion there) {
        double both = 1 - (1 - said.confidence()) * (1 - there.confidence());
        return new Suggestion(
                smaller.unit(),
                smaller.kind(),
                smaller.path(),
                Math.round(both * 1000) / 1000.0,
                said.words(),
                said.cases(),
                true);
    }
}
