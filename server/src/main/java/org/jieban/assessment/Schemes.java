package org.jieban.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jieban.scheme.Scheme;
import org.jieban.scheme.SchemeDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Versions of schemes in the database; the first one comes with the program. */
@Repository
@DependsOnDatabaseInitialization
class Schemes implements InitializingBean {

    private static final String SEED =
            """
            insert into scheme (code, version, effective_from, yaml, decided_by, decided_at, reason)
            select 'three-rates', 1, date '2019-01-01', :yaml, 'jieban', '2019-01-01T00:00:00Z', ''
            where not exists (select 1 from scheme)
            on conflict do nothing
            """;
    private static final String COLUMNS =
            """
            select id, code, version, edition, effective_from, yaml, changed_by, changed_at,
                   decided_by, decided_at, reason
            from scheme
            """;
    private static final String IN_FORCE =
            COLUMNS + "where effective_from is not null order by effective_from desc";
    private static final String ALL =
            COLUMNS + "order by effective_from desc nulls first, changed_at desc, id desc";
    private static final String ONE = COLUMNS + "where id = :id";
    private static final String LOCKED = ONE + " for update";
    private static final String ADD =
            """
            insert into scheme (code, version, yaml, changed_by, changed_at)
            select :code, coalesce(max(version), 0) + 1, :yaml, :by, :at from scheme where code = :code
            returning id
            """;
    // only a draft is ever written
    private static final String CHANGE =
            """
            update scheme set yaml = :yaml, edition = edition + 1, changed_by = :by, changed_at = :at,
                code = :code,
                version = case when code = :code then version else
                    (select coalesce(max(version), 0) + 1 from scheme where code = :code) end
            where id = :id and effective_from is null
            """;
    private static final String REMOVE =
            "delete from scheme where id = :id and effective_from is null";
    private static final String PUT_IN_FORCE =
            """
            update scheme set effective_from = :from, decided_by = :by, decided_at = :at, reason = :reason
            where id = :id and effective_from is null
            """;

    private final JdbcClient jdbc;
    // a text always reads as the same rules
    private final ConcurrentHashMap<String, Scheme> read = new ConcurrentHashMap<>();

    Schemes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        jdbc.sql(SEED).param("yaml", SchemeDocument.ready("three-rates")).update();
    }

    /** Every version that was put in force, the latest first. */
    List<SchemeVersion> inForce() {
        return jdbc.sql(IN_FORCE).query((row, i) -> toVersion(row)).list();
    }

    /** Drafts first, then the latest. */
    List<SchemeVersion> all() {
        return jdbc.sql(ALL).query((row, i) -> toVersion(row)).list();
    }

    Optional<SchemeVersion> find(long id) {
        return jdbc.sql(ONE).param("id", id).query((row, i) -> toVersion(row)).optional();
    }

    /** Held until the transaction ends. */
    Optional<SchemeVersion> lock(long id) {
        return jdbc.sql(LOCKED).param("id", id).query((row, i) -> toVersion(row)).optional();
    }

    long add(String code, String yaml, String by, Instant at) {
        return jdbc.sql(ADD)
                .param("code", code)
                .param("yaml", yaml)
                .param("by", by)
                .param("at", utc(at))
                .query(Long.class)
                .single();
    }

    void change(long id, String code, String yaml, String by, Instant at) {
        jdbc.sql(CHANGE)
                .param("id", id)
                .param("code", code)
                .param("yaml", yaml)
                .param("by", by)
                .param("at", utc(at))
                .update();
    }

    void remove(long id) {
        jdbc.sql(REMOVE).param("id", id).update();
    }

    void putInForce(long id, SchemeVersion.Decided decided) {
        jdbc.sql(PUT_IN_FORCE)
                .param("id", id)
                .param("from", decided.from().atDay(1))
                .param("by", decided.by())
                .param("at", utc(decided.at()))
                .param("reason", decided.reason())
                .update();
    }

    /** The version in force for a month; the oldest one also for what lies before it. */
    static SchemeVersion inForce(List<SchemeVersion> latestFirst, YearMonth month) {
        return latestFirst.stream()
                .filter(version -> version.reaches(month))
                .findFirst()
                .orElseGet(latestFirst::getLast);
    }

    private SchemeVersion toVersion(ResultSet row) throws SQLException {
        var yaml = Objects.requireNonNull(row.getString("yaml"));
        return new SchemeVersion(
                row.getLong("id"),
                Objects.requireNonNull(row.getString("code")),
                row.getInt("version"),
                row.getInt("edition"),
                yaml,
                read.computeIfAbsent(yaml, text -> SchemeDocument.read(text).get()),
                Objects.requireNonNull(row.getString("changed_by")),
                instant(row, "changed_at"),
                decided(row));
    }

    private static SchemeVersion.@Nullable Decided decided(ResultSet row) throws SQLException {
        var from = row.getObject("effective_from", LocalDate.class);
        return from == null
                ? null
                : new SchemeVersion.Decided(
                        YearMonth.from(from),
                        Objects.requireNonNull(row.getString("decided_by")),
                        instant(row, "decided_at"),
                        Objects.requireNonNullElse(row.getString("reason"), ""));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
