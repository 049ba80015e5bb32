package org.jieban.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.calendar.CityZone;
import org.jieban.casefile.CaseFile;
import org.jieban.casefile.CaseStory;
import org.jieban.casefile.Casework;
import org.jieban.casefile.SmallCity;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Catalogue;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The demo city on a real database; everything is rolled back, since other tests have other cities. */
@PostgresTest
@Transactional
class LivingCityTests {

    private static final LocalDate TODAY = TestClock.START.atZone(CityZone.ZONE).toLocalDate();

    @Autowired City city;
    @Autowired History history;
    @Autowired Simulator simulator;
    @Autowired Outages outages;
    @Autowired Casework casework;
    @Autowired Catalogue catalogue;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;
    @Autowired TestClock clock;

    @SuppressWarnings("NullAway.Init")
    private City.Cast cast;

    @BeforeEach
    void build() {
        city.build();
        catalogue.replaceFunctions(CityPlan.draw().functions().getBytes(StandardCharsets.UTF_8));
        cast = city.cast();
    }

    @Test
    void aDayOfThePastIsPlayedByTheRulesAndGoesOnInThePresent() {
        var today =
                history.pieces(DemoSettings.History.SHORT, TODAY).stream()
                        .filter(piece -> piece.home() && piece.day().isAfter(TODAY.minusDays(12)))
                        .toList();
        var made = today.stream().map(piece -> history.make(piece, cast, TestClock.START)).toList();
        assertThat(made).allSatisfy(piece -> assertThat(piece.refusals()).isEmpty());
        var cases =
                made.stream()
                        .flatMap(piece -> piece.cases().stream())
                        .map(number -> casework.find(number).orElseThrow())
                        .toList();
        assertThat(cases).hasSizeGreaterThan(200);
        assertThat(cases.stream().map(CaseFile::state).distinct().count()).isGreaterThan(6);
        assertThat(cases).allSatisfy(file -> assertThat(file.lastAt()).isBefore(TestClock.START));
        // what is in is not made again after a restart
        assertThat(history.missing(DemoSettings.History.SHORT, TODAY))
                .doesNotContainAnyElementsOf(today)
                .isNotEmpty();

        var play = simulator.new Play(cast, Duration.ofSeconds(4));
        for (int turn = 0; turn < 150; turn++) {
            clock.advance(Duration.ofMinutes(1));
            play.turn();
        }
        assertThat(play.refused()).isEmpty();
        assertThat(play.failed()).isZero();
        assertThat(play.calls()).isGreaterThan(100);
        assertThat(play.done()).isGreaterThan(play.calls());
    }

    @Test
    void anotherCityInTheSameDatabaseChangesNothing() {
        var saidBefore = saidByOthers();
        var other = new SmallCity(units, jdbc);
        var accepted = CaseStory.opened(casework, CaseKind.HELP, other.community, clock.instant());
        var handed = CaseStory.dispatched(casework, other.street, clock.instant()).handled();

        var play = simulator.new Play(city.cast(), Duration.ofSeconds(4));
        play.turn();

        assertThat(saidByOthers()).isEqualTo(saidBefore);
        assertThat(play.known())
                .isNotEmpty()
                .doesNotContain(accepted.number())
                .doesNotContain(handed.number());
    }

    @Test
    void neighboursTellOfAPowerCutOnceADay() {
        outages.happen(cast);
        var calls = aboutPower();
        outages.happen(cast);

        assertThat(aboutPower())
                .extracting(CaseFile::number, CaseFile::version)
                .isEqualTo(calls.stream().map(it -> tuple(it.number(), it.version())).toList());
        assertThat(calls).hasSize(12);
        assertThat(calls)
                .allSatisfy(file -> {
                    assertThat(file.openedAt())
                            .isBetween(
                                    TestClock.START.minus(Duration.ofMinutes(30)), TestClock.START);
                    assertThat(file.lead()).isPresent();
                });
        assertThat(calls.stream().map(file -> file.opening().words())).doesNotHaveDuplicates();
        assertThat(calls).extracting(CaseFile::area).containsOnly(calls.getFirst().area());
    }

    private List<CaseFile> aboutPower() {
        var names =
                IntStream.range(0, 30).mapToObj(no -> "demo-power-" + TODAY + "-" + no).toList();
        return names.stream()
                .flatMap(name -> casework.openedFrom(name).stream())
                .map(number -> casework.find(number).orElseThrow())
                .toList();
    }

    @Test
    void aPastThatWasUndoneCanBeMadeAgain() {
        var piece =
                history.pieces(DemoSettings.History.SHORT, TODAY).stream()
                        .filter(History.Piece::home)
                        .findFirst()
                        .orElseThrow();
        var undone = new TransactionTemplate(transactions);
        undone.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        undone.executeWithoutResult(transaction -> {
            history.make(piece, cast, TestClock.START);
            transaction.setRollbackOnly();
        });

        assertThat(history.make(piece, cast, TestClock.START).cases()).isNotEmpty();
    }

    @Test
    void theSameSeedSaysTheSameOnEveryMachine() {
        assertThat(cast.home().say("demo-1", TODAY)).isEqualTo(cast.home().say("demo-1", TODAY));
        assertThat(List.of("1", "2", "3", "4"))
                .extracting(seed -> cast.home().say(seed, TODAY).words())
                .doesNotHaveDuplicates();
    }

    private List<Said> saidByOthers() {
        var others = city.cast().others();
        return IntStream.range(0, 50).mapToObj(i -> others.say("demo-" + i, TODAY)).toList();
    }
}
