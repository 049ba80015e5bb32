package org.jieban.assessment;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jieban.assessment.AssessmentController.RankingShown;
import org.jieban.assessment.CountedFigures.Month;
import org.jieban.assessment.CountedFigures.Work;
import org.jieban.assessment.Reckoning.Depth;
import org.jieban.calendar.CityZone;
import org.jieban.identity.Actor;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.scheme.Ranking;
import org.jieban.scheme.Scheme;
import org.jieban.scheme.Scheme.Group;
import org.jieban.scheme.UnitFigures;
import org.jieban.shared.FieldProblem;
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
    private final RememberedFigures remembered;
    private final Asking asking;
    private final BehindAFigure behind;
    private final Standing standing;
    private final Units units;
    private final Clock clock;

    Assessing(
            Schemes schemes,
            CountedFigures figures,
            RememberedFigures remembered,
            Asking asking,
            BehindAFigure behind,
            Standing standing,
            Units units,
            Clock clock) {
        this.schemes = schemes;
        this.figures = figures;
        this.remembered = remembered;
        this.asking = asking;
        this.behind = behind;
        this.standing = standing;
        this.units = units;
        this.clock = clock;
    }

    /** A group's ranking in a month with the months before it. */
    record GroupRanking(Month month, Group group, List<Row> rows) {}

    /**
     * One unit's row.
     *
     * @param movement ranks won (or lost, when negative) since the month before; null when it had no
     *     rank then or has none now
     * @param trail six months up to this one, the oldest first
     */
    record Row(
            Ranking.Row<UnitId> place,
            Unit unit,
            @Nullable Integer movement,
            List<TrailPoint> trail) {

        Counts counts() {
            return Counts.of(place);
        }
    }

    /** A unit's score and rank in an earlier month, null where it had none. */
    record TrailPoint(PeriodName period, @Nullable BigDecimal score, @Nullable Integer rank) {}

    /** The cases behind a figure, with how many there are and how many the viewer may not see. */
    record CaseList(List<BehindAFigure.Line> lines, BehindAFigure.Size size, boolean more) {}

    /** Every month since the first case, the latest first; the present one also without any. */
    @Transactional(readOnly = true)
    List<Month> months() {
        var all = schemes.inForce();
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
        return month(PeriodName.of(asked));
    }

    /** A month or a week with the scheme that holds for it. */
    Month month(PeriodName asked) {
        return month(asked, schemes.inForce());
    }

    /** The week that runs, and those before it, the latest first. */
    List<Month> weeks(int many) {
        var all = schemes.inForce();
        var now = PeriodName.weekOf(clock.instant().atZone(CityZone.ZONE).toLocalDate());
        return IntStream.range(0, many).mapToObj(back -> month(now.earlier(back), all)).toList();
    }

    /** Everybody on the staff sees how every unit of a group ranks. */
    // [impl->rule~assessment.movement~1]
    // [impl->rule~assessment.worked~1]
    @Transactional(readOnly = true)
    GroupRanking ranking(PeriodName asked, String code) {
        var trail = new Trail(asked, schemes.inForce());
        return trail.ranking(group(trail.last().scheme(), code));
    }

    /** The rankings of all groups, in the order of the scheme; what they share is counted once. */
    @Transactional(readOnly = true)
    List<GroupRanking> rankings(PeriodName asked) {
        var trail = new Trail(asked, schemes.inForce());
        return trail.last().scheme().groups().stream().map(trail::ranking).toList();
    }

    /** A month with those before it that its trail shows, the oldest first. */
    private final class Trail {

        private final List<Month> months;
        private final Map<PeriodName, Figures> published;
        private final Reckoning reckoning = new Reckoning(remembered, units, asking::now);

        Trail(PeriodName asked, List<SchemeVersion> all) {
            var names = new ArrayList<PeriodName>();
            for (int back = TRAIL - 1; back >= 0; back--) {
                names.add(asked.earlier(back));
            }
            months = names.stream().map(name -> month(name, all)).toList();
            published = standing.of(names.subList(0, TRAIL - 1));
        }

        Month last() {
            return months.getLast();
        }

        GroupRanking ranking(Group group) {
            var trails = new ArrayList<Map<Long, TrailPoint>>();
            for (var earlier : months.subList(0, TRAIL - 1)) {
                // an earlier scheme may not have had this group
                var then = earlier.scheme().group(group.code()).orElse(group);
                trails.add(trail(earlier, then));
            }
            var last = reckoning.ranking(last(), group, Depth.EVERYTHING, ranks(trails.getLast()));
            trails.add(Assessing.trail(last().name(), last));
            var rows = last.rows().stream().map(place -> row(place, months, trails)).toList();
            return new GroupRanking(last(), group, rows);
        }

        /** How units stood in an earlier month: as it was published, or as it is computed now. */
        // [impl->rule~period.frozen~1]
        private Map<Long, TrailPoint> trail(Month month, Group group) {
            var name = month.name();
            return Optional.ofNullable(published.get(name))
                    .flatMap(figures -> figures.of(group.code()))
                    .map(ranking -> Assessing.trail(name, ranking))
                    .orElseGet(() ->
                            Assessing.trail(
                                    name, reckoning.ranking(month, group, Depth.SCORES, Map.of())));
        }
    }

    private static Map<Long, TrailPoint> trail(PeriodName month, RankingShown published) {
        var points = new HashMap<Long, TrailPoint>();
        published
                .rows()
                .forEach(row ->
                        points.put(
                                row.unit().id(), new TrailPoint(month, row.score(), row.rank())));
        return points;
    }

    private static Map<Long, TrailPoint> trail(PeriodName month, Ranking<UnitId> computed) {
        var points = new HashMap<Long, TrailPoint>();
        computed.rows()
                .forEach(row ->
                        points.put(
                                row.unit().value(),
                                new TrailPoint(month, row.score(), row.rank())));
        return points;
    }

    private static Map<UnitId, Integer> ranks(Map<Long, TrailPoint> trail) {
        var ranks = new HashMap<UnitId, Integer>();
        trail.forEach((unit, then) -> {
            var rank = then.rank();
            if (rank != null) {
                ranks.put(new UnitId(unit), rank);
            }
        });
        return ranks;
    }

    /**
     * What a group's units carry of these answers, by unit.
     *
     * @param work what they did, or null when nobody asks
     */
    Map<Long, Counts> counts(
            Month month,
            String code,
            Map<UnitId, UnitFigures> answered,
            @Nullable Map<UnitId, Work> work) {
        var counts = new HashMap<Long, Counts>();
        var group = group(month.scheme(), code);
        var members = new GroupMembers(month.scheme(), units);
        var done = work == null ? Map.<UnitId, Work>of() : members.done(group, work);
        members.carried(group, month.period(), answered)
                .forEach((unit, carried) ->
                        counts.put(
                                unit.value(),
                                Counts.of(month.scheme(), carried)
                                        .with(done.getOrDefault(unit, Work.NONE))));
        return counts;
    }

    private static Group group(Scheme scheme, String code) {
        return scheme.group(code)
                .orElseThrow(() -> ProblemException.invalid(new FieldProblem("/group", "unknown")));
    }

    /** The cases behind one figure of one unit, newest first. */
    @Transactional(readOnly = true)
    CaseList cases(
            PeriodName asked,
            UnitId unit,
            Figure figure,
            Slice slice,
            Actor viewer,
            BehindAFigure.@Nullable Place after,
            int limit) {
        var month = month(asked, schemes.inForce());
        var question =
                new BehindAFigure.Question(
                        month,
                        asking.standing(month),
                        carriedBy(unit, month),
                        figure,
                        slice,
                        viewer.scope());
        int size = Math.clamp(limit, 1, LONGEST_PIECE);
        var found = behind.lines(question, after, size + 1);
        boolean more = found.size() > size;
        return new CaseList(more ? found.subList(0, size) : found, behind.size(question), more);
    }

    private Row row(
            Ranking.Row<UnitId> place, List<Month> months, List<Map<Long, TrailPoint>> trails) {
        var trail = new ArrayList<TrailPoint>();
        for (int i = 0; i < TRAIL; i++) {
            var nothing = new TrailPoint(months.get(i).name(), null, null);
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

    /** Units in charge whose cases count for this one. */
    long[] carriedBy(UnitId unit, Month month) {
        return new GroupMembers(month.scheme(), units)
                .carriedBy(units.get(unit)).stream().mapToLong(UnitId::value).toArray();
    }

    /** The month with the version in force for it. */
    static Month month(YearMonth month, List<SchemeVersion> all) {
        return month(PeriodName.of(month), all);
    }

    private static Month month(PeriodName name, List<SchemeVersion> all) {
        return Month.of(name, Schemes.inForce(all, name.month()));
    }

    /** The month in whose period a moment lies; in a gap between two, the one that comes. */
    static YearMonth monthOf(Instant at, List<SchemeVersion> all) {
        var named = YearMonth.from(GroupMembers.day(at));
        return Stream.of(named.minusMonths(1), named, named.plusMonths(1))
                .filter(month -> month(month, all).period().until().isAfter(at))
                .findFirst()
                .orElse(named.plusMonths(1));
    }
}
