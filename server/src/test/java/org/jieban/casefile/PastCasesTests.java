package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.casefile.SmallCity.key;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.TestStaff;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@PostgresTest
@Transactional
class PastCasesTests {

    static final Instant OPENED = TestClock.START.minus(Duration.ofDays(30));
    static final Instant DUE = OPENED.plus(Duration.ofDays(45));

    @Autowired PastCases pastCases;
    @Autowired Casework casework;
    @Autowired Verification verification;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;

    final String source = "cases:test:" + UUID.randomUUID();
    @Nullable SmallCity city;

    @BeforeEach
    void inACity() {
        city = new SmallCity(units, jdbc);
    }

    @Test // [utest->rule~case.imported~1]
    void aClosedOneHasItsOwnMomentsAndNoMadeUpFacts() {
        var closed = OPENED.plus(Duration.ofDays(3));

        assertThat(pastCases.bringIn(List.of(past(city().water, DUE, closed)))).isEqualTo(1);

        var seen = casework.see(number(), city().dispatcher);
        assertThat(seen.history())
                .extracting(fact -> fact.event().getClass().getSimpleName())
                .containsExactly("Submitted", "Imported", "Closed");
        assertThat(seen.file().state()).isEqualTo(CaseState.CLOSED);
        assertThat(seen.file().openedAt()).isEqualTo(OPENED);
        assertThat(seen.file().closedAt()).isEqualTo(closed);
        assertThat(seen.file().outcome()).isEqualTo(CaseEvent.Outcome.IMPORTED);
        assertThat(seen.file().clocks())
                .singleElement()
                .satisfies(clock -> {
                    assertThat(clock.dueAt()).isEqualTo(DUE);
                    assertThat(clock.limit()).isNull();
                    assertThat(clock.stateAt(TestClock.START)).isEqualTo(CaseClock.State.MET);
                });
        assertThat(problems()).isEmpty();
    }

    @Test // [utest->rule~case.imported~1]
    void anOpenOneWaitsForItsUnitAndGoesOnLikeAnyOther() {
        pastCases.bringIn(List.of(past(city().street, DUE, null)));
        assertThat(file().state()).isEqualTo(CaseState.DISPATCHED);

        casework.perform(number(), null, new Act.Sign(), city().handler, key()).orThrow();
        casework.perform(
                        number(),
                        null,
                        new Act.Assist(city().water, "请关闭阀门", null),
                        city().handler,
                        key())
                .orThrow();

        assertThat(file().state()).isEqualTo(CaseState.HANDLING);
        assertThat(file().nextClock(1).orElseThrow().dueAt()).isEqualTo(DUE);
        assertThat(problems()).isEmpty();
    }

    @Test // [utest->rule~case.imported~1]
    void anOpenOneWithoutAUnitWaitsForADispatcher() {
        pastCases.bringIn(List.of(past(null, DUE, null)));

        assertThat(file().state()).isEqualTo(CaseState.ACCEPTED);
        casework.perform(
                        number(),
                        null,
                        new Act.Dispatch(city().toStreet()),
                        TestStaff.seeingEverything(city().dispatcher),
                        key())
                .orThrow();
        assertThat(file().lead().orElseThrow().unit()).isEqualTo(city().street);
        assertThat(problems()).isEmpty();
    }

    @Test // [utest->rule~case.imported~1]
    void theSameRowIsBroughtInOnce() {
        var past = past(city().water, DUE, null);

        assertThat(pastCases.bringIn(List.of(past))).isEqualTo(1);
        assertThat(pastCases.bringIn(List.of(past))).isZero();
    }

    private SmallCity city() {
        return Objects.requireNonNull(city);
    }

    private CaseNumber number() {
        return casework.openedFrom(source).orElseThrow();
    }

    private CaseFile file() {
        return casework.find(number()).orElseThrow();
    }

    private PastCase past(@Nullable UnitId unit, @Nullable Instant due, @Nullable Instant closed) {
        return new PastCase(
                new NewCase(
                        CaseKind.HELP,
                        "Back\\slash, tab\tand “quote”",
                        "line\none\r\n\\N",
                        null,
                        Urgency.GENERAL,
                        null,
                        null,
                        42.35,
                        -71.08,
                        CaseEvent.Channel.CSV,
                        null,
                        false,
                        false,
                        false,
                        List.of(),
                        source),
                "test",
                OPENED,
                unit,
                due,
                closed,
                true,
                Map.of("QUEUE", "a\tb"));
    }

    private List<String> problems() {
        var number = number().value();
        return verification
                .verify(new PrintStream(OutputStream.nullOutputStream()))
                .problems()
                .stream()
                .filter(problem -> problem.startsWith(number))
                .toList();
    }
}
