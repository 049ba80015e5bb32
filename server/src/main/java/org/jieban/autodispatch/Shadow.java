package org.jieban.autodispatch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.organisation.UnitId;
import org.jieban.understanding.CategoryByModel;
import org.jieban.understanding.CategoryByModel.Unseen;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What would have been dispatched by itself (影子运行), beside what people did: cases that were looked at
 * and left to people, and those on which the model in force was judged without having seen them.
 */
// [impl->rule~autodispatch.shadow~1]
@Component
class Shadow {

    private static final String LOOKED_AT =
            """
            select l.case_id, l.category, l.confidence, l.objection,
                l.category = c.category and l.unit_id = c.lead_unit_id as right
            from automatic_look l join case_file c on c.id = l.case_id
            where l.looked_at >= :from and l.sent_at is null and l.category is not null
                and c.lead_unit_id is not null and c.category is not null
            """;
    private static final String BEFORE =
            """
            select id, kind, urgency, secret, category, area_id, lead_unit_id, opened_at
            from case_file
            where id = any(:cases) and lead_unit_id is not null and category is not null
            """;

    private final CategoryByModel model;
    private final AutomaticSending sending;
    private final JdbcClient jdbc;
    private final Clock clock;

    Shadow(CategoryByModel model, AutomaticSending sending, JdbcClient jdbc, Clock clock) {
        this.model = model;
        this.sending = sending;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A case that would have been dispatched if the threshold had been low enough.
     *
     * @param right whether people came to the same category and the same unit
     */
    record Would(String category, double confidence, boolean right) {}

    List<Would> ofWeeks(int weeks) {
        var from = clock.instant().minus(Duration.ofDays(7L * weeks));
        var known = new HashSet<Long>();
        var found = new ArrayList<Would>();
        jdbc.sql(LOOKED_AT)
                .param("from", Timestamp.from(from))
                .query((row, n) -> {
                    known.add(row.getLong("case_id"));
                    return row.getString("objection") == null
                            && found.add(
                                    new Would(
                                            row.getString("category"),
                                            row.getDouble("confidence"),
                                            row.getBoolean("right")));
                })
                .list();
        found.addAll(beforeItLooked(from, known));
        return found;
    }

    private List<Would> beforeItLooked(Instant from, HashSet<Long> known) {
        var unseen = new HashMap<Long, Unseen>();
        model.unseen(from).stream()
                .filter(one -> !known.contains(one.caseId()))
                .forEach(one -> unseen.put(one.caseId(), one));
        var found = new ArrayList<Would>();
        jdbc.sql(BEFORE)
                .param("cases", unseen.keySet().stream().mapToLong(Long::longValue).toArray())
                .query((row, n) -> {
                    var guess = unseen.get(row.getLong("id"));
                    var would =
                            guess == null
                                    ? null
                                    : would(
                                            guess,
                                            new Past(
                                                    CaseKind.valueOf(row.getString("kind")),
                                                    Urgency.valueOf(row.getString("urgency")),
                                                    row.getBoolean("secret"),
                                                    row.getString("category"),
                                                    row.getObject("area_id", Long.class),
                                                    row.getLong("lead_unit_id"),
                                                    row.getTimestamp("opened_at").toInstant()));
                    return would != null && found.add(would);
                })
                .list();
        return found;
    }

    private record Past(
            CaseKind kind,
            Urgency urgency,
            boolean secret,
            String category,
            @Nullable Long area,
            long unit,
            Instant at) {}

    private @Nullable Would would(Unseen guess, Past past) {
        if (past.kind() == CaseKind.REPORT || past.urgency() == Urgency.DANGER || past.secret()) {
            return null;
        }
        var area = past.area() == null ? null : new UnitId(past.area());
        return sending.unit(guess.category(), area, past.urgency(), past.at())
                .map(unit ->
                        new Would(
                                guess.category(),
                                guess.confidence(),
                                guess.category().equals(past.category())
                                        && unit.value() == past.unit()))
                .orElse(null);
    }
}
