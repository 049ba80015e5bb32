package org.jieban.casefile;

import java.util.Optional;

/**
 * The rules of a case's life: from a case, an act and the one who acts to facts or a refusal. Each act
 * has its rules in the class of its kind; here is which. Pure.
 */
final class Deciding {

    private final Occasion now;
    private final CaseFile file;
    private final CaseActor actor;

    Deciding(Occasion now) {
        this.now = now;
        this.file = now.file();
        this.actor = now.actor();
    }

    /** Why an act of this kind is not open to this actor now, whatever it would say. */
    Optional<Refusal> objection(ActKind act) {
        if (!Lifecycle.isBusinessOf(actor.role(), act)) {
            return Optional.of(Refusal.NOT_YOUR_ROLE);
        }
        if (!Lifecycle.allows(file.state(), act)) {
            return Optional.of(Refusal.WRONG_STATE);
        }
        return switch (act) {
            case ACCEPT, CORRECT, ANSWER, GUIDE, LINK, VOID, DISPATCH, URGE, SUPPLEMENT, MEETING ->
                    Optional.empty();
            case AUTO_DISPATCH -> intake().objectionToDispatchByItself();
            case SIGN, CONTACT, MEET, NOTE, ASSIGN, ASSIST, FINISH -> handling().objection(act);
            case REPLY -> reply().objectionToReplying();
            case APPROVE -> reply().objectionToJudging().or(care()::objectionToApproving);
            case REJECT -> reply().objectionToJudging();
            case SITE_CHECK -> reply().objectionToJudging().or(() -> care().objection(act));
            case REVISIT_ATTEMPT, REVISIT_ANSWER, REVISIT_CHOICE -> revisit().objection(act);
            case ARCHIVE -> incidents().objectionToArchiving();
            case INCIDENT_JOIN, INCIDENT_LEAVE, INCIDENT_END -> incidents().objection(act);
            case EXTENSION_ASK,
                    EXTENSION_DECIDE,
                    WAIT,
                    RESUME,
                    PARKING_ASK,
                    PARKING_DECIDE,
                    PARKING_PROLONG,
                    WAKE,
                    SUPERVISE,
                    SUPERVISION_ANSWER,
                    URGENCY_RAISE,
                    RUNG ->
                    time().objection(act);
            case REDISPATCH,
                    RETURN_ASK,
                    RETURN_AGREE,
                    RETURN_REFUSE,
                    DISPUTE_OPEN,
                    DISPUTE_STATE,
                    DISPUTE_REFER,
                    DISPUTE_RULE ->
                    returns().objection(act);
            case WHISTLE,
                    REPORT_IN,
                    JOINT_MEETING,
                    TASK_GIVE,
                    TASK_FINISH,
                    TASK_JUDGE,
                    TASK_WAIVE,
                    WHISTLE_END ->
                    whistles().objection(act);
            case MEETING_OFFER,
                    MEETING_ANSWER,
                    CONFERENCE_CALL,
                    CONFERENCE_HOLD,
                    UNREASONABLE_ASK,
                    UNREASONABLE_DECIDE ->
                    care().objection(act);
            case REVIEW_ASK, REVIEW_FORWARD, REVIEW_DECIDE, REVIEW_WITHDRAW, REVIEW_REVERSE ->
                    reviews().objection(act);
            case RECHECK, PRESSURE_REPORT, FIND -> evidence().objection(act);
        };
    }

    Decision decide(Act act) {
        if (StandingAnswer.of(file, act).isPresent()
                && Lifecycle.isBusinessOf(actor.role(), act.kind())) {
            return Decision.refuse(Refusal.ALREADY_ANSWERED);
        }
        var objection = objection(act.kind());
        return objection.isPresent()
                ? Decision.refuse(objection.get())
                : time().endingTheWait(facts(act));
    }

    private Decision facts(Act act) {
        return switch (act) {
            case TimeAct bend -> time().decide(bend);
            case ReturnAct back -> returns().decide(back);
            case WhistleAct blow -> whistles().decide(blow);
            case CareAct meet -> care().decide(meet);
            case ReviewAct count -> reviews().decide(count);
            case IncidentAct tie -> incidents().decide(tie);
            case EvidenceAct find -> evidence().decide(find);
            case Act.Accept ignored -> intake().accept();
            case Act.Correct correct -> intake().correct(correct);
            case Act.Answer answer -> intake().answer(answer);
            case Act.Guide guide -> intake().guide(guide);
            case Act.Link link -> intake().link(link);
            case Act.Void voiding -> intake().voiding(voiding);
            case Act.Dispatch dispatch -> now.dispatch(dispatch.direction());
            case Act.DispatchByItself itself -> intake().dispatchByItself(itself);
            case Act.Redispatch redispatch -> now.dispatchAnew(redispatch.direction());
            case Act.Sign ignored -> handling().sign();
            case Act.Contact contact -> handling().contact(contact);
            case Act.Meet meet -> handling().meet(meet);
            case Act.Note note -> handling().note(note);
            case Act.Assign assign -> handling().assign(assign);
            case Act.Assist assist -> handling().assist(assist);
            case Act.Finish finish -> handling().finish(finish);
            case Act.Reply reply -> reply().reply(reply);
            case Act.Approve approve -> reply().approve(approve);
            case Act.Reject reject -> reply().reject(reject);
            case Act.AttemptRevisit attempt -> revisit().attempt(attempt);
            case Act.AnswerRevisit answer -> revisit().answer(answer);
            case Act.ChooseRevisit choice -> revisit().choose(choice);
            case Act.Urge urge -> Decision.of(new CaseEvent.Urged(urge.text()));
            case Act.Supplement supplement -> intake().supplement(supplement);
            case Act.WishMeeting wish -> Decision.of(new CaseEvent.MeetingWished(wish.wanted()));
            case Act.Archive ignored -> Decision.of(new CaseEvent.Archived());
        };
    }

    private IntakeRules intake() {
        return new IntakeRules(now);
    }

    private HandlingRules handling() {
        return new HandlingRules(now);
    }

    private ReplyRules reply() {
        return new ReplyRules(now);
    }

    private RevisitRules revisit() {
        return new RevisitRules(now);
    }

    private EvidenceRules evidence() {
        return new EvidenceRules(now);
    }

    private TimeRules time() {
        return new TimeRules(now);
    }

    private ReturnRules returns() {
        return new ReturnRules(now);
    }

    private WhistleRules whistles() {
        return new WhistleRules(now);
    }

    private CareRules care() {
        return new CareRules(now);
    }

    private IncidentRules incidents() {
        return new IncidentRules(now);
    }

    private ReviewRules reviews() {
        return new ReviewRules(now);
    }
}
