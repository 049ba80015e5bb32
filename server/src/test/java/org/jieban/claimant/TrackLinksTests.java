package org.jieban.claimant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

// [utest->rule~privacy.link~1]
@PostgresTest
class TrackLinksTests {

    private static final long CASE = 4_711;
    private static final Instant UNTIL = TestClock.START.plus(Duration.ofDays(30));

    @Autowired TrackLinks links;
    @Autowired TestClock clock;

    @Test
    void aTokenOpensItsCaseAndFitsIntoAnAddress() {
        var token = links.issue(CASE, UNTIL);

        assertThat(token).matches("[A-Za-z0-9_-]{39}");
        assertThat(links.open(token)).isEqualTo(new TrackLink.Opened(CASE, UNTIL));
    }

    @Test
    void aTokenEnds() {
        var token = links.issue(CASE, UNTIL);

        clock.set(UNTIL);

        assertThat(links.open(token)).isEqualTo(new TrackLink.Expired(UNTIL));
    }

    @Test
    void noSingleCharacterCanBeChanged() {
        var token = links.issue(CASE, UNTIL);

        for (int i = 0; i < token.length() - 1; i++) {
            var changed = new StringBuilder(token);
            changed.setCharAt(i, token.charAt(i) == 'A' ? 'B' : 'A');
            assertThat(links.open(changed.toString())).isEqualTo(new TrackLink.Forged());
        }
    }

    @Test
    void whatIsNoTokenIsForged() {
        for (var text : new String[] {"", "x", "=".repeat(39), "你".repeat(39), "A".repeat(4000)}) {
            assertThat(links.open(text)).isEqualTo(new TrackLink.Forged());
        }
    }
}
