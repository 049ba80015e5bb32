package org.jieban.whistle;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.Whistle;
import org.jieban.casefile.WhistleFact;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes the whistles of a case for lists and figures. */
@Repository
class WhistleRows {

    private static final List<String> TABLES = List.of("whistle", "whistle_call", "whistle_task");
    private static final String GOING_ON =
            """
            select distinct case_id from whistle where case_id = any(:cases) and over_at is null
            """;
    private static final String WHISTLE =
            """
            insert into whistle (
                case_id, no, unit_id, kind, ask, place, meet_at, blown_at, meetings, over_at, fell)
            values (
                :case, :no, :unit, :kind, :ask, :place, :meet, :blown, :meetings, :over, :fell)
            """;
    private static final String CALL =
            """
            insert into whistle_call (
                case_id, no, unit_id, part, duty, blown_at, due_at, first_at, presence, word,
                counts, stars)
            values (
                :case, :no, :unit, :part, :duty, :blown, :due, :first, :presence, :word,
                :counts, :stars)
            """;
    private static final String TASK =
            """
            insert into whistle_task (
                case_id, task, no, unit_id, owner, what, state, due_at, done_at)
            values (:case, :task, :no, :unit, :owner, :what, :state, :due, :done)
            """;

    private final JdbcClient jdbc;

    WhistleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void forget() {
        TABLES.forEach(table -> jdbc.sql("delete from " + table).update());
    }

    /** Which of these cases have a whistle that goes on. */
    List<Long> goingOnAmong(long[] cases) {
        return jdbc.sql(GOING_ON)
                .param("cases", cases)
                .query((row, i) -> row.getLong("case_id"))
                .list();
    }

    /** Writes all whistles of a case anew. */
    void write(CaseFile file) {
        for (var table : TABLES) {
            jdbc.sql("delete from " + table + " where case_id = :case")
                    .param("case", file.id())
                    .update();
        }
        for (var whistle : file.whistles().all()) {
            write(file, whistle);
            whistle.blown().called().forEach(called -> write(file, whistle, called));
            whistle.tasks().forEach(task -> write(file, whistle, task));
        }
    }

    private void write(CaseFile file, Whistle whistle) {
        var blown = whistle.blown();
        jdbc.sql(WHISTLE)
                .param("case", file.id())
                .param("no", whistle.no())
                .param("unit", whistle.by().value())
                .param("kind", blown.whistleKind().name())
                .param("ask", blown.ask())
                .param("place", blown.place())
                .param("meet", utc(blown.meetAt()))
                .param("blown", utc(whistle.blownAt()))
                .param("meetings", whistle.meetings().size())
                .param(
                        "over",
                        utc(whistle.endedAt() == null ? whistle.fellAwayAt() : whistle.endedAt()))
                .param("fell", whistle.fellAwayAt() != null)
                .update();
    }

    private void write(CaseFile file, Whistle whistle, WhistleFact.Called called) {
        var due = Calls.clock(file, called).dueAt();
        var report = whistle.reportOf(called.unit());
        var ended = whistle.ended();
        var fell = whistle.fellAwayAt();
        var stars =
                ended == null
                        ? null
                        : ended.ratings().stream()
                                .filter(rating -> rating.unit().equals(called.unit()))
                                .map(WhistleFact.Rating::stars)
                                .findFirst()
                                .orElse(null);
        // [impl->rule~whistle.figures~1]
        boolean counts = report.isPresent() || fell == null || fell.isAfter(due);
        jdbc.sql(CALL)
                .param("case", file.id())
                .param("no", whistle.no())
                .param("unit", called.unit().value())
                .param("part", called.assignment())
                .param("duty", called.duty())
                .param("blown", utc(whistle.blownAt()))
                .param("due", utc(due))
                .param("first", utc(report.map(Whistle.Report::first).orElse(null)))
                .param("presence", report.map(one -> one.presence().name()).orElse(null))
                .param("word", report.map(Whistle.Report::word).orElse(""))
                .param("counts", counts)
                .param("stars", stars)
                .update();
    }

    private void write(CaseFile file, Whistle whistle, Whistle.Task task) {
        var clock = Calls.clock(file, task);
        boolean done =
                task.state() == Whistle.TaskState.DONE
                        || task.state() == Whistle.TaskState.ACCEPTED;
        jdbc.sql(TASK)
                .param("case", file.id())
                .param("task", task.no())
                .param("no", whistle.no())
                .param("unit", task.unit().value())
                .param("owner", task.owner())
                .param("what", task.what())
                .param("state", task.state().name())
                .param("due", utc(clock.dueAt()))
                .param("done", done ? utc(Objects.requireNonNull(clock.stoppedAt())) : null)
                .update();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
