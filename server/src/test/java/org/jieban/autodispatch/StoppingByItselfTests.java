package org.jieban.autodispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much may have to be set right. */
class StoppingByItselfTests {

    @ParameterizedTest // [utest->rule~autodispatch.stops~1]
    @CsvSource(
            textBlock =
                    """
                    10, 1, false
                    10, 2, false
                    10, 3, true
                    59, 3, true
                    60, 3, false
                    200, 10, false
                    200, 11, true
                    0, 0, false
                    """)
    void moreThanOneInTwentyAndAtLeastThreeAreTooMany(long sent, long wrong, boolean stops) {
        assertThat(Allowance.exceeded(sent, wrong)).isEqualTo(stops);
    }
}
