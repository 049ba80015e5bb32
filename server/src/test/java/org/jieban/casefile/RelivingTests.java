package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.organisation.Units;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PostgresTest
class RelivingTests {

    private static final Instant THEN = TestClock.START.minus(Duration.ofDays(30));

    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired Casework casework;
    @Autowired Reliving reliving;
    @Autowired CaseFiles files;

    @Test
    void aPastLifeLooksAsIfItHadBeenLivedHere() {
        var city = new SmallCity(units, jdbc);
        var said = city.burstPipe();
        var life =
                new ToldLife(
                        city,
                        said,
                        new PastLife.PastAct(
                                THEN.plusSeconds(600), CaseActor.of(city.handler), new Act.Sign()));
        var relived = reliving.relive(List.of(life, new ToldLife(city, said)), () -> {});
        assertThat(relived.refusals()).isEmpty();

        var number = relived.cases().getFirst();
        var file = casework.find(number).orElseThrow();
        assertThat(file.state()).isEqualTo(CaseState.HANDLING);
        assertThat(file.openedAt()).isEqualTo(THEN);
        assertThat(file.lead().orElseThrow().handler()).isEqualTo(city.handler.person());
        byte[] before = StoredEvent.START;
        for (var fact : files.history(number)) {
            assertThat(fact.follows(before)).isTrue();
            before = fact.hash();
        }
        // and it goes on as any other
        var outcome =
                casework.perform(
                        number,
                        file.version(),
                        new Act.Note("已到现场", false, List.of()),
                        city.handler,
                        SmallCity.key());
        assertThat(outcome).isInstanceOf(ActOutcome.Done.class);
    }

    @Test
    void aRuleRefusesInThePastWhatItRefusesNow() {
        var city = new SmallCity(units, jdbc);
        var life =
                new ToldLife(
                        city,
                        city.burstPipe(),
                        new PastLife.PastAct(
                                THEN.plusSeconds(60),
                                CaseActor.of(city.otherHandler),
                                new Act.Sign()));
        var relived = reliving.relive(List.of(life), () -> {});
        assertThat(relived.refusals())
                .extracting(ActOutcome.Refused::reason)
                .containsExactly(Refusal.NOT_YOUR_CASE);
        assertThat(casework.find(relived.cases().getFirst()).orElseThrow().state())
                .isEqualTo(CaseState.DISPATCHED);
    }

    @Test
    void whatFailsAlongsideTakesAllLivesBack() {
        var city = new SmallCity(units, jdbc);
        long before = jdbc.sql("select count(*) from case_file").query(Long.class).single();
        assertThatThrownBy(() ->
                        reliving.relive(
                                List.of(new ToldLife(city, city.burstPipe())),
                                () -> {
                                    throw new IllegalStateException("disk full");
                                }))
                .hasMessage("disk full");
        assertThat(jdbc.sql("select count(*) from case_file").query(Long.class).single())
                .isEqualTo(before);
    }

    /** A life told from a list. */
    private static final class ToldLife implements PastLife {

        private final SmallCity city;
        private final NewCase said;
        private final Deque<PastAct> acts;

        ToldLife(SmallCity city, NewCase said, PastAct... acts) {
            this.city = city;
            this.said = said;
            this.acts = new ArrayDeque<>(List.of(acts));
        }

        @Override
        public NewCase said() {
            return said;
        }

        @Override
        public Instant at() {
            return THEN;
        }

        @Override
        public CaseActor by() {
            return CaseActor.of(city.agent);
        }

        @Override
        public List<Act> first() {
            return List.of(new Act.Accept(), new Act.Dispatch(city.toStreet()));
        }

        @Override
        public Optional<PastAct> next(CaseFile file) {
            return Optional.ofNullable(acts.poll());
        }
    }
}
