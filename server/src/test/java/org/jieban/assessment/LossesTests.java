package org.jieban.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.scheme.Fraction;
import org.jieban.scheme.Scheme;
import org.jieban.scheme.SchemeDocument;
import org.jieban.scheme.Tally;
import org.jieban.scheme.UnitFigures;
import org.junit.jupiter.api.Test;

class LossesTests {

    private static final Scheme SCHEME =
            SchemeDocument.read(SchemeDocument.ready("three-rates")).get();

    @Test // [utest->rule~assessment.losses~1]
    void theWorkedExampleLosesWhatIsMissingFromAHundred() {
        // 200 answers: 10 not solved, 10 basically satisfied and 10 dissatisfied
        var pieces =
                Map.of(
                        "dark lamps",
                        lead(tally(8, Solved.NOT_SOLVED, Satisfaction.DISSATISFIED)),
                        "water",
                        lead(
                                tally(2, Solved.NOT_SOLVED, Satisfaction.DISSATISFIED)
                                        .plus(tally(10, Solved.SOLVED, Satisfaction.BASICALLY))),
                        "the rest",
                        lead(tally(180, Solved.SOLVED, Satisfaction.SATISFIED)));

        var losses = Losses.of(answers -> points(answers), pieces);

        // 8 × (50 + 40) / 200; (2 × 90 + 10 × 4) / 200; nothing: together 100 − 95.3
        assertThat(losses)
                .extracting(Losses.Loss::key)
                .containsExactly("dark lamps", "water", "the rest");
        assertThat(losses)
                .extracting(Losses.Loss::points)
                .containsExactly(Fraction.of(36, 10), Fraction.of(11, 10), Fraction.ZERO);
    }

    @Test // [utest->rule~assessment.losses~1]
    void thePiecesOfACutAddUpToAllThatIsMissing() {
        var random = new Random(20260419);
        for (int round = 0; round < 100; round++) {
            var pieces = new LinkedHashMap<String, UnitFigures>();
            for (int piece = 0; piece <= random.nextInt(9); piece++) {
                var cells = new long[Tally.CELLS];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = random.nextInt(30);
                }
                pieces.put("p" + piece, lead(Tally.of(cells)));
            }
            var all = pieces.values().stream().reduce(UnitFigures.NONE, UnitFigures::plus);

            var lost =
                    Losses.of(answers -> points(answers), pieces).stream()
                            .map(Losses.Loss::points)
                            .reduce(Fraction.ZERO, Fraction::plus);

            assertThat(lost).isEqualTo(Fraction.of(100).minus(points(all).orElseThrow()));
        }
    }

    @Test // [utest->rule~assessment.losses~1]
    void withoutAnAnswerNothingIsLost() {
        assertThat(Losses.of(answers -> points(answers), Map.of())).isEmpty();
    }

    private static UnitFigures lead(Tally answers) {
        return UnitFigures.ofLead(answers);
    }

    private static java.util.Optional<Fraction> points(UnitFigures answers) {
        return Losses.base(SCHEME, "STREET", answers);
    }

    private static Tally tally(int times, Solved solved, Satisfaction satisfaction) {
        var cells = new long[Tally.CELLS];
        cells[Tally.cell(true, solved, satisfaction)] = times;
        return Tally.of(cells);
    }
}
