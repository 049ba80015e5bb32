package org.jieban.assessment;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.scheme.Fraction;
import org.jieban.scheme.Scheme;
import org.jieban.scheme.Scoring;
import org.jieban.scheme.Tally;
import org.jieban.scheme.UnitFigures;

/**
 * What cost a unit its points (扣分在哪里): how much higher its score would be if every answer of a piece
 * had been the best there is. Exact; where the score is a sum of rates, the pieces of one cut add up
 * to all that is missing.
 */
// [impl->rule~assessment.losses~1]
final class Losses {

    private static final Tally BEST = Tally.one(true, Solved.SOLVED, Satisfaction.SATISFIED);

    private Losses() {}

    /**
     * A piece and what it cost.
     *
     * @param key of the piece
     */
    record Loss(String key, UnitFigures answers, Fraction points) {}

    /**
     * Largest loss first; pieces that cost nothing come last.
     *
     * @param score the score of a unit with these answers, not rounded; empty without a valid one
     */
    static List<Loss> of(
            Function<UnitFigures, Optional<Fraction>> score, Map<String, UnitFigures> pieces) {
        var all = pieces.values().stream().reduce(UnitFigures.NONE, UnitFigures::plus);
        var real = score.apply(all);
        if (real.isEmpty()) {
            return List.of();
        }
        var points = new LinkedHashMap<UnitFigures, Fraction>();
        return pieces.entrySet().stream()
                .map(piece -> {
                    var answers = piece.getValue();
                    var lost =
                            points.computeIfAbsent(
                                    answers,
                                    one ->
                                            score.apply(bettered(all, one))
                                                    .orElseThrow()
                                                    .minus(real.get()));
                    return new Loss(piece.getKey(), answers, lost);
                })
                .sorted(Comparator.comparing(Loss::points).reversed().thenComparing(Loss::key))
                .toList();
    }

    /** Points from the weighted rates alone, exact; empty without an answer. */
    static Optional<Fraction> base(Scheme scheme, String group, UnitFigures answers) {
        var units = Map.of(1, answers);
        var row = Scoring.rank(scheme, group, units, Map.of(), Comparator.naturalOrder());
        return Optional.ofNullable(row.rows().getFirst().base());
    }

    /** All answers, where those of a piece are the best there is. */
    private static UnitFigures bettered(UnitFigures all, UnitFigures piece) {
        var bettered = UnitFigures.NONE;
        for (var share : all.answers().keySet()) {
            var answers = piece.answers(share);
            bettered =
                    bettered.plus(
                            share, all.answers(share).minus(answers).plus(best(answers.valid())));
        }
        return bettered;
    }

    private static Tally best(long answers) {
        var cells = BEST.cells();
        for (int i = 0; i < cells.length; i++) {
            cells[i] *= answers;
        }
        return Tally.of(cells);
    }
}
