package org.jieban.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jieban.assessment.AssessmentFixture.aScheme;
import static org.jieban.assessment.AssessmentFixture.answers;
import static org.jieban.assessment.AssessmentFixture.points;
import static org.jieban.assessment.AssessmentFixture.theFirstScheme;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jieban.organisation.UnitId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankingTests {

    // [utest->rule~assessment.rates~1]
    // [utest->rule~assessment.composite~1]
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # valid, contacted, solved, satisfied, basically, response, solve, satisfaction, score
                    200, 200, 190, 180, 10, 100.00,  95.00,  94.50,  95.3
                      1,   1,   1,   1,  0, 100.00, 100.00, 100.00, 100.0
                      1,   0,   0,   0,  0,   0.00,   0.00,   0.00,   0.0
                      3,   3,   3,   2,  1, 100.00, 100.00,  96.67,  98.7
                    400, 400, 400, 390,  5, 100.00, 100.00,  98.63,  99.5
                      7,   7,   6,   5,  1, 100.00,  85.71,  84.29,  86.6
                    """)
    void ratesAndCompositeAreComputedFromTheCounts(
            long valid,
            long contacted,
            long solved,
            long satisfied,
            long basically,
            BigDecimal response,
            BigDecimal solve,
            BigDecimal satisfaction,
            BigDecimal score) {
        var counts = answers(valid, contacted, solved, satisfied, basically);

        var rates = Rates.of(theFirstScheme(), counts);

        assertThat(rates).contains(new Rates(response, solve, satisfaction, score));
    }

    @Test // [utest->rule~assessment.no-answer-no-rank~1]
    void aUnitWithoutAValidRevisitHasNeitherScoreNorRank() {
        var ranking = rank(Map.of(1L, answers(0, 0, 0, 0, 0), 2L, answers(1, 0, 0, 0, 0)));

        assertThat(ranking.rankOf(new UnitId(1))).isNull();
        assertThat(place(ranking, 1).score()).isNull();
        assertThat(ranking.rankOf(new UnitId(2))).isEqualTo(1);
        assertThat(ranking.places().getLast().unit()).isEqualTo(new UnitId(1));
    }

    @Test // [utest->rule~assessment.no-answer-no-rank~1]
    void tooFewAnswersGiveAScoreButNoRank() {
        var scheme = aScheme(19, 5, Set.of());

        var ranking =
                Ranking.of(
                        scheme,
                        Map.of(
                                new UnitId(1), answers(4, 4, 4, 4, 0),
                                new UnitId(2), answers(5, 5, 4, 4, 0)));

        assertThat(place(ranking, 1).score()).isEqualTo("100.0");
        assertThat(ranking.rankOf(new UnitId(1))).isNull();
        assertThat(ranking.rankOf(new UnitId(2))).isEqualTo(1);
    }

    @Test // [utest->rule~assessment.ties~1]
    void equalScoresShareTheRankAndTheNextRankIsLeftOut() {
        var ranking =
                rank(
                        Map.of(
                                1L, answers(10, 10, 10, 10, 0),
                                2L, answers(300, 300, 300, 300, 0),
                                3L, answers(10, 10, 9, 9, 0)));

        assertThat(ranking.rankOf(new UnitId(1))).isEqualTo(1);
        assertThat(ranking.rankOf(new UnitId(2))).isEqualTo(1);
        assertThat(ranking.rankOf(new UnitId(3))).isEqualTo(3);
    }

    @Test // [utest->rule~assessment.ties~1]
    void scoresThatArePublishedAsEqualAreEqual() {
        // 95.300 and 95.308 are both published as 95.3
        var ranking =
                rank(
                        Map.of(
                                1L, answers(200, 200, 190, 180, 10),
                                2L, answers(500, 500, 475, 451, 24)));

        assertThat(ranking.rankOf(new UnitId(1))).isEqualTo(ranking.rankOf(new UnitId(2)));
    }

    @ParameterizedTest // [utest->rule~assessment.ties~1]
    @ValueSource(longs = {1, 2, 3, 20260302})
    void ranksDoNotDependOnTheOrderOfUnitsAndCountWhoIsBetter(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var counts = new LinkedHashMap<UnitId, Counts>();
            for (int unit = 1; unit <= 1 + random.nextInt(60); unit++) {
                counts.put(new UnitId(unit), someAnswers(random));
            }

            var ranking = Ranking.of(theFirstScheme(), counts);
            var shuffled = Ranking.of(theFirstScheme(), shuffled(counts, random));

            assertThat(shuffled).isEqualTo(ranking);
            for (var one : ranking.places()) {
                var score = one.score();
                if (score == null) {
                    assertThat(one.rank()).isNull();
                    assertThat(one.counts().valid()).isZero();
                    continue;
                }
                assertThat(score).isEqualTo(recomputed(one.counts()));
                long better =
                        ranking.places().stream()
                                .map(Ranking.Place::score)
                                .filter(Objects::nonNull)
                                .filter(other -> other.compareTo(score) > 0)
                                .count();
                assertThat(one.rank()).isEqualTo((int) better + 1);
            }
        }
    }

    @ParameterizedTest // [utest->rule~assessment.period~1]
    @CsvSource(
            textBlock =
                    """
                    # start day, month, from (UTC), until (UTC)
                    19, 2026-11, 2026-10-18T16:00:00Z, 2026-11-18T16:00:00Z
                    19, 2027-01, 2026-12-18T16:00:00Z, 2027-01-18T16:00:00Z
                    1,  2026-11, 2026-10-31T16:00:00Z, 2026-11-30T16:00:00Z
                    2,  2026-11, 2026-10-01T16:00:00Z, 2026-11-01T16:00:00Z
                    """)
    void aPeriodBearsTheNameOfTheMonthOfItsLastDay(
            int startDay, YearMonth month, Instant from, Instant until) {
        var period = aScheme(startDay, 1, Set.of()).period(month);

        assertThat(period).isEqualTo(new Period(month, from, until));
        assertThat(period.contains(from)).isTrue();
        assertThat(period.contains(until)).isFalse();
        assertThat(aScheme(startDay, 1, Set.of()).period(month.plusMonths(1)).from())
                .isEqualTo(until);
    }

    @Test // [utest->rule~assessment.scheme~1]
    void aSchemeWhoseWeightsDoNotMakeAHundredIsRefused() {
        var good = theFirstScheme();

        assertThatThrownBy(() ->
                        new Scheme(
                                "x",
                                1,
                                YearMonth.of(2026, 1),
                                Map.of(),
                                new Scheme.Cut(19, LocalTime.NOON),
                                new Scheme.Weights(points(10), points(50), points(50)),
                                good.basically(),
                                1,
                                1,
                                Set.of()))
                .hasMessageContaining("weights");
    }

    private static Ranking rank(Map<Long, Counts> counts) {
        var group = new LinkedHashMap<UnitId, Counts>();
        counts.forEach((unit, counted) -> group.put(new UnitId(unit), counted));
        return Ranking.of(theFirstScheme(), group);
    }

    private static Ranking.Place place(Ranking ranking, long unit) {
        return Objects.requireNonNull(ranking.find(new UnitId(unit)));
    }

    private static Counts someAnswers(Random random) {
        int valid = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(400);
        int contacted = random.nextInt(valid + 1);
        int solved = random.nextInt(valid + 1);
        int satisfied = random.nextInt(valid + 1);
        int basically = random.nextInt(valid - satisfied + 1);
        return new Counts(random.nextInt(500), 0, valid, contacted, solved, satisfied, basically);
    }

    private static Map<UnitId, Counts> shuffled(Map<UnitId, Counts> counts, Random random) {
        var keys = new ArrayList<>(counts.keySet());
        Collections.shuffle(keys, random);
        var other = new LinkedHashMap<UnitId, Counts>();
        keys.forEach(key -> other.put(key, Objects.requireNonNull(counts.get(key))));
        return other;
    }

    /** The composite once more, in whole numbers: tenths of a point, half up. */
    private static BigDecimal recomputed(Counts counts) {
        var tenths =
                BigInteger.valueOf(
                        10 * counts.contacted()
                                + 50 * counts.solved()
                                + 40 * counts.satisfied()
                                + 36 * counts.basically());
        var twice = tenths.multiply(BigInteger.valueOf(20));
        var valid = BigInteger.valueOf(counts.valid());
        return new BigDecimal(twice.add(valid).divide(valid.multiply(BigInteger.TWO)), 1);
    }
}
