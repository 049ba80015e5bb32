package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.organisation.Units;
import org.jieban.shared.IdempotencyKey;
import org.jieban.shared.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is written together stays each its own: nothing lost, nothing twice, nobody's failure another's. */
@PostgresTest
class JointMovesTests {

    private static final int CASES = 40;
    private static final int AT_ONCE = 24;

    /** Version of a case that was said, accepted and dispatched. */
    private static final int DISPATCHED = 3;

    @Autowired Casework casework;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private SmallCity city;

    @BeforeEach
    void aCity() {
        city = new SmallCity(units, jdbc);
    }

    @Test
    void manyActsAtOnceOnManyCasesAreEachWrittenOnceAndEachChainIsWhole() throws Exception {
        var cases = cases(CASES);

        var signed =
                atOnce(
                        cases.stream()
                                .map(at -> act(at, DISPATCHED, new Act.Sign(), key()))
                                .toList());
        var contacted =
                atOnce(
                        cases.stream()
                                .map(at -> act(at, DISPATCHED + 1, contact(), key()))
                                .toList());

        assertThat(signed).hasOnlyElementsOfType(ActOutcome.Done.class);
        assertThat(contacted).hasOnlyElementsOfType(ActOutcome.Done.class);
        for (var number : cases) {
            var file = casework.find(number).orElseThrow();
            assertThat(file.version()).isEqualTo(countOfFacts(file.id()));
            assertThat(file.state()).isEqualTo(CaseState.HANDLING);
        }
    }

    @Test
    void ofManyActsOnOneCaseSeenAlikeOneIsDone() throws Exception {
        var number = cases(1).getFirst();

        var outcomes =
                atOnce(
                        IntStream.range(0, AT_ONCE)
                                .mapToObj(_ -> act(number, DISPATCHED, new Act.Sign(), key()))
                                .toList());

        assertThat(outcomes).filteredOn(ActOutcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(ActOutcome.Stale.class::isInstance).hasSize(AT_ONCE - 1);
    }

    @Test
    void aKeyThatIsTakenElsewhereIsThatActsFaultAlone() throws Exception {
        var cases = cases(CASES);
        var key = key();
        act(cases.getFirst(), DISPATCHED, new Act.Sign(), key).call();

        var work = new ArrayList<Callable<Object>>();
        for (int i = 1; i < CASES; i++) {
            var number = cases.get(i);
            var taken = i % 8 == 0;
            work.add(() -> {
                try {
                    return act(number, DISPATCHED, new Act.Sign(), taken ? key : key()).call();
                } catch (ProblemException refused) {
                    return refused.getMessage() + number.value();
                }
            });
        }
        var outcomes = atOnce(work);

        assertThat(outcomes).filteredOn(ActOutcome.Done.class::isInstance).hasSize(CASES - 1 - 4);
    }

    @Test
    void insideATransactionAnActGoesWithIt() {
        var number = cases(1).getFirst();

        transaction.executeWithoutResult(tx -> {
            casework.perform(number, DISPATCHED, new Act.Sign(), city.handler, key());
            tx.setRollbackOnly();
        });

        assertThat(countOfFacts(casework.find(number).orElseThrow().id())).isEqualTo(DISPATCHED);
    }

    private List<CaseNumber> cases(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        _ -> CaseStory.dispatched(casework, city.street, TestClock.START).number())
                .toList();
    }

    private Callable<ActOutcome> act(CaseNumber number, int seen, Act act, IdempotencyKey key) {
        return () -> casework.perform(number, seen, act, city.handler, key);
    }

    private static Act contact() {
        return new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, "");
    }

    private static IdempotencyKey key() {
        return new IdempotencyKey(UUID.randomUUID().toString());
    }

    private int countOfFacts(long id) {
        return jdbc.sql("select count(*) from case_event where case_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private static <T> List<T> atOnce(List<? extends Callable<T>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<T>();
            for (var answer : threads.invokeAll(work)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
