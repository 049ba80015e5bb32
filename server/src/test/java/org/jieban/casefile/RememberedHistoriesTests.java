package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.casefile.SmallCity.key;

import java.time.Duration;
import java.util.List;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.attachment.Attachments;
import org.jieban.calendar.Calendars;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.organisation.Units;
import org.jieban.shared.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes, each with its own memory, act on one case. */
@PostgresTest
class RememberedHistoriesTests {

    @Autowired Casework here;
    @Autowired CaseFiles files;
    @Autowired JointMoves joint;
    @Autowired Calendars calendars;
    @Autowired Units units;
    @Autowired Occasions occasions;
    @Autowired EarlierAnswers earlier;
    @Autowired CaseSettings settings;
    @Autowired TestClock clock;
    @Autowired Attachments attachments;
    @Autowired StreamSignal signal;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    SmallCity city;
    Casework there;

    @BeforeEach
    void twoNodes() {
        city = new SmallCity(units, jdbc);
        var histories = new Histories();
        var seeing = new SeeingCases(files, histories, calendars, occasions, clock);
        there =
                new Casework(
                        new Opening(
                                files,
                                histories,
                                earlier,
                                occasions,
                                calendars,
                                settings,
                                signal,
                                transaction),
                        new Performing(
                                files,
                                joint,
                                histories,
                                earlier,
                                occasions,
                                seeing,
                                calendars,
                                signal,
                                transaction),
                        seeing,
                        files,
                        attachments,
                        settings,
                        clock);
    }

    @Test
    void whatTheOtherNodeDidIsSeenByAnActOnWhateverTheCaseIsNow() {
        var number = openedHere();
        act(there, number, null, new Act.Sign());

        // here the case is remembered as it was opened, when nobody may contact the citizen yet
        var outcome = act(here, number, null, contacted());

        assertThat(outcome.orThrow().version()).isEqualTo(5);
        assertThat(types(number))
                .containsExactly("Submitted", "Accepted", "Dispatched", "Signed", "Contacted");
        assertThatTheChainHolds(number);
    }

    @Test
    void whoSawTheCaseBeforeTheOtherNodeActedIsTold() {
        var number = openedHere();
        act(there, number, 3, new Act.Sign());

        var outcome = act(here, number, 3, new Act.Sign());

        assertThat(outcome).isInstanceOf(ActOutcome.Stale.class);
        assertThat(((ActOutcome.Stale) outcome).version()).isEqualTo(4);
    }

    @Test
    void aRequestRepeatedOnTheOtherNodeIsOneAct() {
        var number = openedHere();
        var key = key();
        var first = act(there, number, 3, new Act.Sign(), key);

        var again = act(here, number, 3, new Act.Sign(), key);

        assertThat(again).isEqualTo(first);
        assertThat(types(number)).hasSize(4);
    }

    @Test
    void factsThatTheDatabaseLostAreNotBuiltUpon() {
        var number = openedHere();
        act(here, number, 3, new Act.Sign());
        loseTheLastFact(number);
        act(there, number, 3, new Act.Sign());

        act(here, number, 4, contacted());

        assertThat(types(number))
                .containsExactly("Submitted", "Accepted", "Dispatched", "Signed", "Contacted");
        assertThatTheChainHolds(number);
    }

    /** As after a failover to a standby that did not have it yet. */
    private void loseTheLastFact(CaseNumber number) {
        long id = files.history(number).getFirst().event().caseId();
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("alter table case_event disable trigger case_event_append_only").update();
            jdbc.sql("delete from case_event where case_id = :id and seq = 4")
                    .param("id", id)
                    .update();
            jdbc.sql("alter table case_event enable trigger case_event_append_only").update();
            jdbc.sql(
                            """
                            update case_file set version = 3, state = 'DISPATCHED',
                                hash = (select hash from case_event where case_id = :id and seq = 3)
                            where id = :id
                            """)
                    .param("id", id)
                    .update();
        });
    }

    private CaseNumber openedHere() {
        var acts = List.<Act>of(new Act.Accept(), new Act.Dispatch(city.toStreet()));
        return here.open(
                        city::burstPipe,
                        _ -> {},
                        acts,
                        CaseActor.of(city.agent),
                        key(),
                        clock.instant())
                .orThrow()
                .number();
    }

    private ActOutcome act(Casework node, CaseNumber number, @Nullable Integer version, Act act) {
        return act(node, number, version, act, key());
    }

    private ActOutcome act(
            Casework node,
            CaseNumber number,
            @Nullable Integer version,
            Act act,
            IdempotencyKey key) {
        clock.advance(Duration.ofMinutes(5));
        return node.perform(number, version, act, city.handler, key);
    }

    private static Act contacted() {
        return new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, "不用见面");
    }

    private List<String> types(CaseNumber number) {
        return files.history(number).stream().map(fact -> fact.event().type()).toList();
    }

    private void assertThatTheChainHolds(CaseNumber number) {
        var before = StoredEvent.START;
        for (var fact : files.history(number)) {
            assertThat(fact.follows(before)).isTrue();
            before = fact.hash();
        }
    }
}
