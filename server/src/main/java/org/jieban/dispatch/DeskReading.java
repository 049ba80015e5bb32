package org.jieban.dispatch;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jieban.casefile.Visibility;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lists of the desk: returns that wait, disputes that run, precedents. */
@Repository
class DeskReading {

    private static final String CASE =
            """
            c.number, c.title, c.category, c.urgency, c.area_id, c.address, c.lead_unit_id,
            (select min(a.due_at) from assignment a
             where a.case_id = c.id and a.role = 'LEAD'
               and a.state in ('WAITING', 'WORKING', 'SUBMITTED')) as due_at
            """;
    private static final String RETURNS =
            "select r.seq, r.unit_id, r.person, r.ground, r.reason as words, r.asked_at as since, "
                    + "null::bigint as judge_id, 0 as referred, null::timestamptz as statements_by, "
                    + "null::bigint[] as parties, 0 as heard, "
                    + CASE
                    + """
                    from return_request r join case_file c on c.id = r.case_id
                    where r.decided_at is null and
                    """
                    + Visibility.SQL
                    + " order by r.asked_at, r.case_id limit :limit";
    private static final String DISPUTES =
            "select r.seq, r.unit_id, r.person, r.ground, r.words, r.opened_at as since, "
                    + "r.judge_id, r.referred, "
                    + """
                    (select max(a.due_at) from assignment a
                     where a.case_id = c.id and a.role = 'PARTY' and a.state = 'WAITING') as statements_by,
                    array(select p.unit_id from dispute_party p
                          where p.case_id = r.case_id and p.seq = r.seq
                          order by p.unit_id <> r.unit_id, p.unit_id) as parties,
                    (select count(*) from dispute_party p
                     where p.case_id = r.case_id and p.seq = r.seq and p.stated_at is not null) as heard,
                    """
                    + CASE
                    + """
                    from dispute r join case_file c on c.id = r.case_id
                    where r.ended_at is null
                      and (not :mine
                           or r.judge_id = :unit
                           or (:dispatcher and r.judge_id is null)
                           or exists (select 1 from dispute_party p
                                      where p.case_id = r.case_id and p.seq = r.seq
                                        and p.unit_id = :unit))
                      and
                    """
                    + Visibility.SQL
                    + " order by r.opened_at, r.case_id limit :limit";
    private static final String PRECEDENTS =
            """
            select c.number, p.seq, p.category, p.area_id, p.ground, p.parties, p.unit_id, p.ruling,
                   p.basis, p.judge_id, p.person, p.ruled_at, k.version
            from precedent p
                join case_file c on c.id = p.case_id
                left join precedent_in_catalogue k on k.case_id = p.case_id and k.seq = p.seq
            """;
    private static final String SEARCH =
            PRECEDENTS
                    + """
                    where (:text::text is null or p.ruling ilike '%' || :text || '%'
                           or p.basis ilike '%' || :text || '%' or c.number = :text)
                      and (:category::text is null or p.category like :category || '%')
                    order by p.ruled_at desc, p.case_id desc
                    limit :limit
                    """;
    private static final String ALIKE =
            PRECEDENTS
                    + """
                    where p.category = any(:categories)
                      and (p.area_id is null or p.area_id = any(:areas))
                      and c.number <> :but
                    order by p.category = :category desc, p.area_id is not distinct from :area desc,
                             p.ruled_at desc
                    limit :limit
                    """;
    private static final String ONE = PRECEDENTS + "where c.number = :number and p.seq = :seq";
    private static final String TAKEN =
            """
            insert into precedent_in_catalogue (case_id, seq, version, at, person)
            select c.id, :seq, :version, :at, :person from case_file c where c.number = :number
            on conflict (case_id, seq) do update
            set version = excluded.version, at = excluded.at, person = excluded.person
            """;

    private final JdbcClient jdbc;

    DeskReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A return or a dispute that waits; units and category by their ids. */
    record Waiting(
            String number,
            String title,
            @Nullable String category,
            String urgency,
            @Nullable Long area,
            @Nullable String address,
            @Nullable Long lead,
            @Nullable Instant dueAt,
            int seq,
            long unit,
            String person,
            String ground,
            String words,
            Instant since,
            @Nullable Long judge,
            int referred,
            @Nullable Instant statementsBy,
            List<Long> parties,
            int heard) {}

