package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.casefile.PaperCity.CALENDAR;
import static org.jieban.casefile.PaperCity.DISTRICT;
import static org.jieban.casefile.PaperCity.HOTLINE;
import static org.jieban.casefile.PaperCity.NEIGHBOUR;
import static org.jieban.casefile.PaperCity.START;
import static org.jieban.casefile.PaperCity.STREET;
import static org.jieban.casefile.PaperCity.actor;
import static org.jieban.casefile.PaperCity.dispatchTo;
import static org.jieban.casefile.PaperCity.enter;
import static org.jieban.casefile.PaperCity.submitted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jieban.casefile.CaseEvent.ContactMethod;
import org.jieban.casefile.CaseEvent.MeetingAnswer;
import org.jieban.casefile.CaseEvent.RevisitChannel;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.ReviewFact.ReviewGround;
import org.jieban.casefile.ReviewFact.ReviewKind;
import org.jieban.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Second revisits, pressure and findings on paper. */
class EvidenceRulesTests {

    private static final CaseActor HANDLER = actor(Role.HANDLER, STREET, 1);
    private static final CaseActor LEADER = actor(Role.LEADER, STREET, 2);
    private static final CaseActor DISTRICT_LEADER = actor(Role.LEADER, DISTRICT, 3);
    private static final CaseActor DISPATCHER = actor(Role.DISPATCHER, HOTLINE, 9);
    private static final CaseActor FIRST = actor(Role.REVISITER, HOTLINE, 8);
    private static final CaseActor SECOND = actor(Role.REVISITER, HOTLINE, 18);
    private static final CaseActor ASSESSOR = actor(Role.ASSESSOR, HOTLINE, 7);
    private static final ReviewAct.Answer GOOD =
            new ReviewAct.Answer(true, Solved.SOLVED, Satisfaction.SATISFIED);

    private final CaseFile file = new CaseFile(1, CALENDAR);
    private final List<RecordedEvent> history = new ArrayList<>();
    private Instant at = START;

    @Test // [utest->rule~revisit.sample~1]
    void theSampleFollowsFromTheNumberAloneAndHasItsShare() {
        long sampled =
                IntStream.range(0, 20_000)
                        .filter(i -> EvidenceRules.isSampled("2603020000" + i, 1, 5))
                        .count();

        assertThat(sampled).isBetween(850L, 1150L);
        assertThat(EvidenceRules.isSampled("26030200000010", 1, 0)).isFalse();
        assertThat(EvidenceRules.isSampled("26030200000010", 1, 100)).isTrue();
        // the paper city samples one in two; these two are fixed for ever
        assertThat(EvidenceRules.isSampled("26030200000010", 1, 50))
                .isNotEqualTo(EvidenceRules.isSampled("26030200000010", 2, 50));
    }

    @Test // [utest->rule~revisit.second~1]
    void anotherAgentAsksAgainAndNothingThatCountsChanges() {
        answeredInTheSample();
        var again = new ReviewAct.Answer(true, Solved.NOT_SOLVED, Satisfaction.DISSATISFIED);
        var recheck = new EvidenceAct.Recheck(null, RevisitChannel.PHONE, again, "其实没修", 2);

        assertThat(refused(FIRST, recheck)).isEqualTo(Refusal.OWN_REVISIT);
        assertThat(refused(actor(Role.REVISITER, STREET, 30), recheck))
                .isEqualTo(Refusal.NOT_INDEPENDENT);
        perform(SECOND, recheck);
        assertThat(history.getLast().event())
                .isInstanceOfSatisfying(
                        ReviewFact.Rechecked.class, it -> assertThat(it.script()).isEqualTo(2));

        var round = file.reviews().rounds().getLast();
        assertThat(round.rechecked()).isEqualTo(again);
        assertThat(file.reviews().counted(round.round(), STREET).orElseThrow().answer())
                .isEqualTo(GOOD);
        assertThat(file.state()).isEqualTo(CaseState.CLOSED);
        assertThat(refused(SECOND, recheck)).isEqualTo(Refusal.RECHECK_NOT_DUE);
    }

    @Test
    void twoAttemptsThatReachNobodyEndTheSecondRevisit() {
        answeredInTheSample();
        var missed = new EvidenceAct.Recheck(null, RevisitChannel.PHONE, null, "无人接听", null);
        perform(SECOND, missed);
        perform(SECOND, missed);

        assertThat(refused(SECOND, missed)).isEqualTo(Refusal.RECHECK_NOT_DUE);
    }

