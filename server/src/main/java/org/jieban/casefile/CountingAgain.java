package org.jieban.casefile;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Computes the stored due moments of open cases again from their facts, in another calendar. */
@Service
public class CountingAgain {

    private static final int CASES_AT_ONCE = 500;

    private static final String OPEN_CASES =
            """
            select c.id, c.version, c.due_at
            from case_file c
            where c.closed_at is null and c.id > :after
              and (:since::timestamptz is null or c.last_at >= :since)
            order by c.id limit :limit
            """;
    private static final String PARTS =
            """
            select case_id, no, due_at, promise_at from assignment where case_id = any(:ids)
            """;
    // a case that moved meanwhile is left to whoever moved it
    private static final String MOVE_PARTS =
            """
            with w as (
                select * from json_to_recordset(:rows::json) as r (
                    id bigint, version int, no int, due_at timestamptz, due_clock text,
                    promise_at timestamptz)
            ), cases as (
                update case_file c set due_at = w.due_at, due_clock = w.due_clock
                from w where w.no = 0 and c.id = w.id and c.version = w.version
            )
            update assignment a set due_at = w.due_at, due_clock = w.due_clock,
                promise_at = w.promise_at
            from w join case_file c on c.id = w.id and c.version = w.version
            where w.no > 0 and a.case_id = w.id and a.no = w.no
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final CaseFiles files;

    CountingAgain(JdbcClient jdbc, CaseFiles files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    /**
     * A due moment that moved.
     *
     * @param unit whose it is, or null for the hotline itself
     */
    public record Moved(
            long caseId,
            String number,
            @Nullable UnitId unit,
            CaseClock.@Nullable Kind clock,
            @Nullable Instant before,
            @Nullable Instant after) {}

    /** How many open cases were looked at, and what moved. */
    public record Outcome(int looked, List<Moved> moved) {}

    /**
     * Writes what differs, inside the transaction that runs.
     *
     * @param since only cases on which something happened from then on, or null for all open ones
     */
    public Outcome count(WorkingCalendar calendar, @Nullable Instant since) {
        var moved = new ArrayList<Moved>();
        int looked = 0;
        long after = 0;
        while (true) {
            var cases = openCases(after, since);
            if (cases.isEmpty()) {
                return new Outcome(looked, moved);
            }
            looked += cases.size();
            after = cases.getLast().id();
            moved.addAll(count(cases, calendar));
        }
    }

    private List<Moved> count(List<Open> cases, WorkingCalendar calendar) {
        var ids = cases.stream().mapToLong(Open::id).toArray();
        var stored = parts(ids);
        var histories =
                files.histories(ids).stream()
                        .map(ChainedEvent::decoded)
                        .collect(
                                Collectors.groupingBy(
                                        RecordedEvent::caseId,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        var moved = new ArrayList<Moved>();
        var rows = new ArrayList<Row>();
        for (var one : cases) {
            var history = histories.getOrDefault(one.id(), List.of());
            if (history.isEmpty() || history.getLast().seq() != one.version()) {
                continue;
            }
            var file = CaseFile.replay(history, calendar);
            compare(file, 0, null, new Stored(one.dueAt(), null), moved, rows);
            for (var part : file.assignments()) {
                var before = stored.getOrDefault(new Part(one.id(), part.no()), Stored.NOTHING);
                compare(file, part.no(), part.unit(), before, moved, rows);
            }
        }
        if (!rows.isEmpty()) {
            jdbc.sql(MOVE_PARTS).param("rows", JSON.writeValueAsString(rows)).update();
        }
        return moved;
    }

    private static void compare(
            CaseFile file,
            int no,
            @Nullable UnitId unit,
            Stored before,
            List<Moved> moved,
            List<Row> rows) {
        var next = file.nextClock(no);
        var after = next.map(CaseClock::dueAt).orElse(null);
        var promise = file.promise(no).map(CaseClock::dueAt).orElse(null);
        boolean moves = !Objects.equals(before.dueAt(), after);
        var kind = next.map(CaseClock::kind).orElse(null);
        if (moves) {
            moved.add(
                    new Moved(file.id(), file.number().value(), unit, kind, before.dueAt(), after));
        }
        if (moves || !Objects.equals(before.promiseAt(), promise)) {
            rows.add(
                    new Row(
                            file.id(),
                            file.version(),
                            no,
                            after == null ? null : after.toString(),
                            kind == null ? null : kind.name(),
                            promise == null ? null : promise.toString()));
        }
    }

    private List<Open> openCases(long after, @Nullable Instant since) {
        return jdbc.sql(OPEN_CASES)
                .param("after", after)
                .param("since", since == null ? null : since.atOffset(ZoneOffset.UTC))
                .param("limit", CASES_AT_ONCE)
                .query((row, i) ->
                        new Open(
                                row.getLong("id"),
                                row.getInt("version"),
                                instant(row.getObject("due_at", OffsetDateTime.class))))
                .list();
    }

    private Map<Part, Stored> parts(long[] ids) {
        var parts = new HashMap<Part, Stored>();
        jdbc.sql(PARTS)
                .param("ids", ids)
                .query(row -> {
                    parts.put(
                            new Part(row.getLong("case_id"), row.getInt("no")),
                            new Stored(
                                    instant(row.getObject("due_at", OffsetDateTime.class)),
                                    instant(row.getObject("promise_at", OffsetDateTime.class))));
                });
        return parts;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private record Open(long id, int version, @Nullable Instant dueAt) {}

    private record Part(long caseId, int no) {}

    private record Stored(@Nullable Instant dueAt, @Nullable Instant promiseAt) {

        private static final Stored NOTHING = new Stored(null, null);
    }

    /** A due moment as it is written; names are those of the columns. */
    private record Row(
            long id,
            int version,
            int no,
            @Nullable String due_at,
            @Nullable String due_clock,
            @Nullable String promise_at) {}
}
