package org.jieban.groupmatter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

// [utest->rule~group-matter.heat~1]
class HeatTests {

    private static final Instant NOW = Instant.parse("2026-06-30T16:00:00Z");

    @Test
    void theExampleOfTheRulesComesOut() {
        // 12 people of whom one told it five times, 64 likes; all within the last 30 days
        var told = new ArrayList<Telling>();
        for (int at = 0; at < 16; at++) {
            told.add(telling("p" + Math.max(0, at - 4), at == 15 ? 0 : 15 - at, at == 0 ? 64 : 0));
        }

        var heat = Heat.of(told, NOW);

        assertThat(heat.people()).isEqualTo(12);
        assertThat(heat.tellings()).isEqualTo(16);
        // 12 + ½√4 + ½√64 = 17; crowded, recent, and growing as far as growth counts
        assertThat(heat.score()).isCloseTo(17 * 1.3, within(0.001));
    }

    @Test
    void somebodyWhoTellsItAHundredTimesIsOnePerson() {
        var told = new ArrayList<Telling>();
        for (int at = 0; at < 100; at++) {
            told.add(telling("same", at % 20, 0));
        }
        var four =
                List.of(
                        telling("a", 1, 0),
                        telling("b", 1, 0),
                        telling("c", 2, 0),
                        telling("d", 2, 0),
                        telling("e", 2, 0),
                        telling("f", 2, 0));

        assertThat(Heat.of(told, NOW).people()).isEqualTo(1);
        assertThat(Heat.of(told, NOW).score()).isLessThan(Heat.of(four, NOW).score());
    }

    @Test
    void whatIsOverCoolsAndWhatGrowsHeats() {
        var lately = List.of(telling("a", 1, 0), telling("b", 2, 0));
        var longAgo = List.of(telling("a", 181, 0), telling("b", 182, 0));

        assertThat(Heat.of(lately, NOW).growth())
                .isEqualTo(Math.log(3) / Math.log(2), within(1e-9));
        assertThat(Heat.of(longAgo, NOW).growth()).isZero();
        assertThat(Heat.of(longAgo, NOW).score()).isLessThan(Heat.of(lately, NOW).score());
    }

    @Test
    void aMatterInOneGoIsHotterThanOneSpreadOverTheYear() {
        var inOneGo = new ArrayList<Telling>();
        var spread = new ArrayList<Telling>();
        for (int at = 0; at < 10; at++) {
            inOneGo.add(telling("p" + at, 100 + at, 0));
            spread.add(telling("p" + at, 100 + 35 * at, 0));
        }

        assertThat(Heat.of(inOneGo, NOW).busiest()).isEqualTo(10);
        assertThat(Heat.of(spread, NOW).busiest()).isEqualTo(1);
        assertThat(Heat.of(inOneGo, NOW).score()).isGreaterThan(Heat.of(spread, NOW).score());
    }

    @Test
    void withoutAnyMomentOnlyPeopleAndReactionsCount() {
        var told = List.of(new Telling("1", "a", null, null, null, "", "", 9, 0));

        assertThat(Heat.of(told, null).score()).isCloseTo(1 + 0.5 * 3, within(1e-9));
    }

    private static Telling telling(String teller, int daysAgo, int likes) {
        return new Telling(
                teller + daysAgo,
                teller,
                NOW.minus(Duration.ofDays(daysAgo)),
                null,
                null,
                "",
                "",
                likes,
                0);
    }
}