    @Test
    void anAnswerThatAUnitCallsWronglyRecordedIsAskedAgain() {
        answered(new ReviewAct.Answer(true, Solved.NOT_SOLVED, Satisfaction.DISSATISFIED));
        boolean sampled = EvidenceRules.isSampled("26030200000010", 1, 50);
        if (!sampled) {
            assertThat(refused(SECOND, again())).isEqualTo(Refusal.RECHECK_NOT_DUE);
        }
        perform(
                HANDLER,
                new ReviewAct.AskReview(
                        1,
                        ReviewKind.APPEAL,
                        ReviewGround.ANSWER_WRONG,
                        "与录音不符",
                        List.of("1"),
                        null));

        perform(SECOND, again());
        assertThat(file.reviews().judged(1).orElseThrow().rechecked()).isEqualTo(GOOD);
    }

    @Test // [utest->rule~revisit.pressure~1]
    void theCitizenReportsPressureOnceARound() {
        answered(GOOD);
        perform(CaseActor.citizen(), new EvidenceAct.ReportPressure(""));

        var told = (ReviewFact.PressureReported) history.getLast().event();
        assertThat(told.unit()).isEqualTo(STREET);
        assertThat(told.upper()).isEqualTo(DISTRICT);
        assertThat(refused(CaseActor.citizen(), new EvidenceAct.ReportPressure("又来")))
                .isEqualTo(Refusal.PRESSURE_TOLD);
        assertThat(refused(HANDLER, new EvidenceAct.ReportPressure("")))
                .isEqualTo(Refusal.NOT_YOUR_ROLE);
    }

    @Test // [utest->rule~finding.who~1]
    void aFindingIsOfTheLevelAboveOrAnAssessorNeverOfTheUnitItself() {
        var find = new EvidenceAct.Find(null, true, true, "", List.of());
        answered(GOOD);

        assertThat(refused(LEADER, find)).isEqualTo(Refusal.NOT_ABOVE);
        assertThat(refused(actor(Role.LEADER, NEIGHBOUR, 5), find)).isEqualTo(Refusal.NOT_ABOVE);
        assertThat(refused(actor(Role.ASSESSOR, STREET, 6), find)).isEqualTo(Refusal.OWN_FINDING);
        assertThat(refused(DISTRICT_LEADER, find)).isNull();
        assertThat(refused(ASSESSOR, find)).isNull();
    }

    @Test // [utest->rule~finding.says~1]
    void whatIsNotTrueOrNotLawfulIsSaidInWordsAndTheLatestHolds() {
        answered(GOOD);
        assertThat(refused(ASSESSOR, new EvidenceAct.Find(null, false, true, " ", List.of())))
                .isEqualTo(Refusal.REASON_MISSING);
        perform(ASSESSOR, new EvidenceAct.Find(null, false, true, "照片是去年的", List.of("1")));
        perform(DISTRICT_LEADER, new EvidenceAct.Find(1, true, true, "", List.of()));

        var finding = file.reviews().judged(1).orElseThrow().finding();
        assertThat(finding).isNotNull();
        assertThat(finding.truthful()).isTrue();
    }

    private static EvidenceAct again() {
        return new EvidenceAct.Recheck(null, RevisitChannel.PHONE, GOOD, "", null);
    }

    /** Until a round that the sample asks for. */
    private void answeredInTheSample() {
        if (EvidenceRules.isSampled("26030200000010", 1, 50)) {
            answered(GOOD);
        } else {
            answered(new ReviewAct.Answer(true, Solved.NOT_SOLVED, Satisfaction.DISSATISFIED));
            round(GOOD);
        }
    }

    private void answered(ReviewAct.Answer answer) {
        enter(file, history, submitted(true), CaseActor.citizen(), at);
        perform(DISPATCHER, new Act.Accept());
        perform(DISPATCHER, dispatchTo(STREET));
        round(answer);
    }

    private void round(ReviewAct.Answer answer) {
        perform(HANDLER, new Act.Sign());
        perform(HANDLER, new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, ""));
        perform(HANDLER, new Act.Reply("已办", "已办", Solved.SOLVED, List.of()));
        perform(LEADER, new Act.Approve(""));
        perform(
                FIRST,
                new Act.AnswerRevisit(
                        RevisitChannel.PHONE,
                        answer.contacted(),
                        answer.solved(),
                        answer.satisfaction(),
                        ""));
    }

    private void perform(CaseActor actor, Act act) {
        at = at.plusSeconds(60);
        switch (PaperCity.decide(file, actor, act, at)) {
            case Decision.Refused(var reason) ->
                    throw new AssertionError(act + " refused: " + reason);
            case Decision.Facts(var events) ->
                    events.forEach(event -> enter(file, history, event, actor, at));
        }
    }

    private @Nullable Refusal refused(CaseActor actor, Act act) {
        return PaperCity.decide(file, actor, act, at) instanceof Decision.Refused(var why)
                ? why
                : null;
    }
}
