package org.jieban.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jieban.casefile.CaseEvent.AttemptOutcome;
import org.jieban.casefile.CaseEvent.Outcome;
import org.jieban.casefile.CaseEvent.RevisitWay;
import org.jieban.casefile.CaseEvent.Satisfaction;
import org.jieban.casefile.CaseEvent.Solved;
import org.jieban.catalogue.Urgency;
import org.jieban.identity.Role;

/**
 * The rules of a case's life: from a case, an act and the one who acts to facts or a refusal. Pure.
 */
final class Deciding {

    /** Two recorded attempts before a citizen counts as unreachable (domain: 回访). */
    private static final int ATTEMPTS_BEFORE_UNREACHABLE = 2;

    private final Occasion now;
    private final CaseFile file;
    private final CaseActor actor;
    private final Surroundings world;
    private final HotlineLimits limits;

    Deciding(Occasion now) {
        this.now = now;
        this.file = now.file();
        this.actor = now.actor();
        this.world = now.world();
        this.limits = now.limits();
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
            case SIGN -> objectionToSigning();
            case CONTACT, MEET, NOTE -> objectionToWorking(act);
            case ASSIGN -> now.unlessLead();
            case ASSIST -> actor.role() == Role.SYSTEM ? Optional.empty() : now.unlessLead();
            case REPLY -> now.isLead() ? objectionToReplying() : now.notTheLead();
            case FINISH -> objectionToFinishing();
            case APPROVE -> objectionToJudgingTheReply().or(care()::objectionToApproving);
            case REJECT -> objectionToJudgingTheReply();
            case REVISIT_ATTEMPT, REVISIT_ANSWER -> objectionToRevisiting();
            case REVISIT_CHOICE ->
                    file.opening().contactable()
                            ? objectionToRevisiting()
                            : Optional.of(Refusal.NOT_CONTACTABLE);
            case ACCEPT, CORRECT, ANSWER, GUIDE, LINK, VOID, DISPATCH, URGE, SUPPLEMENT, MEETING ->
                    Optional.empty();
            // [impl->rule~autodispatch.danger~1]
            case AUTO_DISPATCH ->
                    file.urgency() == Urgency.DANGER
                            ? Optional.of(Refusal.DANGER_COMES_FIRST)
                            : Optional.empty();
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
            case SITE_CHECK -> objectionToJudgingTheReply().or(() -> care().objection(act));
            case MEETING_OFFER,
                    MEETING_ANSWER,
                    CONFERENCE_CALL,
                    CONFERENCE_HOLD,
                    UNREASONABLE_ASK,
                    UNREASONABLE_DECIDE ->
                    care().objection(act);
            case REVIEW_ASK, REVIEW_FORWARD, REVIEW_DECIDE, REVIEW_WITHDRAW, REVIEW_REVERSE ->
                    reviews().objection(act);
            case RECHECK, PRESSURE_REPORT, FIND -> new EvidenceRules(now).objection(act);
        };
    }

    Decision decide(Act act) {
        if (act instanceof Act.AnswerRevisit answer
                && Lifecycle.isBusinessOf(actor.role(), act.kind())
                && answeredBefore(file, answer).isPresent()) {
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
            case EvidenceAct evidence -> new EvidenceRules(now).decide(evidence);
            case Act.Accept ignored -> Decision.of(new CaseEvent.Accepted(limits.dispatch()));
            case Act.Correct correct -> correct(correct);
            case Act.Answer answer ->
                    blank(answer.text())
                            ? Decision.refuse(Refusal.TEXT_MISSING)
                            : Decision.of(new CaseEvent.AnsweredDirectly(answer.text()));
            case Act.Guide guide ->
                    blank(guide.reason()) || blank(guide.destination())
                            ? Decision.refuse(Refusal.REASON_MISSING)
                            : Decision.of(
                                    new CaseEvent.Guided(guide.destination(), guide.reason()));
            case Act.Link link ->
                    Decision.of(new CaseEvent.Linked(link.to().value(), link.reason()));
            case Act.Void voiding ->
                    blank(voiding.reason())
                            ? Decision.refuse(Refusal.REASON_MISSING)
                            : Decision.of(new CaseEvent.Voided(voiding.reason()));
            case Act.Dispatch dispatch -> now.dispatch(dispatch.direction());
            case Act.DispatchByItself itself -> byItself(itself);
            case Act.Redispatch redispatch -> now.dispatchAnew(redispatch.direction());
            case Act.Sign ignored -> Decision.of(new CaseEvent.Signed(waitingPart()));
            case Act.Contact contact ->
                    Decision.of(
                            new CaseEvent.Contacted(
                                    partNo(),
                                    contact.method(),
                                    contact.reached(),
                                    contact.meeting(),
                                    contact.note()));
            case Act.Meet meet -> care().meet(meet, partNo());
            case Act.Note note ->
                    blank(note.text())
                            ? Decision.refuse(Refusal.TEXT_MISSING)
                            : Decision.of(
                                    new CaseEvent.Noted(
                                            partNo(),
                                            note.text(),
                                            note.told(),
                                            note.attachments()));
            case Act.Assign assign -> assign(assign);
            case Act.Assist assist -> assist(assist);
            case Act.Finish finish ->
                    blank(finish.text())
                            ? Decision.refuse(Refusal.TEXT_MISSING)
                            : Decision.of(
                                    new CaseEvent.Finished(
                                            partNo(), finish.text(), finish.attachments()));
            case Act.Reply reply -> reply(reply);
            case Act.Approve approve -> approve(approve);
            case Act.Reject reject ->
                    blank(reject.reason())
                            ? Decision.refuse(Refusal.REASON_MISSING)
                            : Decision.of(new CaseEvent.ReplyRejected(reject.reason()));
            case Act.AttemptRevisit attempt -> attempt(attempt);
            case Act.AnswerRevisit answer -> revisited(answer);
            case Act.Urge urge -> Decision.of(new CaseEvent.Urged(urge.text()));
            case Act.Supplement supplement ->
                    blank(supplement.text()) && supplement.attachments().isEmpty()
                            ? Decision.refuse(Refusal.TEXT_MISSING)
                            : Decision.of(
                                    new CaseEvent.Supplemented(
                                            supplement.text(), supplement.attachments()));
            case Act.ChooseRevisit choice -> choose(choice);
            case Act.WishMeeting wish -> Decision.of(new CaseEvent.MeetingWished(wish.wanted()));
            case Act.Archive ignored -> Decision.of(new CaseEvent.Archived());
        };
    }

    /** Accepted where it was not yet, sorted and dispatched: one act, so that there is no half of it. */
    private Decision byItself(Act.DispatchByItself itself) {
        return switch (now.dispatch(itself.direction())) {
            case Decision.Refused refused -> refused;
            case Decision.Facts(var dispatched) -> {
                var all = new ArrayList<CaseEvent>();
                if (file.state() == CaseState.SUBMITTED) {
                    all.add(new CaseEvent.Accepted(limits.dispatch()));
                }
                all.add(itself.why());
                all.addAll(dispatched);
                yield new Decision.Facts(List.copyOf(all));
            }
        };
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

    private static Decision correct(Act.Correct correct) {
        return blank(correct.reason())
                ? Decision.refuse(Refusal.REASON_MISSING)
                : Decision.of(
                        new CaseEvent.Corrected(
                                correct.title(),
                                correct.category(),
                                correct.urgency(),
                                correct.area(),
                                correct.address(),
                                correct.reason()));
    }

    private Decision reply(Act.Reply reply) {
        if (blank(reply.text())) {
            return Decision.refuse(Refusal.TEXT_MISSING);
        }
        boolean bound = file.care().conclusion().isPresent();
        if (bound && blank(reply.followed())) {
            return Decision.refuse(Refusal.CONCLUSION_UNANSWERED);
        }
        return Decision.of(
                new CaseEvent.Replied(
                        reply.text(),
                        reply.publicText(),
                        reply.resolved(),
                        reply.attachments(),
                        bound ? reply.followed() : null));
    }

    // [impl->rule~dispatch.inward-clock~1]
    private Decision assign(Act.Assign assign) {
        var lead = file.lead().orElseThrow().unit();
        if (assign.unit().equals(lead) || !world.isWithin(assign.unit(), lead)) {
            return Decision.refuse(Refusal.NOT_BELOW);
        }
        if (now.involved(assign.unit())) {
            return Decision.refuse(Refusal.ALREADY_INVOLVED);
        }
        var given = unitLimits();
        var limit = assign.limit() == null ? given.feedback() : assign.limit();
        return Decision.of(
                new CaseEvent.AssignedInward(
                        file.nextAssignment(),
                        assign.unit(),
                        assign.duty(),
                        new CaseEvent.Limits(given.sign(), given.contact(), limit)));
    }

    private Decision assist(Act.Assist assist) {
        if (blank(assist.duty())) {
            return Decision.refuse(Refusal.TEXT_MISSING);
        }
        if (now.involved(assist.unit())) {
            return Decision.refuse(Refusal.ALREADY_INVOLVED);
        }
        var limit = assist.limit() == null ? unitLimits().feedback() : assist.limit();
        return Decision.of(
                new CaseEvent.AssistRequested(
                        file.nextAssignment(), assist.unit(), assist.duty(), limit));
    }

    /**
     * The answer that stands where this one is given, whichever way it was given. Without a round the
     * present one is meant, and the last one answered where nobody is asked any more.
     */
    // [impl->rule~revisit.once~1]
    static Optional<Reviews.Judged> answeredBefore(CaseFile file, Act.AnswerRevisit answer) {
        var round = answer.round();
        if (round == null && file.state() == CaseState.REVISITING) {
            return Optional.empty();
        }
        return file.reviews().rounds().stream()
                .filter(it -> round == null || it.round() == round)
                .filter(it -> it.answer() != null)
                .reduce((first, last) -> last);
    }

    /** Who left no way to be reached, or wants not to be asked, is not; the case ends with the acceptance. */
    // [impl->rule~revisit.choice~1]
    private Decision approve(Act.Approve approve) {
        var way = file.revisitWay();
        if (file.opening().contactable() && way != RevisitWay.NONE) {
            return Decision.of(
                    new CaseEvent.ReplyAccepted(
                            approve.text(),
                            limits.revisit(),
                            way,
                            way == RevisitWay.LINK
                                    ? now.calendar().due(now.at(), now.settings().linkWait())
                                    : null));
        }
        return Decision.of(
                new CaseEvent.ReplyAccepted(approve.text(), null, way, null),
                new CaseEvent.Closed(Outcome.NOT_REVISITED));
    }

    // [impl->rule~revisit.choice~1]
    private Decision choose(Act.ChooseRevisit choice) {
        var accepted = file.acceptedAt();
        boolean asked = file.state() == CaseState.REVISITING;
        var until =
                accepted != null && asked && choice.way() == RevisitWay.LINK
                        ? now.calendar().due(accepted, now.settings().linkWait())
                        : null;
        var chosen = new CaseEvent.RevisitChosen(choice.way(), choice.language(), until);
        return asked && choice.way() == RevisitWay.NONE
                ? Decision.of(chosen, new CaseEvent.Closed(Outcome.NOT_REVISITED))
                : Decision.of(chosen);
    }

    // [impl->rule~revisit.two-attempts~1]
    private Decision attempt(Act.AttemptRevisit attempt) {
        if (attempt.outcome() == AttemptOutcome.CALL_BACK && attempt.callBackAt() == null) {
            return Decision.refuse(Refusal.CALL_BACK_TIME_MISSING);
        }
        var recorded =
                new CaseEvent.RevisitAttempted(
                        attempt.channel(), attempt.outcome(), attempt.note(), attempt.callBackAt());
        boolean last =
                attempt.outcome() != AttemptOutcome.CALL_BACK
                        && file.attempts() + 1 >= ATTEMPTS_BEFORE_UNREACHABLE;
        return last
                ? Decision.of(recorded, new CaseEvent.Closed(Outcome.UNREACHABLE))
                : Decision.of(recorded);
    }

    // [impl->rule~revisit.new-round~1]
    private Decision revisited(Act.AnswerRevisit answer) {
        var recorded =
                new CaseEvent.Revisited(
                        answer.channel(),
                        answer.contacted(),
                        answer.solved(),
                        answer.satisfaction(),
                        answer.words(),
                        answer.script());
        if (answer.solved() == Solved.SOLVED
                && answer.satisfaction() != Satisfaction.DISSATISFIED) {
            return Decision.of(recorded, new CaseEvent.Closed(Outcome.SOLVED));
        }
        var why =
                (answer.solved() == Solved.SOLVED ? "DISSATISFIED" : answer.solved().name())
                        + (blank(answer.words()) ? "" : ": " + answer.words());
        return Decision.of(
                recorded, new CaseEvent.RoundStarted(file.round() + 1, unitLimits(), why));
    }

    /** Those of the dispatch; a case that another system dispatched has the usual ones. */
    private CaseEvent.Limits unitLimits() {
        return file.dispatch().map(CaseEvent.Dispatched::limits).orElse(limits.unit());
    }

    private Optional<Refusal> objectionToSigning() {
        if (toSign().isEmpty()) {
            return notYours();
        }
        return toSign().stream().anyMatch(part -> part.state() == Assignment.State.WAITING)
                ? Optional.empty()
                : Optional.of(Refusal.ALREADY_SIGNED);
    }

    /** A unit that was called notes what it does, once it is there; the citizen is the lead's. */
    // [impl->rule~whistle.called-unit~1]
    private Optional<Refusal> objectionToWorking(ActKind act) {
        var part = now.part();
        if (part.isEmpty()) {
            return notYours();
        }
        if (part.get().role() == Assignment.Role.LEAD && file.state() == CaseState.DISPATCHED) {
            return Optional.of(Refusal.WRONG_STATE);
        }
        if (part.get().role() != Assignment.Role.CALLED) {
            return now.unsigned();
        }
        if (act != ActKind.NOTE) {
            return Optional.of(Refusal.NOT_THE_LEAD);
        }
        return now.unsigned().map(ignored -> Refusal.NOT_REPORTED_IN);
    }

    // [impl->rule~case.reply-after-contact~1]
    // [impl->rule~case.no-reply-while-help-is-open~1]
    private Optional<Refusal> objectionToReplying() {
        var whistle = WhistleRules.objectionToReplying(file);
        if (whistle.isPresent()) {
            return whistle;
        }
        if (file.assignments().stream()
                .anyMatch(part ->
                        part.role() != Assignment.Role.LEAD
                                && part.role() != Assignment.Role.PARTY
                                && part.state().open())) {
            return Optional.of(Refusal.HELP_STILL_OPEN);
        }
        if (!file.contactedThisRound() && care().canBeReached()) {
            return Optional.of(Refusal.NOT_CONTACTED);
        }
        return care().objectionToReplying().or(now::unsigned);
    }

    private Optional<Refusal> objectionToFinishing() {
        var part = now.part();
        if (part.isEmpty()
                || part.get().role() == Assignment.Role.LEAD
                || part.get().role() == Assignment.Role.CALLED) {
            return notYours();
        }
        return now.unsigned();
    }

    // [impl->rule~case.own-reply~1]
    private Optional<Refusal> objectionToJudgingTheReply() {
        var lead = file.lead().orElseThrow().unit();
        var unit = actor.unit();
        if (unit == null || !world.isWithin(lead, unit)) {
            return now.notTheLead();
        }
        return file.repliedBy() != null && file.repliedBy().equals(actor.personId())
                ? Optional.of(Refusal.OWN_REPLY)
                : Optional.empty();
    }

    // [impl->rule~revisit.independent~1]
    private Optional<Refusal> objectionToRevisiting() {
        var unit = actor.unit();
        if (actor.role() == Role.CITIZEN || unit == null) {
            return Optional.empty();
        }
        return file.lead().filter(lead -> world.isWithin(unit, lead.unit())).isPresent()
                ? Optional.of(Refusal.NOT_INDEPENDENT)
                : Optional.empty();
    }

    private static Optional<Refusal> notYours() {
        return Optional.of(Refusal.NOT_YOUR_CASE);
    }

    private int partNo() {
        return now.part().orElseThrow().no();
    }

    /** Who was called by a whistle reports in instead. */
    private List<Assignment> toSign() {
        return now.openParts().stream()
                .filter(part -> part.role() != Assignment.Role.CALLED)
                .toList();
    }

    private int waitingPart() {
        return toSign().stream()
                .filter(part -> part.state() == Assignment.State.WAITING)
                .findFirst()
                .orElseThrow()
                .no();
    }

    private static boolean blank(String text) {
        return text.isBlank();
    }
}
