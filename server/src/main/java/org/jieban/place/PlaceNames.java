package org.jieban.place;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jieban.place.PlaceName.Kind;
import org.jieban.place.PlaceName.Said;
import org.jieban.place.PlaceName.Thing;
import org.jieban.place.PlaceName.Wanted;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code place_name} and {@code place_forgotten}, and what was learned, for reading. */
@Repository
class PlaceNames {

    private static final String COLUMNS =
            """
            select id, name, kind, thing, unit_id, added_at, added_by, reason,
                   ended_at, ended_by, ended_because
            from place_name
            """;
    private static final String LIST =
            COLUMNS
                    + """
                    where (ended_at is not null) = :ended and id < :before
                      and (:everything or unit_id = any(:units))
                      and (:q = '' or position(:q in name) > 0 or unit_id = any(:named))
                    order by id desc limit :limit
                    """;
    private static final String FORGOTTEN =
            """
            select id, name, unit_id, at, by_name, reason from place_forgotten
            where id < :before and (:everything or unit_id = any(:units))
              and (:q = '' or position(:q in name) > 0 or unit_id = any(:named))
            order by id desc limit :limit
            """;
    private static final String LEARNED =
            """
            select name, unit_id, cases, share, learned_at from place_address a
            where not exists (select 1 from place_forgotten f
                              where f.name = a.name and f.unit_id = a.unit_id)
              and not exists (select 1 from place_name n
                              where n.name = a.name and n.unit_id = a.unit_id and n.ended_at is null)
              and (cast(:cases as int) is null or (cases, name) < (:cases, :name))
              and (:everything or unit_id = any(:units))
              and (:q = '' or position(:q in name) > 0 or unit_id = any(:named))
            order by cases desc, name desc limit :limit
            """;
    private static final String ADD =
            """
            insert into place_name (name, kind, thing, unit_id, added_at, added_by, reason)
            values (:name, :kind, :thing, :unit, :at, :by, :reason)
            """;
    private static final String END =
            """
            update place_name set ended_at = :at, ended_by = :by, ended_because = :reason
            where id = :id and ended_at is null
            """;
    private static final String FORGET =
            """
            insert into place_forgotten (name, unit_id, at, by_name, reason)
            values (:name, :unit, :at, :by, :reason) on conflict do nothing
            """;

    private final JdbcClient jdbc;

    PlaceNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is looked for: part of a name, or names of these units; within the scope. */
    record Question(String q, long[] named, Scope scope, int limit) {}

    /** A learned name. */
    record Learned(String name, UnitId unit, int cases, double share, Instant at) {}

    /** A name that is not to be used. */
    record Forgotten(long id, String name, UnitId unit, Said said) {}

    List<PlaceName> list(Question question, boolean ended, long before) {
        return asked(LIST, question)
                .param("ended", ended)
                .param("before", before)
                .query((row, _) -> name(row))
                .list();
    }

    List<Forgotten> forgotten(Question question, long before) {
        return asked(FORGOTTEN, question)
                .param("before", before)
                .query((row, _) ->
                        new Forgotten(
                                row.getLong("id"),
                                row.getString("name"),
                                new UnitId(row.getLong("unit_id")),
                                new Said(
                                        row.getObject("at", OffsetDateTime.class).toInstant(),
                                        row.getString("by_name"),
                                        row.getString("reason"))))
                .list();
    }

    List<Learned> learned(Question question, @Nullable Integer cases, String name) {
        return asked(LEARNED, question)
                .param("cases", cases, Types.INTEGER)
                .param("name", name)
                .query((row, _) ->
                        new Learned(
                                row.getString("name"),
                                new UnitId(row.getLong("unit_id")),
                                row.getInt("cases"),
                                row.getDouble("share"),
                                row.getObject("learned_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, Question question) {
        return jdbc.sql(sql)
                .param("everything", question.scope().everything())
                .param("units", question.scope().units())
                .param("q", question.q())
                .param("named", question.named())
                .param("limit", question.limit());
    }

    List<PlaceName> inForce() {
        return jdbc.sql(COLUMNS + " where ended_at is null order by id")
                .query((row, _) -> name(row))
                .list();
    }

    Optional<PlaceName> find(long id) {
        return jdbc.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query((row, _) -> name(row))
                .optional();
    }

    Optional<PlaceName> inForce(String name, UnitId unit) {
        return jdbc.sql(COLUMNS + " where name = :name and unit_id = :unit and ended_at is null")
                .param("name", name)
                .param("unit", unit.value())
                .query((row, _) -> name(row))
                .optional();
    }

    void add(Wanted wanted, Said said) {
        jdbc.sql(ADD)
                .param("name", wanted.name())
                .param("kind", wanted.kind().name())
                .param("thing", wanted.thing().name())
                .param("unit", wanted.unit().value())
                .param("at", said.at().atOffset(ZoneOffset.UTC))
                .param("by", said.by())
                .param("reason", wanted.reason())
                .update();
    }

    boolean end(long id, Said said) {
        return jdbc.sql(END)
                        .param("id", id)
                        .param("at", said.at().atOffset(ZoneOffset.UTC))
                        .param("by", said.by())
                        .param("reason", said.reason())
                        .update()
                > 0;
    }

    void forget(String name, UnitId unit, Said said) {
        jdbc.sql(FORGET)
                .param("name", name)
                .param("unit", unit.value())
                .param("at", said.at().atOffset(ZoneOffset.UTC))
                .param("by", said.by())
                .param("reason", said.reason())
                .update();
    }

    boolean remember(String name, UnitId unit) {
        return jdbc.sql("delete from place_forgotten where name = :name and unit_id = :unit")
                        .param("name", name)
                        .param("unit", unit.value())
                        .update()
                > 0;
    }

    /** Names that are not to be used, each with its unit. */
    Set<Map.Entry<String, Long>> unused() {
        var unused = new HashSet<Map.Entry<String, Long>>();
        jdbc.sql("select name, unit_id from place_forgotten")
                .query(row -> {
                    unused.add(Map.entry(row.getString("name"), row.getLong("unit_id")));
                });
        return unused;
    }

    private static PlaceName name(ResultSet row) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new PlaceName(
                row.getLong("id"),
                row.getString("name"),
                Kind.valueOf(row.getString("kind")),
                Thing.valueOf(row.getString("thing")),
                new UnitId(row.getLong("unit_id")),
                new Said(
                        row.getObject("added_at", OffsetDateTime.class).toInstant(),
                        row.getString("added_by"),
                        row.getString("reason")),
                ended == null
                        ? null
                        : new Said(
                                ended.toInstant(),
                                row.getString("ended_by"),
                                row.getString("ended_because")));
    }
}
