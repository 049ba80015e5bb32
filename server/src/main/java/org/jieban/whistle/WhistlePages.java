package org.jieban.whistle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.identity.Role;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jieban.shared.Slice;
import org.jieban.whistle.WhistleLists.Going;
import org.jieban.whistle.WhistleLists.Side;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people look at: the whistles of a case, the two lists, the figures. */
@RestController
@RequestMapping("/api")
class WhistlePages {

    private static final int LONGEST_PIECE = 200;

    private final Casework casework;
    private final WhistleViews views;
    private final WhistleLists lists;
    private final WhistleFigures figures;
    private final Units units;

    WhistlePages(
            Casework casework,
            WhistleViews views,
            WhistleLists lists,
            WhistleFigures figures,
            Units units) {
        this.casework = casework;
        this.views = views;
        this.lists = lists;
        this.figures = figures;
        this.units = units;
    }

    /** The whistles of one case, the newest first. */
    @GetMapping("/cases/{number}/whistles")
    @PreAuthorize(Rights.CASES_READ)
    List<WhistleView> ofCase(Actor actor, @PathVariable String number) {
        return views.of(casework.see(CaseNumber.parse(number), actor), actor);
    }

    /**
     * A list of whistles, the newest first: of the actor's own unit, of everything in scope, or of one
     * unit.
     */
    @GetMapping("/whistles")
    @PreAuthorize(Rights.CASES_READ)
    Slice<Line> list(
            Actor actor,
            @RequestParam(defaultValue = "CALLED") Side side,
            @RequestParam(defaultValue = "OPEN") Going going,
            @RequestParam(defaultValue = "false") boolean subtree,
            @RequestParam(required = false) @Nullable Long unit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var slice =
                lists.list(
                        side,
                        going,
                        whose(actor, subtree, unit),
                        cursor,
                        Math.clamp(limit, 1, LONGEST_PIECE));
        return new Slice<>(
                slice.items().stream().map(row -> line(row, actor)).toList(), slice.next());
    }

    /** How many whistles go on, and how many wait for somebody to report in. */
    @GetMapping("/whistles/counts")
    @PreAuthorize(Rights.CASES_READ)
    Counts counts(Actor actor, @RequestParam(defaultValue = "false") boolean subtree) {
        var whose = whose(actor, subtree, null);
        return new Counts(
                lists.count(Side.BLOWN, Going.OPEN, whose),
                lists.count(Side.BLOWN, Going.UNANSWERED, whose),
                lists.count(Side.CALLED, Going.OPEN, whose),
                lists.count(Side.CALLED, Going.UNANSWERED, whose));
    }

    /** Figures of units for whistles blown on these days, both included. */
    @GetMapping("/whistles/figures")
    @PreAuthorize(Rights.CASES_READ)
    List<Figures> figures(
            Actor actor, @RequestParam LocalDate from, @RequestParam LocalDate until) {
        if (until.isBefore(from)) {
            throw ProblemException.invalid(new FieldProblem("/until", "unknown"));
        }
        return figures.of(actor.scope(), startOf(from), startOf(until.plusDays(1))).stream()
                .map(one ->
                        new Figures(
                                name(one.unit()),
                                one.called(),
                                one.came(),
                                one.inTime(),
                                one.cannot(),
                                one.waiting(),
                                one.stars(),
                                one.rated(),
                                one.tasks(),
                                one.tasksInTime()))
                .toList();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(CityZone.ZONE).toInstant();
    }

    private Scope whose(Actor actor, boolean subtree, @Nullable Long unit) {
        if (unit != null) {
            var asked = new UnitId(unit);
            if (!actor.scope().contains(asked)) {
                throw new ProblemException(CommonProblem.NOT_FOUND);
            }
            return Scope.of(unit);
        }
        boolean ofAUnit = actor.is(Role.HANDLER) || actor.is(Role.LEADER);
        return ofAUnit && !subtree ? Scope.of(actor.unit().value()) : actor.scope();
    }

    private Line line(WhistleLists.Row row, Actor viewer) {
        return new Line(
                row.number(),
                row.version(),
                row.title(),
                row.secret(),
                row.no(),
                name(row.by()),
                row.kind(),
                row.ask(),
                row.place(),
                row.meetAt(),
                row.blownAt(),
                row.overAt(),
                row.fellAway(),
                row.meetings(),
                row.tasks(),
                row.openTasks(),
                row.lateTasks(),
                row.calls().stream()
                        .map(call ->
                                new CallLine(
                                        name(call.unit()),
                                        call.duty(),
                                        call.dueAt(),
                                        call.firstAt(),
                                        call.presence(),
                                        call.stars(),
                                        call.unit().equals(viewer.unit())))
                        .toList());
    }

    private WhistleView.UnitName name(UnitId id) {
        return units.find(id)
                .map(unit -> new WhistleView.UnitName(id.value(), unit.name(), unit.kind().name()))
                .orElseGet(
                        () -> new WhistleView.UnitName(id.value(), "?", UnitKind.SECTION.name()));
    }

    record Line(
            String number,
            int version,
            String title,
            boolean secret,
            int no,
            WhistleView.UnitName by,
            String kind,
            String ask,
            String place,
            @Nullable Instant meetAt,
            Instant blownAt,
            @Nullable Instant overAt,
            boolean fellAway,
            int meetings,
            int tasks,
            int openTasks,
            int lateTasks,
            List<CallLine> calls) {}

    record CallLine(
            WhistleView.UnitName unit,
            String duty,
            Instant dueAt,
            @Nullable Instant firstAt,
            @Nullable String presence,
            @Nullable Integer stars,
            boolean ours) {}

    record Counts(int blownOpen, int blownUnanswered, int calledOpen, int calledUnanswered) {}

    record Figures(
            WhistleView.UnitName unit,
            int called,
            int came,
            int inTime,
            int cannot,
            int waiting,
            @Nullable Double stars,
            int rated,
            int tasks,
            int tasksInTime) {}
}
