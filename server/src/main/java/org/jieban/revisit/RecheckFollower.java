package org.jieban.revisit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.Casework;
import org.jieban.casefile.Follower;
import org.jieban.casefile.IncidentFact;
import org.jieban.casefile.RecordedEvent;
import org.jieban.casefile.ReviewFact;
import org.jieban.casefile.ReviewFact.ReviewGround;
import org.jieban.casefile.StreamedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps which answers are asked a second time, and reports of pressure, as the facts tell them. */
@Component
class RecheckFollower implements Follower {

    private static final String NUMBERS = "select id, number from case_file where id = any(:ids)";
    private static final String SAMPLED =
            """
            insert into recheck (case_id, round, agent_id, agent, contacted, solved, satisfaction,
                answered_at, sampled, disputed)
            select r.*, true, false
            from json_to_recordset(:rows::json) as r (case_id bigint, round integer, agent_id bigint,
                agent text, contacted boolean, solved text, satisfaction text, answered_at timestamptz)
            on conflict do nothing
            """;
    private static final String DISPUTED =
            """
            insert into recheck (case_id, round, agent_id, agent, contacted, solved, satisfaction,
                answered_at, sampled, disputed)
            select e.case_id, e.round, e.person_id, e.person_name,
                (e.payload ->> 'contacted')::boolean, e.payload ->> 'solved',
                e.payload ->> 'satisfaction', e.at, false, true
            from case_event e
            where e.case_id = :case and e.round = :round and e.type = 'Revisited'
            on conflict (case_id, round) do update set disputed = true
            """;
    private static final String RECHECKED =
            """
            update recheck set second_id = :person, second = :name, second_contacted = :contacted,
                second_solved = :solved, second_satisfaction = :satisfaction, second_at = :at
            where case_id = :case and round = :round
            """;
    private static final String MISSED =
            """
            update recheck set missed = missed + 1, claimed_by = null, claimed_until = null
            where case_id = :case and round = :round
            """;
    private static final String PRESSED =
            """
            insert into pressure_report (case_id, seq, round, unit_id, upper_id, words, at)
            values (:case, :seq, :round, :unit, :upper, :words, :at)
            """;

    private static final String CHOSEN =
            """
            insert into revisit_wish (case_id, way, language, link_until)
            values (:case, :way, :language, :until)
            on conflict (case_id) do update set way = excluded.way, language = excluded.language,
                link_until = excluded.link_until
            """;
    private static final String ASKED =
            "update revisit_wish set link_until = :until where case_id = :case";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Casework casework;

    RecheckFollower(JdbcClient jdbc, Casework casework) {
        this.jdbc = jdbc;
        this.casework = casework;
    }

    /** An answer as it is written; names are those of the columns. */
    private record Answered(
            long case_id,
            int round,
            Long agent_id,
            String agent,
            boolean contacted,
            String solved,
            String satisfaction,
            String answered_at) {}

    @Override
    public String name() {
        return "revisit";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public void reset() {
        jdbc.sql("truncate recheck, pressure_report, revisit_wish").update();
    }

    @Override
    public void follow(List<StreamedEvent> events) {
        sample(events);
        for (var streamed : events) {
            switch (streamed.event().event()) {
                case ReviewFact fact -> take(streamed.event(), fact);
                case CaseEvent.RevisitChosen chosen ->
                        of(CHOSEN, streamed.event())
                                .param("way", chosen.way().name())
                                .param("language", chosen.language())
                                .param("until", moment(chosen.linkUntil()))
                                .update();
                case CaseEvent.ReplyAccepted accepted -> {
                    if (accepted.way() != null) {
                        of(ASKED, streamed.event())
                                .param("until", moment(accepted.linkUntil()))
                                .update();
                    }
                }
                case IncidentFact.IncidentEnded over -> {
                    if (over.way() != null) {
                        of(ASKED, streamed.event())
                                .param("until", moment(over.linkUntil()))
                                .update();
                    }
                }
                default -> {}
            }
        }
    }

    private void sample(List<StreamedEvent> events) {
        var answers =
                events.stream()
                        .map(StreamedEvent::event)
                        .filter(fact ->
                                fact.event() instanceof CaseEvent.Revisited
                                        && fact.personId() != null)
                        .toList();
        if (answers.isEmpty()) {
            return;
        }
        var numbers = new java.util.HashMap<Long, String>();
        jdbc.sql(NUMBERS)
                .param("ids", answers.stream().mapToLong(RecordedEvent::caseId).toArray())
                .query(row -> {
                    numbers.put(row.getLong("id"), row.getString("number"));
                });
        var sampled =
                answers.stream()
                        .filter(fact ->
                                casework.isAskedTwice(
                                        numbers.getOrDefault(fact.caseId(), ""), fact.round()))
                        .map(RecheckFollower::row)
                        .toList();
        if (!sampled.isEmpty()) {
            jdbc.sql(SAMPLED).param("rows", JSON.writeValueAsString(sampled)).update();
        }
    }

    private static Answered row(RecordedEvent fact) {
        var said = (CaseEvent.Revisited) fact.event();
        return new Answered(
                fact.caseId(),
                fact.round(),
                java.util.Objects.requireNonNull(fact.personId()),
                fact.personName(),
                said.contacted(),
                said.solved().name(),
                said.satisfaction().name(),
                fact.at().toString());
    }

    private void take(RecordedEvent recorded, ReviewFact fact) {
        switch (fact) {
            case ReviewFact.ReviewAsked asked -> {
                if (asked.ground() == ReviewGround.ANSWER_WRONG) {
                    of(DISPUTED, recorded).param("round", asked.round()).update();
                }
            }
            case ReviewFact.Rechecked again ->
                    of(RECHECKED, recorded)
                            .param("round", again.round())
                            .param("person", recorded.personId())
                            .param("name", recorded.personName())
                            .param("contacted", again.contacted())
                            .param("solved", again.solved().name())
                            .param("satisfaction", again.satisfaction().name())
                            .param("at", recorded.at().atOffset(ZoneOffset.UTC))
                            .update();
            case ReviewFact.RecheckMissed missed ->
                    of(MISSED, recorded).param("round", missed.round()).update();
            case ReviewFact.PressureReported pressed -> {
                var upper = pressed.upper();
                of(PRESSED, recorded)
                        .param("seq", recorded.seq())
                        .param("round", pressed.round())
                        .param("unit", pressed.unit().value())
                        .param("upper", upper == null ? null : upper.value())
                        .param("words", pressed.words())
                        .param("at", recorded.at().atOffset(ZoneOffset.UTC))
                        .update();
            }
            default -> {}
        }
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private JdbcClient.StatementSpec of(String sql, RecordedEvent fact) {
        return jdbc.sql(sql).param("case", fact.caseId());
    }
}
