package org.jieban.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jieban.scheme.Share;
import org.jieban.scheme.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the follower keeps, in the database: rows of cases and the sums of their days. */
@Repository
class Projection {

    private static final List<String> TABLES =
            List.of(
                    "assessed_answer",
                    "assessed_part",
                    "assessed_finding",
                    "assessed_day",
                    "assessed_work");
    private static final String PARTS = "select * from assessed_part where case_id = any(:cases)";
    private static final String ANSWERS =
            "select * from assessed_answer where case_id = any(:cases)";
    private static final String SAVE_PARTS =
            """
            insert into assessed_part (
                case_id, part, round, seq, unit_id, share, kind, category, area_id, section_id,
                handler_id, withdrawn, received_at, closed_at, contacted_at, contact_minutes,
                timed_at, on_time, meeting_due, met, called_at, reported)
            select case_id, part, round, seq, unit, share, kind, category, area, section,
                handler, withdrawn, received_at, closed_at, contacted_at, contact_minutes,
                timed_at, on_time, meeting_due, met, called_at, reported
            from json_to_recordset(:rows::json) as r (
                case_id bigint, part integer, round integer, seq integer, unit bigint,
                share smallint, kind text, category text, area bigint, section bigint,
                handler bigint, withdrawn boolean, received_at timestamptz, closed_at timestamptz,
                contacted_at timestamptz, contact_minutes integer, timed_at timestamptz,
                on_time boolean, meeting_due boolean, met boolean, called_at timestamptz,
                reported boolean)
            on conflict (case_id, part, round) do update set
                seq = excluded.seq, kind = excluded.kind, category = excluded.category,
                area_id = excluded.area_id, section_id = excluded.section_id,
                handler_id = excluded.handler_id, withdrawn = excluded.withdrawn,
                received_at = excluded.received_at, closed_at = excluded.closed_at,
                contacted_at = excluded.contacted_at,
                contact_minutes = excluded.contact_minutes, timed_at = excluded.timed_at,
                on_time = excluded.on_time, meeting_due = excluded.meeting_due,
                met = excluded.met, called_at = excluded.called_at, reported = excluded.reported
            """;
    private static final String SAVE_ANSWERS =
            """
            insert into assessed_answer (
                case_id, seq, unit_id, share, round, cell, counts, corrected, on_time, kind,
                category, channel, asked_by, anonymous, area_id, section_id, handler_id,
                answered_at, received_at, closed_at)
            select case_id, seq, unit, share, round, cell, counts, corrected, on_time, kind,
                category, channel, asked_by, anonymous, area, section, handler,
                answered_at, received_at, closed_at
            from json_to_recordset(:rows::json) as r (
                case_id bigint, seq integer, unit bigint, share smallint, round smallint,
                cell smallint, counts boolean, corrected boolean, on_time boolean, kind text,
                category text, channel text, asked_by text, anonymous boolean, area bigint,
                section bigint, handler bigint, answered_at timestamptz, received_at timestamptz,
                closed_at timestamptz)
            on conflict (case_id, seq, unit_id, share) do update set
                cell = excluded.cell, counts = excluded.counts, corrected = excluded.corrected,
                on_time = excluded.on_time, closed_at = excluded.closed_at
            """;
    private static final String SAVE_FINDINGS =
            """
            insert into assessed_finding (
                case_id, round, unit_id, found_at, true_and_lawful, kind, category)
            select case_id, round, unit, found_at, true_and_lawful, kind, category
            from json_to_recordset(:rows::json) as r (
                case_id bigint, round integer, unit bigint, found_at timestamptz,
                true_and_lawful boolean, kind text, category text)
            on conflict (case_id, round) do update set
                unit_id = excluded.unit_id, found_at = excluded.found_at,
                true_and_lawful = excluded.true_and_lawful
            """;
    private static final String ADD_ANSWERS =
            """
            insert into assessed_day (basis, kind, span, day, unit_id, share, %s)
            select basis, kind, span, day, unit_id, share, %s
            from json_to_recordset(:rows::json) as r (
                basis smallint, kind text, span smallint, day date, unit_id bigint, share smallint,
                cells integer[])
            on conflict (basis, kind, span, day, unit_id, share) do update set %s
            """
                    .formatted(
                            cells("c%1$d", ", "),
                            cells("cells[%2$d]", ", "),
                            cells("c%1$d = assessed_day.c%1$d + excluded.c%1$d", ", "));
    private static final String ADD_WORK =
            """
            insert into assessed_work (
                kind, day, unit_id, received, closed, contacts, contact_minutes, timed, on_time,
                meetings_due, met, whistled, reported)
            select kind, day, unit_id, sums[1], sums[2], sums[3], sums[4], sums[5], sums[6],
                sums[7], sums[8], sums[9], sums[10]
            from json_to_recordset(:rows::json) as r (
                kind text, day date, unit_id bigint, sums integer[])
            on conflict (kind, day, unit_id) do update set
                received = assessed_work.received + excluded.received,
                closed = assessed_work.closed + excluded.closed,
                contacts = assessed_work.contacts + excluded.contacts,
                contact_minutes = assessed_work.contact_minutes + excluded.contact_minutes,
                timed = assessed_work.timed + excluded.timed,
                on_time = assessed_work.on_time + excluded.on_time,
                meetings_due = assessed_work.meetings_due + excluded.meetings_due,
                met = assessed_work.met + excluded.met,
                whistled = assessed_work.whistled + excluded.whistled,
                reported = assessed_work.reported + excluded.reported
            """;

