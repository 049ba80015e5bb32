package org.jieban.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cases in the database. One act is one statement: the facts, the case's present state and its
 * assignments are written together, and only if nobody else acted in between.
 */
@Repository
class CaseFiles {

    private static final String EVENT_COLUMNS =
            """
            e.case_id, e.seq, e.type, e.at, e.person_id, e.person_name, e.unit_id, e.role, e.round,
            e.state, e.act, e.act_key, e.payload, e.hash
            """;

    private static final String HISTORY_BY_NUMBER =
            "select "
                    + EVENT_COLUMNS
                    + """
                    from case_file c join case_event e on e.case_id = c.id
                    where c.number = :number
                    order by e.seq
                    """;

    private static final String HISTORY_BY_ID =
            "select "
                    + EVENT_COLUMNS
                    + """
                    from case_event e
                    where e.case_id = :id
                    order by e.seq
                    """;

    private static final String HISTORIES =
            "select "
                    + EVENT_COLUMNS
                    + """
                    from case_event e
                    where e.case_id = any(:ids)
                    order by e.case_id, e.seq
                    """;

    private static final String HISTORY_BY_KEY =
            "select "
                    + EVENT_COLUMNS
                    + """
                    from case_event k join case_event e on e.case_id = k.case_id and e.seq <= k.seq
                    where k.act_key = :key
                    order by e.seq
                    """;

    private static final String INSERT_FACTS =
            """
            facts as (
                insert into case_event (case_id, seq, type, at, person_id, person_name, unit_id, role,
                                        round, state, act, act_key, payload, hash)
                select moved.id, f.seq, f.type, f.at, f.person_id, f.person_name, f.unit_id, f.role,
                       f.round, f.state, f.act, f.act_key, f.payload, decode(f.hash, 'hex')
                from moved cross join json_to_recordset(:facts::json) as f (
                    seq int, type text, at timestamptz, person_id bigint, person_name text,
                    unit_id bigint, role text, round int, state text, act text, act_key text,
                    payload json, hash text)
            ),
            parts as (
                insert into assignment (case_id, no, unit_id, role, state, duty, since, round,
                                        handler_id, contacted, due_at, due_clock, parked,
                                        promise_at)
                select moved.id, p.no, p.unit_id, p.role, p.state, p.duty, p.since, p.round,
                       p.handler_id, p.contacted, p.due_at, p.due_clock, p.parked, p.promise_at
                from moved cross join json_to_recordset(:parts::json) as p (
                    no int, unit_id bigint, role text, state text, duty text, since timestamptz,
                    round int, handler_id bigint, contacted boolean, due_at timestamptz,
                    due_clock text, parked boolean, promise_at timestamptz)
                on conflict (case_id, no) do update set
                    state = excluded.state, since = excluded.since, round = excluded.round,
                    handler_id = excluded.handler_id, contacted = excluded.contacted,
                    due_at = excluded.due_at, due_clock = excluded.due_clock,
                    parked = excluded.parked, promise_at = excluded.promise_at
            )
            select count(*) from moved
            """;

    private static final String OPEN =
            """
            with moved as (
                insert into case_file (
                    id, number, version, state, round, kind, category, urgency, title, area_id,
                    address, lat, lon, channel, secret, claimant_id, lead_unit_id, due_at, due_clock,
                    attempts, call_back_at, opened_at, closed_at, outcome, last_type, last_at, hash,
                    source, urges, supervised, asks, asked_at, waiting_until, review_at)
                values (
                    :id, :number, :version, :state, :round, :kind, :category, :urgency, :title,
                    :area, :address, :lat, :lon, :channel, :secret, :claimant, :lead, :dueAt,
                    :dueClock, :attempts, :callBackAt, :openedAt, :closedAt, :outcome, :lastType,
                    :lastAt, :hash, :source, :urges, :supervised, :asks, :askedAt, :waitingUntil,
                    :reviewAt)
                returning id
            ),
            """
                    + INSERT_FACTS;

    private static final String MOVE =
            """
            with moved as (
                update case_file set
                    version = :version, state = :state, round = :round, category = :category,
                    urgency = :urgency, title = :title, area_id = :area, address = :address,
                    lead_unit_id = :lead, due_at = :dueAt, due_clock = :dueClock,
                    attempts = :attempts, call_back_at = :callBackAt, closed_at = :closedAt,
                    outcome = :outcome, last_type = :lastType, last_at = :lastAt, hash = :hash,
                    urges = :urges, supervised = :supervised, asks = :asks, asked_at = :askedAt,
                    waiting_until = :waitingUntil, review_at = :reviewAt
                where id = :id and version = :expected and hash = coalesce(:seen, hash)
                returning id
            ),
            """
                    + INSERT_FACTS;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int IDS_AT_ONCE = 50;
    private static final int MOMENT = Types.TIMESTAMP_WITH_TIMEZONE;

