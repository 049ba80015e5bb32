package org.jieban.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The writes of eight acts as bare SQL, without reading, deciding, hashing or HTTP: what PostgreSQL
 * itself can do with the same rows, columns, indexes and commits. One statement an act; the first act
 * writes the claimant too, in one transaction.
 */
@Component
@Profile("bench")
class BareWrites {

    private static final String CLAIMANT =
            """
            insert into claimant (id, anonymous, name_sealed, phone_sealed, phone_hash, at)
            values (?, false, ?, ?, ?, ?)
            """;

    private static final String OPEN =
            """
            with moved as (
                insert into case_file (
                    id, number, version, state, round, kind, category, urgency, title, area_id,
                    address, lat, lon, channel, secret, claimant_id, lead_unit_id, due_at, due_clock,
                    attempts, call_back_at, opened_at, closed_at, outcome, last_type, last_at, hash,
                    source)
                values (?, ?, 3, 'DISPATCHED', 1, 'HELP', '010101', 'GENERAL', '水管漏水', ?, '南门外',
                        null, null, 'PHONE', false, ?, ?, null, null, 0, null, ?, null, null,
                        'Dispatched', ?, ?, null)
                returning id
            ), facts as (
                insert into case_event (case_id, seq, type, at, person_id, person_name, unit_id, role,
                                        round, state, act, act_key, payload, hash)
                select id, 1, 'Submitted', ?, 1, '话务员', 1, 'AGENT', 1, 'SUBMITTED', null, null,
                       ?::json, ? from moved
                union all
                select id, 2, 'Accepted', ?, 1, '话务员', 1, 'AGENT', 1, 'ACCEPTED', null, null,
                       ?::json, ? from moved
                union all
                select id, 3, 'Dispatched', ?, 1, '话务员', 1, 'AGENT', 1, 'DISPATCHED', 'open', ?,
                       ?::json, ? from moved
            ), parts as (
                insert into assignment (case_id, no, unit_id, role, state, duty, since, round,
                                        handler_id, contacted, due_at, due_clock)
                select id, 1, ?, 'LEAD', 'WAITING', '', ?, 1, null, false, ?, 'SIGN' from moved
            )
            select count(*) from moved
            """;

    private static final String MOVE =
            """
            with moved as (
                update case_file set
                    version = ?, state = ?, round = 1, category = '010101', urgency = 'GENERAL',
                    title = '水管漏水', area_id = ?, address = '南门外', lead_unit_id = ?,
                    due_at = null, due_clock = null, attempts = 0, call_back_at = null,
                    closed_at = ?, outcome = ?, last_type = ?, last_at = ?, hash = ?
                where id = ? and version = ?
                returning id
            ), facts as (
                insert into case_event (case_id, seq, type, at, person_id, person_name, unit_id, role,
                                        round, state, act, act_key, payload, hash)
                select id, ?, ?, ?, 1, '承办人员', ?, 'HANDLER', 1, ?, 'act', ?, ?::json, ? from moved
            )%s
            select count(*) from moved
            """;

    private static final String PART =
            """
            , parts as (
                insert into assignment (case_id, no, unit_id, role, state, duty, since, round,
                                        handler_id, contacted, due_at, due_clock)
                select id, 1, ?, 'LEAD', ?, '', ?, 1, null, true, ?, 'FEEDBACK' from moved
                on conflict (case_id, no) do update set
                    state = excluded.state, since = excluded.since, round = excluded.round,
                    handler_id = excluded.handler_id, contacted = excluded.contacted,
                    due_at = excluded.due_at, due_clock = excluded.due_clock
            )
            """;

    private static final String SAID =
            "{\"number\":\"00000000000000\",\"kind\":\"HELP\",\"title\":\"水管漏水\",\"words\":\""
                    + "小区门口的水管从早上开始漏水，人行道上全是水，老人走路很容易滑倒，请尽快派人来修。"
                    + "\",\"category\":\"010101\",\"urgency\":\"GENERAL\",\"area\":1,\"address\":\"南门外\","
                    + "\"lat\":null,\"lon\":null,\"channel\":\"PHONE\",\"claimant\":1,\"contactable\":true,"
                    + "\"secret\":false,\"meetingWanted\":true,\"acceptLimit\":null,\"attachments\":[]}";

    private static final String DISPATCHED =
            """
            {"unit":%d,"assisting":[],"limits":{"sign":"2h","contact":"24h","feedback":"7d"},
             "mode":"DIRECT","rule":"1","catalogueVersion":1,"reason":"属地街道负责"}
            """;

    /** Followers read these facts as they read all others, so they have to say something. */
    private static final Map<String, String> PAYLOADS =
            Map.of(
                    "Signed", "{\"assignment\":1}",
                    "Contacted",
                            "{\"assignment\":1,\"method\":\"PHONE\",\"reached\":true,\"meeting\":\"DECLINED\",\"note\":\"说明情况\"}",
                    "Noted",
                            "{\"assignment\":1,\"text\":\"抢修队已到现场\",\"told\":true,\"attachments\":[]}",
                    "Replied",
                            "{\"text\":\"水管已修复，路面已清理。\",\"publicText\":\"水管已修复，路面已清理。\",\"resolved\":\"SOLVED\",\"attachments\":[]}",
                    "ReplyAccepted", "{\"text\":\"已核实\",\"revisitLimit\":\"3d\"}",
                    "Closed", "{\"outcome\":\"SOLVED\"}");

