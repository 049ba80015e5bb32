package org.jieban;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@PostgresTest
class TheApplicationStartsTests {

    @Autowired RestTestClient http;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;
    @Autowired TestClock testClock;

    @Test
    void itSaysThatItIsWell() {
        http.get().uri("/actuator/health").exchange().expectStatus().isOk();
    }

    @Test
    void testsRunInAZoneThatIsNotTheCitys() {
        assertThat(jdbc.sql("show time zone").query(String.class).single())
                .isEqualTo("America/Los_Angeles");
    }

    @Test
    void theClockMovesOnlyWhenATestMovesIt() {
        var before = clock.instant();

        testClock.advance(Duration.ofHours(2));

        assertThat(clock.instant()).isEqualTo(before.plus(Duration.ofHours(2)));
    }
}
