package org.jieban.whistle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jieban.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lists of whistles: of those who blow them and of those who are called. */
@Repository
class WhistleLists {

    /** Whose whistles. */
    enum Side {
        /** 我的吹哨. */
        BLOWN("(:everything or w.unit_id = any(:units))"),
        /** 吹我的哨. */
        CALLED(
                """
                exists (select 1 from whistle_call c
                        where c.case_id = w.case_id and c.no = w.no
                          and (:everything or c.unit_id = any(:units)))
                """);

        private final String condition;

        Side(String condition) {
            this.condition = condition;
        }
    }

    /** Which of them. */
    enum Going {
        /** 进行中. */
        OPEN("w.over_at is null"),
        /** 未报到: somebody who was called is silent. */
        UNANSWERED(
                """
                w.over_at is null and exists (
                    select 1 from whistle_call s
                    where s.case_id = w.case_id and s.no = w.no and s.first_at is null
                      and (:side = 'BLOWN' or :everything or s.unit_id = any(:units)))
                """),
        /** 已结束. */
        OVER("w.over_at is not null");

        private final String condition;

        Going(String condition) {
            this.condition = condition;
        }
    }

    private static final String LIST =
            """
            select w.*, f.number, f.title, f.secret, f.version,
                (select count(*) from whistle_task t
                 where t.case_id = w.case_id and t.no = w.no) as tasks,
                (select count(*) from whistle_task t
                 where t.case_id = w.case_id and t.no = w.no and t.state in ('GIVEN', 'DONE'))
                    as open_tasks,
                (select count(*) from whistle_task t
                 where t.case_id = w.case_id and t.no = w.no and t.state = 'GIVEN'
                   and t.due_at < :now) as late_tasks
            from whistle w join case_file f on f.id = w.case_id
            where %s and %s
              and (w.blown_at, w.case_id, w.no) < (:before::timestamptz, :id, :no)
            order by w.blown_at desc, w.case_id desc, w.no desc
            limit :limit
            """;
    private static final String CALLS =
            """
            select c.* from whistle_call c
            where (c.case_id, c.no) in (
                select * from unnest(:cases::bigint[], :nos::integer[]))
            order by c.part
            """;
    private static final String COUNT =
            "select count(*) from (select 1 from whistle w where %s and %s limit 1000) counted";

    private final JdbcClient jdbc;
    private final Clock clock;

    WhistleLists(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One row.
     *
     * @param lateTasks tasks that are open after their end
     */
    record Row(
            long caseId,
            String number,
            int version,
            String title,
            boolean secret,
            int no,
            UnitId by,
            String kind,
            String ask,
            String place,
            @Nullable Instant meetAt,
            Instant blownAt,
            @Nullable Instant overAt,
            boolean fellAway,
            int meetings,
            int tasks,
            int openTasks,
            int lateTasks,
            List<Called> calls) {

        Row with(List<Called> called) {
            return new Row(
                    caseId, number, version, title, secret, no, by, kind, ask, place, meetAt,
                    blownAt, overAt, fellAway, meetings, tasks, openTasks, lateTasks, called);
        }
    }

    /** One unit called. */
    record Called(
            long caseId,
            int no,
            UnitId unit,
            String duty,
            Instant dueAt,
            @Nullable Instant firstAt,
            @Nullable String presence,
            @Nullable Integer stars) {}

    /** A piece of a list, the newest first; what lies outside the units is not there. */
    Slice<Row> list(Side side, Going going, Scope whose, @Nullable String cursor, int limit) {
        var key = Key.parse(cursor);
        var found =
                jdbc.sql(LIST.formatted(side.condition, going.condition))
                        .param("everything", whose.everything())
                        .param("units", whose.units())
                        .param("side", side.name())
                        .param("now", utc(clock.instant()))
                        .param("before", key.before())
                        .param("id", key.id())
                        .param("no", key.no())
                        .param("limit", limit + 1)
                        .query((row, i) -> toRow(row))
                        .list();
        boolean more = found.size() > limit;
        var rows = more ? found.subList(0, limit) : found;
        var calls = callsOf(rows);
        var full =
                rows.stream()
                        .map(row ->
                                row.with(
                                        calls.stream()
                                                .filter(call ->
                                                        call.caseId() == row.caseId()
                                                                && call.no() == row.no())
                                                .toList()))
                        .toList();
        return new Slice<>(full, more ? Key.of(rows.getLast()).toText() : null);
    }

    /** How many stand in a list; 1000 for that many or more. */
    int count(Side side, Going going, Scope whose) {
        return jdbc.sql(COUNT.formatted(side.condition, going.condition))
                .param("everything", whose.everything())
                .param("units", whose.units())
                .param("side", side.name())
                .query(Integer.class)
                .single();
    }

    private List<Called> callsOf(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(CALLS)
                .param("cases", rows.stream().mapToLong(Row::caseId).toArray())
                .param("nos", rows.stream().mapToInt(Row::no).toArray())
                .query((row, i) ->
                        new Called(
                                row.getLong("case_id"),
                                row.getInt("no"),
                                new UnitId(row.getLong("unit_id")),
                                text(row, "duty"),
                                Objects.requireNonNull(moment(row, "due_at")),
                                moment(row, "first_at"),
                                row.getString("presence"),
                                row.getObject("stars", Integer.class)))
                .list();
    }

    private static Row toRow(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("case_id"),
                text(row, "number"),
                row.getInt("version"),
                text(row, "title"),
                row.getBoolean("secret"),
                row.getInt("no"),
                new UnitId(row.getLong("unit_id")),
                text(row, "kind"),
                text(row, "ask"),
                text(row, "place"),
                moment(row, "meet_at"),
                Objects.requireNonNull(moment(row, "blown_at")),
                moment(row, "over_at"),
                row.getBoolean("fell"),
                row.getInt("meetings"),
                row.getInt("tasks"),
                row.getInt("open_tasks"),
                row.getInt("late_tasks"),
                List.of());
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** Where a piece ended. */
    private record Key(String before, long id, int no) {

        static Key of(Row row) {
            return new Key(row.blownAt().toString(), row.caseId(), row.no());
        }

        static Key parse(@Nullable String text) {
            if (text == null || text.isBlank()) {
                return new Key("infinity", Long.MAX_VALUE, 0);
            }
            var parts = text.split("_", -1);
            try {
                return new Key(
                        Instant.parse(parts[0]).toString(),
                        Long.parseLong(parts[1]),
                        Integer.parseInt(parts[2]));
            } catch (RuntimeException unreadable) {
                throw ProblemException.invalid(new FieldProblem("/cursor", "unknown"));
            }
        }

        String toText() {
            return before + "_" + id + "_" + no;
        }
    }
}
