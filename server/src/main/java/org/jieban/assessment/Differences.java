package org.jieban.assessment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jieban.assessment.AssessmentController.RankingShown;
import org.jieban.assessment.AssessmentController.RowShown;
import org.jspecify.annotations.Nullable;

/** What is not the same in two rankings of one period. */
final class Differences {

    private Differences() {}

    /**
     * A unit whose figures are not the same.
     *
     * @param before its row before, null where it had none
     * @param after its row now, null where it has none
     */
    record Difference(String group, @Nullable RowShown before, @Nullable RowShown after) {}

    /** All of them, group by group, in the order of the later ranking. */
    static List<Difference> between(Figures before, Figures after) {
        var found = new ArrayList<Difference>();
        for (var ranking : after.groups()) {
            var group = ranking.group();
            var rows = new HashMap<Long, RowShown>();
            before.of(group)
                    .map(RankingShown::rows)
                    .orElse(List.of())
                    .forEach(row -> rows.put(row.unit().id(), row));
            for (var row : ranking.rows()) {
                var old = rows.remove(row.unit().id());
                if (old == null || !same(old, row)) {
                    found.add(new Difference(group, old, row));
                }
            }
            rows.values().forEach(old -> found.add(new Difference(group, old, null)));
        }
        return found;
    }

    /** The trail and the movement tell of other periods and are no figures of this one. */
    private static boolean same(RowShown one, RowShown other) {
        return one.received() == other.received()
                && one.closed() == other.closed()
                && one.valid().compareTo(other.valid()) == 0
                && one.contacted().compareTo(other.contacted()) == 0
                && one.solved().compareTo(other.solved()) == 0
                && one.satisfied().compareTo(other.satisfied()) == 0
                && one.basically().compareTo(other.basically()) == 0
                && Objects.equals(one.score(), other.score())
                && Objects.equals(one.rank(), other.rank());
    }
}
