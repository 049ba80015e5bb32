package org.jieban.replycheck;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jieban.organisation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Replies that were sent, with what was warned of. */
@Repository
class SentReplies {

    private static final int LAST = 10;
    private static final String ADD =
            """
            insert into reply_sent (case_id, seq, number, unit_id, at, said, warnings)
            values (:caseId, :seq, :number, :unit, :at, :said, :warnings)
            on conflict do nothing
            """;
    private static final String LAST_OF_UNIT =
            """
            select number, said from reply_sent
            where unit_id = :unit and case_id <> :caseId
            order by at desc limit :most
            """;
    private static final String WEEKS =
            """
            select date_trunc('week', r.at at time zone 'Asia/Shanghai')::date as week,
                   w.kind, count(distinct (r.case_id, r.seq)) as replies
            from reply_sent r
                cross join lateral (
                    select '' as kind
                    union all select 'ANY' where cardinality(r.warnings) > 0
                    union all select unnest(r.warnings)) w
            where r.at >= :from and (:everything or r.unit_id = any(:units))
            group by week, w.kind
            order by week desc, w.kind
            """;

    private final JdbcClient jdbc;

    SentReplies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A week's replies.
     *
     * @param week its Monday
     * @param warned how many were sent over a warning
     * @param kinds how many were sent over each kind of warning
     */
    record Week(LocalDate week, int replies, int warned, Map<WarningKind, Integer> kinds) {}

    void add(
            long caseId,
            int seq,
            String number,
            long unit,
            Instant at,
            String said,
            List<WarningKind> warnings) {
        jdbc.sql(ADD)
                .param("caseId", caseId)
                .param("seq", seq)
                .param("number", number)
                .param("unit", unit)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("said", said)
                .param("warnings", warnings.stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    void forget() {
        jdbc.sql("delete from reply_sent").update();
    }

    /** The unit's last replies in other cases, the newest first. */
    List<Earlier> last(long unit, long caseId) {
        return jdbc.sql(LAST_OF_UNIT)
                .param("unit", unit)
                .param("caseId", caseId)
                .param("most", LAST)
                .query((row, i) -> new Earlier(row.getString("number"), row.getString("said")))
                .list();
    }

    /** Week by week since a moment, the latest first, of the units within the scope. */
    List<Week> weeks(Instant from, Scope scope) {
        record Count(LocalDate week, String kind, int replies) {}
        var counts =
                jdbc.sql(WEEKS)
                        .param("from", from.atOffset(ZoneOffset.UTC))
                        .param("everything", scope.everything())
                        .param("units", scope.units())
                        .query((row, i) ->
                                new Count(
                                        row.getObject("week", LocalDate.class),
                                        row.getString("kind"),
                                        row.getInt("replies")))
                        .list();
        var weeks = new ArrayList<Week>();
        for (var week : counts.stream().map(Count::week).distinct().toList()) {
            int replies = 0;
            int warned = 0;
            var kinds = new LinkedHashMap<WarningKind, Integer>();
            for (var count : counts) {
                if (count.week().equals(week)) {
                    switch (count.kind()) {
                        case "" -> replies = count.replies();
                        case "ANY" -> warned = count.replies();
                        default -> kinds.put(WarningKind.valueOf(count.kind()), count.replies());
                    }
                }
            }
            weeks.add(new Week(week, replies, warned, kinds));
        }
        return weeks;
    }
}
