package org.jieban.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jieban.surge.SurgeRule.Cell;
import org.junit.jupiter.api.Test;

// [utest->rule~surge.rhythm~1]
class SurgeRuleTests {

    @Test
    void twelveInAnHourThatUsuallyHasOneIsASurge() {
        var cells = quiet();
        cells.add(new Cell("water", 12, new int[] {1, 0, 2, 1, 1, 0, 1, 2}, 1));

        var alarms = SurgeRule.alarms(cells);

        assertThat(alarms).hasSize(1);
        assertThat(alarms.getFirst().cell().name()).isEqualTo("water");
        assertThat(alarms.getFirst().expected()).isBetween(0.5, 1.5);
    }

    @Test
    void aBusyMondayMorningIsNone() {
        var cells = quiet();
        cells.add(new Cell("monday", 24, new int[] {20, 22, 18, 25, 21, 19, 23, 20}, 6));

        assertThat(SurgeRule.alarms(cells)).isEmpty();
    }

    @Test
    void threeAreNeverASurge() {
        assertThat(SurgeRule.alarms(List.of(new Cell("few", 3, new int[8], 0)))).isEmpty();
    }

    @Test
    void oneSurgeInThePastDoesNotHideTheNext() {
        var cells = quiet();
        cells.add(new Cell("again", 20, new int[] {1, 0, 25, 1, 1, 0, 1, 1}, 1));

        assertThat(SurgeRule.alarms(cells)).hasSize(1);
    }

    @Test
    void theTailIsThatOfTheDistribution() {
        double sum = 0;
        for (int k = 0; k < 200; k++) {
            sum += SurgeRule.chance(k, 3, 1.5) - SurgeRule.chance(k + 1, 3, 1.5);
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
        assertThat(SurgeRule.chance(0, 3, 1.5)).isEqualTo(1);
        assertThat(SurgeRule.chance(60, 1, 1.2)).isPositive().isLessThan(1e-20);
    }

    @Test
    void plantedSurgesAreSeenAndFewAlarmsAreFalseWhateverTheSeed() {
        for (long seed = 1; seed <= 3; seed++) {
            var figures = SurgeTrial.run(120, 30, seed);

            assertThat(figures.recall()).isGreaterThanOrEqualTo(0.9);
            assertThat(figures.falseAlarmsADay()).isLessThanOrEqualTo(0.5);
            assertThat(figures.minutesToAlarm()).isLessThanOrEqualTo(60);
        }
    }

    // [utest->rule~surge.weather~1] [utest->rule~surge.silence~1]
    @Test
    void moreCallsNeverEndAnAlarmAndMoreElsewhereNeverBeginsOne() {
        var chance = new Random(11);
        for (int round = 0; round < 300; round++) {
            var weeks = chance.ints(8, 0, 4).toArray();
            int came = 4 + chance.nextInt(20);
            double level = 1 + 4 * chance.nextDouble();
            boolean raised = raised(came, weeks, level, 3);

            if (raised) {
                assertThat(raised(came + 1 + chance.nextInt(9), weeks, level, 3)).isTrue();
            } else {
                assertThat(raised(came, weeks, level + chance.nextDouble(), 3)).isFalse();
                assertThat(raised(came, weeks, level, SurgeRule.ratio(chance.nextInt(9))))
                        .isFalse();
            }
        }
    }

    private static boolean raised(int came, int[] weeks, double level, double ratio) {
        return !SurgeRule.alarms(List.of(new Cell("one", came, weeks, 1, level, ratio)), 500)
                .isEmpty();
    }

    // [utest->rule~surge.end~1]
    @Test
    void itIsOverWhenLessThanTwiceTheExpectedCome() {
        assertThat(SurgeRule.over(1, 0.05)).isTrue();
        assertThat(SurgeRule.over(3, 2)).isTrue();
        assertThat(SurgeRule.over(4, 2)).isFalse();
        assertThat(SurgeRule.over(2, 0.3)).isFalse();
    }

    private static ArrayList<Cell> quiet() {
        var cells = new ArrayList<Cell>();
        for (int at = 0; at < 100; at++) {
            cells.add(new Cell("quiet" + at, at % 3, new int[] {1, 2, 0, 1, 1, 2, 1, 0}, 1));
        }
        return cells;
    }
}