    /** A ruling that holds for later cases. */
    record Precedent(
            String number,
            int seq,
            @Nullable String category,
            @Nullable Long area,
            String ground,
            List<Long> parties,
            long unit,
            String ruling,
            String basis,
            @Nullable Long judge,
            String person,
            Instant ruledAt,
            @Nullable Integer version) {}

    List<Waiting> returns(Actor viewer, int limit) {
        return scoped(jdbc.sql(RETURNS), viewer)
                .param("limit", limit)
                .query((row, i) -> toWaiting(row))
                .list();
    }

    /** @param mine only those that the viewer's unit judges or is a party of */
    List<Waiting> disputes(Actor viewer, boolean mine, int limit) {
        return scoped(jdbc.sql(DISPUTES), viewer)
                .param("mine", mine)
                .param("unit", viewer.unit().value())
                .param("dispatcher", viewer.is(Role.DISPATCHER))
                .param("limit", limit)
                .query((row, i) -> toWaiting(row))
                .list();
    }

    List<Precedent> search(@Nullable String text, @Nullable String category, int limit) {
        return jdbc.sql(SEARCH)
                .param("text", text)
                .param("category", category)
                .param("limit", limit)
                .query((row, i) -> toPrecedent(row))
                .list();
    }

    /**
     * Those of these categories and areas, the closest first.
     *
     * @param but the case that looks for others, or empty
     */
    List<Precedent> alike(
            String category,
            List<String> categories,
            @Nullable Long area,
            List<Long> areas,
            String but,
            int limit) {
        return jdbc.sql(ALIKE)
                .param("category", category)
                .param("categories", categories.toArray(String[]::new))
                .param("area", area)
                .param("areas", areas.stream().mapToLong(Long::longValue).toArray())
                .param("but", but)
                .param("limit", limit)
                .query((row, i) -> toPrecedent(row))
                .list();
    }

    Optional<Precedent> one(String number, int seq) {
        return jdbc.sql(ONE)
                .param("number", number)
                .param("seq", seq)
                .query((row, i) -> toPrecedent(row))
                .optional();
    }

    void takenIntoCatalogue(Precedent precedent, int version, OffsetDateTime at, String person) {
        jdbc.sql(TAKEN)
                .param("number", precedent.number())
                .param("seq", precedent.seq())
                .param("version", version)
                .param("at", at)
                .param("person", person)
                .update();
    }

    private static JdbcClient.StatementSpec scoped(
            JdbcClient.StatementSpec statement, Actor viewer) {
        return statement
                .param("everything", viewer.scope().everything())
                .param("units", viewer.scope().units());
    }

    private static Waiting toWaiting(ResultSet row) throws SQLException {
        return new Waiting(
                text(row, "number"),
                text(row, "title"),
                row.getString("category"),
                text(row, "urgency"),
                row.getObject("area_id", Long.class),
                row.getString("address"),
                row.getObject("lead_unit_id", Long.class),
                moment(row, "due_at"),
                row.getInt("seq"),
                row.getLong("unit_id"),
                text(row, "person"),
                text(row, "ground"),
                text(row, "words"),
                Objects.requireNonNull(moment(row, "since")),
                row.getObject("judge_id", Long.class),
                row.getInt("referred"),
                moment(row, "statements_by"),
                ids(row.getArray("parties")),
                row.getInt("heard"));
    }

    private static Precedent toPrecedent(ResultSet row) throws SQLException {
        return new Precedent(
                text(row, "number"),
                row.getInt("seq"),
                row.getString("category"),
                row.getObject("area_id", Long.class),
                text(row, "ground"),
                ids(row.getArray("parties")),
                row.getLong("unit_id"),
                text(row, "ruling"),
                text(row, "basis"),
                row.getObject("judge_id", Long.class),
                text(row, "person"),
                Objects.requireNonNull(moment(row, "ruled_at")),
                row.getObject("version", Integer.class));
    }

    private static List<Long> ids(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((Long[]) array.getArray());
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
