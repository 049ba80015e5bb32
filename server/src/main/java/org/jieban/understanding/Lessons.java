package org.jieban.understanding;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The city's own cases, to learn from: what citizens said, and what it was in the end. What was
 * dispatched by itself teaches only when it is closed: a model must not learn from itself.
 */
@Repository
class Lessons {

    /** The newest cases teach; older ones were about other things. */
    private static final int MOST = 3000;

    private static final String NEWEST =
            """
            select f.id, f.opened_at, f.title, e.payload ->> 'words' as words,
                f.category, f.kind, f.urgency, u.code as unit
            from case_file f
            join case_event e on e.case_id = f.id and e.seq = 1 and e.type = 'Submitted'
            left join unit u on u.id = f.lead_unit_id
            where f.state not in ('SUBMITTED', 'VOIDED')
                and not exists (
                    select 1 from suggestion_given g
                    where g.case_id = f.id and g.automatic and f.closed_at is null)
            order by f.opened_at desc, f.id desc
            limit :most
            """;

    private static final String COUNT =
            "select count(*) from case_file where state not in ('SUBMITTED', 'VOIDED')";

    private final JdbcClient jdbc;
    private final Placeless placeless;

    Lessons(JdbcClient jdbc, Placeless placeless) {
        this.jdbc = jdbc;
        this.placeless = placeless;
    }

    /** One case and what it was about. */
    record Lesson(long caseId, Instant openedAt, Labelled labelled) {}

    /** How many cases could teach, whatever their labels. */
    long count() {
        return jdbc.sql(COUNT).query(Long.class).single();
    }

    /** The newest cases that carry such a label, the oldest of them first. */
    List<Lesson> of(Subject subject) {
        var column =
                switch (subject) {
                    case CATEGORY -> "category";
                    case KIND -> "kind";
                    case URGENCY -> "urgency";
                    case UNIT -> "unit";
                };
        return jdbc
                .sql(NEWEST)
                .param("most", MOST)
                .query((row, n) -> {
                    var label = row.getString(column);
                    var wording = new Wording(row.getString("title"), row.getString("words"));
                    return new Lesson(
                            row.getLong("id"),
                            row.getTimestamp("opened_at").toInstant(),
                            new Labelled(placeless.of(wording), label == null ? "" : label));
                })
                .list()
                .reversed()
                .stream()
                .filter(lesson -> !lesson.labelled().label().isEmpty())
                .toList();
    }
}
