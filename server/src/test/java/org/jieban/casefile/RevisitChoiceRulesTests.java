package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.casefile.PaperCity.CALENDAR;
import static org.jieban.casefile.PaperCity.HOTLINE;
import static org.jieban.casefile.PaperCity.START;
import static org.jieban.casefile.PaperCity.STREET;
import static org.jieban.casefile.PaperCity.actor;
import static org.jieban.casefile.PaperCity.dispatchTo;
import static org.jieban.casefile.PaperCity.enter;
import static org.jieban.casefile.PaperCity.submitted;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.Outcome;
import org.jieban.casefile.CaseEvent.RevisitChannel;
import org.jieban.casefile.CaseEvent.RevisitWay;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the citizen is asked, and that they are asked once a round, on paper. */
class RevisitChoiceRulesTests {

    private static final CaseActor HANDLER = actor(Role.HANDLER, STREET, 1);
    private static final CaseActor LEADER = actor(Role.LEADER, STREET, 2);
    private static final CaseActor DISPATCHER = actor(Role.DISPATCHER, HOTLINE, 9);
    private static final CaseActor AGENT = actor(Role.REVISITER, HOTLINE, 8);
    private static final CaseActor CITIZEN = CaseActor.citizen();
    private static final Duration THREE_DAYS = Duration.ofDays(3);

    private final CaseFile file = new CaseFile(1, CALENDAR);
    private final List<RecordedEvent> history = new ArrayList<>();
    private Instant at = START;

    @Test // [utest->rule~revisit.choice~1]
    void whoeverDidNotChooseIsAskedAtOnce() {
        handled(true);

        assertThat(file.state()).isEqualTo(CaseState.REVISITING);
        assertThat(file.linkUntil()).isNull();
        assertThat(revisitClock().startedAt()).isEqualTo(at);
    }

    @Test // [utest->rule~revisit.choice~1]
    void theQuestionnaireAloneAsksForThreeDaysAndTheAgentsClockBeginsThen() {
        choose(CITIZEN, RevisitWay.LINK);
        handled(true);

        assertThat(file.linkUntil()).isEqualTo(at.plus(THREE_DAYS));
        assertThat(revisitClock().startedAt()).isEqualTo(at.plus(THREE_DAYS));
        assertThat(revisitClock().dueAt()).isEqualTo(at.plus(THREE_DAYS).plus(THREE_DAYS));
    }

    @Test // [utest->rule~revisit.choice~1]
    void whoeverWantsNotToBeAskedIsNotAndTheCaseEndsWithItsAcceptance() {
        choose(CITIZEN, RevisitWay.NONE);
        handled(true);

        assertThat(file.state()).isEqualTo(CaseState.CLOSED);
        assertThat(file.outcome()).isEqualTo(Outcome.NOT_REVISITED);
        // nobody was asked, so nothing counts
        assertThat(file.reviews().counted(1, STREET).orElseThrow().answer()).isNull();
    }

    @Test // [utest->rule~revisit.choice~1]
    void theLatestChoiceHolds() {
        choose(CITIZEN, RevisitWay.NONE);
        choose(DISPATCHER, RevisitWay.PHONE);
        handled(true);

        assertThat(file.state()).isEqualTo(CaseState.REVISITING);
        assertThat(file.linkUntil()).isNull();
    }

    @Test // [utest->rule~revisit.choice~1]
    void whoeverChangesToThePhoneIsCalledFromThenOnWithinTheSameLimit() {
        choose(CITIZEN, RevisitWay.LINK);
        handled(true);
        at = at.plus(Duration.ofHours(5));
        choose(CITIZEN, RevisitWay.PHONE);

        assertThat(file.linkUntil()).isNull();
        assertThat(revisitClock().dueAt()).isEqualTo(at.plus(THREE_DAYS));
    }

    @Test // [utest->rule~revisit.choice~1]
    void choosingTheLinkAgainDoesNotProlongItsTime() {
        handled(true);
        var accepted = at;
        at = at.plus(Duration.ofDays(1));
        choose(CITIZEN, RevisitWay.LINK);
        assertThat(revisitClock().startedAt()).isEqualTo(accepted.plus(THREE_DAYS));
        at = at.plus(Duration.ofDays(1));
        choose(CITIZEN, RevisitWay.PHONE);
        choose(CITIZEN, RevisitWay.LINK);

        assertThat(file.linkUntil()).isEqualTo(accepted.plus(THREE_DAYS));
        assertThat(revisitClock().startedAt()).isEqualTo(accepted.plus(THREE_DAYS));
    }

