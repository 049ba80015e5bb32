package org.jieban.revisit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jieban.audit.Audit;
import org.jieban.audit.AuditKind;
import org.jieban.calendar.CityZone;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Actor;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the pools (回访池) and tells how long each is. */
@Repository
class Pools {

    /** The pools as a query knows them, from {@link #asRows}. */
    static final String ROWS =
            """
            json_to_recordset(:pools::json) as p (id bigint, kinds text[], urgencies text[],
                from_round integer, areas bigint[], languages text[], agents bigint[])
            """;

    /** Whether case {@code c} with wish {@code w} belongs to pool {@code p}. */
    // [impl->rule~revisit.pools~1]
    static final String HOLDS =
            """
            (cardinality(p.kinds) = 0 or c.kind = any(p.kinds))
            and (cardinality(p.urgencies) = 0 or c.urgency = any(p.urgencies))
            and c.round >= p.from_round
            and (cardinality(p.areas) = 0 or c.area_id = any(p.areas))
            and (cardinality(p.languages) = 0 or w.language = any(p.languages))
            """;

    private static final String ALL = "select * from revisit_pool order by name, id";
    private static final String ADD =
            """
            insert into revisit_pool (name, kinds, urgencies, from_round, areas, languages, agents)
            values (:name, :kinds, :urgencies, :round, :areas, :languages, :agents) returning *
            """;
    private static final String CHANGE =
            """
            update revisit_pool set version = version + 1, name = :name, kinds = :kinds,
                urgencies = :urgencies, from_round = :round, areas = :areas, languages = :languages,
                agents = :agents
            where id = :id and version = :version returning *
            """;
    private static final String LENGTHS =
            """
            with waiting as (
                select c.id, c.kind, c.urgency, c.round, c.area_id, c.due_at, w.language
                from case_file c left join revisit_wish w on w.case_id = c.id
                where c.state = 'REVISITING' and coalesce(w.link_until <= :now, true)
                  and (:everything or c.area_id = any(:units) or c.lead_unit_id = any(:units))
            ), sorted as (
                select c.id, c.due_at, p.id as pool
                from waiting c cross join lateral (select c.language) w
                left join
            """
                    + ROWS
                    + " on "
                    + HOLDS
                    + """
                    )
                    select coalesce(pool, 0) as pool, count(*) as waiting,
                        count(*) filter (where due_at < :now) as overdue
                    from sorted group by coalesce(pool, 0)
                    """;
    private static final String AGENTS =
            """
            select distinct p.id, p.name
            from post o join person p on p.id = o.person_id
            where o.role = 'REVISITER' and p.active and o.valid_from <= :today
              and (o.valid_until is null or o.valid_until > :today)
              and (:everything or o.unit_id = any(:units))
            order by p.name, p.id
            """;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Units units;
    private final Audit audit;
    private final Clock clock;

    Pools(JdbcClient jdbc, Units units, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    /** A pool as a row of a query; names are those of its columns. */
    private record Row(
            Long id,
            List<CaseKind> kinds,
            List<Urgency> urgencies,
            int from_round,
            List<Long> areas,
            List<String> languages,
            List<Long> agents) {}

    /**
     * How long a pool is.
     *
     * @param pool 0 for what belongs to none
     */
    record Length(long pool, int waiting, int overdue) {}

    /** Who asks. */
    record Agent(long id, String name) {}

    List<Pool> all() {
        return jdbc.sql(ALL).query((row, i) -> pool(row)).list();
    }

    /** All pools for a query, each area with what lies below it. */
    String asRows() {
        return JSON.writeValueAsString(
                all().stream()
                        .map(pool ->
                                new Row(
                                        java.util.Objects.requireNonNull(pool.id()),
                                        pool.kinds(),
                                        pool.urgencies(),
                                        pool.fromRound(),
                                        pool.areas().stream().flatMap(this::below).toList(),
                                        pool.languages(),
                                        pool.agents()))
                        .toList());
    }

    private Stream<Long> below(long area) {
        return units.subtree(new UnitId(area)).stream().map(unit -> unit.id().value());
    }

    List<Length> lengths(Actor viewer) {
        return jdbc.sql(LENGTHS)
                .param("pools", asRows())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("everything", viewer.scope().everything())
                .param("units", viewer.scope().units())
                .query((row, i) ->
                        new Length(
                                row.getLong("pool"), row.getInt("waiting"), row.getInt("overdue")))
                .list();
    }

    List<Agent> agents(Actor viewer) {
        return jdbc.sql(AGENTS)
                .param("today", clock.instant().atZone(CityZone.ZONE).toLocalDate())
                .param("everything", viewer.scope().everything())
                .param("units", viewer.scope().units())
                .query((row, i) -> new Agent(row.getLong("id"), row.getString("name")))
                .list();
    }

    /**
     * Keeps a pool.
     *
     * @throws ProblemException {@code revisit/pool-name-taken} or {@code revisit/changed-meanwhile}
     */
    @Transactional
    public Pool save(Pool wanted, Actor by) {
        try {
            var statement =
                    wanted.id() == null
                            ? jdbc.sql(ADD)
                            : jdbc.sql(CHANGE)
                                    .param("id", wanted.id())
                                    .param("version", wanted.version());
            var kept =
                    statement
                            .param("name", wanted.name())
                            .param("kinds", names(wanted.kinds()))
                            .param("urgencies", names(wanted.urgencies()))
                            .param("round", wanted.fromRound())
                            .param("areas", wanted.areas().toArray(Long[]::new))
                            .param("languages", wanted.languages().toArray(String[]::new))
                            .param("agents", wanted.agents().toArray(Long[]::new))
                            .query((row, i) -> pool(row))
                            .optional()
                            .orElseThrow(
                                    () -> new ProblemException(RevisitProblem.CHANGED_MEANWHILE));
            told(by, kept.name(), kept.agents().size());
            return kept;
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(RevisitProblem.POOL_NAME_TAKEN);
        }
    }

    @Transactional
    public void remove(long id, Actor by) {
        var name =
                jdbc.sql("delete from revisit_pool where id = :id returning name")
                        .param("id", id)
                        .query(String.class)
                        .optional()
                        .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        told(by, name, 0);
    }

    private void told(Actor by, String name, int agents) {
        audit.about(by)
                .with(Map.of("what", "revisit-pool", "name", name, "agents", agents))
                .record(AuditKind.ADMIN_CHANGE);
    }

    private static String[] names(List<? extends Enum<?>> ones) {
        return ones.stream().map(Enum::name).toArray(String[]::new);
    }

    private static Pool pool(ResultSet row) throws SQLException {
        return new Pool(
                row.getLong("id"),
                row.getInt("version"),
                row.getString("name"),
                texts(row, "kinds").map(CaseKind::valueOf).toList(),
                texts(row, "urgencies").map(Urgency::valueOf).toList(),
                row.getInt("from_round"),
                numbers(row, "areas"),
                texts(row, "languages").toList(),
                numbers(row, "agents"));
    }

    private static Stream<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray());
    }

    private static List<Long> numbers(ResultSet row, String column) throws SQLException {
        return List.of((Long[]) row.getArray(column).getArray());
    }
}