    private final DataSource source;
    private final Clock clock;
    private final AtomicLong ids = new AtomicLong(System.nanoTime());

    BareWrites(DataSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    Timings lives(BenchCity.Built built, int clients, Duration time)
            throws InterruptedException, ExecutionException {
        var start = System.nanoTime();
        long end = start + time.toNanos();
        var work = new ArrayList<Callable<long[]>>();
        for (int i = 0; i < clients; i++) {
            var place = built.places().get(i);
            work.add(() -> client(place, end));
        }
        var parts = new ArrayList<long[]>();
        try (var pool = Executors.newFixedThreadPool(clients)) {
            for (Future<long[]> done : pool.invokeAll(work)) {
                parts.add(done.get());
            }
        }
        return Timings.of(parts, Duration.ofNanos(System.nanoTime() - start));
    }

    private long[] client(BenchCity.Place place, long end) throws SQLException {
        var times = LongStream.builder();
        while (System.nanoTime() < end) {
            // the pool has fewer connections than there are clients, as the server's has
            long id = ids.incrementAndGet();
            timed(times, connection -> open(connection, id, place));
            timed(times, c -> move(c, id, place, 4, "HANDLING", "Signed", "WORKING"));
            timed(times, c -> move(c, id, place, 5, "HANDLING", "Contacted", "WORKING"));
            timed(times, c -> move(c, id, place, 6, "HANDLING", "Noted", ""));
            timed(times, c -> move(c, id, place, 7, "HANDLING", "Noted", ""));
            timed(times, c -> move(c, id, place, 8, "REPLIED", "Replied", "SUBMITTED"));
            timed(times, c -> move(c, id, place, 9, "REVISITING", "ReplyAccepted", "DONE"));
            timed(times, c -> move(c, id, place, 10, "CLOSED", "Closed", ""));
        }
        return times.build().toArray();
    }

    private void timed(LongStream.Builder times, Write write) throws SQLException {
        long before = System.nanoTime();
        try (var connection = source.getConnection()) {
            write.on(connection);
        }
        times.add(System.nanoTime() - before);
    }

    private interface Write {
        void on(Connection connection) throws SQLException;
    }

    private void open(Connection connection, long id, BenchCity.Place place) throws SQLException {
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        connection.setAutoCommit(false);
        try (var claimant = connection.prepareStatement(CLAIMANT);
                var open = connection.prepareStatement(OPEN)) {
            var values = new Values(claimant);
            values.add(id).add(bytes(40)).add(bytes(44)).add(bytes(32)).add(at);
            claimant.executeUpdate();
            var row = new Values(open);
            row.add(id).add("%014d".formatted(id % 100_000_000_000_000L));
            row.add(place.community().value()).add(id).add(place.street().value());
            row.add(at).add(at).add(bytes(32));
            row.add(at).add(SAID).add(bytes(32));
            row.add(at).add("{\"dispatchLimit\":\"24h\"}").add(bytes(32));
            row.add(at).add("bare-" + id);
            row.add(DISPATCHED.formatted(place.street().value())).add(bytes(32));
            row.add(place.street().value()).add(at).add(at);
            open.executeQuery().close();
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void move(
            Connection connection,
            long id,
            BenchCity.Place place,
            int version,
            String state,
            String type,
            String part)
            throws SQLException {
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        boolean closed = state.equals("CLOSED");
        try (var move = connection.prepareStatement(MOVE.formatted(part.isEmpty() ? "" : PART))) {
            var row = new Values(move);
            row.add(version).add(state);
            row.add(place.community().value()).add(place.street().value());
            row.addOrNull(closed ? at : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
            row.addOrNull(closed ? "SOLVED" : null, java.sql.Types.VARCHAR);
            row.add(type).add(at).add(bytes(32)).add(id).add(version - 1);
            row.add(version).add(type).add(at).add(place.street().value()).add(state);
            row.add("bare-" + id + "-" + version);
            row.add(Objects.requireNonNull(PAYLOADS.get(type)));
            row.add(bytes(32));
            if (!part.isEmpty()) {
                row.add(place.street().value()).add(part).add(at).add(at);
            }
            move.executeQuery().close();
        }
    }

    private static byte[] bytes(int length) {
        var random = new byte[length];
        ThreadLocalRandom.current().nextBytes(random);
        return random;
    }

    /** Values in the order of the statement's places. */
    private static final class Values {

        private final PreparedStatement statement;
        private int place;

        Values(PreparedStatement statement) {
            this.statement = statement;
        }

        Values add(Object value) throws SQLException {
            statement.setObject(++place, value);
            return this;
        }

        Values addOrNull(@org.jspecify.annotations.Nullable Object value, int type)
                throws SQLException {
            if (value == null) {
                statement.setNull(++place, type);
            } else {
                statement.setObject(++place, value);
            }
            return this;
        }
    }
}
