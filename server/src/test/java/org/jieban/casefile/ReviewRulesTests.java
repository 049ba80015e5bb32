package org.jieban.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jieban.casefile.PaperCity.CALENDAR;
import static org.jieban.casefile.PaperCity.DISTRICT;
import static org.jieban.casefile.PaperCity.HOTLINE;
import static org.jieban.casefile.PaperCity.NEIGHBOUR;
import static org.jieban.casefile.PaperCity.START;
import static org.jieban.casefile.PaperCity.STREET;
import static org.jieban.casefile.PaperCity.WATER;
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
import org.jieban.casefile.CaseEvent.RevisitChannel;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.casefile.ReviewFact.ReviewEffect;
import org.jieban.casefile.ReviewFact.ReviewGround;
import org.jieban.casefile.ReviewFact.ReviewKind;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exclusions and appeals (剔除、考核申诉) on paper. */
class ReviewRulesTests {

    private static final CaseActor DISPATCHER = actor(Role.DISPATCHER, HOTLINE, 9);
    private static final CaseActor HANDLER = actor(Role.HANDLER, STREET, 1);
    private static final CaseActor LEADER = actor(Role.LEADER, STREET, 2);
    private static final CaseActor DISTRICT_LEADER = actor(Role.LEADER, DISTRICT, 3);
    private static final CaseActor REVISITER = actor(Role.REVISITER, HOTLINE, 8);
    private static final CaseActor ASSESSOR = actor(Role.ASSESSOR, HOTLINE, 7);
    private static final CaseActor CENTRE = actor(Role.LEADER, HOTLINE, 6);
    private static final ReviewAct.Answer SAID =
            new ReviewAct.Answer(true, Solved.NOT_SOLVED, Satisfaction.DISSATISFIED);
    private static final ReviewAct.Answer MEANT =
            new ReviewAct.Answer(true, Solved.SOLVED, Satisfaction.SATISFIED);

    private final CaseFile file = new CaseFile(1, CALENDAR);
    private final List<RecordedEvent> history = new ArrayList<>();
    private Instant at = START;

    @BeforeEach
    void aRoundEndsWithoutSuccess() {
        enter(file, history, submitted(true), CaseActor.citizen(), at);
        perform(DISPATCHER, new Act.Accept());
        perform(DISPATCHER, dispatchTo(STREET));
        handledAndAsked(SAID);
    }

    @Test // [utest->rule~appeal.who~1]
    void onlyWhoCarriesTheAnswerAsks() {
        assertThat(refusal(actor(Role.HANDLER, NEIGHBOUR, 5), ask(ReviewGround.DUPLICATE)))
                .isEqualTo(Refusal.NOTHING_TO_REVIEW);
        perform(HANDLER, ask(ReviewGround.DUPLICATE));

        assertThat(file.state()).isEqualTo(CaseState.DISPATCHED);
        assertThat(file.lastType()).isEqualTo("RoundStarted");
    }

    @Test
    void whoeverAssistedInTheRoundCarriesItToo() {
        perform(HANDLER, new Act.Sign());
        perform(HANDLER, new Act.Assist(WATER, "关阀", null));
        var water = actor(Role.HANDLER, WATER, 4);
        assertThat(refusal(water, ask(ReviewGround.DUPLICATE)))
                .isEqualTo(Refusal.NOTHING_TO_REVIEW);
        perform(water, new Act.Sign());
        perform(water, new Act.Finish("已关", List.of()));
        finish(SAID);

        perform(water, ask(ReviewGround.OUTSIDE_COMPETENCE));
        // directly below the city: nobody forwards
        perform(ASSESSOR, grant(1, ReviewEffect.EXCLUDED, null));

        assertThat(counted(2, WATER).excluded()).isTrue();
        assertThat(counted(2, STREET).excluded()).isFalse();
    }

    @Test // [utest->rule~appeal.window~1]
    void aUnitAsksWithinFiveWorkingDaysAlsoOnceTheCaseIsClosed() {
        handledAndAsked(MEANT);
        assertThat(file.state()).isEqualTo(CaseState.CLOSED);
        later(Duration.ofDays(4));
        assertThat(refused(HANDLER, ask(ReviewGround.DUPLICATE))).isNull();

        later(Duration.ofDays(5));

        assertThat(refusal(HANDLER, ask(ReviewGround.DUPLICATE)))
                .isEqualTo(Refusal.REVIEW_TOO_LATE);
    }

    @Test // [utest->rule~appeal.grounds~1]
    void anApplicationNeedsWordsEvidenceAndAGroundThatFits() {
        assertThat(refusal(HANDLER, ask(ReviewKind.EXCLUSION, ReviewGround.DUPLICATE, " ")))
                .isEqualTo(Refusal.REASON_MISSING);
        assertThat(refusal(HANDLER, without(ReviewGround.DUPLICATE)))
                .isEqualTo(Refusal.EVIDENCE_MISSING);
        assertThat(refused(HANDLER, without(ReviewGround.CONSULTATION_OR_PRAISE))).isNull();
        assertThat(refusal(HANDLER, ask(ReviewKind.EXCLUSION, ReviewGround.ANSWER_WRONG, "记错")))
                .isEqualTo(Refusal.GROUND_DOES_NOT_FIT);
        assertThat(refusal(HANDLER, ask(ReviewKind.UNREASONABLE, ReviewGround.OTHER, "过高")))
                .isEqualTo(Refusal.GROUND_DOES_NOT_FIT);
    }

