package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jieban.casefile.SmallCity.key;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jieban.PostgresTest;
import org.jieban.TestClock;
import org.jieban.casefile.ActOutcome.Done;
import org.jieban.casefile.ActOutcome.Refused;
import org.jieban.casefile.ActOutcome.Stale;
import org.jieban.casefile.CaseEvent.AttemptOutcome;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.Outcome;
import org.jieban.casefile.CaseEvent.RevisitChannel;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.identity.Actor;
import org.jieban.organisation.Units;
import org.jieban.shared.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PostgresTest
class ALifeOfACaseTests {

    @Autowired Casework casework;
    @Autowired CaseLists lists;
    @Autowired Units units;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    SmallCity city;

    @BeforeEach
    void aCity() {
        city = new SmallCity(units, jdbc);
    }

    @Test
    void fromTheCallToTheCitizensAnswer() {
        var number = dispatchedToTheStreet();

        act(number, city.handler, new Act.Sign());
        act(number, city.handler, contacted());
        act(number, city.handler, new Act.Note("已联系自来水抢修", true, List.of()));
        act(number, city.handler, replied());
        act(number, city.leader, new Act.Approve("现场已看过"));
        var receipt = act(number, city.revisiter, answers(Solved.SOLVED, Satisfaction.SATISFIED));

        assertThat(receipt.state()).isEqualTo(CaseState.CLOSED);
        assertThat(casework.find(number).orElseThrow().outcome()).isEqualTo(Outcome.SOLVED);
    }

    @Test // [utest->rule~revisit.new-round~1]
    void anUnsolvedCaseGoesBackToTheSameUnitInANewRound() {
        var number = waitingForTheRevisit();

        var receipt = act(number, city.revisiter, answers(Solved.PARTLY, Satisfaction.BASICALLY));

        assertThat(receipt.state()).isEqualTo(CaseState.DISPATCHED);
        assertThat(receipt.round()).isEqualTo(2);
        assertThat(receipt.unit()).isEqualTo(city.street);
        assertThat(receipt.dueClock()).isEqualTo(CaseClock.Kind.SIGN);
        assertThat(
                        lists.list(
                                        new ListQuestion(
                                                Queue.DISSATISFIED,
                                                city.street,
                                                null,
                                                null,
                                                null,
                                                null,
                                                10),
                                        city.handler.scope())
                                .items())
                .extracting(ListedCase::number)
                .containsExactly(number.value());
    }

    @Test // [utest->rule~revisit.two-attempts~1]
    void twoAttemptsBeforeACitizenCountsAsUnreachable() {
        var number = waitingForTheRevisit();

        var first = act(number, city.revisiter, attempt(AttemptOutcome.NO_ANSWER));
        var callBack =
                act(
                        number,
                        city.revisiter,
                        new Act.AttemptRevisit(
                                RevisitChannel.PHONE,
                                AttemptOutcome.CALL_BACK,
                                "晚上打",
                                clock.instant().plus(Duration.ofHours(8))));
        var second = act(number, city.revisiter, attempt(AttemptOutcome.WRONG_NUMBER));

        assertThat(first.state()).isEqualTo(CaseState.REVISITING);
        assertThat(callBack.state()).isEqualTo(CaseState.REVISITING);
        assertThat(second.state()).isEqualTo(CaseState.CLOSED);
        assertThat(casework.find(number).orElseThrow().outcome()).isEqualTo(Outcome.UNREACHABLE);
    }

    @Test // [utest->rule~case.idempotent~1]
    void aRepeatedKeyGetsTheFirstAnswer() {
        var number = dispatchedToTheStreet();
        var key = key();
        var first = casework.perform(number, null, new Act.Sign(), city.handler, key).orThrow();
        act(number, city.handler, contacted());

        var again = casework.perform(number, null, new Act.Sign(), city.handler, key).orThrow();

        assertThat(again).isEqualTo(first);
        assertThat(eventsOf(number, "Signed")).isEqualTo(1);
    }

