package org.jieban.casefile;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Writes new cases with their whole history, many at once, with COPY, which costs a fraction of a
 * statement for each.
 */
@Repository
class WholeCases {

    private static final String CASES =
            """
            copy case_file (
                id, number, version, state, round, kind, category, urgency, title, area_id, address,
                lat, lon, channel, secret, claimant_id, lead_unit_id, due_at, due_clock, attempts,
                call_back_at, opened_at, closed_at, outcome, last_type, last_at, hash, source,
                urges, supervised, asks, asked_at, waiting_until, review_at)
            from stdin
            """;
    private static final String FACTS =
            """
            copy case_event (
                case_id, seq, type, at, person_id, person_name, unit_id, role, round, state, act,
                act_key, payload, hash)
            from stdin
            """;
    private static final String PARTS =
            """
            copy assignment (
                case_id, no, unit_id, role, state, duty, since, round, handler_id, contacted, due_at,
                due_clock, parked, promise_at)
            from stdin
            """;
    private static final String UNIQUE_VIOLATION = "23505";

    private final JdbcTemplate jdbc;

    WholeCases(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A case and all its facts. */
    record Whole(CaseFile file, List<ChainedEvent> facts) {}

    /** Writes them in the transaction that runs. */
    void insert(List<Whole> wholes) {
        if (wholes.isEmpty()) {
            return;
        }
        var cases = new Lines(wholes.size() * 400);
        var facts = new Lines(wholes.size() * 1600);
        var parts = new Lines(wholes.size() * 100);
        for (var whole : wholes) {
            var file = whole.file();
            addCase(cases, file, whole.facts().getLast().hash());
            whole.facts().forEach(fact -> addFact(facts, fact));
            CaseFiles.parts(file).forEach(part -> addPart(parts, file.id(), part));
        }
        write(cases.toString(), facts.toString(), parts.toString());
    }

    private void write(String cases, String facts, String parts) {
        jdbc.execute(
                (ConnectionCallback<@Nullable Void>)
                        connection -> {
                            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
                            try {
                                copy.copyIn(CASES, new StringReader(cases));
                                copy.copyIn(FACTS, new StringReader(facts));
                                copy.copyIn(PARTS, new StringReader(parts));
                            } catch (IOException broken) {
                                throw new UncheckedIOException(broken);
                            } catch (SQLException refused) {
                                if (UNIQUE_VIOLATION.equals(refused.getSQLState())) {
                                    throw new DuplicateKeyException(
                                            String.valueOf(refused.getMessage()), refused);
                                }
                                throw refused;
                            }
                            return null;
                        });
    }

    private static void addCase(Lines to, CaseFile file, byte[] hash) {
        var said = file.opening();
        var next = file.nextClock(0);
        var time = TimeInLists.of(file);
        to.add(file.id())
                .add(file.number().value())
                .add(file.version())
                .add(file.state().name())
                .add(file.round())
                .add(said.kind().name())
                .add(file.category())
                .add(file.urgency().name())
                .add(file.title())
                .add(file.area() == null ? null : file.area().value())
                .add(file.address())
                .add(said.lat())
                .add(said.lon())
                .add(said.channel().name())
                .add(said.secret())
                .add(said.claimant())
                .add(file.lead().map(part -> part.unit().value()).orElse(null))
                .add(next.map(CaseClock::dueAt).orElse(null))
                .add(next.map(clock -> clock.kind().name()).orElse(null))
                .add(file.attempts())
                .add(file.callBackAt())
                .add(file.openedAt())
                .add(file.closedAt())
                .add(file.outcome() == null ? null : file.outcome().name())
                .add(file.lastType())
                .add(file.lastAt())
                .add(hash)
                .add(said.source())
                .add(time.urges())
                .add(time.supervised())
                .add(time.asks())
                .add(time.askedAt())
                .add(time.waitingUntil())
                .add(time.reviewAt())
                .end();
    }

    private static void addFact(Lines to, ChainedEvent fact) {
        var event = fact.event();
        to.add(event.caseId())
                .add(event.seq())
                .add(event.type())
                .add(event.at())
                .add(event.personId())
                .add(event.personName())
                .add(event.unitId())
                .add(event.role())
                .add(event.round())
                .add(event.state())
                .add(event.act())
                .add(event.actKey())
                .add(event.payload())
                .add(fact.hash())
                .end();
    }

    private static void addPart(Lines to, long caseId, CaseFiles.PartRow part) {
        to.add(caseId)
                .add(part.no())
                .add(part.unit_id())
                .add(part.role())
                .add(part.state())
                .add(part.duty())
                .add(part.since())
                .add(part.round())
                .add(part.handler_id())
                .add(part.contacted())
                .add(part.due_at())
                .add(part.due_clock())
                .add(part.parked())
                .add(part.promise_at())
                .end();
    }

    /** Lines in COPY's text format. */
    private static final class Lines {

        private final StringBuilder text;
        private boolean first = true;

        Lines(int size) {
            text = new StringBuilder(size);
        }

        Lines add(@Nullable Object value) {
            if (!first) {
                text.append('\t');
            }
            first = false;
            switch (value) {
                case null -> text.append("\\N");
                case byte[] bytes -> text.append("\\\\x").append(HexFormat.of().formatHex(bytes));
                case String words -> escape(words);
                default -> text.append(value);
            }
            return this;
        }

        void end() {
            text.append('\n');
            first = true;
        }

        private void escape(String words) {
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                switch (c) {
                    case '\\' -> text.append("\\\\");
                    case '\t' -> text.append("\\t");
                    case '\n' -> text.append("\\n");
                    case '\r' -> text.append("\\r");
                    default -> text.append(c);
                }
            }
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
