package org.jieban.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes what the follower keeps, a batch of facts in five statements. */
@Repository
class Projection {

    private static final String SUBJECTS =
            """
            select case_id, kind, category, area_id from assessed_subject where case_id = any(:cases)
            """;
    private static final String HELD =
            """
            select case_id, unit_id, received_at, withdrawn_at, closed_at
            from assessed_case where case_id = any(:cases)
            """;
    private static final String SAVE_SUBJECTS =
            """
            insert into assessed_subject (case_id, kind, category, area_id)
            select r.case_id, r.kind, r.category, r.area_id
            from json_to_recordset(:rows::json)
                as r (case_id bigint, kind text, category text, area_id bigint)
            on conflict (case_id) do update
            set category = excluded.category, area_id = excluded.area_id
            where (assessed_subject.category, assessed_subject.area_id)
                is distinct from (excluded.category, excluded.area_id)
            """;
    // who lost a case comes before who got it, because only one unit at a time may hold it
    private static final String SAVE_CASES =
            """
            insert into assessed_case (case_id, unit_id, kind, received_at, withdrawn_at, closed_at)
            select r.case_id, r.unit_id, r.kind, r.received_at, r.withdrawn_at, r.closed_at
            from json_to_recordset(:rows::json)
                as r (case_id bigint, unit_id bigint, kind text, received_at timestamptz,
                      withdrawn_at timestamptz, closed_at timestamptz)
            order by r.case_id, r.withdrawn_at nulls last
            on conflict (case_id, unit_id) do update
            set withdrawn_at = excluded.withdrawn_at, closed_at = excluded.closed_at
            where (assessed_case.withdrawn_at, assessed_case.closed_at)
                is distinct from (excluded.withdrawn_at, excluded.closed_at)
            """;
    private static final String SAVE_ANSWERS =
            """
            insert into assessed_answer (case_id, seq, round, unit_id, kind, category, area_id,
                                         channel, answered_at, contacted, solved, satisfaction)
            select r.case_id, r.seq, r.round, r.unit_id, r.kind, r.category, r.area_id,
                   r.channel, r.answered_at, r.contacted, r.solved, r.satisfaction
            from json_to_recordset(:rows::json)
                as r (case_id bigint, seq integer, round integer, unit_id bigint, kind text,
                      category text, area_id bigint, channel text, answered_at timestamptz,
                      contacted boolean, solved text, satisfaction text)
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    Projection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A case as it is written; names are those of the columns, also below. */
    record SubjectRow(
            long case_id, String kind, @Nullable String category, @Nullable Long area_id) {}

    record CaseRow(
            long case_id,
            long unit_id,
            String kind,
            String received_at,
            @Nullable String withdrawn_at,
            @Nullable String closed_at) {}

    record AnswerRow(
            long case_id,
            int seq,
            int round,
            long unit_id,
            String kind,
            @Nullable String category,
            @Nullable Long area_id,
            String channel,
            String answered_at,
            boolean contacted,
            String solved,
            String satisfaction) {}

    void forget() {
        jdbc.sql("delete from assessed_answer").update();
        jdbc.sql("delete from assessed_case").update();
        jdbc.sql("delete from assessed_subject").update();
    }

    /** What is known of these cases; cases that are new are not in the map. */
    Map<Long, AssessedCase> load(LongStream ids) {
        var wanted = ids.toArray();
        var cases = new HashMap<Long, AssessedCase>();
        jdbc.sql(SUBJECTS)
                .param("cases", wanted)
                .query((row, i) -> toCase(row))
                .list()
                .forEach(file -> cases.put(file.subject().case_id(), file));
        jdbc.sql(HELD)
                .param("cases", wanted)
                .query(row -> {
                    var file = Objects.requireNonNull(cases.get(row.getLong("case_id")));
                    file.remember(
                            row.getLong("unit_id"),
                            new AssessedCase.Held(
                                    Objects.requireNonNull(instant(row, "received_at")),
                                    instant(row, "withdrawn_at"),
                                    instant(row, "closed_at")));
                });
        return cases;
    }

    void save(Collection<AssessedCase> cases, List<AnswerRow> answers) {
        write(SAVE_SUBJECTS, cases.stream().map(AssessedCase::subject).toList());
        write(SAVE_CASES, cases.stream().flatMap(file -> file.rows().stream()).toList());
        write(SAVE_ANSWERS, answers);
    }

    private void write(String sql, List<?> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(sql).param("rows", JSON.writeValueAsString(rows)).update();
        }
    }

    private static AssessedCase toCase(ResultSet row) throws SQLException {
        return new AssessedCase(
                row.getLong("case_id"),
                Objects.requireNonNull(row.getString("kind")),
                row.getString("category"),
                row.getObject("area_id", Long.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
