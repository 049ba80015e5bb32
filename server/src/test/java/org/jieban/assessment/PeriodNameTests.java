package org.jieban.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodNameTests {

    // [utest->rule~assessment.week~1]
    @ParameterizedTest
    @CsvSource({
        "2026-W47, 2026-11-16, 2026-11",
        "2026-W01, 2025-12-29, 2026-01",
        "2026-W53, 2026-12-28, 2026-12",
        "2027-W01, 2027-01-04, 2027-01"
    })
    void aWeekIsNamedByItsNumberAndBelongsToTheMonthOfItsThursday(
            String text, LocalDate monday, YearMonth month) {
        var name = PeriodName.of(text).orElseThrow();

        assertThat(name.monday()).isEqualTo(monday);
        assertThat(name.month()).isEqualTo(month);
        assertThat(name).hasToString(text);
        assertThat(PeriodName.weekOf(monday.plusDays(6))).isEqualTo(name);
    }

    @Test
    void whatLiesBeforeIsOfTheSameKind() {
        assertThat(PeriodName.of("2026-W01").orElseThrow().earlier(1)).hasToString("2025-W52");
        assertThat(PeriodName.of("2026-01").orElseThrow().earlier(1)).hasToString("2025-12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026", "2026-13", "2026-W00", "2025-W53", "2026-W54", "W47", "x"})
    void whatNamesNoPeriodIsNone(String text) {
        assertThat(PeriodName.of(text)).isEmpty();
    }
}
