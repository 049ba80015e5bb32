package org.jieban.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jieban.assessment.AssessmentController.RankingShown;
import org.jieban.assessment.AssessmentController.RowShown;
import org.jieban.assessment.AssessmentController.TrailShown;
import org.jspecify.annotations.Nullable;

/**
 * The units of all groups beside each other (跨组), each with the score that it has in its own group.
 * Equal scores share a rank; who is not ranked in its group is not ranked here. The lists are those of
 * the groups and are not made anew.
 */
// [impl->rule~assessment.across~1]
final class AcrossGroups {

    /** What a question writes instead of a group; no group can have this code. */
    static final String CODE = "*";

    private static final Comparator<@Nullable BigDecimal> BEST_FIRST =
            Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder().reversed());

    private AcrossGroups() {}

    /**
     * All of them, best first.
     *
     * @param groups rankings of one period, at least one
     */
    static RankingShown of(List<RankingShown> groups) {
        var rows = new ArrayList<RowShown>();
        groups.forEach(group -> group.rows().forEach(row -> rows.add(row.in(group.group()))));
        rows.sort(
                Comparator.comparing(
                                (RowShown row) -> row.rank() == null ? null : row.score(),
                                BEST_FIRST)
                        .thenComparing(row -> row.unit().code()));
        var any = groups.getFirst();
        var ranks = ranks(rows, row -> row.rank() == null ? null : row.score());
        var earlier = new ArrayList<Map<Long, Integer>>();
        int trail = rows.isEmpty() ? 0 : rows.getFirst().trail().size();
        for (int i = 0; i < trail; i++) {
            int at = i;
            earlier.add(
                    ranks(
                            rows,
                            row -> {
                                var then = row.trail().get(at);
                                return then.rank() == null ? null : then.score();
                            }));
        }
        return new RankingShown(
                any.period(),
                any.from(),
                any.until(),
                any.state(),
                any.revision(),
                CODE,
                any.groups(),
                any.scheme(),
                rows.stream().map(row -> ranked(row, ranks, earlier)).toList());
    }

    private static RowShown ranked(
            RowShown row, Map<Long, Integer> ranks, List<Map<Long, Integer>> earlier) {
        var trail = new ArrayList<TrailShown>();
        for (int i = 0; i < row.trail().size(); i++) {
            var then = row.trail().get(i);
            trail.add(
                    new TrailShown(
                            then.period(), then.score(), earlier.get(i).get(row.unit().id())));
        }
        var now = ranks.get(row.unit().id());
        var before = trail.size() < 2 ? null : trail.get(trail.size() - 2).rank();
        return row.ranked(
                now, now == null || before == null ? null : Integer.valueOf(before - now), trail);
    }

    private interface ScoreOf {

        @Nullable BigDecimal of(RowShown row);
    }

    /** The rank of each unit that has this score: one more than there are better ones. */
    private static Map<Long, Integer> ranks(List<RowShown> rows, ScoreOf score) {
        var scores = new ArrayList<BigDecimal>();
        for (var row : rows) {
            if (score.of(row) instanceof BigDecimal one) {
                scores.add(one);
            }
        }
        scores.sort(Comparator.reverseOrder());
        // ordered by value: 95.3 and 95.30 are one score
        var rankOf = new TreeMap<BigDecimal, Integer>();
        for (int i = 0; i < scores.size(); i++) {
            rankOf.putIfAbsent(scores.get(i), i + 1);
        }
        var ranks = new HashMap<Long, Integer>();
        for (var row : rows) {
            if (score.of(row) instanceof BigDecimal one) {
                ranks.put(row.unit().id(), Objects.requireNonNull(rankOf.get(one)));
            }
        }
        return ranks;
    }
}
