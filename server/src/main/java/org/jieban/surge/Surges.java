package org.jieban.surge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jieban.calendar.CityZone;
import org.jieban.groupmatter.MattersByHand;
import org.jieban.identity.Actor;
import org.jieban.organisation.Scope;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Surges as somebody may see them, and what people do about them. */
@Service
class Surges {

    private static final Duration SHOWN = Duration.ofDays(60);
    private static final int MOST = 100;
    private static final int HOURS = 24;

    private final SurgeRows rows;
    private final RequestRows requests;
    private final Watch watch;
    private final MattersByHand matters;
    private final Clock clock;

    Surges(SurgeRows rows, RequestRows requests, Watch watch, MattersByHand matters, Clock clock) {
        this.rows = rows;
        this.requests = requests;
        this.watch = watch;
        this.matters = matters;
        this.clock = clock;
    }

    /** Requests of an hour of the day, and how many usually come then. */
    record Hour(int hour, int came, double usual) {}

    /** A surge with the curve of its day, its cases and what people did. */
    record Whole(
            SurgeRows.Surge surge,
            List<Long> streets,
            LocalDate day,
            List<Hour> curve,
            List<SurgeRows.SurgeCase> cases,
            List<SurgeRows.Act> acts) {}

    List<SurgeRows.Surge> list(Scope scope) {
        return rows.list(scope, clock.instant().minus(SHOWN), MOST);
    }

    Whole whole(long id, Scope scope) {
        var surge = find(id, scope);
        var day = surge.since().atZone(CityZone.ZONE).toLocalDate();
        return new Whole(
                surge,
                rows.streets(id),
                day,
                curve(surge, day),
                rows.cases(id, scope),
                rows.acts(id));
    }

    /** 知悉: somebody looks after it. */
    @Transactional
    public void seen(Actor actor, long id) {
        var surge = find(id, actor.scope());
        if (rows.acts(id).stream().noneMatch(act -> act.kind().equals("SEEN"))) {
            rows.acted(id, "SEEN", "", surge.seen(), actor, clock.instant());
        }
    }

    /** 不是突增: it ends, and the place is quiet for a day. */
    // [impl->rule~surge.silence~1]
    @Transactional
    public void none(Actor actor, long id, String reason) {
        var surge = find(id, actor.scope());
        if (surge.endedAt() != null) {
            throw new ProblemException(SurgeProblem.OVER);
        }
        var now = clock.instant();
        rows.acted(id, "NONE", reason, surge.seen(), actor, now);
        end(surge, now);
    }

    /**
     * 转为已知事件: somebody opened an incident out of it, so the alarm has done its work.
     *
     * @param incident number and name
     */
    // [impl->rule~surge.incident~1]
    @Transactional
    public void incident(Actor actor, long id, String incident) {
        var surge = find(id, actor.scope());
        var now = clock.instant();
        rows.acted(id, "INCIDENT", incident, surge.seen(), actor, now);
        end(surge, now);
    }

    private void end(SurgeRows.Surge surge, Instant now) {
        rows.end(surge.id(), now.isBefore(surge.raisedAt()) ? surge.raisedAt() : now);
    }

    /** 转为群诉: its cases become one matter. Returns the matter's number. */
    // [impl->rule~surge.matter~1]
    @Transactional
    public long matter(Actor actor, long id, String reason) {
        var surge = find(id, actor.scope());
        long matter = matters.together(actor, rows.caseIds(id), reason);
        rows.matter(id, matter);
        rows.acted(id, "MATTER", reason, surge.seen(), actor, clock.instant());
        return matter;
    }

    private SurgeRows.Surge find(long id, Scope scope) {
        return rows.find(id, scope)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    // [impl->rule~surge.curve~1]
    private List<Hour> curve(SurgeRows.Surge surge, LocalDate day) {
        var end = day.plusDays(1).atStartOfDay(CityZone.ZONE).toInstant();
        var weeks =
                watch.pastWeeks(end.minusSeconds(1), Instant.EPOCH).stream()
                        .map(then -> then.atZone(CityZone.ZONE).toLocalDate())
                        .toList();
        var days = new ArrayList<>(weeks);
        days.add(day);
        var came = requests.curve(surge.cell(), days);
        var today = came.getOrDefault(day, new int[HOURS]);
        var found = new ArrayList<Hour>();
        for (int hour = 0; hour < HOURS; hour++) {
            int at = hour;
            var past = weeks.stream().mapToInt(one -> came.getOrDefault(one, new int[HOURS])[at]);
            found.add(new Hour(hour, today[hour], ordinary(past.toArray())));
        }
        return found;
    }

    /** The mean without the highest week, which may have been a surge. */
    private static double ordinary(int[] weeks) {
        Arrays.sort(weeks);
        int taken = weeks.length > 3 ? weeks.length - 1 : weeks.length;
        return Math.round(Arrays.stream(weeks).limit(taken).average().orElse(0) * 10) / 10.0;
    }

    /** A reason in a person's words; without one nothing is decided. */
    static String reason(@org.jspecify.annotations.Nullable String given) {
        var reason = given == null ? "" : given.strip();
        if (reason.isEmpty() || reason.length() > 500) {
            throw ProblemException.invalid(FieldProblem.required("reason"));
        }
        return reason;
    }
}
