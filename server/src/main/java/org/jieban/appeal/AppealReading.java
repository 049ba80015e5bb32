package org.jieban.appeal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.organisation.Unit;
import org.jieban.organisation.Units;
import org.jieban.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lists of applications about what counts, and how often which of them are granted. */
@Repository
class AppealReading {

    /** Whose desk. */
    enum Desk {
        /** 本单位申请. */
        MINE,
        /** 待转报. */
        TO_FORWARD,
        /** 待审定. */
        TO_DECIDE,
        /** 全部, within the scope. */
        ALL
    }

    /** By what the figures are grouped. */
    enum By {
        /** 申请理由. */
        GROUND("r.ground", "null::bigint", "null::text"),
        /** 申请单位. */
        UNIT("r.unit_id::text", "r.unit_id", "null::text"),
        /** 审定人. */
        REVIEWER("coalesce(r.decider_id, 0)::text", "null::bigint", "max(r.decider)");

        private final String key;
        private final String unit;
        private final String name;

        By(String key, String unit, String name) {
            this.key = key;
            this.unit = unit;
            this.name = name;
        }
    }

    /**
     * What is looked for; null does not narrow.
     *
     * @param from asked from this moment on
     * @param until asked before this moment
     * @param reviewer who decided; 0 for those that nobody decided
     */
    record Question(
            Desk desk,
            @Nullable String state,
            @Nullable String kind,
            @Nullable String ground,
            @Nullable Long unit,
            @Nullable Long reviewer,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /** One application. */
    record Row(
            long caseId,
            int no,
            String number,
            String title,
            @Nullable String category,
            int round,
            long unit,
            @Nullable Long upper,
            @Nullable Integer again,
            String kind,
            String ground,
            String words,
            String person,
            Instant askedAt,
            String state,
            @Nullable Instant dueAt,
            @Nullable Instant settledAt,
            @Nullable String opinion,
            @Nullable String decider,
            @Nullable String reason,
            @Nullable String rule,
            @Nullable String effect) {}

    /** How many of them came to what. */
    record Figures(
            String key,
            @Nullable Long unit,
            @Nullable String name,
            int asked,
            int open,
            int granted,
            int refused,
            int stopped,
            int withdrawn,
            int reversed) {}

    /** Open on whose desk. */
    record Counts(int mine, int toForward, int toDecide) {}

    private static final String SCOPE =
            """
            (:everything or r.unit_id = any(:units) or r.upper_id = any(:units))
            """;
    private static final String DESK =
            """
            case :desk
              when 'MINE' then r.unit_id = :own
              when 'TO_FORWARD' then r.state = 'TO_FORWARD' and r.upper_id = :own and :leader
              when 'TO_DECIDE' then r.state = 'TO_DECIDE'
                and not r.unit_id = any(:above)
                and (r.forward_unit_id is null or not r.forward_unit_id = any(:above))
                and case when r.above_id is null then :assessor
                         when r.above_id = :own then :leader
                         else (:leader or :assessor) and (:everything or r.above_id = any(:units)) end
              else true end
            """;
    private static final String FILTER =
            """
            (:state::text is null or (:state = 'OPEN' and r.due_at is not null)
             or (:state = 'SETTLED' and r.due_at is null) or r.state = :state)
            and (:kind::text is null or r.kind = :kind)
            and (:ground::text is null or r.ground = :ground)
            and (:unit::bigint is null or r.unit_id = :unit)
            and (:reviewer::bigint is null or coalesce(r.decider_id, 0) = :reviewer)
            and (:from::timestamptz is null or r.asked_at >= :from)
            and (:until::timestamptz is null or r.asked_at < :until)
            """;
    private static final String WHERE = SCOPE + " and " + DESK + " and " + FILTER;
    // what waits first, the soonest due first; then the latest settled
    private static final String LIST =
            """
            select r.*, f.number, f.title, f.category
            from (select r.*, case when r.due_at is null
                      then 4e9 - extract(epoch from r.settled_at) else extract(epoch from r.due_at) - 4e9
                      end as place
                  from review_application r) r
                join case_file f on f.id = r.case_id
            where (r.place, r.case_id, r.no) > (:place::numeric, :case, :no) and
            """
                    + WHERE
                    + " order by r.place, r.case_id, r.no limit :limit";
    private static final String COUNT =
            "select count(*) from review_application r where r.due_at is not null and " + WHERE;
    private static final String FIGURES =
            """
            select %s as key, %s as unit_id, %s as name, count(*) as asked,
                count(*) filter (where r.due_at is not null) as open,
                count(*) filter (where r.state = 'GRANTED') as granted,
                count(*) filter (where r.state = 'REFUSED') as refused,
                count(*) filter (where r.state = 'STOPPED') as stopped,
                count(*) filter (where r.state = 'WITHDRAWN') as withdrawn,
                count(*) filter (where r.state = 'REVERSED') as reversed
            from review_application r
            where
            """
                    + WHERE
                    + " group by %s order by asked desc, key limit 1000";

    private final JdbcClient jdbc;
    private final Units units;

    AppealReading(JdbcClient jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    Slice<Row> list(Actor viewer, Question question, @Nullable String cursor, int limit) {
        var from = Place.of(cursor);
        var rows =
                asked(jdbc.sql(LIST), viewer, question)
                        .param("place", from.place())
                        .param("case", from.caseId())
                        .param("no", from.no())
                        .param("limit", limit + 1)
                        .query((row, i) -> new Placed(Place.of(row), toRow(row)))
                        .list();
        boolean more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        return new Slice<>(
                shown.stream().map(Placed::row).toList(),
                more ? shown.getLast().place().toText() : null);
    }

    Counts counts(Actor viewer) {
        return new Counts(
                count(viewer, Desk.MINE),
                count(viewer, Desk.TO_FORWARD),
                count(viewer, Desk.TO_DECIDE));
    }

    private int count(Actor viewer, Desk desk) {
        var all = new Question(desk, null, null, null, null, null, null, null);
        return asked(jdbc.sql(COUNT), viewer, all).query(Integer.class).single();
    }

    List<Figures> figures(Actor viewer, By by, Question question) {
        var sql = FIGURES.formatted(by.key, by.unit, by.name, by == By.UNIT ? "r.unit_id" : by.key);
        return asked(jdbc.sql(sql), viewer, question)
                .query((row, i) ->
                        new Figures(
                                row.getString("key"),
                                row.getObject("unit_id", Long.class),
                                row.getString("name"),
                                row.getInt("asked"),
                                row.getInt("open"),
                                row.getInt("granted"),
                                row.getInt("refused"),
                                row.getInt("stopped"),
                                row.getInt("withdrawn"),
                                row.getInt("reversed")))
                .list();
    }

    private JdbcClient.StatementSpec asked(
            JdbcClient.StatementSpec sql, Actor viewer, Question question) {
        var above =
                units.find(viewer.unit()).isEmpty()
                        ? Stream.<Unit>empty()
                        : units.path(viewer.unit()).stream();
        return sql.param("everything", viewer.scope().everything())
                .param("units", viewer.scope().units())
                .param("desk", question.desk().name())
                .param("own", viewer.unit().value())
                .param("above", above.mapToLong(unit -> unit.id().value()).toArray())
                .param("leader", viewer.is(Role.LEADER))
                .param("assessor", viewer.is(Role.ASSESSOR))
                .param("state", question.state())
                .param("kind", question.kind())
                .param("ground", question.ground())
                .param("unit", question.unit())
                .param("reviewer", question.reviewer())
                .param("from", utc(question.from()))
                .param("until", utc(question.until()));
    }

    private static Row toRow(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("case_id"),
                row.getInt("no"),
                row.getString("number"),
                row.getString("title"),
                row.getString("category"),
                row.getInt("round"),
                row.getLong("unit_id"),
                row.getObject("upper_id", Long.class),
                row.getObject("again", Integer.class),
                row.getString("kind"),
                row.getString("ground"),
                row.getString("words"),
                row.getString("person"),
                Objects.requireNonNull(moment(row, "asked_at")),
                row.getString("state"),
                moment(row, "due_at"),
                moment(row, "settled_at"),
                row.getString("opinion"),
                row.getString("decider"),
                row.getString("reason"),
                row.getString("rule"),
                row.getString("effect"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private record Placed(Place place, Row row) {}

    /** Where a piece of a list ended. */
    private record Place(String place, long caseId, int no) {

        static Place of(ResultSet row) throws SQLException {
            return new Place(
                    row.getBigDecimal("place").toPlainString(),
                    row.getLong("case_id"),
                    row.getInt("no"));
        }

        static Place of(@Nullable String cursor) {
            if (cursor == null) {
                return new Place("-1e10", 0, 0);
            }
            var parts = cursor.split("_", -1);
            try {
                new java.math.BigDecimal(parts[0]);
                return new Place(parts[0], Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
            } catch (RuntimeException unreadable) {
                throw AppealPages.invalid("/cursor");
            }
        }

        String toText() {
            return place + "_" + caseId + "_" + no;
        }
    }
}
