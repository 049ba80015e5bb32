package org.jieban.casefile;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Writes cases with their whole history, any number in one statement. */
@Repository
class WholeCases {

    private static final String INSERT =
            """
            with files as (
                insert into case_file (
                    id, number, version, state, round, kind, category, urgency, title, area_id,
                    address, lat, lon, channel, secret, claimant_id, lead_unit_id, due_at, due_clock,
                    attempts, call_back_at, opened_at, closed_at, outcome, last_type, last_at, hash,
                    source)
                select id, number, version, state, round, kind, category, urgency, title, area_id,
                       address, lat, lon, channel, secret, claimant_id, lead_unit_id, due_at,
                       due_clock, attempts, call_back_at, opened_at, closed_at, outcome, last_type,
                       last_at, decode(hash, 'hex'), source
                from json_to_recordset(:files::json) as c (
                    id bigint, number text, version int, state text, round int, kind text,
                    category text, urgency text, title text, area_id bigint, address text,
                    lat double precision, lon double precision, channel text, secret boolean,
                    claimant_id bigint, lead_unit_id bigint, due_at timestamptz, due_clock text,
                    attempts int, call_back_at timestamptz, opened_at timestamptz,
                    closed_at timestamptz, outcome text, last_type text, last_at timestamptz,
                    hash text, source text)
                returning id
            ),
            facts as (
                insert into case_event (case_id, seq, type, at, person_id, person_name, unit_id, role,
                                        round, state, act, act_key, payload, hash)
                select case_id, seq, type, at, person_id, person_name, unit_id, role, round, state,
                       act, act_key, payload::json, decode(hash, 'hex')
                from json_to_recordset(:facts::json) as f (
                    case_id bigint, seq int, type text, at timestamptz, person_id bigint,
                    person_name text, unit_id bigint, role text, round int, state text, act text,
                    act_key text, payload text, hash text)
            ),
            parts as (
                insert into assignment (case_id, no, unit_id, role, state, duty, since, round,
                                        handler_id, contacted, due_at, due_clock)
                select case_id, no, unit_id, role, state, duty, since, round, handler_id, contacted,
                       due_at, due_clock
                from json_to_recordset(:parts::json) as p (
                    case_id bigint, no int, unit_id bigint, role text, state text, duty text,
                    since timestamptz, round int, handler_id bigint, contacted boolean,
                    due_at timestamptz, due_clock text)
            )
            select count(*) from files
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    WholeCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A case and all its facts. */
    record Whole(CaseFile file, List<ChainedEvent> facts) {}

    void insert(List<Whole> cases) {
        if (cases.isEmpty()) {
            return;
        }
        jdbc.sql(INSERT)
                .param("files", json(cases.stream().map(WholeCases::fileRow).toList()))
                .param(
                        "facts",
                        json(
                                cases.stream()
                                        .flatMap(whole -> whole.facts().stream())
                                        .map(WholeCases::factRow)
                                        .toList()))
                .param(
                        "parts",
                        json(
                                cases.stream()
                                        .flatMap(whole ->
                                                CaseFiles.parts(whole.file()).stream()
                                                        .map(part -> partRow(whole, part)))
                                        .toList()))
                .query(Long.class)
                .single();
    }

    private static String json(List<?> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JacksonException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static FileRow fileRow(Whole whole) {
        var file = whole.file();
        var opening = file.opening();
        var next = file.nextClock(0);
        var area = file.area();
        var outcome = file.outcome();
        return new FileRow(
                file.id(),
                file.number().value(),
                file.version(),
                file.state().name(),
                file.round(),
                opening.kind().name(),
                file.category(),
                file.urgency().name(),
                file.title(),
                area == null ? null : area.value(),
                file.address(),
                opening.lat(),
                opening.lon(),
                opening.channel().name(),
                opening.secret(),
                opening.claimant(),
                file.lead().map(part -> part.unit().value()).orElse(null),
                next.map(clock -> clock.dueAt().toString()).orElse(null),
                next.map(clock -> clock.kind().name()).orElse(null),
                file.attempts(),
                text(file.callBackAt()),
                file.openedAt().toString(),
                text(file.closedAt()),
                outcome == null ? null : outcome.name(),
                file.lastType(),
                file.lastAt().toString(),
                hex(whole.facts().getLast().hash()),
                opening.source());
    }

    private static FactRow factRow(ChainedEvent fact) {
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
                hex(fact.hash()));
    }

    private static PartOfCase partRow(Whole whole, CaseFiles.PartRow part) {
        return new PartOfCase(
                whole.file().id(),
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
                part.due_clock());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** A case as it is written; names are those of the columns. */
    private record FileRow(
            long id,
            String number,
            int version,
            String state,
            int round,
            String kind,
            @Nullable String category,
            String urgency,
            String title,
            @Nullable Long area_id,
            @Nullable String address,
            @Nullable Double lat,
            @Nullable Double lon,
            String channel,
            boolean secret,
            @Nullable Long claimant_id,
            @Nullable Long lead_unit_id,
            @Nullable String due_at,
            @Nullable String due_clock,
            int attempts,
            @Nullable String call_back_at,
            String opened_at,
            @Nullable String closed_at,
            @Nullable String outcome,
            String last_type,
            String last_at,
            String hash,
            @Nullable String source) {}

    /** A fact as it is written; the payload stays the very text that was hashed. */
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
            String hash) {}

    /** An assignment as it is written. */
    private record PartOfCase(
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
            @Nullable String due_clock) {}
}