    private final JdbcClient jdbc;
    private final AtomicLong nextId = new AtomicLong();
    private long lastId = -1;

    CaseFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A fresh id; taken from the database in blocks, so that most cases cost no round trip for it. */
    synchronized long nextId() {
        if (nextId.get() > lastId || lastId < 0) {
            long first = jdbc.sql("select nextval('case_id')").query(Long.class).single();
            nextId.set(first);
            lastId = first + IDS_AT_ONCE - 1;
        }
        return nextId.getAndIncrement();
    }

    List<ChainedEvent> history(CaseNumber number) {
        return jdbc.sql(HISTORY_BY_NUMBER)
                .param("number", number.value())
                .query((row, i) -> toChainedEvent(row))
                .list();
    }

    /** The histories of several cases, one after the other. */
    List<ChainedEvent> histories(long[] ids) {
        return jdbc.sql(HISTORIES).param("ids", ids).query((row, i) -> toChainedEvent(row)).list();
    }

    List<ChainedEvent> history(long id) {
        return jdbc.sql(HISTORY_BY_ID)
                .param("id", id)
                .query((row, i) -> toChainedEvent(row))
                .list();
    }

    /** The history up to and with the act that had this idempotency key; empty when there is none. */
    List<ChainedEvent> historyUpTo(String key) {
        return jdbc.sql(HISTORY_BY_KEY)
                .param("key", key)
                .query((row, i) -> toChainedEvent(row))
                .list();
    }

    Optional<CaseNumber> bySource(String source) {
        return jdbc.sql("select number from case_file where source = :source")
                .param("source", source)
                .query(String.class)
                .optional()
                .map(CaseNumber::new);
    }

