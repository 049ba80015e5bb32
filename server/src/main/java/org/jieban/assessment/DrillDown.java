package org.jieban.assessment;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jieban.assessment.CountedFigures.Asked;
import org.jieban.assessment.Slice.Cut;
import org.jieban.scheme.Tally;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A unit's answers in a period, cut into pieces. */
@Repository
class DrillDown {

    private static final String PIECES =
            """
            select %1$s as piece, a.cell, count(*) as answers
            from assessed_answer a
            where a.unit_id = any(:carried) and a.%2$s >= :from and a.%2$s < :until
              and a.share = 0 and a.counts and a.kind <> all(:excluded::text[])
              and (a.category is null or a.category <> all(:categories::text[]))
            group by 1, 2
            """;

    private final JdbcClient jdbc;

    DrillDown(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Answers given while these units were in charge, by the key of their piece. */
    Map<String, Tally> pieces(Asked asked, long[] carried, Cut by) {
        var column = asked.basis().column();
        var cells = new HashMap<String, long[]>();
        jdbc.sql(PIECES.formatted(by.key("a", column), column))
                .param("carried", carried)
                .param("from", asked.from().atOffset(ZoneOffset.UTC))
                .param("until", asked.until().atOffset(ZoneOffset.UTC))
                .param("excluded", asked.excludedKinds())
                .param("categories", asked.excludedCategories())
                .query(row -> {
                    cells.computeIfAbsent(row.getString("piece"), _ -> new long[Tally.CELLS])[
                                    row.getInt("cell")] +=
                            row.getLong("answers");
                });
        var pieces = new HashMap<String, Tally>();
        cells.forEach((piece, sum) -> pieces.put(piece, Tally.of(sum)));
        return pieces;
    }
}
