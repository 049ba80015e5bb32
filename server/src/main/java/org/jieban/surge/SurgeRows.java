package org.jieban.surge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jieban.casefile.Visibility;
import org.jieban.identity.Actor;
import org.jieban.organisation.Scope;
import org.jieban.surge.CityHour.Cell;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Surges that were raised, their cases, and what people did about them. */
@Repository
class SurgeRows {

    private static final String COLUMNS =
            """
            select s.id, s.category, s.street_id, s.since, s.raised_at, s.looked_at, s.ended_at,
                   s.expected, s.seen, s.most, s.matter_id,
                   (select count(*) from surge_case c where c.surge_id = s.id) as cases
            from surge s
            """;
    // [impl->rule~surge.rights~1]
    private static final String IN_SCOPE = "(:everything or s.street_id = any(:units))";
    // [impl->rule~surge.once~1]
    private static final String RAISE =
            """
            insert into surge (
                category, street_id, since, raised_at, looked_at, expected, seen, most, chance)
            select :category, :street, :since, :at, :at, :expected, :seen, :seen, :chance
            where not exists (
                select 1 from surge s
                where s.category = :category and s.street_id is not distinct from :street
                  and s.raised_at <= :anHourLater and coalesce(s.ended_at, 'infinity') > :at)
            on conflict do nothing
            returning id
            """;
    private static final String LOOKED =
            """
            update surge
            set looked_at = :at, expected = :expected, seen = :seen, most = greatest(most, :seen),
                ended_at = case when :over then cast(:at as timestamptz) end
            where id = :id and ended_at is null
            """;
    private static final String CASES =
            """
            select c.number, c.title, c.state, c.opened_at, c.address
            from surge_case b join case_file c on c.id = b.case_id
            where b.surge_id = :id and
            """
                    + Visibility.SQL
                    + " order by c.opened_at desc limit 200";
    private static final String STREETS =
            """
            select distinct coalesce(s.street_id, r.street_id) as street
            from surge s
                left join surge_case b on b.surge_id = s.id
                left join surge_request r on r.case_id = b.case_id
            where s.id = :id and coalesce(s.street_id, r.street_id) is not null
            order by street
            """;
    private static final String ANSWERED =
            """
            select distinct on (s.category, s.street_id)
                   s.category, s.street_id, a.at, a.seen,
                   count(*) filter (where a.kind = 'NONE')
                       over (partition by s.category, s.street_id) as times
            from surge_act a join surge s on s.id = a.surge_id
            where a.kind in ('NONE', 'INCIDENT') and a.at > :from and a.at <= :until
            order by s.category, s.street_id, a.at desc
            """;
    private static final String ACTED =
            """
            insert into surge_act (surge_id, kind, reason, seen, person_id, person_name, at)
            values (:id, :kind, :reason, :seen, :person, :name, :at)
            """;

    private final JdbcClient jdbc;

    SurgeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A surge as it lies there. */
    record Surge(
            long id,
            Cell cell,
            Instant since,
            Instant raisedAt,
            Instant lookedAt,
            @Nullable Instant endedAt,
            double expected,
            int seen,
            int most,
            @Nullable Long matter,
            int cases) {}

    /** A case behind a surge. */
    record SurgeCase(
            String number, String title, String state, Instant at, @Nullable String address) {}

    /** What somebody did: SEEN, NONE, MATTER or INCIDENT. */
    record Act(String kind, String reason, String by, Instant at) {}

    /**
     * That people gave their answer to a surge.
     *
     * @param times how often they said that it was none
     * @param last when they last said so, or that an incident was opened
     * @param seen how many came then
     */
    record Answered(int times, Instant last, int seen) {}