    @Test // [utest->rule~appeal.one-open~1]
    void oneApplicationAtATimeAndNoneOnceItWasGranted() {
        perform(HANDLER, ask(ReviewGround.DUPLICATE));
        assertThat(refusal(LEADER, ask(ReviewGround.MISUSE))).isEqualTo(Refusal.REVIEW_PENDING);
        perform(LEADER, new ReviewAct.WithdrawReview(1, "材料不全"));
        perform(HANDLER, ask(ReviewGround.MISUSE));
        perform(DISTRICT_LEADER, new ReviewAct.ForwardReview(2, true, "属实"));
        perform(ASSESSOR, grant(2, ReviewEffect.EXCLUDED, null));

        assertThat(refusal(HANDLER, ask(ReviewGround.DUPLICATE))).isEqualTo(Refusal.REVIEW_GRANTED);
    }

    @Test // [utest->rule~appeal.forward~1]
    void theUnitAboveForwardsOrStops() {
        perform(HANDLER, ask(ReviewGround.DUPLICATE));
        assertThat(refusal(LEADER, new ReviewAct.ForwardReview(1, true, "属实")))
                .isEqualTo(Refusal.NOT_THE_UPPER_UNIT);
        assertThat(refusal(ASSESSOR, grant(1, ReviewEffect.EXCLUDED, null)))
                .isEqualTo(Refusal.NO_SUCH_APPLICATION);
        assertThat(refusal(DISTRICT_LEADER, new ReviewAct.ForwardReview(1, true, "")))
                .isEqualTo(Refusal.REASON_MISSING);

        perform(DISTRICT_LEADER, new ReviewAct.ForwardReview(1, false, "不属重复"));

        assertThat(file.reviews().application(1).orElseThrow().state())
                .isEqualTo(Reviews.State.STOPPED);
    }

    @Test // [utest->rule~appeal.another-level~1]
    void nobodyDecidesOnWhatTheirOwnUnitOrTheyThemselvesAskedOrForwarded() {
        perform(HANDLER, ask(ReviewGround.DUPLICATE));
        perform(DISTRICT_LEADER, new ReviewAct.ForwardReview(1, true, "属实"));
        var grant = grant(1, ReviewEffect.EXCLUDED, null);

        for (var involved :
                List.of(
                        actor(Role.ASSESSOR, STREET, 20),
                        actor(Role.ASSESSOR, DISTRICT, 21),
                        actor(Role.ASSESSOR, NEIGHBOUR, 22),
                        actor(Role.ASSESSOR, HOTLINE, 1),
                        actor(Role.ASSESSOR, HOTLINE, 3))) {
            assertThat(refusal(involved, grant)).isEqualTo(Refusal.OWN_APPLICATION);
        }
        assertThat(refusal(CENTRE, grant)).isEqualTo(Refusal.NOT_THE_REVIEWER);
        assertThat(refused(ASSESSOR, grant)).isNull();
    }

    @Test // [utest->rule~appeal.decision~1] [utest->rule~appeal.effect~1]
    void aCorrectionStandsBesideWhatTheCitizenSaid() {
        perform(HANDLER, ask(ReviewKind.APPEAL, ReviewGround.ANSWER_WRONG, "回访记录与录音不符"));
        perform(DISTRICT_LEADER, new ReviewAct.ForwardReview(1, true, "属实"));
        assertThat(refusal(ASSESSOR, decision(true, "", "第十条", ReviewEffect.EXCLUDED, null)))
                .isEqualTo(Refusal.REASON_MISSING);
        assertThat(refusal(ASSESSOR, decision(true, "属实", " ", ReviewEffect.EXCLUDED, null)))
                .isEqualTo(Refusal.RULE_MISSING);
        assertThat(refusal(ASSESSOR, grant(1, ReviewEffect.CORRECTED, null)))
                .isEqualTo(Refusal.EFFECT_MISSING);

        perform(ASSESSOR, grant(1, ReviewEffect.CORRECTED, MEANT));

        assertThat(counted(1, STREET)).isEqualTo(new Reviews.Counted(false, MEANT));
        assertThat(file.reviews().judged(1).orElseThrow().answer()).isEqualTo(SAID);
    }

    @Test
    void onlyAnAppealCorrects() {
        perform(HANDLER, ask(ReviewGround.DUPLICATE));
        perform(DISTRICT_LEADER, new ReviewAct.ForwardReview(1, true, "属实"));

        assertThat(refusal(ASSESSOR, grant(1, ReviewEffect.CORRECTED, MEANT)))
                .isEqualTo(Refusal.EFFECT_MISSING);
    }