    @Test // [utest->rule~case.idempotent~1]
    void aKeyUsedForSomethingElseIsRefused() {
        var number = dispatchedToTheStreet();
        var key = key();
        casework.perform(number, null, new Act.Sign(), city.handler, key).orThrow();

        assertThatThrownBy(() -> casework.perform(number, null, contacted(), city.handler, key))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("idempotency-key-reused");
    }

    @Test
    void openingTwiceWithOneKeyMakesOneCase() {
        var key = key();
        var first = open(key, List.of(new Act.Accept()));

        var again = open(key, List.of(new Act.Accept()));

        assertThat(again).isEqualTo(first);
    }

    @Test
    void aStaleVersionSaysWhoChangedWhat() {
        var number = dispatchedToTheStreet();
        int seen = casework.find(number).orElseThrow().version();
        act(number, city.leader, new Act.Sign());

        var outcome = casework.perform(number, seen, new Act.Sign(), city.handler, key());

        assertThat(outcome).isInstanceOf(Stale.class);
        assertThat(((Stale) outcome).changedBy()).isEqualTo(city.leader.name());
        assertThat(((Stale) outcome).changedTo()).isEqualTo("Signed");
    }

    @Test // [utest->rule~case.own-reply~1]
    void nobodyAcceptsTheirOwnReply() {
        var number = replied(city.leader);

        var outcome = casework.perform(number, null, new Act.Approve("好"), city.leader, key());

        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(((Refused) outcome).reason()).isEqualTo(Refusal.OWN_REPLY);
    }

    @Test // [utest->rule~case.reply-after-contact~1]
    void aReplyWithoutContactIsRefused() {
        var number = dispatchedToTheStreet();
        act(number, city.handler, new Act.Sign());

        var outcome = casework.perform(number, null, replied(), city.handler, key());

        assertThat(((Refused) outcome).reason()).isEqualTo(Refusal.NOT_CONTACTED);
    }

    @Test // [utest->rule~case.no-reply-while-help-is-open~1]
    void aReplyWaitsForTheAssistingUnit() {
        var number = dispatchedToTheStreet();
        act(number, city.handler, new Act.Sign());
        act(number, city.handler, contacted());
        act(number, city.handler, new Act.Assist(city.water, "关总阀", null));

        var early = casework.perform(number, null, replied(), city.handler, key());
        act(number, city.waterHandler, new Act.Sign());
        act(number, city.waterHandler, new Act.Finish("总阀已关", List.of()));
        var late = casework.perform(number, null, replied(), city.handler, key());

        assertThat(((Refused) early).reason()).isEqualTo(Refusal.HELP_STILL_OPEN);
        assertThat(late).isInstanceOf(Done.class);
    }

    @Test
    void theStreetAssignsInwardToItsCommunity() {
        var number = dispatchedToTheStreet();
        act(number, city.handler, new Act.Sign());
        act(number, city.handler, new Act.Assign(city.community, "到现场看一下"));

        act(number, city.communityHandler, new Act.Sign());
        var receipt = act(number, city.communityHandler, new Act.Finish("已到场，抢修中", List.of()));

        assertThat(receipt.state()).isEqualTo(CaseState.HANDLING);
        assertThat(receipt.unit()).isEqualTo(city.street);
    }

