package org.jieban.assessment;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jieban.assessment.AssessmentController.RankingShown;
import org.jieban.assessment.CountedFigures.Month;
import org.jieban.calendar.CityZone;
import org.jieban.identity.Actor;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rankings and what is behind them (考核排名). */
@Service
class Assessing {

    private static final int TRAIL = 6;
    private static final int LONGEST_PIECE = 200;

    private final Schemes schemes;
    private final CountedFigures figures;
    private final BehindAFigure behind;
    private final Standing standing;
    private final Units units;
    private final Clock clock;

    Assessing(
            Schemes schemes,
            CountedFigures figures,
            BehindAFigure behind,
            Standing standing,
            Units units,
            Clock clock) {
        this.schemes = schemes;
        this.figures = figures;
        this.behind = behind;
        this.standing = standing;
        this.units = units;
        this.clock = clock;
    }

    /** A group's ranking in a month with the months before it. */
    record GroupRanking(Month month, RankingGroup group, List<Row> rows) {}

    /**
     * One unit's row.
     *
     * @param movement ranks won (or lost, when negative) since the month before; null when it had no
     *     rank then or has none now
     * @param trail six months up to this one, the oldest first
     */
    record Row(
            Ranking.Place place, Unit unit, @Nullable Integer movement, List<TrailPoint> trail) {}

    /** A unit's score and rank in an earlier month, null where it had none. */
    record TrailPoint(YearMonth period, @Nullable BigDecimal score, @Nullable Integer rank) {}

    /** The cases behind a figure, with how many there are and how many the viewer may not see. */
    record CaseList(List<BehindAFigure.Line> lines, BehindAFigure.Size size, boolean more) {}

    /** Every month since the first case, the latest first; the present one also without any. */
    @Transactional(readOnly = true)
    List<Month> months() {
        var all = schemes.all();
        var now = clock.instant();
        var latest = monthOf(now, all);
        var first = figures.first().map(at -> monthOf(at, all)).orElse(latest);
        var months = new ArrayList<Month>();
        for (var month = latest; !month.isBefore(first); month = month.minusMonths(1)) {
            months.add(month(month, all));
        }
        return months.isEmpty() ? List.of(month(latest, all)) : months;
    }

    Instant now() {
        return clock.instant();
    }

    /** A month with the scheme that holds for it. */
    Month month(YearMonth asked) {
        return month(asked, schemes.all());
    }

    /** The whole text of a scheme. */
    String textOf(Scheme scheme) {
        return schemes.text(scheme);
    }

    /** Everybody on the staff sees how every unit of a group ranks. */
    // [impl->rule~assessment.movement~1]
    @Transactional(readOnly = true)
    GroupRanking ranking(YearMonth asked, RankingGroup group) {
        var all = schemes.all();
        var months = new ArrayList<Month>();
        for (int back = TRAIL - 1; back >= 0; back--) {
            months.add(month(asked.minusMonths(back), all));
        }
        var trails = new ArrayList<Map<Long, TrailPoint>>();
        for (var earlier : months.subList(0, TRAIL - 1)) {
            trails.add(trail(earlier, group));
        }
        var last = computed(months.getLast(), group, true);
        trails.add(trail(asked, last));
        var rows = last.places().stream().map(place -> row(place, months, trails)).toList();
        return new GroupRanking(months.getLast(), group, rows);
    }

    /** How units stood in an earlier month: as it was published, or as it is computed now. */
    // [impl->rule~period.frozen~1]
    private Map<Long, TrailPoint> trail(Month month, RankingGroup group) {
        var name = month.period().month();
        return standing.of(name)
                .flatMap(figures -> figures.of(group.name()))
                .map(ranking -> trail(name, ranking))
                .orElseGet(() -> trail(name, computed(month, group, false)));
    }

    private static Map<Long, TrailPoint> trail(YearMonth month, RankingShown published) {
        var points = new HashMap<Long, TrailPoint>();
        published
                .rows()
                .forEach(row ->
                        points.put(
                                row.unit().id(), new TrailPoint(month, row.score(), row.rank())));
        return points;
    }

    private static Map<Long, TrailPoint> trail(YearMonth month, Ranking computed) {
        var points = new HashMap<Long, TrailPoint>();
        computed.places()
                .forEach(place ->
                        points.put(
                                place.unit().value(),
                                new TrailPoint(month, place.score(), place.rank())));
        return points;
    }

