package org.jieban.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassificationFiguresTests {

    @Test
    void figuresAreCountedFromLabelsAndConfidences() {
        var figures =
                ClassificationFigures.of(
                        List.of("a", "b", "c", "d"),
                        new int[] {0, 0, 1, 3},
                        new double[][] {
                            {0.95, 0.03, 0.01, 0.01},
                            {0.4, 0.3, 0.2, 0.1},
                            {0.92, 0.05, 0.02, 0.01},
                            {0.5, 0.3, 0.15, 0.05}
                        },
                        4);

        assertThat(figures.accuracy()).isEqualTo(0.5);
        assertThat(figures.topThree()).isEqualTo(0.75);
        assertThat(figures.sureShare()).isEqualTo(0.5);
        assertThat(figures.sureRight()).isEqualTo(0.5);
        assertThat(figures.labels().getFirst().precision()).isEqualTo(0.5);
        assertThat(figures.labels().getFirst().recall()).isEqualTo(1);
        assertThat(figures.macroF1()).isCloseTo(2.0 / 3 / 4, within(1e-9));
        assertThat(figures.confusion().get(3)).containsExactly(1, 0, 0, 0);
        // each stands alone in its step: 0.05, 0.92, 0.6 and 0.5 away from what was right
        assertThat(figures.calibrationError())
                .isCloseTo((0.05 + 0.92 + 0.6 + 0.5) / 4, within(1e-9));
    }
}
