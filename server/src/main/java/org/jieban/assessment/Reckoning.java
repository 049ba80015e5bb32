package org.jieban.assessment;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jieban.assessment.CountedFigures.Month;
import org.jieban.assessment.CountedFigures.Work;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.scheme.Fraction;
import org.jieban.scheme.Measure;
import org.jieban.scheme.Period;
import org.jieban.scheme.Ranking;
import org.jieban.scheme.Scheme;
import org.jieban.scheme.Scheme.Group;
import org.jieban.scheme.Scoring;
import org.jieban.scheme.UnitFigures;

/**
 * Rankings of months, computed from what is counted. One of these serves one question: what was counted
 * for a period is asked once, however many groups and schemes look at it.
 */
final class Reckoning {

    /** What orders equals on the page. */
    static final Comparator<UnitId> BY_ID = Comparator.comparingLong(UnitId::value);

    /** Whether figures that no score depends on are wanted too: for pages and lists. */
    enum Depth {
        SCORES,
        EVERYTHING
    }

    private final RememberedFigures figures;
    private final Units units;
    private final Function<Month, Asked> asking;
    private final Map<Key, Map<UnitId, UnitFigures>> answers = new HashMap<>();
    private final Map<Key, Map<UnitId, Work>> work = new HashMap<>();
    private final Map<PeriodName, Map<UnitId, Map<Measure, Fraction>>> recorded = new HashMap<>();
    private final Map<Scheme, GroupMembers> members = new HashMap<>();

    private record Key(Period period, Basis basis, Scheme.Without without) {

        static Key of(Month month) {
            return new Key(month.period(), month.basis(), month.scheme().without());
        }
    }

    /**
     * @param asking which rows of a month are counted
     */
    Reckoning(RememberedFigures figures, Units units, Function<Month, Asked> asking) {
        this.figures = figures;
        this.units = units;
        this.asking = asking;
    }

    GroupMembers members(Scheme scheme) {
        return members.computeIfAbsent(scheme, _ -> new GroupMembers(scheme, units));
    }

    /** A group's ranking in a month. */
    Ranking<UnitId> ranking(
            Month month, Group group, Depth depth, Map<UnitId, Integer> ranksBefore) {
        return Scoring.rank(
                month.scheme(), group.code(), figures(month, group, depth), ranksBefore, BY_ID);
    }

    /** Ranks of a ranking, for who climbed in the next. */
    static Map<UnitId, Integer> ranks(Ranking<UnitId> ranking) {
        var ranks = new HashMap<UnitId, Integer>();
        ranking.rows()
                .forEach(row -> {
                    var rank = row.rank();
                    if (rank != null) {
                        ranks.put(row.unit(), rank);
                    }
                });
        return ranks;
    }

    /** What the units of a group carry in a month. */
    Map<UnitId, UnitFigures> figures(Month month, Group group, Depth depth) {
        var carriers = members(month.scheme());
        var key = Key.of(month);
        var counted =
                carriers.carried(
                        group, month.period(), asked(answers, key, month, figures::answers));
        var wanted = month.scheme().measures();
        if (depth == Depth.SCORES && wanted.isEmpty()) {
            return counted;
        }
        var now = works(month, group);
        counted.replaceAll((unit, sum) -> now.getOrDefault(unit, Work.NONE).into(sum));
        if (wanted.contains(Measure.RECEIVED_BEFORE.name()) || depth == Depth.EVERYTHING) {
            var before = works(month.before(), group);
            counted.replaceAll((unit, sum) ->
                    sum.with(
                            Measure.RECEIVED_BEFORE,
                            before.getOrDefault(unit, Work.NONE).received()));
        }
        var points = recorded.computeIfAbsent(month.name(), figures::recorded);
        counted.replaceAll((unit, sum) -> {
            var known = withResidents(units.get(unit), sum);
            var given = points.get(unit);
            return given == null ? known : known.with(given);
        });
        return counted;
    }

    private Map<UnitId, Work> works(Month month, Group group) {
        return members(month.scheme())
                .done(group, asked(work, Key.of(month), month, figures::work));
    }

    private <F> Map<UnitId, F> asked(
            Map<Key, Map<UnitId, F>> known,
            Key key,
            Month month,
            Function<Asked, Map<UnitId, F>> question) {
        var answer = known.get(key);
        if (answer == null) {
            answer = Objects.requireNonNull(question.apply(asking.apply(month)));
            known.put(key, answer);
        }
        return answer;
    }

    private static UnitFigures withResidents(Unit unit, UnitFigures figures) {
        var residents = unit.residents();
        return residents == null
                ? figures
                : figures.with(Measure.RESIDENTS, Fraction.of(residents));
    }
}
