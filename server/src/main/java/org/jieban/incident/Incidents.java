package org.jieban.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Known incidents in the database, and what was said of them. */
@Repository
class Incidents {

    private static final String COLUMNS =
            """
            id, number, version, name, category, areas, buildings, outline, words, begins_at,
            expected_end, answer, unit_id, opened_unit, opened_by, opened_at, ended_at, closing,
            surge_id, matter_id
            """;
    private static final String ADD =
            """
            with next as (select nextval(pg_get_serial_sequence('incident', 'id')) as id)
            insert into incident (id, number, opening_key, name, category, areas, buildings, outline, words,
                begins_at, expected_end, answer, unit_id, opened_unit, opened_by, opened_at, surge_id, matter_id)
            overriding system value
            select id, 'SJ' || :day || '-' || id, :key, :name, :category, :areas, :buildings, :outline, :words,
                :begins, :expected, :answer, :unit, :openedUnit, :by, :at, :surge, :matter
            from next
            on conflict (opening_key) do nothing
            returning id
            """;
    private static final String CHANGE =
            """
            update incident set version = version + 1, name = :name, category = :category, areas = :areas,
                buildings = :buildings, outline = :outline, words = :words, begins_at = :begins,
                expected_end = :expected, answer = :answer, unit_id = :unit
            where id = :id and version = :version and ended_at is null
            """;
    private static final String END =
            """
            update incident set version = version + 1, ended_at = :at, closing = :closing
            where id = :id and version = :version and ended_at is null
            """;
    private static final String SAY =
            """
            insert into incident_change (incident_id, version, kind, name, answer, expected_end, reason,
                person_id, person_name, at)
            select id, version, :kind, name, coalesce(closing, answer), expected_end, :reason, :person, :by, :at
            from incident where id = :id
            """;
    private static final String HISTORY =
            """
            select kind, name, answer, expected_end, reason, person_name, at
            from incident_change where incident_id = :id order by id desc
            """;
    private static final String LATE =
            """
            update incident set reminded_at = :now
            where ended_at is null and expected_end < :now
              and (reminded_at is null or reminded_at < expected_end)
            returning
            """
                    + COLUMNS;
    private static final String FROM =
            "select "
                    + COLUMNS
                    + " from incident where surge_id = :surge or matter_id = :matter order by id desc";

    private final JdbcClient jdbc;

    Incidents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody wants an incident to be. */
    record Wanted(
            String name,
            String category,
            List<UnitId> areas,
            List<String> buildings,
            Outline outline,
            List<String> words,
            Instant beginsAt,
            Instant expectedEnd,
            String answer,
            UnitId unit) {}

    /**
     * What an incident was opened out of.
     *
     * @param surge the surge (突增), or null
     * @param matter the group matter (群诉), or null
     */
    record Origin(@Nullable Long surge, @Nullable Long matter) {

        static final Origin NONE = new Origin(null, null);
    }

    /** What was said of an incident. */
    record Change(
            String kind,
            String name,
            String answer,
            Instant expectedEnd,
            String reason,
            String by,
            Instant at) {}