    /** The counts of a group's units from what was answered of each unit in charge, by unit. */
    Map<Long, Counts> counts(
            Month month, RankingGroup group, Map<UnitId, org.jieban.scheme.UnitFigures> answered) {
        var members = members(group, month.period());
        carry(answered, Counts::of, group, members);
        var counts = new HashMap<Long, Counts>();
        members.forEach((unit, sum) -> counts.put(unit.value(), sum));
        return counts;
    }

    private Ranking computed(Month month, RankingGroup group, boolean withWork) {
        var counts = members(group, month.period());
        carry(figures.answers(month.asked()), Counts::of, group, counts);
        if (withWork) {
            carry(figures.work(month.asked()), Counts::of, group, counts);
        }
        return Ranking.of(month.scheme(), counts);
    }

    /** The cases behind one figure of one unit, newest first. */
    @Transactional(readOnly = true)
    CaseList cases(
            YearMonth asked,
            UnitId unit,
            Figure figure,
            Slice slice,
            Actor viewer,
            BehindAFigure.@Nullable Place after,
            int limit) {
        var question =
                new BehindAFigure.Question(
                        month(asked, schemes.all()),
                        carriedBy(units.get(unit)),
                        figure,
                        slice,
                        viewer.scope());
        int size = Math.clamp(limit, 1, LONGEST_PIECE);
        var found = behind.lines(question, after, size + 1);
        boolean more = found.size() > size;
        return new CaseList(more ? found.subList(0, size) : found, behind.size(question), more);
    }

    private Row row(Ranking.Place place, List<Month> months, List<Map<Long, TrailPoint>> trails) {
        var trail = new ArrayList<TrailPoint>();
        for (int i = 0; i < TRAIL; i++) {
            var nothing = new TrailPoint(months.get(i).period().month(), null, null);
            trail.add(trails.get(i).getOrDefault(place.unit().value(), nothing));
        }
        var before = trail.get(TRAIL - 2).rank();
        var rank = place.rank();
        return new Row(
                place,
                units.get(place.unit()),
                before == null || rank == null ? null : Integer.valueOf(before - rank),
                trail);
    }

    /** The group's units that existed at some time of the period, with nothing counted yet. */
    private Map<UnitId, Counts> members(RankingGroup group, Period period) {
        var first = day(period.from());
        var afterLast = day(period.until().minusNanos(1)).plusDays(1);
        var members = new HashMap<UnitId, Counts>();
        for (var unit : units.ofKind(Set.of(group.kind()), null)) {
            var until = unit.until();
            if (unit.from().isBefore(afterLast) && (until == null || until.isAfter(first))) {
                members.put(unit.id(), Counts.NONE);
            }
        }
        return members;
    }

    private <F> void carry(
            Map<UnitId, F> byLead,
            Function<F, Counts> counted,
            RankingGroup group,
            Map<UnitId, Counts> members) {
        byLead.forEach((lead, figures) ->
                group.carrier(lead, units)
                        .ifPresent(carrier ->
                                members.computeIfPresent(
                                        carrier.id(),
                                        (_, sum) -> sum.plus(counted.apply(figures)))));
    }

    /** Units in charge whose cases count for this one. */
    private long[] carriedBy(Unit unit) {
        var group = RankingGroup.of(unit.kind());
        if (group.isEmpty()) {
            return new long[] {unit.id().value()};
        }
        return units.subtree(unit.id()).stream()
                .filter(lead ->
                        group.get().carrier(lead.id(), units).filter(unit::equals).isPresent())
                .mapToLong(lead -> lead.id().value())
                .toArray();
    }

    private static Month month(YearMonth month, List<Scheme> all) {
        var scheme = Schemes.inForce(all, month);
        return new Month(scheme.period(month), scheme);
    }

    /** The month in whose period a moment lies. */
    private static YearMonth monthOf(Instant at, List<Scheme> all) {
        var named = YearMonth.from(day(at));
        return List.of(named, named.plusMonths(1), named.minusMonths(1)).stream()
                .filter(month -> month(month, all).period().contains(at))
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private static LocalDate day(Instant at) {
        return Objects.requireNonNull(at).atZone(CityZone.ZONE).toLocalDate();
    }
}
