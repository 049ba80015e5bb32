package org.jieban.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.jieban.understanding.Sureness.Seen;
import org.junit.jupiter.api.Test;

class SurenessTests {

    @Test // [utest->rule~understanding.sure~1]
    void aModelThatKeepsItsWordIsToldAsItIs() {
        var sureness = Sureness.of(seen(200, 198, 0.9));

        assertThat(sureness.from()).isEqualTo(0.9);
        assertThat(sureness.told(0.95)).isCloseTo(0.95, within(1e-9));
        assertThat(sureness.told(0.5)).isCloseTo(0.5, within(0.001));
    }

    @Test // [utest->rule~understanding.sure~1]
    void whatIsNotRightOftenEnoughIsToldAsLess() {
        var seen = new ArrayList<>(seen(100, 99, 0.98));
        seen.addAll(seen(100, 85, 0.92));

        var sureness = Sureness.of(seen);

        assertThat(sureness.from()).isEqualTo(0.98);
        assertThat(sureness.told(0.98)).isEqualTo(0.9);
        assertThat(sureness.told(0.92)).isLessThan(0.9);
        assertThat(sureness.told(1)).isCloseTo(1, within(1e-9));
        // the order of confidences stays
        assertThat(sureness.told(0.97)).isLessThan(sureness.told(0.98));
    }

    @Test // [utest->rule~understanding.sure~1]
    void aModelThatIsOftenWrongOrHardlySeenIsNeverSure() {
        assertThat(Sureness.of(seen(200, 180, 0.99)).told(0.999)).isLessThan(0.9);
        assertThat(Sureness.of(seen(10, 10, 0.99)).told(0.999)).isLessThan(0.9);
    }

    @Test
    void theLowerBoundGrowsWithHowManyWereSeen() {
        assertThat(Sureness.atLeast(50, 50, 1.645)).isCloseTo(0.949, within(0.001));
        assertThat(Sureness.atLeast(500, 500, 1.645)).isGreaterThan(0.99);
        assertThat(Sureness.atLeast(0, 0, 1.645)).isZero();
    }

    private static List<Seen> seen(int all, int right, double confidence) {
        var seen = new ArrayList<Seen>();
        for (int at = 0; at < all; at++) {
            seen.add(new Seen(confidence, at < right));
        }
        return seen;
    }
}