    @Test // [utest->rule~revisit.choice~1]
    void whoeverWantsNotToBeAskedAnyMoreEndsTheCase() {
        handled(true);
        choose(AGENT, RevisitWay.NONE);

        assertThat(file.outcome()).isEqualTo(Outcome.NOT_REVISITED);
    }

    @Test // [utest->rule~revisit.choice~1]
    void noUnitRecordsTheChoiceAndWithoutAWayToBeReachedThereIsNone() {
        open(true);
        assertThat(refused(HANDLER, new Act.ChooseRevisit(RevisitWay.NONE, null)))
                .isEqualTo(Refusal.NOT_YOUR_ROLE);
        assertThat(refused(LEADER, new Act.ChooseRevisit(RevisitWay.NONE, null)))
                .isEqualTo(Refusal.NOT_YOUR_ROLE);
        var anonymous = new CaseFile(2, CALENDAR);
        enter(anonymous, new ArrayList<>(), submitted(false), CITIZEN, at);
        assertThat(
                        PaperCity.decide(
                                anonymous,
                                CITIZEN,
                                new Act.ChooseRevisit(RevisitWay.LINK, null),
                                at))
                .isEqualTo(Decision.refuse(Refusal.NOT_CONTACTABLE));
    }

    @Test // [utest->rule~revisit.once~1]
    void aSecondAnswerForTheSameRoundIsRefusedWhicheverWayItComes() {
        handled(true);
        perform(CITIZEN, answer(RevisitChannel.LINK, Solved.NOT_SOLVED, null));
        assertThat(file.round()).isEqualTo(2);

        assertThat(refused(AGENT, answer(RevisitChannel.PHONE, Solved.SOLVED, 1)))
                .isEqualTo(Refusal.ALREADY_ANSWERED);
        assertThat(refused(AGENT, answer(RevisitChannel.PHONE, Solved.SOLVED, null)))
                .isEqualTo(Refusal.ALREADY_ANSWERED);
    }

    @Test // [utest->rule~revisit.once~1]
    void anAnswerThatWasBegunBeforeANewRoundDoesNotCountForIt() {
        handled(true);
        perform(CITIZEN, answer(RevisitChannel.LINK, Solved.NOT_SOLVED, 1));
        handledAgain();
        assertThat(file.state()).isEqualTo(CaseState.REVISITING);

        assertThat(refused(CITIZEN, answer(RevisitChannel.LINK, Solved.SOLVED, 1)))
                .isEqualTo(Refusal.ALREADY_ANSWERED);
        perform(CITIZEN, answer(RevisitChannel.LINK, Solved.SOLVED, 2));
        assertThat(file.state()).isEqualTo(CaseState.CLOSED);
    }

    private static Act.AnswerRevisit answer(
            RevisitChannel channel, Solved solved, @Nullable Integer round) {
        return new Act.AnswerRevisit(
                channel, true, solved, Satisfaction.SATISFIED, "", round, null);
    }

    private CaseClock revisitClock() {
        return file.clocks().stream()
                .filter(clock -> clock.kind() == CaseClock.Kind.REVISIT && clock.running())
                .findFirst()
                .orElseThrow();
    }

    private void choose(CaseActor who, RevisitWay way) {
        open(true);
        perform(who, new Act.ChooseRevisit(way, null));
    }

    private void open(boolean contactable) {
        if (history.isEmpty()) {
            enter(file, history, submitted(contactable), CITIZEN, at);
        }
    }

    private void handled(boolean contactable) {
        open(contactable);
        perform(DISPATCHER, new Act.Accept());
        perform(DISPATCHER, dispatchTo(STREET));
        handledAgain();
    }

    private void handledAgain() {
        perform(HANDLER, new Act.Sign());
        perform(HANDLER, new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, ""));
        perform(HANDLER, new Act.Reply("已修", "已修", Solved.SOLVED, List.of()));
        perform(LEADER, new Act.Approve(""));
    }

    private void perform(CaseActor who, Act act) {
        var decision = PaperCity.decide(file, who, act, at);
        assertThat(decision).as("%s", act).isInstanceOf(Decision.Facts.class);
        for (var event : ((Decision.Facts) decision).events()) {
            enter(file, history, event, who, at);
        }
    }

    private Refusal refused(CaseActor who, Act act) {
        var decision = PaperCity.decide(file, who, act, at);
        assertThat(decision).as("%s", act).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).reason();
    }
}
