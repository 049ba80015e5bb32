package org.jieban.exchange;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of imports (导入记录). */
@Repository
class ImportRuns {

    private static final String BEGIN =
            """
            insert into import_run (kind, name, file, started_at, as_of)
            values (:kind, :name, :file, :at, :asOf)
            returning id
            """;
    private static final String END =
            """
            update import_run
            set ended_at = :at, read = :read, taken = :taken, known = :known, rejected = :rejected
            where id = :id
            """;
    private static final String LATEST =
            """
            select id, kind, name, file, started_at, ended_at, read, taken, known, rejected
            from import_run order by id desc limit 100
            """;
    private static final String AS_OF =
            """
            select as_of from import_run
            where kind = 'CASES' and name = :name order by id desc limit 1
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was brought in. */
    enum Kind {
        /** 留言: through the intake. */
        MESSAGES,
        /** 历史工单: with their own moments. */
        CASES
    }

    /** One run; the figures are null while it goes on, or when it was broken off. */
    record Run(
            long id,
            Kind kind,
            String name,
            String file,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Long read,
            @Nullable Long taken,
            @Nullable Long known,
            @Nullable Long rejected) {}

    long begin(Kind kind, String name, Path file, @Nullable Instant asOf) {
        return jdbc.sql(BEGIN)
                .param("kind", kind.name())
                .param("name", name)
                .param("file", String.valueOf(file.getFileName()))
                .param("at", utc(clock.instant()))
                .param("asOf", asOf == null ? null : utc(asOf))
                .query(Long.class)
                .single();
    }

    void end(long id, ImportCounts counts) {
        jdbc.sql(END)
                .param("id", id)
                .param("at", utc(clock.instant()))
                .param("read", counts.read())
                .param("taken", counts.taken())
                .param("known", counts.known())
                .param("rejected", counts.rejected())
                .update();
    }

    List<Run> latest() {
        return jdbc.sql(LATEST)
                .query((row, i) ->
                        new Run(
                                row.getLong("id"),
                                Kind.valueOf(row.getString("kind")),
                                row.getString("name"),
                                row.getString("file"),
                                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                                instant(row.getObject("ended_at", OffsetDateTime.class)),
                                row.getObject("read", Long.class),
                                row.getObject("taken", Long.class),
                                row.getObject("known", Long.class),
                                row.getObject("rejected", Long.class)))
                .list();
    }

    boolean knows(String name) {
        return jdbc.sql(
                        "select exists (select 1 from import_run where kind = 'CASES' and name = :name)")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    /** The moment as of which the file of an import speaks, if its mapping said so. */
    Optional<Instant> asOf(String name) {
        return jdbc.sql(AS_OF)
                .param("name", name)
                .query((row, i) ->
                        Optional.ofNullable(instant(row.getObject(1, OffsetDateTime.class))))
                .optional()
                .flatMap(found -> found);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
