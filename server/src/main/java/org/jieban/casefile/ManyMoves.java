package org.jieban.casefile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes acts on many cases in one statement. Each case moves only from the version that was read; one
 * that somebody else moved meanwhile stays as it is, and with it everything that was to be written for
 * it.
 */
@Repository
class ManyMoves {

    private static final String MOVE =
            """
            with moved as (
                update case_file c set
                    version = w.version, state = w.state, round = w.round, category = w.category,
                    urgency = w.urgency, title = w.title, area_id = w.area, address = w.address,
                    lead_unit_id = w.lead, due_at = w.due_at, due_clock = w.due_clock,
                    attempts = w.attempts, call_back_at = w.call_back_at, closed_at = w.closed_at,
                    outcome = w.outcome, last_type = w.last_type, last_at = w.last_at,
                    hash = decode(w.hash, 'hex'), urges = w.urges, supervised = w.supervised,
                    asks = w.asks, asked_at = w.asked_at, waiting_until = w.waiting_until,
                    review_at = w.review_at
                from json_to_recordset(:cases::json) as w (
                    id bigint, expected int, seen text, version int, state text, round int, category text,
                    urgency text, title text, area bigint, address text, lead bigint,
                    due_at timestamptz, due_clock text, attempts int, call_back_at timestamptz,
                    closed_at timestamptz, outcome text, last_type text, last_at timestamptz,
                    hash text, urges int, supervised boolean, asks text, asked_at timestamptz,
                    waiting_until timestamptz, review_at timestamptz)
                where c.id = w.id and c.version = w.expected
                  and c.hash = coalesce(decode(w.seen, 'hex'), c.hash)
                returning c.id
            ),
            facts as (
                insert into case_event (case_id, seq, type, at, person_id, person_name, unit_id, role,
                                        round, state, act, act_key, payload, hash)
                select f.case_id, f.seq, f.type, f.at, f.person_id, f.person_name, f.unit_id, f.role,
                       f.round, f.state, f.act, f.act_key, f.payload::json, decode(f.hash, 'hex')
                from json_to_recordset(:facts::json) as f (
                        case_id bigint, seq int, type text, at timestamptz, person_id bigint,
                        person_name text, unit_id bigint, role text, round int, state text, act text,
                        act_key text, payload text, hash text)
                    join moved on moved.id = f.case_id
                order by f.case_id, f.seq
            ),
            parts as (
                insert into assignment (case_id, no, unit_id, role, state, duty, since, round,
                                        handler_id, contacted, due_at, due_clock, parked,
                                        promise_at)
                select p.case_id, p.no, p.unit_id, p.role, p.state, p.duty, p.since, p.round,
                       p.handler_id, p.contacted, p.due_at, p.due_clock, p.parked, p.promise_at
                from json_to_recordset(:parts::json) as p (
                        case_id bigint, no int, unit_id bigint, role text, state text, duty text,
                        since timestamptz, round int, handler_id bigint, contacted boolean,
                        due_at timestamptz, due_clock text, parked boolean, promise_at timestamptz)
                    join moved on moved.id = p.case_id
                on conflict (case_id, no) do update set
                    state = excluded.state, since = excluded.since, round = excluded.round,
                    handler_id = excluded.handler_id, contacted = excluded.contacted,
                    due_at = excluded.due_at, due_clock = excluded.due_clock,
                    parked = excluded.parked, promise_at = excluded.promise_at
            )
            select id from moved
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    ManyMoves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One case as it will be, with the version it comes from.
     *
     * @param seen the hash the case has to end with as well, when it was not just read
     */
    record Move(
            CaseFile file,
            int expected,
            byte @Nullable [] seen,
            List<CaseFiles.PartRow> partsBefore,
            List<ChainedEvent> facts) {

        /** Assignments that are new or not as they were. */
        List<CaseFiles.PartRow> changedParts() {
            var changed = new ArrayList<>(CaseFiles.parts(file));
            changed.removeAll(partsBefore);
            return changed;
        }
    }

    /** Writes them; which cases moved. */
    Set<Long> write(List<Move> moves) {
        var cases = new ArrayList<CaseRow>();
        var facts = new ArrayList<FactRow>();
        var parts = new ArrayList<CasePartRow>();
        for (var move : moves) {
            cases.add(CaseRow.of(move));
            move.facts().forEach(fact -> facts.add(FactRow.of(fact)));
            move.changedParts().forEach(part -> parts.add(CasePartRow.of(move.file().id(), part)));
        }
        return new HashSet<>(
                jdbc.sql(MOVE)
                        .param("cases", JSON.writeValueAsString(cases))
                        .param("facts", JSON.writeValueAsString(facts))
                        .param("parts", JSON.writeValueAsString(parts))
                        .query(Long.class)
                        .list());
    }

    private static @Nullable String text(java.time.@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private record CaseRow(
            long id,
            int expected,
            @Nullable String seen,
            int version,
            String state,
            int round,
            @Nullable String category,
            String urgency,
            String title,
            @Nullable Long area,
            @Nullable String address,
            @Nullable Long lead,
            @Nullable String due_at,
            @Nullable String due_clock,
            int attempts,
            @Nullable String call_back_at,
            @Nullable String closed_at,
            @Nullable String outcome,
            String last_type,
            String last_at,
            String hash,
            int urges,
            boolean supervised,
            @Nullable Asked asks,
            @Nullable String asked_at,
            @Nullable String waiting_until,
            @Nullable String review_at) {

        static CaseRow of(Move move) {
            var file = move.file();
            var next = file.nextClock(0);
            var area = file.area();
            var outcome = file.outcome();
            var time = TimeInLists.of(file);
            return new CaseRow(
                    file.id(),
                    move.expected(),
                    move.seen() == null ? null : HexFormat.of().formatHex(move.seen()),
                    file.version(),
                    file.state().name(),
                    file.round(),
                    file.category(),
                    file.urgency().name(),
                    file.title(),
                    area == null ? null : area.value(),
                    file.address(),
                    file.lead().map(part -> part.unit().value()).orElse(null),
                    next.map(clock -> clock.dueAt().toString()).orElse(null),
                    next.map(clock -> clock.kind().name()).orElse(null),
                    file.attempts(),
                    text(file.callBackAt()),
                    text(file.closedAt()),
                    outcome == null ? null : outcome.name(),
                    file.lastType(),
                    file.lastAt().toString(),
                    HexFormat.of().formatHex(move.facts().getLast().hash()),
                    time.urges(),
                    time.supervised(),
                    time.asks(),
                    text(time.askedAt()),
                    text(time.waitingUntil()),
                    text(time.reviewAt()));
        }
    }

    private record FactRow(
            long case_id,
            int seq,
            String type,
            String at,
            @Nullable Long person_id,
            String person_name,
            @Nullable Long unit_id,
            String role,
            int round,
            String state,
            @Nullable String act,
            @Nullable String act_key,
            String payload,
            String hash) {

        static FactRow of(ChainedEvent fact) {
            var event = fact.event();
            return new FactRow(
                    event.caseId(),
                    event.seq(),
                    event.type(),
                    event.at().toString(),
                    event.personId(),
                    event.personName(),
                    event.unitId(),
                    event.role(),
                    event.round(),
                    event.state(),
                    event.act(),
                    event.actKey(),
                    event.payload(),
                    HexFormat.of().formatHex(fact.hash()));
        }
    }

    private record CasePartRow(
            long case_id,
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
            @Nullable String promise_at) {

        static CasePartRow of(long caseId, CaseFiles.PartRow part) {
            return new CasePartRow(
                    caseId,
                    part.no(),
                    part.unit_id(),
                    part.role(),
                    part.state(),
                    part.duty(),
                    part.since(),
                    part.round(),
                    part.handler_id(),
                    part.contacted(),
                    part.due_at(),
                    part.due_clock(),
                    part.parked(),
                    part.promise_at());
        }
    }
}
