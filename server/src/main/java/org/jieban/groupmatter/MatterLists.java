package org.jieban.groupmatter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jieban.casefile.Visibility;
import org.jieban.identity.Actor;
import org.jieban.organisation.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cases of matters within somebody's scope, and decisions about matters. */
@Repository
class MatterLists {

    private static final String SEEN =
            """
            select m.case_id, m.matter_id, n.name, c.number, c.title, c.state, c.opened_at,
                   c.address, c.area_id, coalesce(m.claimant_id, -m.case_id) as teller
            from matter_case m
                join matter n on n.id = m.matter_id
                join case_file c on c.id = m.case_id
            where
            """
                    + Visibility.SQL;
    private static final String HOT =
            SEEN
                    + """
                     and m.matter_id in (
                        select id from matter where people > 1 and last_at >= :since
                        order by people desc, last_at desc limit :limit)
                    """;

    private final JdbcClient jdbc;

    MatterLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A case of a matter.
     *
     * @param teller the same for cases of one person; says nothing else
     */
    record SeenTelling(
            long caseId,
            long matter,
            String name,
            String number,
            String title,
            String state,
            Instant at,
            @Nullable String address,
            @Nullable Long area,
            String teller) {}

    /** A decision of somebody's. */
    record Decided(
            String kind,
            long matter,
            long other,
            int cases,
            String reason,
            String by,
            Instant at) {}

    List<SeenTelling> hot(Instant since, int limit, Scope scope) {
        return scoped(HOT, scope)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(MatterLists::telling)
                .list();
    }

    List<SeenTelling> of(Collection<Long> matters, Scope scope) {
        return scoped(SEEN + " and m.matter_id = any(:ids) order by m.case_id", scope)
                .param("ids", array(matters))
                .query(MatterLists::telling)
                .list();
    }

    List<SeenTelling> cases(Collection<Long> cases, Scope scope) {
        return scoped(SEEN + " and m.case_id = any(:ids)", scope)
                .param("ids", array(cases))
                .query(MatterLists::telling)
                .list();
    }

    List<Long> ids(Collection<String> numbers) {
        return jdbc.sql("select id from case_file where number = any(:numbers)")
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, _) -> row.getLong(1))
                .list();
    }

    String title(long caseId) {
        return jdbc.sql("select title from case_file where id = :id")
                .param("id", caseId)
                .query(String.class)
                .single();
    }

    void decided(
            String kind,
            long matter,
            long other,
            Collection<Long> cases,
            String reason,
            Actor actor,
            Instant at) {
        jdbc.sql(
                        """
                        insert into matter_decision (
                            kind, matter_id, other_id, cases, reason, person_id, person_name, at)
                        values (:kind, :matter, :other, :cases, :reason, :person, :name, :at)
                        """)
                .param("kind", kind)
                .param("matter", matter)
                .param("other", other)
                .param("cases", array(cases))
                .param("reason", reason)
                .param("person", actor.person().value())
                .param("name", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The newest first. */
    List<Decided> decisions(long matter) {
        return jdbc.sql(
                        """
                        select kind, matter_id, other_id, cardinality(cases) as cases, reason,
                               person_name, at
                        from matter_decision where matter_id = :id or other_id = :id
                        order by id desc limit 50
                        """)
                .param("id", matter)
                .query((row, _) ->
                        new Decided(
                                row.getString("kind"),
                                row.getLong("matter_id"),
                                row.getLong("other_id"),
                                row.getInt("cases"),
                                row.getString("reason"),
                                row.getString("person_name"),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private JdbcClient.StatementSpec scoped(String sql, Scope scope) {
        return jdbc.sql(sql).param("everything", scope.everything()).param("units", scope.units());
    }

    private static long[] array(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    private static SeenTelling telling(ResultSet row, int number) throws SQLException {
        return new SeenTelling(
                row.getLong("case_id"),
                row.getLong("matter_id"),
                row.getString("name"),
                row.getString("number"),
                row.getString("title"),
                row.getString("state"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("address"),
                row.getObject("area_id", Long.class),
                row.getString("teller"));
    }
}
