package org.jieban.appeal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jieban.appeal.AppealReading.By;
import org.jieban.appeal.AppealReading.Desk;
import org.jieban.appeal.AppealReading.Question;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.ReviewFact.ReviewEffect;
import org.jieban.casefile.ReviewFact.ReviewGround;
import org.jieban.casefile.ReviewFact.ReviewKind;
import org.jieban.casefile.Reviews;
import org.jieban.catalogue.Categories;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jieban.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people look at: applications that wait for them, all in their scope, and the figures. */
@RestController
@RequestMapping("/api/reviews")
class AppealPages {

    private static final int LONGEST_PIECE = 200;
    private static final int LONGEST_SHEET = 10_000;
    private static final String READERS =
            Rights.CASES_READ
                    + " and hasAnyRole('HANDLER', 'LEADER', 'ASSESSOR', 'DISPATCHER', 'ANALYST')";

    private final AppealReading reading;
    private final Units units;
    private final Categories categories;

    AppealPages(AppealReading reading, Units units, Categories categories) {
        this.reading = reading;
        this.units = units;
        this.categories = categories;
    }

    /** A list of applications: what waits, the soonest due first; then what was settled last. */
    // [impl->rule~appeal.desk~1]
    @GetMapping
    @PreAuthorize(READERS)
    Slice<Line> list(
            Actor actor,
            @RequestParam(defaultValue = "ALL") Desk desk,
            @RequestParam @Nullable Going state,
            @RequestParam @Nullable ReviewKind kind,
            @RequestParam @Nullable ReviewGround ground,
            @RequestParam @Nullable Long unit,
            @RequestParam @Nullable Long reviewer,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate until,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var question =
                new Question(
                        desk,
                        name(state),
                        name(kind),
                        name(ground),
                        unit,
                        reviewer,
                        startOf(from),
                        endOf(until));
        var slice = reading.list(actor, question, cursor, Math.clamp(limit, 1, LONGEST_PIECE));
        return new Slice<>(slice.items().stream().map(this::line).toList(), slice.next());
    }

    /** How many wait on whose desk. */
    @GetMapping("/counts")
    @PreAuthorize(READERS)
    AppealReading.Counts counts(Actor actor) {
        return reading.counts(actor);
    }

    /** How often which ground is granted, or to which unit, or by whom; asked on these days. */
    // [impl->rule~appeal.figures~1]
    @GetMapping("/figures")
    @PreAuthorize(READERS)
    List<FiguresLine> figures(
            Actor actor,
            @RequestParam By by,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate until) {
        return reading.figures(actor, by, between(from, until)).stream()
                .map(one ->
                        new FiguresLine(
                                one.key(),
                                one.unit() == null ? null : unit(one.unit()),
                                one.name(),
                                one.asked(),
                                one.open(),
                                one.granted(),
                                one.refused(),
                                one.stopped(),
                                one.withdrawn(),
                                one.reversed()))
                .toList();
    }

    /** The same applications as a sheet. */
    @GetMapping("/applications.csv")
    @PreAuthorize(READERS)
    ResponseEntity<String> sheet(
            Actor actor,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate until) {
        var rows = reading.list(actor, between(from, until), null, LONGEST_SHEET).items();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename("reviews.csv").build().toString())
                .body(AppealSheet.write(rows, id -> units.get(new UnitId(id)).name()));
    }

    private static Question between(@Nullable LocalDate from, @Nullable LocalDate until) {
        return new Question(Desk.ALL, null, null, null, null, null, startOf(from), endOf(until));
    }

    private Line line(AppealReading.Row row) {
        return new Line(
                row.number(),
                row.no(),
                row.title(),
                row.category() == null
                        ? null
                        : new CategoryName(row.category(), categories.pathNames(row.category())),
                row.round(),
                unit(row.unit()),
                row.upper() == null ? null : unit(row.upper()),
                row.again(),
                ReviewKind.valueOf(row.kind()),
                ReviewGround.valueOf(row.ground()),
                row.words(),
                row.person(),
                row.askedAt(),
                Reviews.State.valueOf(row.state()),
                row.dueAt(),
                row.settledAt(),
                row.opinion(),
                row.decider(),
                row.reason(),
                row.rule(),
                row.effect() == null ? null : ReviewEffect.valueOf(row.effect()));
    }

    private UnitName unit(long id) {
        var unit = units.get(new UnitId(id));
        return new UnitName(id, unit.name(), unit.kind());
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable Instant startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(CityZone.ZONE).toInstant();
    }

    private static @Nullable Instant endOf(@Nullable LocalDate day) {
        return day == null ? null : startOf(day.plusDays(1));
    }

    static ProblemException invalid(String pointer) {
        return ProblemException.invalid(new FieldProblem(pointer, "unknown"));
    }

    /** Which of them: all that wait, all that are settled, or one state. */
    enum Going {
        OPEN,
        SETTLED,
        TO_FORWARD,
        TO_DECIDE,
        STOPPED,
        GRANTED,
        REFUSED,
        WITHDRAWN,
        REVERSED
    }

    record UnitName(long id, String name, UnitKind kind) {}

    record CategoryName(String code, List<String> path) {}

    /**
     * An application in a list.
     *
     * @param dueAt until when the present step is to be taken, or null once it is settled
     */
    record Line(
            String number,
            int no,
            String title,
            @Nullable CategoryName category,
            int round,
            UnitName unit,
            @Nullable UnitName upper,
            @Nullable Integer again,
            ReviewKind kind,
            ReviewGround ground,
            String words,
            String person,
            Instant askedAt,
            Reviews.State state,
            @Nullable Instant dueAt,
            @Nullable Instant settledAt,
            @Nullable String opinion,
            @Nullable String decider,
            @Nullable String reason,
            @Nullable String rule,
            @Nullable ReviewEffect effect) {}

    /**
     * How many applications came to what.
     *
     * @param key the ground, the unit's id, or the reviewer's (0: nobody decided)
     */
    record FiguresLine(
            String key,
            @Nullable UnitName unit,
            @Nullable String name,
            int asked,
            int open,
            int granted,
            int refused,
            int stopped,
            int withdrawn,
            int reversed) {}
}
