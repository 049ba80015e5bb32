package org.jieban.ladder;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which rung is to be looked at when: one row for each rung before an open case. A projection; what
 * counts is the case itself, which is read again before anything is done.
 */
@Repository
class ArmedRungs {

    private static final String REPLACE =
            """
            with wanted as (
                select * from json_to_recordset(:rows::json) as w (
                    case_id bigint, ladder text, rung text, run text, fire_at timestamptz)
            ), gone as (
                delete from armed_rung r
                where r.case_id = any(:cases) and not exists (
                    select 1 from wanted w
                    where w.case_id = r.case_id and w.ladder = r.ladder and w.rung = r.rung
                      and w.run = r.run)
            )
            insert into armed_rung (case_id, ladder, rung, run, fire_at)
            select case_id, ladder, rung, run, fire_at from wanted
            order by case_id, ladder, rung, run
            on conflict (case_id, ladder, rung, run) do update set fire_at = excluded.fire_at
            where armed_rung.fire_at <> excluded.fire_at
            """;

    /**
     * Only the first rung of a case can be claimed, and whoever has claimed it has the case: so rungs
     * of one case are reached in their order, however many nodes there are.
     */
    // [impl->rule~ladder.in-order~1]
    private static final String CLAIM =
            """
            select r.case_id, r.ladder, r.rung, r.run
            from armed_rung r
            where r.fire_at <= :now and not exists (
                select 1 from armed_rung e
                where e.case_id = r.case_id
                  and (e.fire_at, e.ladder, e.rung, e.run) < (r.fire_at, r.ladder, r.rung, r.run))
            order by r.fire_at, r.case_id
            limit :limit
            for update of r skip locked
            """;

    private static final String DISARM =
            """
            delete from armed_rung r
            using json_to_recordset(:rows::json) as w (
                case_id bigint, ladder text, rung text, run text)
            where w.case_id = r.case_id and w.ladder = r.ladder and w.rung = r.rung
              and w.run = r.run
            """;
    private static final String MOVE =
            """
            update armed_rung r set fire_at = w.fire_at
            from json_to_recordset(:rows::json) as w (
                case_id bigint, ladder text, rung text, run text, fire_at timestamptz)
            where w.case_id = r.case_id and w.ladder = r.ladder and w.rung = r.rung
              and w.run = r.run
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    ArmedRungs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One armed rung; names are those of the columns. */
    record Armed(long case_id, String ladder, String rung, String run, @Nullable String fire_at) {

        static Armed of(long caseId, Climbing.Planned planned) {
            return new Armed(
                    caseId,
                    planned.ladder().code(),
                    planned.rung().code(),
                    planned.run(),
                    planned.at().toString());
        }

        boolean isFor(Climbing.Planned planned) {
            return planned.ladder().code().equals(ladder)
                    && planned.rung().code().equals(rung)
                    && planned.run().equals(run);
        }
    }

    /** What is armed for these cases is exactly this from now on. */
    void replace(Collection<Long> cases, List<Armed> rows) {
        jdbc.sql(REPLACE)
                .param("cases", cases.stream().mapToLong(Long::longValue).sorted().toArray())
                .param("rows", JSON.writeValueAsString(rows))
                .update();
    }

    /** Claims cases with a rung that is due, for as long as the transaction runs. */
    List<Armed> claim(Instant now, int limit) {
        return jdbc.sql(CLAIM)
                .param("now", utc(now))
                .param("limit", limit)
                .query((row, i) ->
                        new Armed(
                                row.getLong("case_id"),
                                Objects.requireNonNull(row.getString("ladder")),
                                Objects.requireNonNull(row.getString("rung")),
                                Objects.requireNonNull(row.getString("run")),
                                null))
                .list();
    }

    /** These claimed rungs are over. */
    void disarm(List<Armed> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(DISARM).param("rows", JSON.writeValueAsString(rows)).update();
        }
    }

    /** These claimed rungs are due later than they were thought to be. */
    void move(List<Armed> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(MOVE).param("rows", JSON.writeValueAsString(rows)).update();
        }
    }

    void forget() {
        jdbc.sql("delete from armed_rung").update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
