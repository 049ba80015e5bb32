package org.jieban.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jieban.assessment.AssessmentController.RankingShown;
import org.jieban.assessment.AssessmentController.RowShown;
import org.jieban.assessment.CountedFigures.Month;
import org.jieban.assessment.Slice.Cut;
import org.jieban.catalogue.Categories;
import org.jieban.identity.Actor;
import org.jieban.identity.People;
import org.jieban.identity.PersonId;
import org.jieban.identity.Role;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.scheme.Counted;
import org.jieban.scheme.Fraction;
import org.jieban.scheme.Scheme;
import org.jieban.scheme.UnitFigures;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is inside a unit's figures: cut into pieces, what cost points, who else is of its size. */
@Service
class Inside {

    private static final Set<Role> SEE_INWARD =
            EnumSet.of(Role.ASSESSOR, Role.LEADER, Role.HANDLER, Role.ANALYST);
    private static final int PEERS = 6;
    private static final List<Cut> CAUSES =
            List.of(Cut.CATEGORY, Cut.COMMUNITY, Cut.CLOCK, Cut.SECTION, Cut.HANDLER);

    private final Assessing assessing;
    private final Sealing sealing;
    private final Asking asking;
    private final DrillDown drillDown;
    private final Units units;
    private final Categories categories;
    private final People people;

    Inside(
            Assessing assessing,
            Sealing sealing,
            Asking asking,
            DrillDown drillDown,
            Units units,
            Categories categories,
            People people) {
        this.assessing = assessing;
        this.sealing = sealing;
        this.asking = asking;
        this.drillDown = drillDown;
        this.units = units;
        this.categories = categories;
        this.people = people;
    }

    /**
     * A piece of a unit's answers and what it cost.
     *
     * @param key what opens its cases; empty for what has none
     * @param name for people, by language where the page has no words of its own; null then
     * @param parent key of the piece that contains it, or null
     * @param points lost, exact
     */
    record Piece(
            String key,
            @Nullable String name,
            @Nullable String parent,
            int level,
            UnitFigures answers,
            Fraction points) {}

    /** A unit's answers by what they are cut by, the largest loss first. */
    record Pieces(Scheme scheme, Unit unit, Cut by, UnitFigures all, List<Piece> pieces) {}

    /**
     * Where a unit stands in its group, live or as it was taken when the period was closed.
     *
     * @param row its own row
     * @param peers those nearest to it in valid revisits, itself among them, best first
     * @param scores published scores of the group, best first, for their distribution
     */
    record Place(String group, RowShown row, List<RowShown> peers, List<BigDecimal> scores) {}

    /**
     * A unit's answers in a month, cut.
     *
     * @throws ProblemException {@code shared/forbidden} where it tells sections or people apart and the
     *     viewer is neither of the unit, above it, nor the assessor
     */
    @Transactional(readOnly = true)
    Pieces pieces(PeriodName asked, UnitId id, Cut by, Actor viewer) {
        var unit = units.get(id);
        if (by.inward() && !seesInward(unit, viewer)) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        return cutting(asked, unit).pieces(by);
    }

    /** What cost the unit points, by every cause the viewer may see. */
    @Transactional(readOnly = true)
    List<Pieces> losses(PeriodName asked, UnitId id, Actor viewer) {
        var unit = units.get(id);
        var cutting = cutting(asked, unit);
        return CAUSES.stream()
                .filter(by -> !by.inward() || seesInward(unit, viewer))
                .map(cutting::pieces)
                .toList();
    }

    /** Where the unit stands; empty when it competes in no group. */
    Optional<Place> place(PeriodName asked, UnitId id) {
        return new GroupMembers(assessing.month(asked).scheme(), units)
                .groupOf(id)
                .map(group -> sealing.standing(asked, group.code()))
                .flatMap(ranking ->
                        ranking.rows().stream()
                                .filter(row -> row.unit().id() == id.value())
                                .findFirst()
                                .map(row -> place(ranking, row)));
    }

    /** Which cases a piece consists of; a category with all below it. */
    Slice slice(UnitId unit, @Nullable Cut by, @Nullable String key, Actor viewer) {
        if (by == null || key == null) {
            return Slice.WHOLE;
        }
        if (by.inward() && !seesInward(units.get(unit), viewer)) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        return by == Cut.CATEGORY && !key.isEmpty()
                ? Slice.of(by, categories.codesWithin(key))
                : Slice.of(by, List.of(key));
    }

    /** Whether the viewer may tell the unit's sections and people apart. */
    // [impl->rule~assessment.inward~1]
    boolean seesInward(UnitId unit, Actor viewer) {
        return seesInward(units.get(unit), viewer);
    }