    @Test // [utest->rule~case.visibility~1]
    void aUnitWithoutAPartDoesNotSeeTheCase() {
        var number = dispatchedToTheStreet();

        assertThatThrownBy(() -> casework.see(number, city.otherHandler))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("not-found");
        assertThatThrownBy(() ->
                        casework.perform(number, null, new Act.Sign(), city.otherHandler, key()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("not-found");
    }

    @Test
    void twoNodesActingAtOnceDoNotBothWin() throws Exception {
        for (int i = 0; i < 20; i++) {
            var number = dispatchedToTheStreet();
            int version = casework.find(number).orElseThrow().version();
            Callable<ActOutcome> sign =
                    () -> casework.perform(number, version, new Act.Sign(), city.handler, key());

            List<ActOutcome> outcomes;
            try (var pool = Executors.newFixedThreadPool(4)) {
                outcomes =
                        pool.invokeAll(List.of(sign, sign, sign, sign)).stream()
                                .map(java.util.concurrent.Future::resultNow)
                                .toList();
            }

            assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
            assertThat(eventsOf(number, "Signed")).isEqualTo(1);
        }
    }

    @Test
    void theSameKeySentTwiceAtOnceIsRecordedOnce() throws Exception {
        for (int i = 0; i < 20; i++) {
            var number = dispatchedToTheStreet();
            var key = key();
            Callable<ActOutcome> sign =
                    () -> casework.perform(number, null, new Act.Sign(), city.handler, key);

            List<ActOutcome> outcomes;
            try (var pool = Executors.newFixedThreadPool(2)) {
                outcomes =
                        pool.invokeAll(List.of(sign, sign)).stream()
                                .map(java.util.concurrent.Future::resultNow)
                                .toList();
            }

            assertThat(outcomes).filteredOn(Done.class::isInstance).isNotEmpty();
            assertThat(eventsOf(number, "Signed")).isEqualTo(1);
        }
    }

    @Test // [utest->rule~case.events-only~1]
    void whatIsStoredFollowsFromTheFacts() {
        var number = replied(city.handler);
        var file = casework.find(number).orElseThrow();

        var row =
                jdbc.sql("select state, round, version from case_file where number = :n")
                        .param("n", number.value())
                        .query()
                        .singleRow();

        assertThat(row)
                .containsEntry("state", file.state().name())
                .containsEntry("round", file.round())
                .containsEntry("version", file.version());
    }

    @Test
    void factsCannotBeChangedOrRemoved() {
        var number = dispatchedToTheStreet();

        assertThatThrownBy(() -> jdbc.sql("update case_event set person_name = '别人'").update())
                .hasMessageContaining("never changed");
        assertThat(eventsOf(number, "Dispatched")).isEqualTo(1);
    }

    private CaseNumber dispatchedToTheStreet() {
        return open(key(), List.of(new Act.Accept(), new Act.Dispatch(city.toStreet()))).number();
    }

    private Receipt open(org.jieban.shared.IdempotencyKey key, List<Act> acts) {
        return casework.open(
                        city::burstPipe,
                        id -> {},
                        acts,
                        CaseActor.of(city.agent),
                        key,
                        clock.instant())
                .orThrow();
    }

    private CaseNumber replied(Actor by) {
        var number = dispatchedToTheStreet();
        act(number, by, new Act.Sign());
        act(number, by, contacted());
        act(number, by, replied());
        return number;
    }

    private CaseNumber waitingForTheRevisit() {
        var number = replied(city.handler);
        act(number, city.leader, new Act.Approve(""));
        return number;
    }

    private Receipt act(CaseNumber number, Actor actor, Act act) {
        clock.advance(Duration.ofMinutes(5));
        return casework.perform(number, null, act, actor, key()).orThrow();
    }

    private static Act contacted() {
        return new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, "不用见面");
    }

    private static Act replied() {
        return new Act.Reply("水管已修好", "水管已修好，恢复供水。", Solved.SOLVED, List.of());
    }

    private static Act answers(Solved solved, Satisfaction satisfaction) {
        return new Act.AnswerRevisit(RevisitChannel.PHONE, true, solved, satisfaction, "");
    }

    private static Act attempt(AttemptOutcome outcome) {
        return new Act.AttemptRevisit(RevisitChannel.PHONE, outcome, "", null);
    }

    private long eventsOf(CaseNumber number, String type) {
        return jdbc.sql(
                        """
                        select count(*) from case_event e join case_file c on c.id = e.case_id
                        where c.number = :number and e.type = :type
                        """)
                .param("number", number.value())
                .param("type", type)
                .query(Long.class)
                .single();
    }
}
