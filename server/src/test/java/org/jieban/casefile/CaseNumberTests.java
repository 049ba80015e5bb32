package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CaseNumberTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void aNumberIsReadWithTheBlanksPeopleWrite() {
        var number = CaseNumber.of(DAY, 1234);
        var value = number.value();

        var written =
                value.substring(0, 6) + " " + value.substring(6, 13) + "-" + value.substring(13);

        assertThat(CaseNumber.parse(written)).isEqualTo(number);
        assertThat(value).startsWith("2603020001234");
    }

    @Test
    void oneWrongDigitIsNoticed() {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            var digits = new StringBuilder(CaseNumber.of(DAY, random.nextInt(10_000_000)).value());
            int place = random.nextInt(digits.length());
            int wrong = (digits.charAt(place) - '0' + 1 + random.nextInt(9)) % 10;
            digits.setCharAt(place, (char) ('0' + wrong));

            assertThat(CaseNumber.looksRight(digits.toString())).isFalse();
        }
    }
}
