package org.jieban.assessment;

import java.util.HashMap;
import java.util.Map;
import org.jieban.assessment.Slice.Cut;
import org.jieban.scheme.Share;
import org.jieban.scheme.Tally;
import org.jieban.scheme.UnitFigures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A unit's answers in a period, cut into pieces. */
@Repository
class DrillDown {

    private static final String PIECES =
            """
            select %1$s as piece, a.share, a.cell, count(*) as answers
            from %4$s a
            where a.unit_id = any(:carried) and a.%2$s >= :from and a.%2$s < :until and %3$s
            group by 1, 2, 3
            """;

    private final JdbcClient jdbc;

    DrillDown(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Answers that these units carry, by the part they had in them and by the key of their piece. */
    Map<String, UnitFigures> pieces(Asked asked, long[] carried, Cut by) {
        var column = asked.basis().column();
        var cells = new HashMap<String, Map<Share, long[]>>();
        asked.bind(
                        jdbc.sql(
                                PIECES.formatted(
                                        by.key("a", column),
                                        column,
                                        asked.counting(),
                                        asked.answers())))
                .param("carried", carried)
                .query(row -> {
                    cells.computeIfAbsent(row.getString("piece"), _ -> new HashMap<>())
                                    .computeIfAbsent(
                                            Projection.share(row), _ -> new long[Tally.CELLS])[
                                    row.getInt("cell")] +=
                            row.getLong("answers");
                });
        var pieces = new HashMap<String, UnitFigures>();
        cells.forEach((piece, shares) -> {
            var sum = UnitFigures.NONE;
            for (var share : shares.entrySet()) {
                sum = sum.plus(share.getKey(), Tally.of(share.getValue()));
            }
            pieces.put(piece, sum);
        });
        return pieces;
    }
}
