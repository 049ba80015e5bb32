package org.jieban.daily;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.CaseNumber;
import org.jieban.casefile.Casework;
import org.jieban.daily.Decisions.Aim;
import org.jieban.daily.Decisions.Kept;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.Scope;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The daily dispatch list (日调度) of a leader. */
@RestController
class DailyController {

    private static final int LONGEST_OWNER = 100;
    private static final int LONGEST_WORD = 500;
    private static final int LONGEST_DAYS = 60;

    private final DailyList list;
    private final Decisions decisions;
    private final Casework casework;
    private final Units units;
    private final Clock clock;

    DailyController(
            DailyList list, Decisions decisions, Casework casework, Units units, Clock clock) {
        this.list = list;
        this.decisions = decisions;
        this.casework = casework;
        this.units = units;
        this.clock = clock;
    }

    /** A unit with its name. */
    record Where(long id, String name) {}

    /** One line. */
    record Line(
            String number,
            String title,
            String urgency,
            String state,
            int round,
            Where unit,
            @Nullable Instant dueAt,
            @Nullable String dueClock,
            List<DailyList.Reason> reasons,
            List<String> notReportedIn,
            String words,
            int urges) {}

    /** One decision and what became of it. */
    record Said(
            long id,
            String number,
            String title,
            @Nullable Where unit,
            LocalDate day,
            Aim aim,
            String owner,
            LocalDate until,
            String word,
            String by,
            Instant at,
            Kept kept,
            @Nullable Instant doneAt,
            @Nullable String doneBy) {}

    /**
     * The list of today.
     *
     * @param unit whose list it is
     * @param below units of which the list has cases, for looking at one of them alone
     * @param decided what was decided today
     * @param earlier what was decided before, and whether it was done
     */
    record Today(
            LocalDate day,
            Instant at,
            Where unit,
            List<Where> below,
            List<Line> lines,
            List<Said> decided,
            List<Said> earlier) {}

    /** What a leader decides on a case. */
    record Wanted(
            @Nullable Aim aim,
            @Nullable String owner,
            @Nullable LocalDate until,
            @Nullable String word) {}

    @GetMapping("/api/daily")
    @PreAuthorize(Rights.CASES_READ + " and hasAnyRole('LEADER','DISPATCHER')")
    Today today(Actor actor, @RequestParam(required = false) @Nullable Long unit) {
        var top = unit == null ? actor.scopeUnit() : new UnitId(unit);
        if (!actor.scope().contains(top) || units.find(top).isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        Scope scope = unit == null ? actor.scope() : units.scope(top);
        var now = clock.instant();
        var day = now.atZone(CityZone.ZONE).toLocalDate();
        var lines = list.of(scope, now);
        return new Today(
                day,
                now,
                where(top),
                lines.stream()
                        .map(line -> new UnitId(line.unit()))
                        .distinct()
                        .map(this::where)
                        .toList(),
                lines.stream().map(this::shown).toList(),
                decisions.ofDay(scope, day).stream().map(one -> shown(one, now)).toList(),
                decisions.earlier(scope, day).stream().map(one -> shown(one, now)).toList());
    }

    @PostMapping("/api/daily/{number}/decisions")
    @PreAuthorize(Rights.CASES_WRITE + " and hasRole('LEADER')")
    Said decide(
            Actor leader,
            @PathVariable String number,
            IdempotencyKey key,
            @RequestBody Wanted wanted) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var seen = casework.see(CaseNumber.parse(number), leader);
        var made =
                decisions.add(
                        seen.file().id(),
                        checked(wanted, now.atZone(CityZone.ZONE).toLocalDate()),
                        leader,
                        key,
                        now);
        return shown(made, now);
    }

    /** What leaders decided on one case, the latest first. */
    @GetMapping("/api/daily/{number}/decisions")
    @PreAuthorize(Rights.CASES_READ)
    List<Said> ofCase(Actor actor, @PathVariable String number) {
        var seen = casework.see(CaseNumber.parse(number), actor);
        var now = clock.instant();
        return decisions.ofCase(seen.file().id()).stream().map(one -> shown(one, now)).toList();
    }

    // [impl->rule~daily.decision~1]
    private static Decisions.Wanted checked(Wanted wanted, LocalDate today) {
        var problems = new ArrayList<FieldProblem>();
        var aim = wanted.aim();
        var until = wanted.until();
        var owner = wanted.owner() == null ? "" : wanted.owner().strip();
        var word = wanted.word() == null ? "" : wanted.word().strip();
        if (aim == null) {
            problems.add(FieldProblem.required("aim"));
        }
        if (owner.isEmpty()) {
            problems.add(FieldProblem.required("owner"));
        } else if (owner.length() > LONGEST_OWNER) {
            problems.add(FieldProblem.tooLong("owner", LONGEST_OWNER));
        }
        if (word.isEmpty()) {
            problems.add(FieldProblem.required("word"));
        } else if (word.length() > LONGEST_WORD) {
            problems.add(FieldProblem.tooLong("word", LONGEST_WORD));
        }
        if (until == null) {
            problems.add(FieldProblem.required("until"));
        } else if (until.isBefore(today) || until.isAfter(today.plusDays(LONGEST_DAYS))) {
            problems.add(new FieldProblem("/until", "unknown"));
        }
        if (!problems.isEmpty() || aim == null || until == null) {
            throw new ProblemException(CommonProblem.INVALID, Map.of(), problems);
        }
        return new Decisions.Wanted(aim, owner, until, word);
    }

    private Line shown(DailyList.Line line) {
        return new Line(
                line.number(),
                line.title(),
                line.urgency(),
                line.state(),
                line.round(),
                where(new UnitId(line.unit())),
                line.dueAt(),
                line.dueClock(),
                line.reasons(),
                line.notReportedIn(),
                line.words(),
                line.urges());
    }

    private Said shown(Decisions.Decision made, Instant now) {
        var lead = made.lead();
        return new Said(
                made.id(),
                made.number(),
                made.title(),
                lead == null ? null : where(new UnitId(lead)),
                made.day(),
                made.aim(),
                made.owner(),
                made.until(),
                made.word(),
                made.by(),
                made.at(),
                made.kept(now),
                made.doneAt(),
                made.doneBy());
    }

    private Where where(UnitId unit) {
        return new Where(unit.value(), units.find(unit).map(Unit::name).orElse(""));
    }
}
