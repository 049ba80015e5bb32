package org.jieban.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.scheme.Ranking.Why;
import org.jieban.scheme.Scheme.ListName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked examples of the rules, with their numbers. */
// [utest->rule~assessment.rates~1]
// [utest->rule~assessment.composite~1]
class ScoringTests {

    private static final String DEFAULT = SchemeDocument.ready("three-rates");
    private static final Scheme THREE_RATES = SchemeDocument.read(DEFAULT).get();
    private static final Scheme EARLY =
            SchemeDocument.read(SchemeDocument.ready("early-thirds")).get();

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    200, 200, 190, 180, 10, 100.00, 95.00,  94.50,  95.3, 96.3
                    3,   3,   3,   2,   1,  100.00, 100.00, 96.67,  98.7, 98.8
                    400, 400, 400, 390, 5,  100.00, 100.00, 98.63,  99.5, 99.5
                    1,   0,   0,   0,   0,  0.00,   0.00,   0.00,   0.0,  0.0
                    1,   1,   1,   0,   1,  100.00, 100.00, 90.00,  96.0, 96.5
                    """)
    void theSameAnswersByBothSchemes(
            int valid,
            int contacted,
            int solved,
            int satisfied,
            int basically,
            String response,
            String solve,
            String satisfaction,
            String score,
            String early) {
        var figures = UnitFigures.ofLead(answers(valid, contacted, solved, satisfied, basically));

        var row = rank(THREE_RATES, Map.of("A", figures)).rows().getFirst();

        assertThat(row.shown("response").orElseThrow()).hasToString(response);
        assertThat(row.shown("solve").orElseThrow()).hasToString(solve);
        assertThat(row.shown("satisfaction").orElseThrow()).hasToString(satisfaction);
        assertThat(row.score()).hasToString(score);
        assertThat(row.rank()).isEqualTo(1);
        assertThat(rank(EARLY, Map.of("A", figures)).rows().getFirst().score()).hasToString(early);
    }

    // [utest->rule~assessment.no-answer-no-rank~1]
    @Test
    void withoutAValidRevisitThereIsNoScoreAndNoRank() {
        var ranking = rank(THREE_RATES, Map.of("A", UnitFigures.NONE));

        var row = ranking.rows().getFirst();
        assertThat(row.score()).isNull();
        assertThat(row.rank()).isNull();
        assertThat(row.rates()).isEmpty();
        assertThat(row.why()).isEqualTo(Why.NO_ANSWER);
    }

    @Test
    void belowTheMinimumSampleThereIsAScoreAndNoRank() {
        var scheme = scheme("minimumSample: 1", "minimumSample: 5");

        var ranking =
                rank(
                        scheme,
                        Map.of(
                                "A", UnitFigures.ofLead(answers(4, 4, 4, 4, 0)),
                                "B", UnitFigures.ofLead(answers(5, 0, 0, 0, 0))));

        assertThat(ranking.rankOf("B")).isEqualTo(1);
        assertThat(ranking.find("A").orElseThrow().score()).hasToString("100.0");
        assertThat(ranking.find("A").orElseThrow().why()).isEqualTo(Why.SMALL_SAMPLE);
    }

    // [utest->rule~assessment.ties~1]
    @Test
    void whenAllAreEqualAllAreFirst() {
        var units = new TreeMap<String, UnitFigures>();
        for (int i = 0; i < 25; i++) {
            units.put("U" + i, UnitFigures.ofLead(answers(i + 1, i + 1, i + 1, i + 1, 0)));
        }

        assertThat(rank(THREE_RATES, units).rows()).extracting(Ranking.Row::rank).containsOnly(1);
    }

    @Test
    void equalScoresShareTheRankUnlessTheSchemeSaysWhatDecides() {
        // A and B have 80.0 in different ways, C 70.0
        var units =
                Map.of(
                        "A", UnitFigures.ofLead(answers(10, 10, 6, 10, 0)),
                        "B", UnitFigures.ofLead(answers(10, 10, 10, 5, 0)),
                        "C", UnitFigures.ofLead(answers(10, 10, 4, 10, 0)));

        var shared = rank(THREE_RATES, units);
        var decided = rank(scheme("by: []", "by: [solve]"), units);

        assertThat(ranks(shared)).containsExactly("A=1", "B=1", "C=3");
        assertThat(ranks(decided)).containsExactly("B=1", "A=2", "C=3");
    }

    // [utest->rule~scheme.shares~1]
    @Test
    void aCalledUnitCarriesWhatTheSchemeSays() {
        var whistled =
                new UnitFigures(
                        Map.of(
                                Share.LEAD, answers(2, 2, 2, 2, 0),
                                Share.CALLED, answers(2, 2, 0, 0, 0)),
                        Map.of());

        assertThat(score(THREE_RATES, whistled)).isEqualTo("100.0");
        // valid 3, contacted 3, solved 2, satisfied 2: 10 + 33.33 + 26.67
        assertThat(score(scheme("called: 0", "called: 0.5"), whistled)).isEqualTo("70.0");
        assertThat(
                        rank(scheme("called: 0", "called: 0.5"), Map.of("A", whistled))
                                .rows()
                                .getFirst()
                                .counted()
                                .valid())
                .isEqualTo(Fraction.of(3));
    }

    // [utest->rule~scheme.bonus~1]
    @Test
    void aTermBringsPointsWithinItsLimitsAndIsAbsentWithoutItsFigures() {
        var scheme = SchemeDocument.read(SchemeDocumentTests.FULL).get();
        var base = UnitFigures.ofLead(answers(200, 200, 190, 180, 10));
        var fewer = base.with(Measure.RECEIVED, 90).with(Measure.RECEIVED_BEFORE, 100);
        var half = base.with(Measure.RECEIVED, 50).with(Measure.RECEIVED_BEFORE, 100);
        var more = base.with(Measure.RECEIVED, 900).with(Measure.RECEIVED_BEFORE, 100);
        var projects =
                base.with(Measure.PROJECTS, 2).with(new Measure("exemplary"), Fraction.of(1, 4));
        var nothingBefore = base.with(Measure.RECEIVED, 90).with(Measure.RECEIVED_BEFORE, 0);

        assertThat(score(scheme, base)).isEqualTo("95.3");
        assertThat(score(scheme, fewer)).isEqualTo("96.3");
        assertThat(score(scheme, half)).isEqualTo("97.3"); // 5 points, at most 2
        assertThat(score(scheme, more)).isEqualTo("93.3"); // -80 points, at least -2
        assertThat(score(scheme, projects)).isEqualTo("96.6"); // 95.3 + 0.5 * 2 + 0.25
        assertThat(score(scheme, nothingBefore)).isEqualTo("95.3");
        var terms = rank(scheme, Map.of("A", projects)).rows().getFirst().terms();
        assertThat(terms.getFirst().points()).isNull();
        assertThat(terms.getLast().points()).isEqualTo(Fraction.of(5, 4));
    }

    // [utest->rule~scheme.weights~1]
    @Test
    void aGroupMayHaveItsOwnWeights() {
        var scheme = SchemeDocument.read(SchemeDocumentTests.FULL).get();
        var figures = UnitFigures.ofLead(answers(20, 20, 10, 20, 0));

        assertThat(score(scheme, figures)).isEqualTo("75.0");
        // 20 + 20.25 + 39.5 = 79.75
        var own = Scoring.rank(scheme, "ENTERPRISE", Map.of("A", figures), Map.of(), BY_NAME);
        assertThat(own.rows().getFirst().score()).hasToString("79.8");
    }

    // [utest->rule~scheme.lists~1]
    @Test
    void theFourListsNameWhoStandsOut() {
        var units = new LinkedHashMap<String, UnitFigures>();
        var before = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < 20; i++) {
            var unit = "U%02d".formatted(i);
            units.put(
                    unit,
                    UnitFigures.ofLead(answers(100, 100, 99 - i, 99 - i, 0))
                            .with(Measure.RECEIVED, i == 7 ? 900 : 100 + i));
            before.put(unit, i == 5 ? 20 : i + 1);
        }
        units.put("EMPTY", UnitFigures.NONE.with(Measure.RECEIVED, 5));

        var ranking = Scoring.rank(THREE_RATES, "STREET", units, before, BY_NAME);

        assertThat(on(ranking, ListName.ADVANCED)).containsExactly("U00", "U01");
        assertThat(on(ranking, ListName.RECTIFY)).containsExactly("U18", "U19");
        assertThat(on(ranking, ListName.PROGRESS)).containsExactly("U05");
        assertThat(on(ranking, ListName.GOVERNANCE)).containsExactly("U07");
        assertThat(
                        on(
                                Scoring.rank(THREE_RATES, "DISTRICT", units, before, BY_NAME),
                                ListName.ADVANCED))
                .isEmpty();
    }

    @Test
    void whoSharesTheLastPlaceOfAListStandsOnIt() {
        var units = new LinkedHashMap<String, UnitFigures>();
        for (int i = 0; i < 10; i++) {
            units.put("U" + i, UnitFigures.ofLead(answers(10, 10, 10, i < 4 ? 10 : 5, 0)));
        }

        var ranking = Scoring.rank(THREE_RATES, "STREET", units, Map.of(), BY_NAME);

        assertThat(on(ranking, ListName.ADVANCED)).containsExactly("U0", "U1", "U2", "U3");
    }

    /** However answers lie, the composite lies within its limits and better answers never cost. */
    @RepeatedTest(20)
    void aBetterAnswerNeverLowersTheScore(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        for (int i = 0; i < 100; i++) {
            int valid = random.nextInt(1, 500);
            int solved = random.nextInt(valid);
            int satisfied = random.nextInt(valid);
            int basically = random.nextInt(valid - satisfied);
            var worse = UnitFigures.ofLead(answers(valid, valid - 1, solved, satisfied, basically));
            var better =
                    UnitFigures.ofLead(
                            answers(
                                    valid,
                                    valid,
                                    solved + 1,
                                    satisfied + 1,
                                    Math.max(0, basically - 1)));
            var one = rank(THREE_RATES, Map.of("A", worse)).rows().getFirst().exact();
            var other = rank(THREE_RATES, Map.of("A", better)).rows().getFirst().exact();

            assertThat(one).isLessThan(other).isGreaterThanOrEqualTo(Fraction.ZERO);
            assertThat(other).isLessThanOrEqualTo(Fraction.of(100));
        }
    }

    // [utest->rule~assessment.ties~1]
    @RepeatedTest(20)
    void ranksDoNotDependOnTheOrderOfUnitsAndCountWhoIsBetter(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition() * 7919L);
        var units = new LinkedHashMap<String, UnitFigures>();
        for (int unit = random.nextInt(60); unit >= 0; unit--) {
            int valid = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(60);
            int satisfied = random.nextInt(valid + 1);
            units.put(
                    "U" + unit,
                    UnitFigures.ofLead(
                            answers(
                                    valid,
                                    random.nextInt(valid + 1),
                                    random.nextInt(valid + 1),
                                    satisfied,
                                    random.nextInt(valid - satisfied + 1))));
        }

        var ranking = rank(THREE_RATES, units);

        assertThat(rank(THREE_RATES, new TreeMap<>(units).descendingMap())).isEqualTo(ranking);
        for (var one : ranking.rows()) {
            var score = one.score();
            if (score == null) {
                assertThat(one.rank()).isNull();
                assertThat(one.counted().valid()).isEqualTo(Fraction.ZERO);
                continue;
            }
            assertThat(score).isEqualTo(recomputed(one.figures().answers(Share.LEAD)));
            long better =
                    ranking.rows().stream()
                            .map(Ranking.Row::score)
                            .filter(other -> other != null && other.compareTo(score) > 0)
                            .count();
            assertThat(one.rank()).isEqualTo((int) better + 1);
        }
    }

    /** The composite once more, in whole numbers: tenths of a point, half up. */
    private static java.math.BigDecimal recomputed(Tally tally) {
        long sum =
                10 * tally.contacted()
                        + 50 * tally.solved()
                        + 40 * tally.satisfied()
                        + 36 * tally.basically();
        return java.math.BigDecimal.valueOf((sum * 20 + tally.valid()) / (2 * tally.valid()), 1);
    }

    private static final Comparator<String> BY_NAME = Comparator.naturalOrder();

    private static Ranking<String> rank(Scheme scheme, Map<String, UnitFigures> units) {
        return Scoring.rank(scheme, "STREET", units, Map.of(), BY_NAME);
    }

    private static String score(Scheme scheme, UnitFigures figures) {
        return rank(scheme, Map.of("A", figures)).rows().getFirst().score().toPlainString();
    }

    private static java.util.List<String> ranks(Ranking<String> ranking) {
        return ranking.rows().stream().map(row -> row.unit() + "=" + row.rank()).toList();
    }

    private static java.util.List<String> on(Ranking<String> ranking, ListName list) {
        return ranking.rows().stream()
                .filter(row -> row.lists().contains(list))
                .map(Ranking.Row::unit)
                .sorted()
                .toList();
    }

    private static Scheme scheme(String right, String other) {
        assertThat(DEFAULT).contains(right);
        return SchemeDocument.read(DEFAULT.replace(right, other)).get();
    }

    /** Answers with these sums, whichever citizen said which. */
    static Tally answers(int valid, int contacted, int solved, int satisfied, int basically) {
        var tally = Tally.NONE;
        for (int i = 0; i < valid; i++) {
            tally =
                    tally.plus(
                            Tally.one(
                                    i < contacted,
                                    i < solved ? Solved.SOLVED : Solved.NOT_SOLVED,
                                    i < satisfied
                                            ? Satisfaction.SATISFIED
                                            : i < satisfied + basically
                                                    ? Satisfaction.BASICALLY
                                                    : Satisfaction.DISSATISFIED));
        }
        return tally;
    }
}
