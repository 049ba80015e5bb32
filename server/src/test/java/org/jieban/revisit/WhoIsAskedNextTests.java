package org.jieban.revisit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.CaseStory;
import org.jieban.casefile.Casework;
import org.jieban.casefile.SmallCity;
import org.jieban.identity.Actor;
import org.jieban.identity.Role;
import org.jieban.identity.TestActors;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Agents see their own small city only, so that other tests' cases are not handed to them. */
@PostgresTest
@Transactional
class WhoIsAskedNextTests {

    private static final Instant YESTERDAY = TestClock.START.minus(Duration.ofDays(1));

    @Autowired RevisitClaims claims;
    @Autowired Casework casework;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    @SuppressWarnings("NullAway.Init")
    private SmallCity city;

    @BeforeEach
    void inACity() {
        city = new SmallCity(units, jdbc);
    }

    @Test // [utest->rule~revisit.order~1]
    void whoWaitsLongestIsAskedFirst() {
        var later = handled(YESTERDAY.plusSeconds(600));
        var sooner = handled(YESTERDAY);

        assertThat(claims.next(anAgent())).contains(sooner.number());
        assertThat(claims.next(anAgent())).contains(later.number());
        assertThat(claims.next(anAgent())).isEmpty();
    }

    @Test // [utest->rule~revisit.order~1]
    void whoWasNotReachedRestsForTwoHoursWhoeverAsks() {
        var agent = anAgent();
        var unreached = handled(YESTERDAY).at(now()).notReached();
        var other = handled(YESTERDAY.plusSeconds(600));

        assertThat(claims.next(agent)).contains(other.number());
        claims.release(other.number(), agent);
        other.at(now()).notReached();
        assertThat(claims.next(agent)).isEmpty();
        assertThat(claims.next(anAgent())).isEmpty();

        clock.advance(Duration.ofHours(2).plusMinutes(2));
        assertThat(claims.next(agent)).contains(unreached.number());
    }

    @Test // [utest->rule~revisit.order~1]
    void ofTwoThatAreDueAtTheSameMomentTheOneTriedLessOftenComesFirst() {
        var tried = handled(YESTERDAY).at(now().minus(Duration.ofHours(3))).notReached();
        var fresh = handled(YESTERDAY);

        assertThat(claims.next(anAgent())).contains(fresh.number());
        assertThat(claims.next(anAgent())).contains(tried.number());
    }

    @Test // [utest->rule~revisit.order~1]
    void aCallBackComesFirstFromTheMomentAskedFor() {
        var asked = handled(YESTERDAY.plusSeconds(600));
        asked.at(now()).callBackAt(now().plus(Duration.ofMinutes(30)));
        var sooner = handled(YESTERDAY);

        assertThat(claims.next(anAgent())).contains(sooner.number());
        clock.advance(Duration.ofMinutes(30));
        assertThat(claims.next(anAgent())).contains(asked.number());
    }

    @Test // [utest->rule~revisit.order~1]
    void aCallBackThatNobodyAnsweredRestsToo() {
        var asked = handled(YESTERDAY);
        asked.at(now().minus(Duration.ofHours(3))).callBackAt(now().minus(Duration.ofMinutes(10)));
        asked.at(now().minus(Duration.ofMinutes(5))).notReached();

        assertThat(claims.next(anAgent())).isEmpty();
    }

    @Test
    void aCaseIsAtHandUntilItIsGivenBack() {
        var agent = anAgent();
        var number = handled(YESTERDAY).number();
        assertThat(claims.held(number)).isFalse();

        claims.next(agent);
        assertThat(claims.held(number)).isTrue();

        claims.release(number, agent);
        assertThat(claims.held(number)).isFalse();
    }

    private CaseStory handled(Instant at) {
        return CaseStory.dispatched(casework, city.street, at).handled();
    }

    private Actor anAgent() {
        return new TestActors(jdbc, units).with(Role.REVISITER, city.revisiter.unit(), city.city);
    }

    private Instant now() {
        return clock.instant();
    }
}
