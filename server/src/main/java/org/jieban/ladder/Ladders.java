package org.jieban.ladder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Ladders in the database, every version; some come with the program. */
@Repository
@DependsOnDatabaseInitialization
class Ladders implements InitializingBean {

    private static final String SHIPPED = "ladder/ladders.json";

    private static final String LATEST =
            """
            select distinct on (code) code, version, document::text as document, made_by, made_at, note
            from ladder_version
            order by code, version desc
            """;
    private static final String VERSIONS =
            """
            select code, version, document::text as document, made_by, made_at, note
            from ladder_version where code = :code
            order by version desc
            """;
    private static final String ADD =
            """
            insert into ladder_version (code, version, document, made_by, made_at, note)
            values (:code, :version, :document::jsonb, :by, :at, :note)
            on conflict do nothing
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    Ladders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One version with who made it, when and why. */
    record Version(Ladder ladder, String by, Instant at, String note) {}

    @Override
    public void afterPropertiesSet() {
        if (!latest().isEmpty()) {
            return;
        }
        var now = clock.instant();
        for (var ladder : shipped()) {
            add(standing(ladder, now), "", now, "");
        }
    }

    /** Those that come with the program, as they come. */
    static List<Ladder> shipped() {
        try {
            return JSON.readValue(
                    new ClassPathResource(SHIPPED).getContentAsString(StandardCharsets.UTF_8),
                    new TypeReference<List<Ladder>>() {});
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Ladder standing(Ladder ladder, Instant since) {
        return new Ladder(
                ladder.code(),
                ladder.version(),
                ladder.name(),
                ladder.nameEn(),
                ladder.active(),
                ladder.clock(),
                ladder.when(),
                ladder.rungs().stream().map(rung -> rung.since(since)).toList());
    }

    /** The latest version of each ladder, active or not, by code. */
    List<Version> latest() {
        return jdbc.sql(LATEST).query((row, i) -> toVersion(row)).list();
    }

    /** Those that press cases now. */
    List<Ladder> active() {
        return latest().stream().map(Version::ladder).filter(Ladder::active).toList();
    }

    /** All versions of one, the latest first. */
    List<Version> versions(String code) {
        return jdbc.sql(VERSIONS).param("code", code).query((row, i) -> toVersion(row)).list();
    }

    /** Adds a version; false when somebody else added one of this number. */
    boolean add(Ladder ladder, String by, Instant at, String note) {
        return jdbc.sql(ADD)
                        .param("code", ladder.code())
                        .param("version", ladder.version())
                        .param("document", JSON.writeValueAsString(ladder))
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("note", note)
                        .update()
                == 1;
    }

    private static Version toVersion(ResultSet row) throws SQLException {
        return new Version(
                JSON.readValue(row.getString("document"), Ladder.class),
                Objects.requireNonNull(row.getString("made_by")),
                Objects.requireNonNull(row.getObject("made_at", OffsetDateTime.class)).toInstant(),
                Objects.requireNonNull(row.getString("note")));
    }
}