    /** Whether this node may look now; holds until the transaction ends. */
    boolean myTurn() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('jieban surges'))")
                .query(Boolean.class)
                .single();
    }

    Instant lookedUntil() {
        return jdbc.sql("select looked_until from surge_watch")
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    void lookedUntil(Instant moment) {
        jdbc.sql("update surge_watch set looked_until = :moment")
                .param("moment", utc(moment))
                .update();
    }

    /** The id of the new surge; none where this one is there already. */
    Optional<Long> raise(
            Cell cell, Instant since, Instant at, double expected, int seen, double chance) {
        return jdbc.sql(RAISE)
                .param("category", cell.category())
                .param("street", cell.street(), java.sql.Types.BIGINT)
                .param("since", utc(since))
                .param("at", utc(at))
                .param("anHourLater", utc(at.plusSeconds(3600)))
                .param("expected", expected)
                .param("seen", seen)
                .param("chance", chance)
                .query(Long.class)
                .optional();
    }

    /** What goes on at a moment, as far as it was raised by then. */
    List<Surge> going(Instant at) {
        return jdbc.sql(COLUMNS + "where s.ended_at is null and s.raised_at <= :at")
                .param("at", utc(at))
                .query(SurgeRows::surge)
                .list();
    }

    void looked(long id, Instant at, double expected, int seen, Over over) {
        jdbc.sql(LOOKED)
                .param("id", id)
                .param("at", utc(at))
                .param("expected", expected)
                .param("seen", seen)
                .param("over", over == Over.YES)
                .update();
    }

    /** Whether the rhythm is back. */
    enum Over {
        YES,
        NO
    }

    void end(long id, Instant at) {
        jdbc.sql("update surge set ended_at = :at where id = :id and ended_at is null")
                .param("id", id)
                .param("at", utc(at))
                .update();
    }

    void addCases(long id, Collection<Long> cases) {
        jdbc.sql(
                        """
                        insert into surge_case (surge_id, case_id)
                        select :id, c.id from case_file c where c.id = any(:cases)
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("cases", cases.stream().mapToLong(Long::longValue).toArray())
                .update();
    }

    List<Long> caseIds(long id) {
        return jdbc.sql("select case_id from surge_case where surge_id = :id order by case_id")
                .param("id", id)
                .query((row, _) -> row.getLong("case_id"))
                .list();
    }

    /** The streets of its cases; the one of the surge itself unless that is the whole city. */
    List<Long> streets(long id) {
        return jdbc.sql(STREETS).param("id", id).query((row, _) -> row.getLong("street")).list();
    }

    void matter(long id, long matter) {
        jdbc.sql("update surge set matter_id = :matter where id = :id")
                .param("id", id)
                .param("matter", matter)
                .update();
    }

    /** The newest first; what goes on comes before what is over. */
    List<Surge> list(Scope scope, Instant since, int limit) {
        return scoped(
                        COLUMNS
                                + "where (s.ended_at is null or s.raised_at >= :since) and "
                                + IN_SCOPE
                                + " order by s.ended_at is not null, s.raised_at desc, s.id limit :limit",
                        scope)
                .param("since", utc(since))
                .param("limit", limit)
                .query(SurgeRows::surge)
                .list();
    }

    Optional<Surge> find(long id, Scope scope) {
        return scoped(COLUMNS + "where s.id = :id and " + IN_SCOPE, scope)
                .param("id", id)
                .query(SurgeRows::surge)
                .optional();
    }

    List<SurgeCase> cases(long id, Scope scope) {
        return scoped(CASES, scope)
                .param("id", id)
                .query((row, _) ->
                        new SurgeCase(
                                Objects.requireNonNull(row.getString("number")),
                                Objects.requireNonNull(row.getString("title")),
                                Objects.requireNonNull(row.getString("state")),
                                instant(row, "opened_at"),
                                row.getString("address")))
                .list();
    }

    void acted(long id, String kind, String reason, int seen, Actor actor, Instant at) {
        jdbc.sql(ACTED)
                .param("id", id)
                .param("kind", kind)
                .param("reason", reason)
                .param("seen", seen)
                .param("person", actor.person().value())
                .param("name", actor.name())
                .param("at", utc(at))
                .update();
    }

    /** The oldest first. */
    List<Act> acts(long id) {
        return jdbc.sql(
                        """
                        select kind, reason, person_name, at from surge_act
                        where surge_id = :id order by id
                        """)
                .param("id", id)
                .query((row, _) ->
                        new Act(
                                Objects.requireNonNull(row.getString("kind")),
                                Objects.requireNonNull(row.getString("reason")),
                                Objects.requireNonNull(row.getString("person_name")),
                                instant(row, "at")))
                .list();
    }

    /** Where people said lately that it was none, or that it is a known incident. */
    Map<Cell, Answered> answered(Instant from, Instant until) {
        var found = new HashMap<Cell, Answered>();
        jdbc.sql(ANSWERED)
                .param("from", utc(from))
                .param("until", utc(until))
                .query(row -> {
                    found.put(
                            cell(row),
                            new Answered(
                                    row.getInt("times"), instant(row, "at"), row.getInt("seen")));
                });
        return found;
    }

    private JdbcClient.StatementSpec scoped(String sql, Scope scope) {
        return jdbc.sql(sql).param("everything", scope.everything()).param("units", scope.units());
    }

    private static Surge surge(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Surge(
                row.getLong("id"),
                cell(row),
                instant(row, "since"),
                instant(row, "raised_at"),
                instant(row, "looked_at"),
                ended == null ? null : ended.toInstant(),
                row.getDouble("expected"),
                row.getInt("seen"),
                row.getInt("most"),
                row.getObject("matter_id", Long.class),
                row.getInt("cases"));
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                Objects.requireNonNull(row.getString("category")),
                row.getObject("street_id", Long.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