    private static final String CHANGED =
            """
            with now as (update assessed_stamp set stamp = stamp + 1 returning stamp)
            insert into assessed_change (day, stamp)
            select day::date, now.stamp from now, unnest(:days::text[]) as day
            on conflict (day) do update set stamp = excluded.stamp
            """;
    private static final String FOUND_BEFORE =
            "select found_at from assessed_finding where case_id = any(:cases)";

    /** Stands for all days in {@code assessed_change}. */
    static final String EVERY_DAY = "-infinity";

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(EnumFeature.WRITE_ENUMS_USING_INDEX)
                    .build();

    private final JdbcClient jdbc;

    Projection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Something for each cell, with its number from 0 and from 1. */
    static String cells(String each, String between) {
        return IntStream.range(0, Tally.CELLS)
                .mapToObj(cell -> each.formatted(cell, cell + 1))
                .collect(Collectors.joining(between));
    }

    void forget() {
        TABLES.forEach(table -> jdbc.sql("delete from " + table).update());
        changed(Set.of(EVERY_DAY));
    }

    Map<PartRow.Key, PartRow> parts(long[] cases) {
        return jdbc.sql(PARTS).param("cases", cases).query((row, i) -> part(row)).list().stream()
                .collect(Collectors.toMap(PartRow::key, one -> one, (a, b) -> b, HashMap::new));
    }

    Map<AnswerRow.Key, AnswerRow> answers(long[] cases) {
        return jdbc
                .sql(ANSWERS)
                .param("cases", cases)
                .query((row, i) -> answer(row))
                .list()
                .stream()
                .collect(Collectors.toMap(AnswerRow::key, one -> one, (a, b) -> b, HashMap::new));
    }

    void save(
            Collection<PartRow> parts,
            Collection<AnswerRow> answers,
            Collection<FindingRow> findings,
            DayCounts sums) {
        var days = new TreeSet<String>();
        sums.touched().forEach(day -> days.add(day.toString()));
        foundBefore(findings).forEach(at -> days.add(DayCounts.day(at).toString()));
        findings.forEach(found -> days.add(DayCounts.day(found.foundAt()).toString()));
        write(SAVE_PARTS, parts);
        write(SAVE_ANSWERS, answers);
        write(SAVE_FINDINGS, findings);
        write(ADD_ANSWERS, sums.answers());
        write(ADD_WORK, sums.work());
        changed(days);
    }

    /** A later finding about the same round is counted on its own day, and no more on the earlier. */
    private List<Instant> foundBefore(Collection<FindingRow> findings) {
        var before = new ArrayList<Instant>();
        if (!findings.isEmpty()) {
            jdbc.sql(FOUND_BEFORE)
                    .param("cases", findings.stream().mapToLong(FindingRow::caseId).toArray())
                    .query(row -> {
                        before.add(Objects.requireNonNull(instant(row, "found_at")));
                    });
        }
        return before;
    }

    /** Grows with every change of what is counted. */
    long stamp() {
        return jdbc.sql("select stamp from assessed_stamp").query(Long.class).single();
    }

    private void changed(Set<String> days) {
        if (!days.isEmpty()) {
            jdbc.sql(CHANGED).param("days", days.toArray(String[]::new)).update();
        }
    }

    private void write(String sql, Collection<?> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(sql).param("rows", JSON.writeValueAsString(rows)).update();
        }
    }

    static PartRow part(ResultSet row) throws SQLException {
        return new PartRow(
                row.getLong("case_id"),
                row.getInt("part"),
                row.getInt("round"),
                row.getInt("seq"),
                row.getLong("unit_id"),
                share(row),
                text(row, "kind"),
                row.getString("category"),
                row.getObject("area_id", Long.class),
                row.getObject("section_id", Long.class),
                row.getObject("handler_id", Long.class),
                row.getBoolean("withdrawn"),
                instant(row, "received_at"),
                instant(row, "closed_at"),
                instant(row, "contacted_at"),
                row.getObject("contact_minutes", Integer.class),
                instant(row, "timed_at"),
                row.getObject("on_time", Boolean.class),
                row.getObject("meeting_due", Boolean.class),
                row.getObject("met", Boolean.class),
                instant(row, "called_at"),
                row.getObject("reported", Boolean.class));
    }

    static AnswerRow answer(ResultSet row) throws SQLException {
        return new AnswerRow(
                row.getLong("case_id"),
                row.getInt("seq"),
                row.getLong("unit_id"),
                share(row),
                row.getInt("round"),
                row.getInt("cell"),
                row.getBoolean("counts"),
                row.getBoolean("corrected"),
                row.getObject("on_time", Boolean.class),
                text(row, "kind"),
                row.getString("category"),
                text(row, "channel"),
                text(row, "asked_by"),
                row.getBoolean("anonymous"),
                row.getObject("area_id", Long.class),
                row.getObject("section_id", Long.class),
                row.getObject("handler_id", Long.class),
                Objects.requireNonNull(instant(row, "answered_at")),
                Objects.requireNonNull(instant(row, "received_at")),
                instant(row, "closed_at"));
    }

    static Share share(ResultSet row) throws SQLException {
        return Share.values()[row.getInt("share")];
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