    private static boolean seesInward(Unit unit, Actor viewer) {
        return SEE_INWARD.contains(viewer.role()) && viewer.scope().contains(unit.id());
    }

    private Cutting cutting(PeriodName asked, Unit unit) {
        var month = assessing.month(asked);
        return new Cutting(
                month.scheme(),
                unit,
                asking.standing(month),
                assessing.carriedBy(unit.id(), month),
                score(month, unit.id()));
    }

    /** A unit's figures of one month, to be cut by one thing after the other. */
    private final class Cutting {

        private final Scheme scheme;
        private final Unit unit;
        private final Asked asked;
        private final long[] carried;
        private final Function<UnitFigures, Optional<Fraction>> score;

        Cutting(
                Scheme scheme,
                Unit unit,
                Asked asked,
                long[] carried,
                Function<UnitFigures, Optional<Fraction>> score) {
            this.scheme = scheme;
            this.unit = unit;
            this.asked = asked;
            this.carried = carried;
            this.score = score;
        }

        // [impl->rule~assessment.drill-down~1]
        Pieces pieces(Cut by) {
            var tallies = drillDown.pieces(asked, carried, by);
            var all = tallies.values().stream().reduce(UnitFigures.NONE, UnitFigures::plus);
            var pieces =
                    by == Cut.CATEGORY
                            ? categories(score, tallies)
                            : Losses.of(score, tallies).stream()
                                    .map(loss -> piece(by, loss))
                                    .toList();
            return new Pieces(
                    scheme,
                    unit,
                    by,
                    all,
                    pieces.stream().filter(piece -> counts(scheme, piece)).toList());
        }
    }

    /** Whether the part that the unit had in these answers counts for anything. */
    private static boolean counts(Scheme scheme, Piece piece) {
        return !Counted.of(scheme, piece.answers().answers()).valid().isZero();
    }

    /** Points from the weighted rates, as the unit's group weighs them. */
    private Function<UnitFigures, Optional<Fraction>> score(Month month, UnitId unit) {
        var scheme = month.scheme();
        var group =
                new GroupMembers(scheme, units)
                        .groupOf(unit)
                        .orElseGet(() -> scheme.groups().getFirst())
                        .code();
        return answers -> Losses.base(scheme, group, answers);
    }

    /** All three levels; each level adds up to the whole. */
    private List<Piece> categories(
            Function<UnitFigures, Optional<Fraction>> score, Map<String, UnitFigures> tallies) {
        var pieces = new ArrayList<Piece>();
        for (int level = 1; level <= 3; level++) {
            var sums = new HashMap<String, UnitFigures>();
            for (var entry : tallies.entrySet()) {
                sums.merge(at(level, entry.getKey()), entry.getValue(), UnitFigures::plus);
            }
            for (var loss : Losses.of(score, sums)) {
                var category = categories.find(loss.key());
                // what is known less exactly stands on its own level only
                if (category.map(one -> one.level()).orElse(1) == level) {
                    pieces.add(
                            new Piece(
                                    loss.key(),
                                    category.map(one -> one.name()).orElse(null),
                                    category.map(one -> one.parent()).orElse(null),
                                    level,
                                    loss.answers(),
                                    loss.points()));
                }
            }
        }
        return pieces;
    }

    private String at(int level, String code) {
        var path = categories.path(code);
        return path.isEmpty() ? code : path.get(Math.min(level, path.size()) - 1).code();
    }

    private Piece piece(Cut by, Losses.Loss loss) {
        return new Piece(loss.key(), name(by, loss.key()), null, 1, loss.answers(), loss.points());
    }

    private @Nullable String name(Cut by, String key) {
        return switch (by) {
            case COMMUNITY, SECTION, UNIT ->
                    units.find(new UnitId(Long.parseLong(key))).map(Unit::name).orElse(null);
            case HANDLER ->
                    people.find(new PersonId(Long.parseLong(key)))
                            .map(person -> person.name())
                            .orElse(null);
            case WEEK -> LocalDate.parse(key).toString();
            case CATEGORY, CLOCK -> null;
        };
    }

    // [impl->rule~assessment.peers~1]
    private static Place place(RankingShown ranking, RowShown row) {
        var scored = ranking.rows().stream().filter(other -> other.score() != null).toList();
        var nearest =
                scored.stream()
                        .sorted(
                                Comparator.comparing(
                                        other -> other.valid().subtract(row.valid()).abs()))
                        .limit(PEERS + 1L)
                        .collect(Collectors.toSet());
        var scores = new ArrayList<BigDecimal>();
        for (var other : scored) {
            if (other.score() instanceof BigDecimal score) {
                scores.add(score);
            }
        }
        return new Place(
                ranking.group(), row, scored.stream().filter(nearest::contains).toList(), scores);
    }
}
