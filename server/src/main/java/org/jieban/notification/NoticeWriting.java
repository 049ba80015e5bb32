package org.jieban.notification;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes notices that follow from facts, and forgets old ones. */
@Repository
class NoticeWriting {

    private static final String TELL =
            """
            insert into notice (unit_id, case_id, kind, at, why, seq)
            select coalesce(r.unit_id, a.unit_id, c.lead_unit_id), r.case_id, r.kind, r.at, r.why,
                   r.seq
            from json_to_recordset(:rows::json) as r (
                    case_id bigint, seq integer, unit_id bigint, part integer, kind text,
                    at timestamptz, why text)
                join case_file c on c.id = r.case_id
                left join assignment a on a.case_id = r.case_id and a.no = r.part
            where coalesce(r.unit_id, c.lead_unit_id) is not null
            order by r.at, r.case_id, r.seq
            on conflict do nothing
            """;
    private static final String PURGE =
            """
            delete from notice where id in (
                select id from notice where at < :before limit :limit for update skip locked)
            """;
    private static final int AT_ONCE = 5000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    NoticeWriting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A notice as it is written; names are those of the columns.
     *
     * @param unit_id who is told, or null for whoever has the part
     * @param part which part, or null for the unit in charge
     */
    record Told(
            long case_id,
            int seq,
            @Nullable Long unit_id,
            @Nullable Integer part,
            String kind,
            String at,
            String why) {}

    void tell(List<Told> notices) {
        if (!notices.isEmpty()) {
            jdbc.sql(TELL).param("rows", JSON.writeValueAsString(notices)).update();
        }
    }

    /** Takes away notices from before a moment, with their marks; how many. */
    int purge(Instant before) {
        int all = 0;
        int some;
        do {
            some =
                    jdbc.sql(PURGE)
                            .param("before", before.atOffset(ZoneOffset.UTC))
                            .param("limit", AT_ONCE)
                            .update();
            all += some;
        } while (some == AT_ONCE);
        return all;
    }
}
