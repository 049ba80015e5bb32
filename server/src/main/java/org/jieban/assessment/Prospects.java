package org.jieban.assessment;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jieban.assessment.CountedFigures.Month;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.scheme.Ranking;
import org.jieban.scheme.Scheme.Group;
import org.jieban.scheme.Scoring;
import org.jieban.scheme.Share;
import org.jieban.scheme.Tally;
import org.jieban.scheme.UnitFigures;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a unit stands in the running period, and what is still possible in it. */
@Service
class Prospects {

    /** More answers than any unit gets in a period; beyond it a score is out of reach. */
    private static final int MOST = 100_000;

    private static final Tally GOOD = Tally.one(true, Solved.SOLVED, Satisfaction.SATISFIED);
    private static final Tally BAD = Tally.one(false, Solved.NOT_SOLVED, Satisfaction.DISSATISFIED);

    private static final String WAITING =
            """
            select count(*) from case_file
            where state = 'REVISITING' and lead_unit_id = any(:units)
              and kind <> all(:excluded::text[])
            """;

    private final Schemes schemes;
    private final RememberedFigures figures;
    private final Asking asking;
    private final Units units;
    private final JdbcClient jdbc;

    Prospects(
            Schemes schemes,
            RememberedFigures figures,
            Asking asking,
            Units units,
            JdbcClient jdbc) {
        this.schemes = schemes;
        this.figures = figures;
        this.asking = asking;
        this.units = units;
        this.jdbc = jdbc;
    }

    /** A score with the rank it would have, as the others stand now. */
    record Stand(@Nullable BigDecimal score, @Nullable Integer rank) {}

    /**
     * What is possible.
     *
     * @param of how many units are ranked in the group
     * @param waiting cases whose citizens are still to be asked
     * @param best where all of them content would bring the unit
     * @param worst where none of them content would
     * @param next the unit ranked just above, or null for the first
     * @param needed how many answers in a row, all content, would reach its score; null when out of
     *     reach or with nobody above
     */
    record Prospect(
            String group,
            Stand now,
            int of,
            long waiting,
            Stand best,
            Stand worst,
            @Nullable UnitId next,
            @Nullable BigDecimal nextScore,
            @Nullable Integer needed) {}

    /** Empty for a unit that competes in no group. */
    // [impl->rule~period.prospect~1]
    @Transactional(readOnly = true)
    Optional<Prospect> of(Month month, UnitId unit) {
        var reckoning = new Reckoning(figures, units, asking::now);
        var members = reckoning.members(month.scheme());
        return members.groupOf(unit)
                .map(group -> {
                    var all = reckoning.figures(month, group, Reckoning.Depth.SCORES);
                    var carried = members.carriedBy(units.get(unit));
                    return prospect(month, group, unit, all, waiting(month, carried));
                });
    }

    private static Prospect prospect(
            Month month, Group group, UnitId unit, Map<UnitId, UnitFigures> all, long waiting) {
        var now = rank(month, group, all);
        var row = row(now, unit);
        var above = above(now, row);
        return new Prospect(
                group.code(),
                stand(row),
                (int) now.rows().stream().filter(one -> one.rank() != null).count(),
                waiting,
                stand(row(rank(month, group, with(all, unit, GOOD, waiting)), unit)),
                stand(row(rank(month, group, with(all, unit, BAD, waiting)), unit)),
                above == null ? null : above.unit(),
                above == null ? null : above.score(),
                above == null ? null : needed(month, group, unit, all, above.score()));
    }

    private static @Nullable Integer needed(
            Month month,
            Group group,
            UnitId unit,
            Map<UnitId, UnitFigures> all,
            @Nullable BigDecimal wanted) {
        if (wanted == null) {
            return null;
        }
        var alone = Map.of(unit, all.getOrDefault(unit, UnitFigures.NONE));
        IntPredicate reaches =
                n -> {
                    var score = row(rank(month, group, with(alone, unit, GOOD, n)), unit).score();
                    return score != null && score.compareTo(wanted) >= 0;
                };
        if (!reaches.test(MOST)) {
            return null;
        }
        int low = 0;
        int high = MOST;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (reaches.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static Ranking<UnitId> rank(Month month, Group group, Map<UnitId, UnitFigures> all) {
        return Scoring.rank(month.scheme(), group.code(), all, Map.of(), Reckoning.BY_ID);
    }

    private static Ranking.Row<UnitId> row(Ranking<UnitId> ranking, UnitId unit) {
        return ranking.rows().stream()
                .filter(row -> row.unit().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private static Ranking.@Nullable Row<UnitId> above(
            Ranking<UnitId> ranking, Ranking.Row<UnitId> row) {
        var rank = row.rank();
        Ranking.Row<UnitId> nearest = null;
        for (var other : ranking.rows()) {
            var its = other.rank();
            if (its != null && (rank == null || its < rank)) {
                nearest = other;
            }
        }
        return nearest;
    }

    private static Stand stand(Ranking.Row<UnitId> row) {
        return new Stand(row.score(), row.rank());
    }

    private static Map<UnitId, UnitFigures> with(
            Map<UnitId, UnitFigures> all, UnitId unit, Tally answer, long count) {
        var cells = answer.cells();
        for (int i = 0; i < cells.length; i++) {
            cells[i] *= count;
        }
        var changed = new HashMap<>(all);
        changed.merge(unit, UnitFigures.NONE.plus(Share.LEAD, Tally.of(cells)), UnitFigures::plus);
        return changed;
    }

    private long waiting(Month month, List<UnitId> carried) {
        return jdbc.sql(WAITING)
                .param("units", carried.stream().map(UnitId::value).toArray(Long[]::new))
                .param("excluded", asking.now(month).excludedKinds())
                .query(Long.class)
                .single();
    }
}
