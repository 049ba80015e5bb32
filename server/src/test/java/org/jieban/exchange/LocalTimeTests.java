package org.jieban.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LocalTimeTests {

    private static final RowTime BEIJING = RowTime.of(null, ZoneId.of("Asia/Shanghai"));
    private static final RowTime BOSTON =
            RowTime.of("MM/dd/yyyy hh:mm:ss a", ZoneId.of("America/New_York"));

    @Test
    void theUsualFormsAreKnown() {
        assertThat(at(BEIJING, "2019/2/28 11:25:05")).isEqualTo("2019-02-28T03:25:05Z");
        assertThat(at(BEIJING, "2019-02-28 9:05")).isEqualTo("2019-02-28T01:05:00Z");
        assertThat(at(BOSTON, "01/05/2015 12:40:41 pm")).isEqualTo("2015-01-05T17:40:41Z");
    }

    @Test
    void aDayThatIsNoneIsRefusedAndNotBent() {
        assertThat(BEIJING.read("2019/2/30 10:00:00", null)).isNull();
        assertThat(BOSTON.read("13/05/2015 12:40:41 PM", null)).isNull();
        assertThat(BEIJING.read("昨天", null)).isNull();
    }

    @Test // [utest->rule~exchange.local-time~1]
    void anHourThatNeverWasIsMovedOn() {
        assertThat(at(BOSTON, "03/08/2015 02:30:00 AM")).isEqualTo("2015-03-08T07:30:00Z");
        assertThat(uncertain("03/08/2015 02:30:00 AM")).isTrue();
    }

    @Test // [utest->rule~exchange.local-time~1]
    void ofAnHourThatCameTwiceTheFirstIsMeantUnlessItComesTooEarly() {
        var first = Instant.parse("2015-11-01T05:30:00Z");
        assertThat(at(BOSTON, "11/01/2015 01:30:00 AM")).isEqualTo(first.toString());
        assertThat(read(BOSTON, "11/01/2015 01:30:00 AM", first.plusSeconds(600)).at())
                .isEqualTo(first.plusSeconds(3600));
        assertThat(uncertain("11/01/2015 01:30:00 AM")).isTrue();
        assertThat(uncertain("11/01/2015 02:30:00 AM")).isFalse();
    }

    private static boolean uncertain(String text) {
        return read(BOSTON, text, null).uncertain();
    }

    private static String at(RowTime time, String text) {
        return read(time, text, null).at().toString();
    }

    private static RowTime.Read read(RowTime time, String text, @Nullable Instant notBefore) {
        return Objects.requireNonNull(time.read(text, notBefore));
    }
}
