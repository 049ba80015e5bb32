package org.jieban.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact numbers: the laws of arithmetic hold, and rounding happens once. */
class FractionTests {

    @RepeatedTest(50)
    void theLawsOfArithmeticHold(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        for (int i = 0; i < 200; i++) {
            var a = any(random);
            var b = any(random);
            var c = any(random);

            assertThat(a.plus(b)).isEqualTo(b.plus(a));
            assertThat(a.times(b)).isEqualTo(b.times(a));
            assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
            assertThat(a.times(b).times(c)).isEqualTo(a.times(b.times(c)));
            assertThat(a.times(b.plus(c))).isEqualTo(a.times(b).plus(a.times(c)));
            assertThat(a.minus(b).plus(b)).isEqualTo(a);
            assertThat(a.min(b).plus(a.max(b))).isEqualTo(a.plus(b));
            assertThat(Integer.signum(a.compareTo(b))).isEqualTo(a.minus(b).sign());
            if (!b.isZero()) {
                assertThat(a.dividedBy(b).times(b)).isEqualTo(a);
            }
            assertThat(a.numerator().gcd(a.denominator()).intValueExact()).isEqualTo(1);
            assertThat(a.denominator().signum()).isEqualTo(1);
        }
    }

    @RepeatedTest(20)
    void roundingIsThatOfTheExactDecimal(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition() * 31L);
        for (int i = 0; i < 200; i++) {
            var a = any(random);
            int digits = random.nextInt(4);
            var rounded = a.rounded(digits, RoundingMode.HALF_UP);
            var half = new BigDecimal("0.5").movePointLeft(digits);

            assertThat(rounded.scale()).isEqualTo(digits);
            assertThat(Fraction.of(rounded).minus(a).max(a.minus(Fraction.of(rounded))))
                    .isLessThanOrEqualTo(Fraction.of(half));
            if (a.denominator().bitLength() < 40) {
                assertThat(a.rounded(12, RoundingMode.HALF_UP).doubleValue())
                        .isCloseTo(
                                new BigDecimal(a.numerator())
                                        .divide(
                                                new BigDecimal(a.denominator()),
                                                MathContext.DECIMAL64)
                                        .doubleValue(),
                                org.assertj.core.data.Offset.offset(1e-6));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 1/3",
        "-2, 4, -0.5",
        "7, 1, 7",
        "1, 8, 0.125",
        "3, -9, -1/3",
        "0, 5, 0",
        "1000000, 1, 1000000"
    })
    void aFractionIsWrittenExactly(long numerator, long denominator, String text) {
        assertThat(Fraction.of(numerator, denominator)).hasToString(text);
    }

    @Test
    void nothingIsDividedByZero() {
        assertThatThrownBy(() -> Fraction.of(1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Fraction.ONE.dividedBy(Fraction.ZERO))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void decimalsAreTakenAsTheyAreWritten() {
        assertThat(Fraction.of(new BigDecimal("0.90"))).isEqualTo(Fraction.of(9, 10));
        assertThat(Fraction.of(new BigDecimal("12E2"))).isEqualTo(Fraction.of(1200));
    }

    private static Fraction any(Random random) {
        long denominator = random.nextInt(1, random.nextBoolean() ? 10 : 1_000_000);
        return Fraction.of(random.nextInt(-1_000_000, 1_000_000), denominator);
    }
}
