package org.jieban.ladder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiPredicate;
import org.jieban.calendar.Limit;
import org.jieban.calendar.WorkingCalendar;
import org.jieban.casefile.CaseClock;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.TimeFact;
import org.jieban.organisation.UnitId;
import org.jieban.shared.IdempotencyKey;

/**
 * Which rungs are still before a case, and when: follows from its facts, the ladders and the calendar.
 * Pure.
 *
 * @param within whether a unit is another one or lies below it
 */
record Climbing(
        List<Ladder> ladders, WorkingCalendar calendar, BiPredicate<UnitId, UnitId> within) {

    /**
     * A rung that is not reached yet.
     *
     * @param clock the clock it stands on
     * @param run which run of the clock, within the case
     * @param at when it is to be reached; long ago when nobody looked
     */
    record Planned(Ladder ladder, Ladder.Rung rung, CaseClock clock, String run, Instant at) {

        /** Makes the rung happen once on a case, whoever tries. */
        IdempotencyKey key(long caseId) {
            var text = String.join("|", Long.toString(caseId), ladder.code(), rung.code(), run);
            try {
                var hash =
                        MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(StandardCharsets.UTF_8));
                return new IdempotencyKey("rung-" + HexFormat.of().formatHex(hash, 0, 20));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** All rungs before a case, the next first; none of a clock that stands still or has ended. */
    // [impl->rule~ladder.moments~1] [impl->rule~ladder.conditions~1]
    List<Planned> plan(CaseFile file) {
        var planned = new ArrayList<Planned>();
        for (var ladder : ladders) {
            if (!presses(ladder, file)) {
                continue;
            }
            for (var clock : file.clocks()) {
                if (clock.kind() == ladder.clock() && clock.running()) {
                    var run = run(clock);
                    for (var rung : ladder.rungs()) {
                        var at = moment(rung.at(), clock);
                        if (stands(rung, at) && !reached(file, ladder, rung, run)) {
                            planned.add(new Planned(ladder, rung, clock, run, at));
                        }
                    }
                }
            }
        }
        // a stable sort: rungs of one moment stay in the order of their ladder
        planned.sort(Comparator.comparing(Planned::at));
        return planned;
    }

    private boolean presses(Ladder ladder, CaseFile file) {
        var when = ladder.when();
        var category = file.category();
        var area = file.area();
        var whistle = when.whistleOpen();
        return ladder.active()
                && file.round() >= when.fromRound()
                && (when.urgencies().isEmpty() || when.urgencies().contains(file.urgency()))
                && (when.categories().isEmpty()
                        || (category != null
                                && when.categories().stream().anyMatch(category::startsWith)))
                && (when.areas().isEmpty()
                        || (area != null
                                && when.areas().stream()
                                        .anyMatch(top -> within.test(area, new UnitId(top)))))
                && (whistle == null || whistle != file.whistles().open().isEmpty());
    }

    /** What lay before the rung was put there is over: a new ladder does not flood old cases. */
    // [impl->rule~ladder.since~1]
    private static boolean stands(Ladder.Rung rung, Instant at) {
        var since = rung.since();
        return since == null || !at.isBefore(since);
    }

    private static boolean reached(CaseFile file, Ladder ladder, Ladder.Rung rung, String run) {
        for (TimeFact.RungReached done : file.deferrals().rungs()) {
            if (done.ladder().equals(ladder.code())
                    && done.rung().equals(rung.code())
                    && done.run().equals(run)) {
                return true;
            }
        }
        return false;
    }

    /** One run of a clock: a new dispatch, a new round and a new promise each begin another one. */
    static String run(CaseClock clock) {
        return "%s-%d-%d-%d-%d"
                .formatted(
                        clock.kind(),
                        clock.round(),
                        clock.assignment(),
                        clock.no(),
                        clock.startedAt().getEpochSecond());
    }

    Instant moment(Ladder.Moment moment, CaseClock clock) {
        var limit = moment.limit();
        return switch (moment.of()) {
            case SHARE -> {
                var measure = measure(clock);
                var whole = whole(clock, measure);
                yield moment.share() == 100
                        ? clock.dueAt()
                        : afterStart(
                                clock, whole.multipliedBy(moment.share()).dividedBy(100), measure);
            }
            case AFTER_START ->
                    limit == null
                            ? clock.startedAt()
                            : afterStart(clock, limit.length(), limit.measure());
            case BEFORE_DUE -> {
                if (limit == null) {
                    yield clock.dueAt();
                }
                var left = whole(clock, limit.measure()).minus(limit.length());
                yield left.isNegative()
                        ? clock.startedAt()
                        : afterStart(clock, left, limit.measure());
            }
            case AFTER_DUE -> limit == null ? clock.dueAt() : calendar.due(clock.dueAt(), limit);
        };
    }

    private Instant afterStart(CaseClock clock, Duration time, Limit.Measure measure) {
        return calendar.due(clock.startedAt(), time, measure, clock.pauses());
    }

    private Duration whole(CaseClock clock, Limit.Measure measure) {
        return calendar.elapsed(clock.startedAt(), clock.dueAt(), measure, clock.pauses());
    }

    private static Limit.Measure measure(CaseClock clock) {
        var limit = clock.limit();
        return limit == null ? Limit.Measure.NATURAL : limit.measure();
    }
}
