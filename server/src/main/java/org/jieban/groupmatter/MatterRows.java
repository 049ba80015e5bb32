package org.jieban.groupmatter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What cases tell, and to which matter each belongs, in the database. */
@Repository
class MatterRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String ADD =
            """
            insert into matter_case (case_id, at, claimant_id, area_id, place, title, said)
            select r.case_id, r.at, r.claimant_id, r.area_id, r.place, r.title, r.said
            from json_to_recordset(:rows::json) as r (
                case_id bigint, at timestamptz, claimant_id bigint, area_id bigint, place text,
                title text, said text)
            on conflict (case_id) do nothing
            """;
    private static final String COLUMNS =
            "select case_id, matter_id, change, at, claimant_id, area_id, place, title, said ";
    private static final String WAITING =
            COLUMNS + "from matter_case where matter_id is null order by case_id limit :limit";
    private static final String NEWEST =
            COLUMNS
                    + """
                    from matter_case where matter_id is not null
                    order by case_id desc limit :limit
                    """;
    private static final String CHANGED =
            COLUMNS
                    + """
                    from matter_case where matter_id is not null and change > :since
                    order by change limit :limit
                    """;
    private static final String PLACE =
            """
            update matter_case set matter_id = :matter, change = nextval('matter_change')
            where case_id = any(:cases)
            """;
    private static final String MOVE_ALL =
            """
            update matter_case set matter_id = :to, change = nextval('matter_change')
            where matter_id = :from
            """;
    // [impl->rule~group-matter.people~1]
    private static final String COUNT =
            """
            with counted as (
                select matter_id, count(distinct coalesce(claimant_id, -case_id)) as people,
                       count(*) as tellings, min(at) as first_at, max(at) as last_at
                from matter_case where matter_id = any(:matters)
                group by matter_id
            ), gone as (
                delete from matter where id = any(:matters)
                  and id not in (select matter_id from counted)
            )
            insert into matter (id, name, people, tellings, first_at, last_at)
            select c.matter_id, coalesce(n.name, ''), c.people, c.tellings, c.first_at, c.last_at
            from counted c
                left join json_to_recordset(:names::json) as n (id bigint, name text)
                    on n.id = c.matter_id
            on conflict (id) do update
            set name = case when excluded.name = '' then matter.name else excluded.name end,
                people = excluded.people, tellings = excluded.tellings,
                first_at = excluded.first_at, last_at = excluded.last_at
            """;

    private final JdbcClient jdbc;

    MatterRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a case tells; names are those of the columns. */
    record Told(
            long case_id,
            String at,
            @Nullable Long claimant_id,
            @Nullable Long area_id,
            @Nullable String place,
            String title,
            String said) {}

    /** A row as it lies there. */
    record Placed(
            long caseId,
            @Nullable Long matter,
            long change,
            Instant at,
            @Nullable Long claimant,
            @Nullable Long area,
            @Nullable String place,
            String title,
            String said) {}

    /** The name of a matter; names are those of the columns. */
    record Named(long id, String name) {}

    void add(Collection<Told> told) {
        if (!told.isEmpty()) {
            jdbc.sql(ADD).param("rows", JSON.writeValueAsString(told)).update();
        }
    }

    void remove(Collection<Long> cases) {
        if (!cases.isEmpty()) {
            var matters =
                    jdbc.sql(
                                    """
                                    delete from matter_case where case_id = any(:cases)
                                    returning coalesce(matter_id, 0)
                                    """)
                            .param("cases", array(cases))
                            .query((row, _) -> row.getLong(1))
                            .list();
            count(matters, List.of());
        }
    }

    void forget() {
        jdbc.sql("delete from matter_case").update();
        jdbc.sql("delete from matter").update();
    }

    /** Whether this node may place now; holds until the transaction ends. */
    boolean myTurn() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('jieban group matters'))")
                .query(Boolean.class)
                .single();
    }

    /** Waits until this node may change matters; holds until the transaction ends. */
    void waitForMyTurn() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('jieban group matters'))").query(row -> {});
    }

    List<Placed> waiting(int limit) {
        return jdbc.sql(WAITING).param("limit", limit).query(MatterRows::placed).list();
    }

    List<Placed> newest(int limit) {
        return jdbc.sql(NEWEST).param("limit", limit).query(MatterRows::placed).list();
    }

    List<Placed> changed(long since, int limit) {
        return jdbc.sql(CHANGED)
                .param("since", since)
                .param("limit", limit)
                .query(MatterRows::placed)
                .list();
    }

    List<Placed> of(long matter) {
        return jdbc.sql(COLUMNS + "from matter_case where matter_id = :matter order by case_id")
                .param("matter", matter)
                .query(MatterRows::placed)
                .list();
    }

    /** Which of these cases people put with which other. */
    Map<Long, Long> byHand(Collection<Long> cases) {
        var found = new HashMap<Long, Long>();
        jdbc.sql("select case_id, with_case from matter_hand where case_id = any(:cases)")
                .param("cases", array(cases))
                .query(row -> {
                    found.put(row.getLong("case_id"), row.getLong("with_case"));
                });
        return found;
    }

    /** Matters that people changed. */
    List<Long> fixedByHand() {
        return jdbc.sql(
                        """
                        select distinct m.matter_id
                        from matter_hand h join matter_case m on m.case_id = h.case_id
                        where m.matter_id is not null
                        """)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    void setByHand(Collection<Long> cases, long with) {
        jdbc.sql(
                        """
                        insert into matter_hand (case_id, with_case)
                        select unnest(:cases), :with
                        on conflict (case_id) do update set with_case = excluded.with_case
                        """)
                .param("cases", array(cases))
                .param("with", with)
                .update();
    }

    void place(Collection<Long> cases, long matter) {
        jdbc.sql(PLACE).param("cases", array(cases)).param("matter", matter).update();
    }

    /** Other matters in which the rows of these tellings still are. */
    List<Long> othersOf(List<Telling> tellings, long matter) {
        return jdbc.sql(
                        """
                        select distinct matter_id from matter_case
                        where case_id = any(:cases) and matter_id <> :matter
                        """)
                .param("cases", array(tellings.stream().map(t -> Long.parseLong(t.id())).toList()))
                .param("matter", matter)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    void moveAll(long from, long to) {
        jdbc.sql(MOVE_ALL).param("from", from).param("to", to).update();
    }

    /** The matter in which a case is now. */
    java.util.Optional<Long> matterOf(long caseId) {
        return jdbc.sql(
                        "select matter_id from matter_case where case_id = :case and matter_id is not null")
                .param("case", caseId)
                .query(Long.class)
                .optional();
    }

    /** Counts these matters again; a name is kept where none is given, what is empty goes. */
    void count(Collection<Long> matters, Collection<Named> names) {
        if (!matters.isEmpty()) {
            jdbc.sql(COUNT)
                    .param("matters", array(matters))
                    .param("names", JSON.writeValueAsString(names))
                    .update();
        }
    }

    private static long[] array(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    private static Placed placed(ResultSet row, int number) throws SQLException {
        return new Placed(
                row.getLong("case_id"),
                row.getObject("matter_id", Long.class),
                row.getLong("change"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("claimant_id", Long.class),
                row.getObject("area_id", Long.class),
                row.getString("place"),
                row.getString("title"),
                row.getString("said"));
    }
}