    Optional<Incident> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from incident where id = :id")
                .param("id", id)
                .query(Incidents::incident)
                .optional();
    }

    Optional<Incident> find(String number) {
        return jdbc.sql("select " + COLUMNS + " from incident where number = :number")
                .param("number", number)
                .query(Incidents::incident)
                .optional();
    }

    Optional<Long> openedWith(String key) {
        return jdbc.sql("select id from incident where opening_key = :key")
                .param("key", key)
                .query(Long.class)
                .optional();
    }

    /** Those that go on, the one expected to end first at the head. */
    List<Incident> open() {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from incident where ended_at is null order by expected_end, id")
                .query(Incidents::incident)
                .list();
    }

    /** Those that are over since then, the newest first. */
    List<Incident> over(Instant since, int limit) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from incident where ended_at >= :since order by ended_at desc"
                                + " limit :limit")
                .param("since", utc(since))
                .param("limit", limit)
                .query(Incidents::incident)
                .list();
    }

    /** Those that were opened out of one surge or one matter, the newest first. */
    List<Incident> from(Origin origin) {
        return jdbc.sql(FROM)
                .param("surge", origin.surge(), Types.BIGINT)
                .param("matter", origin.matter(), Types.BIGINT)
                .query(Incidents::incident)
                .list();
    }

    /** The new one's id; empty where the key was used before. */
    Optional<Long> add(
            Wanted wanted,
            Origin origin,
            String day,
            String key,
            UnitId openedUnit,
            String by,
            Instant at) {
        return written(jdbc.sql(ADD), wanted)
                .param("surge", origin.surge(), Types.BIGINT)
                .param("matter", origin.matter(), Types.BIGINT)
                .param("day", day)
                .param("key", key)
                .param("openedUnit", openedUnit.value())
                .param("by", by)
                .param("at", utc(at))
                .query(Long.class)
                .optional();
    }

    /** Whether this version was still the one. */
    boolean change(long id, int version, Wanted wanted) {
        return written(jdbc.sql(CHANGE), wanted).param("id", id).param("version", version).update()
                == 1;
    }

    boolean end(long id, int version, String closing, Instant at) {
        return jdbc.sql(END)
                        .param("id", id)
                        .param("version", version)
                        .param("closing", closing)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    private static JdbcClient.StatementSpec written(JdbcClient.StatementSpec sql, Wanted wanted) {
        return sql.param("name", wanted.name())
                .param("category", wanted.category())
                .param("areas", wanted.areas().stream().mapToLong(UnitId::value).toArray())
                .param("buildings", wanted.buildings().toArray(String[]::new))
                .param("outline", wanted.outline().flat())
                .param("words", wanted.words().toArray(String[]::new))
                .param("begins", utc(wanted.beginsAt()))
                .param("expected", utc(wanted.expectedEnd()))
                .param("answer", wanted.answer())
                .param("unit", wanted.unit().value());
    }

    void say(long id, String kind, String reason, @Nullable Long person, String by, Instant at) {
        jdbc.sql(SAY)
                .param("id", id)
                .param("kind", kind)
                .param("reason", reason)
                .param("person", person)
                .param("by", by)
                .param("at", utc(at))
                .update();
    }

    /** The newest first. */
    List<Change> history(long id) {
        return jdbc.sql(HISTORY)
                .param("id", id)
                .query((row, _) ->
                        new Change(
                                text(row, "kind"),
                                text(row, "name"),
                                text(row, "answer"),
                                moment(row, "expected_end"),
                                text(row, "reason"),
                                text(row, "person_name"),
                                moment(row, "at")))
                .list();
    }

    /** Those whose expected end has just passed, each once for each expected end. */
    List<Incident> late(Instant now) {
        return jdbc.sql(LATE).param("now", utc(now)).query(Incidents::incident).list();
    }

    private static Incident incident(ResultSet row, int at) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        var areas = new ArrayList<UnitId>();
        for (var area : (Long[]) row.getArray("areas").getArray()) {
            areas.add(new UnitId(area));
        }
        return new Incident(
                row.getLong("id"),
                text(row, "number"),
                row.getInt("version"),
                text(row, "name"),
                text(row, "category"),
                areas,
                Arrays.asList((String[]) row.getArray("buildings").getArray()),
                Outline.of((Double[]) row.getArray("outline").getArray()),
                Arrays.asList((String[]) row.getArray("words").getArray()),
                moment(row, "begins_at"),
                moment(row, "expected_end"),
                text(row, "answer"),
                new UnitId(row.getLong("unit_id")),
                new UnitId(row.getLong("opened_unit")),
                text(row, "opened_by"),
                moment(row, "opened_at"),
                ended == null ? null : ended.toInstant(),
                row.getString("closing"),
                new Origin(
                        row.getObject("surge_id", Long.class),
                        row.getObject("matter_id", Long.class)));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
