package org.jieban.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jieban.calendar.CalendarYear;
import org.jieban.calendar.Calendars;
import org.jieban.casefile.CaseClock;
import org.jieban.casefile.CountingAgain;
import org.jieban.casefile.DueMomentsMoved;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Corrects the calendar and, in the same go, the due moments that follow from it. */
@Service
class CalendarChanges {

    /** By then every node has looked at the calendar again. */
    private static final Duration ALL_NODES_KNOW = Duration.ofSeconds(30);

    private static final int SHOWN = 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String RECORD =
            """
            insert into calendar_change (at, by_name, place, year, version, why, looked, moved, first, cases)
            values (:at, :by, :place, :year, :version, :why, :looked, :moved, :first::json, :cases)
            """;
    private static final String LATEST =
            """
            select at, by_name, year, version, why, looked, moved, first
            from calendar_change where place = :place and (:year::int is null or year = :year)
            order by id desc limit 20
            """;

    private final Calendars calendars;
    private final CountingAgain counting;
    private final Units units;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CalendarChanges(
            Calendars calendars,
            CountingAgain counting,
            Units units,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.calendars = calendars;
        this.counting = counting;
        this.units = units;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** One due moment before and after; a null is no clock that runs. */
    record Moved(
            String number,
            @Nullable String unit,
            CaseClock.@Nullable Kind clock,
            @Nullable Instant before,
            @Nullable Instant after) {}

    /**
     * What a correction did.
     *
     * @param looked open cases that were computed again
     * @param moved due moments that differ now
     * @param first the first of them
     */
    record Change(
            Instant at,
            String by,
            int year,
            int version,
            String why,
            int looked,
            int moved,
            List<Moved> first) {}

    // [impl->rule~calendar.corrected~1]
    Change correct(CalendarYear year, int seen, String why, String by) {
        record Written(Change change, List<Long> cases) {}
        var written =
                transaction.execute(_ -> {
                    var calendar = calendars.correct(year, seen, by + ": " + why);
                    var outcome = counting.count(calendar, null);
                    var cases =
                            outcome.moved().stream()
                                    .map(CountingAgain.Moved::caseId)
                                    .distinct()
                                    .toList();
                    var change =
                            new Change(
                                    clock.instant(),
                                    by,
                                    year.year(),
                                    seen + 1,
                                    why,
                                    outcome.looked(),
                                    outcome.moved().size(),
                                    outcome.moved().stream()
                                            .limit(SHOWN)
                                            .map(this::named)
                                            .toList());
                    record(change, cases);
                    return new Written(change, cases);
                });
        calendars.lookAgain();
        var done = Objects.requireNonNull(written);
        events.publishEvent(new DueMomentsMoved(done.cases()));
        return done.change();
    }

    private Moved named(CountingAgain.Moved moved) {
        var unit = moved.unit();
        return new Moved(
                moved.number(),
                unit == null ? null : units.find(unit).map(it -> it.name()).orElse(null),
                moved.clock(),
                moved.before(),
                moved.after());
    }

    private void record(Change change, List<Long> cases) {
        jdbc.sql(RECORD)
                .param("at", change.at().atOffset(ZoneOffset.UTC))
                .param("by", change.by())
                .param("place", calendars.place())
                .param("year", change.year())
                .param("version", change.version())
                .param("why", change.why())
                .param("looked", change.looked())
                .param("moved", change.moved())
                .param("first", JSON.writeValueAsString(change.first()))
                .param("cases", cases.toArray(Long[]::new))
                .update();
    }

    /** The latest corrections, of one year or of all. */
    List<Change> latest(@Nullable Integer year) {
        return jdbc.sql(LATEST)
                .param("place", calendars.place())
                .param("year", year)
                .query((row, i) ->
                        new Change(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("by_name"),
                                row.getInt("year"),
                                row.getInt("version"),
                                row.getString("why"),
                                row.getInt("looked"),
                                row.getInt("moved"),
                                JSON.readValue(
                                        row.getString("first"),
                                        new TypeReference<List<Moved>>() {})))
                .list();
    }

    /**
     * Counts again what happened to cases while not every node knew a correction, and tells once more
     * whose clocks moved, should a node have died before it could.
     */
    int settle() {
        var known = clock.instant().minus(ALL_NODES_KNOW);
        record Unsettled(long id, Instant at, List<Long> cases) {}
        var moved = new java.util.ArrayList<Long>();
        transaction.executeWithoutResult(_ -> {
            var unsettled =
                    jdbc.sql(
                                    """
                                    select id, at, cases from calendar_change
                                    where not settled and at <= :known
                                    order by at for update skip locked
                                    """)
                            .param("known", known.atOffset(ZoneOffset.UTC))
                            .query((row, i) ->
                                    new Unsettled(
                                            row.getLong("id"),
                                            row.getObject("at", OffsetDateTime.class).toInstant(),
                                            List.of((Long[]) row.getArray("cases").getArray())))
                            .list();
            for (var one : unsettled) {
                moved.addAll(one.cases());
                counting.count(calendars.current(), one.at().minus(ALL_NODES_KNOW))
                        .moved()
                        .forEach(it -> moved.add(it.caseId()));
                jdbc.sql("update calendar_change set settled = true where id = :id")
                        .param("id", one.id())
                        .update();
            }
        });
        if (!moved.isEmpty()) {
            events.publishEvent(new DueMomentsMoved(moved.stream().distinct().toList()));
        }
        return moved.size();
    }
}
