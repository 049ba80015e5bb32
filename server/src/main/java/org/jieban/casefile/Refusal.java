package org.jieban.casefile;

import java.util.Locale;
import org.jieban.shared.ProblemType;

/** Why an act is refused. Each reason has its words in both languages. */
public enum Refusal implements ProblemType {
    /** The life of a case does not know this act in its present state. */
    WRONG_STATE(409),
    /** The actor's role does not do this. */
    NOT_YOUR_ROLE(403),
    /** The actor's unit has no open part in the case. */
    NOT_YOUR_CASE(403),
    /** Only the unit in charge does this. */
    NOT_THE_LEAD(403),
    /** The unit's part is already signed. */
    ALREADY_SIGNED(409),
    /** The unit's part has to be signed first. */
    NOT_SIGNED(409),
    /** A text that this act needs is missing. */
    TEXT_MISSING(422),
    /** Dispatching against the catalogue, or again, needs a reason. */
    REASON_MISSING(422),
    /** A residents' committee is asked for help but never put in charge. */
    COMMUNITY_NEVER_LEADS(422),
    /** The new unit is the one that has the case already. */
    SAME_UNIT(409),
    /** Inward assignment goes to a unit below the one in charge. */
    NOT_BELOW(422),
    /** The unit has an open part already. */
    ALREADY_INVOLVED(409),
    /** The citizen has to be contacted in this round before a reply. */
    NOT_CONTACTED(409),
    /** An assisting or inner unit is still at work. */
    HELP_STILL_OPEN(409),
    /** Whoever wrote the reply does not accept it. */
    OWN_REPLY(403),
    /** Somebody of the unit has to have met the citizen in this round, or the citizen to have declined. */
    MEETING_MISSING(409),
    /** An invitation names one to five times in the future. */
    SLOTS_WRONG(422),
    /** There is no invitation that could be answered. */
    NO_INVITATION(409),
    /** Accepting takes one of the times offered that is not over yet. */
    SLOT_MISSING(422),
    /** What is recorded as past has to be past. */
    TIME_IN_THE_FUTURE(422),
    /** The category does not ask for an acceptance on site. */
    NOT_ON_SITE(409),
    /** The acceptance needs a look on site first. */
    SITE_CHECK_MISSING(409),
    /** Something on site was not good: the reply goes back. */
    SITE_CHECK_FAILED(409),
    /** Every item of the checklist is answered once; what is not good says why. */
    CHECKLIST_INCOMPLETE(422),
    /** Photos of after are missing. */
    PHOTOS_MISSING(422),
    /** The position on site is missing. */
    POSITION_MISSING(422),
    /** A conference was called and not held yet. */
    CONFERENCE_CALLED_ALREADY(409),
    /** No conference was called. */
    CONFERENCE_NOT_CALLED(409),
    /** From this round on a conference has to be held before the reply. */
    CONFERENCE_MISSING(409),
    /** The reply does not say how the conclusion of the conference was carried out. */
    CONCLUSION_UNANSWERED(422),
    /** A finding of unreasonableness is asked with evidence. */
    PANEL_EVIDENCE_MISSING(422),
    /** The panel is asked already. */
    PANEL_ASKED_ALREADY(409),
    /** Nobody asked the panel. */
    PANEL_NOT_ASKED(409),
    /** The panel has answered these grounds in this round already. */
    PANEL_HAS_ANSWERED(409),
    /** The panel has too few members. */
    PANEL_TOO_SMALL(422),
    /** The revisit is independent of the unit that handled the case. */
    NOT_INDEPENDENT(403),
    /** The questions about this round were answered already. */
    ALREADY_ANSWERED(409),
    /** The citizen left no way to be asked. */
    NOT_CONTACTABLE(409),
    /** A call-back needs a later moment. */
    CALL_BACK_TIME_MISSING(422),
    /** A unit of this kind has no right to whistle. */
    MAY_NOT_WHISTLE(403),
    /** A whistle calls somebody. */
    NOBODY_CALLED(422),
    /** Itself, a unit twice, the hotline, or a section or community of somebody else. */
    NOT_TO_BE_CALLED(422),
    /** No whistle of this number goes on. */
    NO_SUCH_WHISTLE(409),
    /** A task is given to a unit that was called, or to the lead itself. */
    NOT_CALLED(422),
    /** No task of this number is where this act needs it to be. */
    NO_SUCH_TASK(409),
    /** Whoever did a task does not accept it. */
    OWN_TASK(403),
    /** A task of a whistle is open. */
    TASK_STILL_OPEN(409),
    /** A whistle goes on; it is ended, and those called are rated, before the reply. */
    WHISTLE_STILL_OPEN(409),
    /** Each unit that was called is rated once, with one to five stars. */
    RATINGS_INCOMPLETE(422),
    /** A unit that was called reports in first. */
    NOT_REPORTED_IN(409),
    /** The time in which the case may be returned is over. */
    RETURN_TOO_LATE(409),
    /** The unit has asked to return this case before; what was decided is final. */
    RETURNED_BEFORE(409),
    /** A return that was asked for waits for its decision. */
    RETURN_PENDING(409),
    /** Nobody asks to return the case. */
    NO_RETURN_ASKED(409),
    /** What was asked for needs evidence. */
    EVIDENCE_MISSING(422),
    /** A dispute over who has to do it was not ruled yet. */
    DISPUTE_RUNNING(409),
    /** Nobody disputes the case. */
    NO_DISPUTE(409),
    /** The unit has disputed this case before; what was ruled is final. */
    DISPUTED_BEFORE(409),
    /** A dispute needs other units between which it is undecided. */
    PARTIES_MISSING(422),
    /** Only the parties of a dispute state their view. */
    NOT_A_PARTY(403),
    /** The time for statements is over. */
    STATEMENTS_CLOSED(409),
    /** The parties still have time to state their view. */
    STATEMENTS_RUNNING(409),
    /** Only the judging level refers or rules. */
    NOT_THE_JUDGE(403),
    /** The city rules; nobody stands above. */
    NO_LEVEL_ABOVE(409),
    /** The judging level cannot give the case to a unit that does not belong to it. */
    BEYOND_THE_JUDGE(422),
    /** No round has ended whose answer the unit carries. */
    NOTHING_TO_REVIEW(409),
    /** An application of the unit about this round waits for its decision. */
    REVIEW_PENDING(409),
    /** What the unit asked about this round was granted. */
    REVIEW_GRANTED(409),
    /** The window after the answer, or after the refusal, is over. */
    REVIEW_TOO_LATE(409),
    /** It was refused twice; that is final. */
    REVIEW_FINAL(409),
    /** What was refused before is asked again by naming it, and only that. */
    REVIEW_AGAIN_WRONG(422),
    /** The ground does not belong to what is asked for. */
    GROUND_DOES_NOT_FIT(422),
    /** No application of this number is where this act needs it to be. */
    NO_SUCH_APPLICATION(409),
    /** Only the unit above the one that asks forwards. */
    NOT_THE_UPPER_UNIT(403),
    /** Nobody decides on what their own unit asked for or forwarded. */
    OWN_APPLICATION(403),
    /** An assessor decides, and about a decision the level above it. */
    NOT_THE_REVIEWER(403),
    /** A decision cites the rule that it stands on. */
    RULE_MISSING(422),
    /** What is granted says what follows; only an appeal corrects an answer. */
    EFFECT_MISSING(422),
    /** Only the unit that asked withdraws. */
    NOT_YOUR_APPLICATION(403),
    /** No answer waits for a second revisit. */
    RECHECK_NOT_DUE(409),
    /** Whoever asked the first time does not ask the second time. */
    OWN_REVISIT(403),
    /** The citizen has said so in this round already. */
    PRESSURE_TOLD(409),
    /** Nobody finds on what their own unit did. */
    OWN_FINDING(403),
    /** A case is not linked to itself, to a linked case or to a later one. */
    CANNOT_LINK(422),
    /** What may be danger is sent to those who help, not answered by an incident. */
    DANGER_COMES_FIRST(409),
    /** The case is tied to no known incident that goes on. */
    NO_INCIDENT(409),
    /** The case waits for the end of a known incident. */
    INCIDENT_GOES_ON(409),
    /** The rung was reached in this run of the clock already. */
    RUNG_REACHED(409),
    /** An extension waits for a decision already. */
    EXTENSION_PENDING(409),
    /** An extension is asked for before the time is up. */
    EXTENSION_TOO_LATE(409),
    /** The round was extended as often as it may be. */
    EXTENSION_TOO_OFTEN(409),
    /** The new end is later than an extension may go. */
    EXTENSION_TOO_LONG(422),
    /** The new end is not later than the present one. */
    NOT_LATER(422),
    /** No feedback limit runs. */
    NO_LIMIT_TO_EXTEND(409),
    /** No extension waits for a decision. */
    EXTENSION_NOT_ASKED(409),
    /** More is granted than was asked. */
    BEYOND_ASKED(422),
    /** Another level than the unit in charge does this. */
    NOT_ABOVE(403),
    /** The citizen is waited for already. */
    ALREADY_WAITING(409),
    /** Nobody waits for the citizen. */
    NOT_WAITING(409),
    /** The time was up before the waiting began. */
    WAIT_TOO_LATE(409),
    /** The citizen is waited for longer than is allowed. */
    WAIT_TOO_LONG(422),
    /** Waiting needs evidence. */
    WAIT_UNPROVEN(422),
    /** A moment that has to come lies in the past. */
    MOMENT_PASSED(422),
    /** Parking waits for a decision already. */
    PARKING_PENDING(409),
    /** Parking was not asked for. */
    PARKING_NOT_ASKED(409),
    /** A parked case is looked at again sooner. */
    REVIEW_TOO_FAR(422),
    /** Only the district above the unit in charge does this. */
    DISTRICT_DECIDES(403),
    /** No supervision waits for an answer. */
    NOT_SUPERVISED(409),
    /** The new urgency is not higher than the present one. */
    NOT_MORE_URGENT(422);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** Whether a page should say why the act is not possible now, instead of not showing it. */
    boolean worthSaying() {
        return switch (this) {
            case NOT_SIGNED, NOT_CONTACTED, HELP_STILL_OPEN, OWN_REPLY -> true;
            case MEETING_MISSING, SITE_CHECK_MISSING, SITE_CHECK_FAILED, CONFERENCE_MISSING -> true;
            case SLOTS_WRONG,
                    NO_INVITATION,
                    SLOT_MISSING,
                    TIME_IN_THE_FUTURE,
                    NOT_ON_SITE,
                    CHECKLIST_INCOMPLETE,
                    PHOTOS_MISSING,
                    POSITION_MISSING,
                    CONFERENCE_CALLED_ALREADY,
                    CONFERENCE_NOT_CALLED,
                    CONCLUSION_UNANSWERED,
                    PANEL_EVIDENCE_MISSING,
                    PANEL_ASKED_ALREADY,
                    PANEL_NOT_ASKED,
                    PANEL_HAS_ANSWERED,
                    PANEL_TOO_SMALL ->
                    false;
            case EXTENSION_PENDING, EXTENSION_TOO_LATE, EXTENSION_TOO_OFTEN, PARKING_PENDING ->
                    true;
            case TASK_STILL_OPEN, WHISTLE_STILL_OPEN, NOT_REPORTED_IN -> true;
            case RETURN_TOO_LATE, STATEMENTS_RUNNING -> true;
            case RETURNED_BEFORE,
                    RETURN_PENDING,
                    NO_RETURN_ASKED,
                    EVIDENCE_MISSING,
                    DISPUTE_RUNNING,
                    NO_DISPUTE,
                    DISPUTED_BEFORE,
                    PARTIES_MISSING,
                    NOT_A_PARTY,
                    STATEMENTS_CLOSED,
                    NOT_THE_JUDGE,
                    NO_LEVEL_ABOVE,
                    BEYOND_THE_JUDGE ->
                    false;
            case WRONG_STATE,
                    NOT_YOUR_ROLE,
                    NOT_YOUR_CASE,
                    NOT_THE_LEAD,
                    ALREADY_SIGNED,
                    TEXT_MISSING,
                    REASON_MISSING,
                    COMMUNITY_NEVER_LEADS,
                    SAME_UNIT,
                    NOT_BELOW,
                    ALREADY_INVOLVED,
                    NOT_INDEPENDENT,
                    ALREADY_ANSWERED,
                    NOT_CONTACTABLE,
                    CALL_BACK_TIME_MISSING,
                    MAY_NOT_WHISTLE,
                    NOBODY_CALLED,
                    NOT_TO_BE_CALLED,
                    NO_SUCH_WHISTLE,
                    NOT_CALLED,
                    NO_SUCH_TASK,
                    OWN_TASK,
                    RATINGS_INCOMPLETE,
                    CANNOT_LINK,
                    DANGER_COMES_FIRST,
                    NO_INCIDENT ->
                    false;
            case INCIDENT_GOES_ON -> true;
            case RUNG_REACHED -> false;
            case NOTHING_TO_REVIEW,
                    REVIEW_TOO_LATE,
                    REVIEW_PENDING,
                    OWN_APPLICATION,
                    REVIEW_GRANTED,
                    REVIEW_FINAL,
                    REVIEW_AGAIN_WRONG,
                    GROUND_DOES_NOT_FIT,
                    NO_SUCH_APPLICATION,
                    NOT_THE_UPPER_UNIT,
                    NOT_THE_REVIEWER,
                    RULE_MISSING,
                    EFFECT_MISSING,
                    NOT_YOUR_APPLICATION,
                    RECHECK_NOT_DUE,
                    OWN_REVISIT,
                    PRESSURE_TOLD,
                    OWN_FINDING ->
                    false;
            case EXTENSION_TOO_LONG,
                    NOT_LATER,
                    NO_LIMIT_TO_EXTEND,
                    EXTENSION_NOT_ASKED,
                    BEYOND_ASKED,
                    NOT_ABOVE,
                    ALREADY_WAITING,
                    NOT_WAITING,
                    WAIT_TOO_LATE,
                    WAIT_TOO_LONG,
                    WAIT_UNPROVEN,
                    MOMENT_PASSED,
                    PARKING_NOT_ASKED,
                    REVIEW_TOO_FAR,
                    DISTRICT_DECIDES,
                    NOT_SUPERVISED,
                    NOT_MORE_URGENT ->
                    false;
        };
    }

    @Override
    public String code() {
        return "case/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }
}
