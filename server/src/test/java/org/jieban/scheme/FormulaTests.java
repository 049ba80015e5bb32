package org.jieban.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jieban.scheme.Formula.Expression;
import org.jieban.scheme.Formula.Extreme;
import org.jieban.scheme.Formula.Kind;
import org.jieban.scheme.Formula.Operator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas are small, typed and exact, and a bad one is refused with its place. */
// [utest->rule~scheme.formula~1]
class FormulaTests {

    private static final Map<String, Kind> NAMES =
            Names.forTerms(List.of("exemplary"), List.of("response", "solve"));
    private static final Map<String, Fraction> FIGURES =
            Map.of(
                    "valid", Fraction.of(400),
                    "satisfied", Fraction.of(390),
                    "basically", Fraction.of(5),
                    "received", Fraction.of(90),
                    "receivedBefore", Fraction.of(120),
                    "residents", Fraction.of(60_000),
                    "solve", Fraction.of(19, 20),
                    "projects", Fraction.of(3),
                    "closed", Fraction.ZERO);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    (satisfied + 0.9 * basically) / valid                  | RATIO  | 0.98625
                    10 * solve                                             | POINTS | 9.5
                    (receivedBefore - received) / receivedBefore * 20      | POINTS | 5
                    min(3, (receivedBefore - received) / receivedBefore * 20) | POINTS | 3
                    max(-2, min(2, (0.95 - solve) * 100))                  | POINTS | 0
                    3 - received / residents * 10000 / 5                   | POINTS | 0
                    0.5 * projects + 1                                     | POINTS | 2.5
                    -received - -received                                  | COUNT  | 0
                    1 - 2 - 3                                              | NUMBER | -4
                    12 / 2 / 3 * 5                                         | NUMBER | 10
                    """)
    void aFormulaIsComputedExactly(String text, Kind kind, String value) {
        var read = FormulaReading.read(text, NAMES);

        assertThat(read.flaws()).isEmpty();
        assertThat(read.formula()).isNotNull();
        assertThat(read.formula().kind()).isEqualTo(kind);
        assertThat(read.formula().value(FIGURES::get)).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource({
        "met / valid", // nobody knows who was met
        "10 * received / closed", // nothing to divide by
        "'min(projects, exemplary)'",
        "0 * met"
    })
    void aFormulaOverAFigureThatIsNotKnownHasNoValue(String text) {
        var read = FormulaReading.read(text, NAMES);

        assertThat(read.flaws()).isEmpty();
        assertThat(read.formula().value(FIGURES::get)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    contactd / valid          | 0  | contacted
                    10 * solvd                | 5  | perhaps
                    received + solve          | 9  | do not add up
                    solve - 3 * response      | 6  | do not add up
                    received * closed         | 9  | cannot be multiplied
                    valid / solve             | 6  | cannot be divided
                    solve / 0                 | 6  | division by zero
                    solve / (2 - 2)           | 6  | division by zero
                    (solve                    | 6  | is missing
                    solve)                    | 5  | cannot be read
                    solve * (1 + 2            | 14 | is missing
                    solve *                   | 7  | breaks off
                    min(solve)                | 9  | at least two
                    max solve                 | 4  | expected
                    1. * solve                | 0  | no digits
                    solve × 2                 | 6  | cannot be read
                    Runtime.exec(solve)       | 0  | not known
                    12345678901234567890      | 0  | too long
                    '@solve'                  | 0  | cannot be read
                    """)
    void aBadFormulaIsRefusedWithItsPlace(String text, int at, String said) {
        var read = FormulaReading.read(text, NAMES);

        assertThat(read.formula()).isNull();
        assertThat(read.flaws()).isNotEmpty();
        assertThat(read.flaws().getFirst().at()).isEqualTo(at);
        assertThat(read.flaws().getFirst().words().english()).contains(said);
        assertThat(read.flaws().getFirst().words().chinese()).isNotBlank();
    }

    @Test
    void severalFaultsAreToldAtOnce() {
        var read = FormulaReading.read("contactd / valid + solvd * received * closed", NAMES);

        assertThat(read.flaws()).extracting(FormulaReading.Flaw::at).containsExactly(0, 19);
    }

    @Test
    void theDeepAndTheLongAreRefusedNotFollowed() {
        assertThat(FormulaReading.read("(".repeat(400) + "1", NAMES).formula()).isNull();
        assertThat(FormulaReading.read("-".repeat(400) + "1", NAMES).formula()).isNull();
        assertThat(FormulaReading.read("1+".repeat(400) + "1", NAMES).formula()).isNull();
        assertThat(FormulaReading.read("min(1,".repeat(70), NAMES).formula()).isNull();
    }

    @RepeatedTest(30)
    void theNormalFormReadsAsTheSameFormula(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        var anyKind = new LinkedHashMap<String, Kind>();
        List.of("a", "b", "c").forEach(name -> anyKind.put(name, Kind.NUMBER));
        for (int i = 0; i < 50; i++) {
            var expression = any(random, 4);
            var text = new Formula(expression, Kind.NUMBER).toString();
            var read = FormulaReading.read(text, anyKind);
            if (read.formula() == null) {
                assertThat(read.flaws())
                        .as(text)
                        .allMatch(flaw -> flaw.words().english().matches(".*(zero|too long.*)"));
            } else {
                assertThat(read.formula().expression()).as(text).isEqualTo(expression);
            }
        }
    }

    private static Expression any(Random random, int depth) {
        return switch (depth == 0 ? random.nextInt(2) : random.nextInt(6)) {
            case 0 -> new Expression.Literal(Fraction.of(random.nextInt(1, 2000), 1000));
            case 1 -> new Expression.Name(List.of("a", "b", "c").get(random.nextInt(3)));
            case 2 -> new Expression.Minus(any(random, depth - 1));
            case 3 -> {
                var of = new ArrayList<Expression>();
                for (int i = random.nextInt(2, 4); i > 0; i--) {
                    of.add(any(random, depth - 1));
                }
                yield new Expression.Choice(Extreme.values()[random.nextInt(2)], of);
            }
            default ->
                    new Expression.Both(
                            Operator.values()[random.nextInt(4)],
                            any(random, depth - 1),
                            any(random, depth - 1));
        };
    }
}
