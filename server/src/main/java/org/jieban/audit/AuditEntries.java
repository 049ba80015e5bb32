package org.jieban.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code audit_entry}, which only grows. */
@Repository
class AuditEntries {

    private static final String ADD =
            """
            insert into audit_entry
                (at, kind, person_id, person_name, role, unit_id, case_number, reason, details, address)
            values
                (:at, :kind, :person, :name, :role, :unit, :caseNumber, :reason,
                 cast(:details as jsonb), :address)
            """;

    private static final String READ =
            """
            select id, at, kind, person_id, person_name, role, unit_id, case_number, reason,
                   details::text as details, address
            from audit_entry
            where (:everything or unit_id = any(:units))
              and (cast(:before as bigint) is null or id < :before)
              and (cast(:person as bigint) is null or person_id = :person)
              and (cast(:caseNumber as text) is null or case_number = :caseNumber)
              and (cast(:kind as text) is null or kind = :kind)
              and (cast(:from as timestamptz) is null or at >= :from)
              and (cast(:until as timestamptz) is null or at < :until)
            order by id desc
            limit :limit
            """;

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditEntries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(AuditEntry entry) {
        var unit = entry.unit();
        jdbc.sql(ADD)
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("kind", entry.kind().name())
                .param("person", entry.person(), Types.BIGINT)
                .param("name", entry.name())
                .param("role", entry.role(), Types.VARCHAR)
                .param("unit", unit == null ? null : unit.value(), Types.BIGINT)
                .param("caseNumber", entry.caseNumber(), Types.VARCHAR)
                .param("reason", entry.reason(), Types.VARCHAR)
                .param("details", json.writeValueAsString(entry.details()))
                .param("address", entry.address(), Types.VARCHAR)
                .update();
    }

    // [impl->rule~privacy.record~1]
    List<AuditEntry> read(AuditQuestion question, Scope scope, int limit) {
        var kind = question.kind();
        return jdbc.sql(READ)
                .param("everything", scope.everything())
                .param("units", scope.units())
                .param("before", question.before(), Types.BIGINT)
                .param("person", question.person(), Types.BIGINT)
                .param("caseNumber", question.caseNumber(), Types.VARCHAR)
                .param("kind", kind == null ? null : kind.name(), Types.VARCHAR)
                .param("from", moment(question.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("until", moment(question.until()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("limit", limit)
                .query((row, n) -> toEntry(row))
                .list();
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private AuditEntry toEntry(ResultSet row) throws SQLException {
        var unit = row.getObject("unit_id", Long.class);
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                AuditKind.valueOf(row.getString("kind")),
                row.getObject("person_id", Long.class),
                row.getString("person_name"),
                row.getString("role"),
                unit == null ? null : new UnitId(unit),
                row.getString("case_number"),
                row.getString("reason"),
                json.readValue(row.getString("details"), DETAILS),
                row.getString("address"));
    }
}