    @Test // [utest->rule~appeal.again~1]
    void whatWasRefusedIsAskedAgainOnceAndTheLevelAboveDecides() {
        perform(HANDLER, ask(ReviewGround.DUPLICATE));
        perform(DISTRICT_LEADER, new ReviewAct.ForwardReview(1, true, "属实"));
        perform(ASSESSOR, decision(false, "不属重复", "第十条", null, null));
        assertThat(refusal(HANDLER, ask(ReviewGround.DUPLICATE)))
                .isEqualTo(Refusal.REVIEW_AGAIN_WRONG);
        later(Duration.ofDays(3));

        perform(HANDLER, again(1));

        assertThat(refusal(ASSESSOR, grant(2, ReviewEffect.EXCLUDED, null)))
                .isEqualTo(Refusal.NOT_THE_REVIEWER);
        assertThat(refusal(DISTRICT_LEADER, grant(2, ReviewEffect.EXCLUDED, null)))
                .isEqualTo(Refusal.OWN_APPLICATION);
        perform(CENTRE, new ReviewAct.DecideReview(2, false, "维持", "第十条", null, null));
        assertThat(refusal(HANDLER, again(2))).isEqualTo(Refusal.REVIEW_FINAL);
    }

    @Test
    void whatTheUnitAboveStoppedIsAskedAgainAndTheAssessorDecides() {
        perform(HANDLER, ask(ReviewGround.DUPLICATE));
        perform(DISTRICT_LEADER, new ReviewAct.ForwardReview(1, false, "不属重复"));
        perform(HANDLER, again(1));

        assertThat(refused(ASSESSOR, grant(2, ReviewEffect.EXCLUDED, null))).isNull();
    }

    @Test // [utest->rule~appeal.taken-back~1]
    void theLevelAboveTakesADecisionBack() {
        perform(HANDLER, ask(ReviewGround.DUPLICATE));
        perform(DISTRICT_LEADER, new ReviewAct.ForwardReview(1, true, "属实"));
        perform(ASSESSOR, grant(1, ReviewEffect.EXCLUDED, null));
        var back = new ReviewAct.ReverseReview(1, "并非同一事项", "第十二条");
        assertThat(refusal(ASSESSOR, back)).isEqualTo(Refusal.NOT_THE_REVIEWER);
        assertThat(refusal(DISTRICT_LEADER, back)).isEqualTo(Refusal.OWN_APPLICATION);
        assertThat(counted(1, STREET).excluded()).isTrue();

        perform(CENTRE, back);

        assertThat(counted(1, STREET)).isEqualTo(new Reviews.Counted(false, SAID));
    }

    private void handledAndAsked(ReviewAct.Answer answer) {
        perform(HANDLER, new Act.Sign());
        finish(answer);
    }

    private void finish(ReviewAct.Answer answer) {
        perform(HANDLER, new Act.Contact(ContactMethod.PHONE, true, MeetingAnswer.DECLINED, ""));
        perform(HANDLER, new Act.Reply("已办", "已办", Solved.SOLVED, List.of()));
        perform(LEADER, new Act.Approve(""));
        perform(
                REVISITER,
                new Act.AnswerRevisit(
                        RevisitChannel.PHONE,
                        answer.contacted(),
                        answer.solved(),
                        answer.satisfaction(),
                        ""));
    }

    private static ReviewAct ask(ReviewGround ground) {
        return ask(ReviewKind.EXCLUSION, ground, "见附件");
    }

    private static ReviewAct ask(ReviewKind kind, ReviewGround ground, String words) {
        return new ReviewAct.AskReview(null, kind, ground, words, List.of("1"), null);
    }

    private static ReviewAct without(ReviewGround ground) {
        return new ReviewAct.AskReview(null, ReviewKind.EXCLUSION, ground, "见工单", List.of(), null);
    }

    private static ReviewAct again(int earlier) {
        return new ReviewAct.AskReview(
                1, ReviewKind.EXCLUSION, ReviewGround.DUPLICATE, "补充材料", List.of("2"), earlier);
    }

    private static ReviewAct grant(
            int no, ReviewEffect effect, ReviewAct.@Nullable Answer corrected) {
        return new ReviewAct.DecideReview(no, true, "属实", "考核办法第十条", effect, corrected);
    }

    private static ReviewAct decision(
            boolean granted,
            String reason,
            String rule,
            @Nullable ReviewEffect effect,
            ReviewAct.@Nullable Answer corrected) {
        return new ReviewAct.DecideReview(1, granted, reason, rule, effect, corrected);
    }

    private Reviews.Counted counted(int round, UnitId unit) {
        return file.reviews().counted(round, unit).orElseThrow();
    }

    private void later(Duration time) {
        at = at.plus(time);
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
        return PaperCity.decide(file, actor, act, at) instanceof Decision.Refused(var reason)
                ? reason
                : null;
    }

    private Refusal refusal(CaseActor actor, Act act) {
        var reason = refused(actor, act);
        assertThat(reason).as("%s", act).isNotNull();
        return java.util.Objects.requireNonNull(reason);
    }
}
