package org.jieban.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A group's ranking (排名) in a period: best first, units without a rank last. Pure.
 *
 * @param places one for each unit of the group
 */
record Ranking(List<Place> places) {

    private static final Comparator<Place> BEST_FIRST =
            Comparator.comparing(
                            (Place place) -> place.ranked() ? place.score() : null,
                            Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
                    .thenComparing(place -> place.counts().received(), Comparator.reverseOrder())
                    .thenComparing(place -> place.unit().value());

    /**
     * One unit's place.
     *
     * @param rates null without a valid revisit
     * @param ranked whether there were answers enough to be ranked
     * @param rank from 1, shared by equal scores, or null when not ranked
     */
    record Place(
            UnitId unit,
            Counts counts,
            @Nullable Rates rates,
            boolean ranked,
            @Nullable Integer rank) {

        @Nullable BigDecimal score() {
            return rates == null ? null : rates.score();
        }

        private Place at(int given) {
            return new Place(unit, counts, rates, ranked, given);
        }
    }

    /** Ranks the units of one group by their published scores. */
    // [impl->rule~assessment.ties~1]
    // [impl->rule~assessment.no-answer-no-rank~1]
    static Ranking of(Scheme scheme, Map<UnitId, Counts> group) {
        var ordered = new ArrayList<Place>(group.size());
        group.forEach((unit, counts) -> {
            var rates = Rates.of(scheme, counts).orElse(null);
            boolean ranked = rates != null && counts.valid() >= scheme.minimumSample();
            ordered.add(new Place(unit, counts, rates, ranked, null));
        });
        ordered.sort(BEST_FIRST);
        var places = new ArrayList<Place>(ordered.size());
        int rank = 0;
        BigDecimal above = null;
        for (var place : ordered) {
            var score = place.score();
            if (!place.ranked() || score == null) {
                places.add(place);
                continue;
            }
            if (above == null || above.compareTo(score) != 0) {
                rank = places.size() + 1;
                above = score;
            }
            places.add(place.at(rank));
        }
        return new Ranking(List.copyOf(places));
    }

    /** The unit's rank, or null when it has none here. */
    @Nullable Integer rankOf(UnitId unit) {
        return find(unit) instanceof Place place ? place.rank() : null;
    }

    @Nullable Place find(UnitId unit) {
        return places.stream().filter(place -> place.unit().equals(unit)).findFirst().orElse(null);
    }
}