    /** Which of these names of rows of other systems are known. */
    Set<String> knownSources(Collection<String> sources) {
        return new HashSet<>(
                jdbc.sql("select source from case_file where source = any(:sources)")
                        .param("sources", sources.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    /** Fresh ids, for many cases at once. */
    long[] nextIds(int count) {
        var blocks = (count + IDS_AT_ONCE - 1) / IDS_AT_ONCE;
        return jdbc
                .sql("select nextval('case_id') from generate_series(1, :blocks)")
                .param("blocks", blocks)
                .query(Long.class)
                .list()
                .stream()
                .flatMapToLong(first -> LongStream.range(first, first + IDS_AT_ONCE))
                .limit(count)
                .toArray();
    }

    /** The number of a case, for the ids that events and tables carry. */
    Optional<CaseNumber> numberOf(long id) {
        return jdbc.sql("select number from case_file where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(CaseNumber::new);
    }

    void open(CaseFile file, List<ChainedEvent> facts) {
        write(OPEN, file, facts, parts(file))
                .param("number", file.number().value())
                .param("kind", file.opening().kind().name())
                .param("lat", file.opening().lat(), Types.DOUBLE)
                .param("lon", file.opening().lon(), Types.DOUBLE)
                .param("channel", file.opening().channel().name())
                .param("secret", file.opening().secret())
                .param("claimant", file.opening().claimant(), Types.BIGINT)
                .param("openedAt", utc(file.openedAt()))
                .param("source", file.opening().source(), Types.VARCHAR)
                .query(Long.class)
                .single();
    }

    /** Writes an act; false when the case was not as it was read any more. */
    boolean move(ManyMoves.Move move) {
        return write(MOVE, move.file(), move.facts(), move.changedParts())
                        .param("expected", move.expected())
                        .param("seen", move.seen(), Types.BINARY)
                        .query(Long.class)
                        .single()
                == 1;
    }

    /**
     * What may be null is given with its type: without it PostgreSQL would have to parse and plan the
     * statement again whenever something else is null than the time before.
     */
    private JdbcClient.StatementSpec write(
            String sql, CaseFile file, List<ChainedEvent> facts, List<PartRow> parts) {
        var next = file.nextClock(0);
        var time = TimeInLists.of(file);
        return jdbc.sql(sql)
                .param("urges", time.urges())
                .param("supervised", time.supervised())
                .param("asks", time.asks() == null ? null : time.asks().name())
                .param("askedAt", utcOrNull(time.askedAt()))
                .param("waitingUntil", utcOrNull(time.waitingUntil()))
                .param("reviewAt", utcOrNull(time.reviewAt()))
                .param("id", file.id())
                .param("version", file.version())
                .param("state", file.state().name())
                .param("round", file.round())
                .param("category", file.category(), Types.VARCHAR)
                .param("urgency", file.urgency().name())
                .param("title", file.title())
                .param("area", file.area() == null ? null : file.area().value(), Types.BIGINT)
                .param("address", file.address(), Types.VARCHAR)
                .param(
                        "lead",
                        file.lead().map(part -> part.unit().value()).orElse(null),
                        Types.BIGINT)
                .param("dueAt", next.map(clock -> utc(clock.dueAt())).orElse(null), MOMENT)
                .param(
                        "dueClock",
                        next.map(clock -> clock.kind().name()).orElse(null),
                        Types.VARCHAR)
                .param("attempts", file.attempts())
                .param(
                        "callBackAt",
                        file.callBackAt() == null ? null : utc(file.callBackAt()),
                        MOMENT)
                .param("closedAt", file.closedAt() == null ? null : utc(file.closedAt()), MOMENT)
                .param(
                        "outcome",
                        file.outcome() == null ? null : file.outcome().name(),
                        Types.VARCHAR)
                .param("lastType", file.lastType())
                .param("lastAt", utc(file.lastAt()))
                .param("hash", facts.getLast().hash())
                .param("facts", factsAsJson(facts))
                .param("parts", parts.isEmpty() ? "[]" : JSON.writeValueAsString(parts));
    }

    private static String factsAsJson(List<ChainedEvent> facts) {
        var rows = new StringBuilder("[");
        for (var fact : facts) {
            var event = fact.event();
            rows.append(rows.length() > 1 ? "," : "")
                    .append("{\"seq\":")
                    .append(event.seq())
                    .append(",\"type\":\"")
                    .append(event.type())
                    .append("\",\"at\":\"")
                    .append(event.at())
                    .append("\",\"person_id\":")
                    .append(event.personId())
                    .append(",\"person_name\":")
                    .append(quote(event.personName()))
                    .append(",\"unit_id\":")
                    .append(event.unitId())
                    .append(",\"role\":\"")
                    .append(event.role())
                    .append("\",\"round\":")
                    .append(event.round())
                    .append(",\"state\":\"")
                    .append(event.state())
                    .append("\",\"act\":")
                    .append(quote(event.act()))
                    .append(",\"act_key\":")
                    .append(quote(event.actKey()))
                    .append(",\"hash\":\"")
                    .append(HexFormat.of().formatHex(fact.hash()))
                    .append("\",\"payload\":")
                    .append(event.payload())
                    .append('}');
        }
        return rows.append(']').toString();
    }

    /** The assignments of a case as rows; compared before and after an act to write what changed. */
    static List<PartRow> parts(CaseFile file) {
        var rows = new ArrayList<PartRow>();
        for (var part : file.assignments()) {
            var next = file.nextClock(part.no());
            rows.add(
                    new PartRow(
                            part.no(),
                            part.unit().value(),
                            part.role().name(),
                            part.state().name(),
                            part.duty(),
                            part.from().toString(),
                            part.round(),
                            part.handler() == null ? null : part.handler().value(),
                            part.role() == Assignment.Role.LEAD && file.contactedThisRound(),
                            next.map(clock -> clock.dueAt().toString()).orElse(null),
                            next.map(clock -> clock.kind().name()).orElse(null),
                            part.state().open() && file.state() == CaseState.PARKED,
                            promise(file, part)));
        }
        return rows;
    }

    /** Until when the citizen shall hear of the progress; null while nothing is promised. */
    private static @Nullable String promise(CaseFile file, Assignment part) {
        return file.promise(part.no()).map(clock -> clock.dueAt().toString()).orElse(null);
    }

    private static String quote(@Nullable String text) {
        return text == null ? "null" : JSON.writeValueAsString(text);
    }

    private static OffsetDateTime utc(java.time.Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utcOrNull(java.time.@Nullable Instant at) {
        return at == null ? null : utc(at);
    }

    static ChainedEvent toChainedEvent(ResultSet row) throws SQLException {
        return new ChainedEvent(
                new StoredEvent(
                        row.getLong("case_id"),
                        row.getInt("seq"),
                        row.getString("type"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("person_id", Long.class),
                        row.getString("person_name"),
                        row.getObject("unit_id", Long.class),
                        row.getString("role"),
                        row.getInt("round"),
                        row.getString("state"),
                        row.getString("act"),
                        row.getString("act_key"),
                        row.getString("payload")),
                row.getBytes("hash"));
    }

    /** An assignment as it is written; names are those of the columns. */
    record PartRow(
            int no,
            long unit_id,
            String role,
            String state,
            String duty,
            String since,
            int round,
            @Nullable Long handler_id,
            boolean contacted,
            @Nullable String due_at,
            @Nullable String due_clock,
            boolean parked,
            @Nullable String promise_at) {}
}
