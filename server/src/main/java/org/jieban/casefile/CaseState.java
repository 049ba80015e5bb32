package org.jieban.casefile;

/** Where a case stands in its life. The permitted moves are the table in {@link Lifecycle}. */
public enum CaseState {
    /** 待受理: said by a citizen or another system, not yet taken up by an agent. */
    SUBMITTED,
    /** 待派单: taken up, waiting for the unit that will solve it. */
    ACCEPTED,
    /** 待签收: sent to the lead unit, not yet signed. */
    DISPATCHED,
    /** 办理中: signed by the lead unit and being worked on. */
    HANDLING,
    /** 挂账: cannot be solved for now; has an owner, a plan and a day of review, and wakes up then. */
    PARKED,
    /** 待验收: the unit has replied; somebody other than the handler has to accept it. */
    REPLIED,
    /** 待回访: accepted; the citizen has to be asked the three questions. */
    REVISITING,
    /** 已办结: the citizen was asked, or could not be asked, and the round ended well. */
    CLOSED,
    /** 已归档: closed for good; nothing may be added. */
    ARCHIVED,
    /** 直接答复: answered at intake, no unit was needed. */
    ANSWERED,
    /** 已引导: not for this channel; the citizen was shown the right one, with the reason. */
    GUIDED,
    /** 已并单: the same matter as an earlier case, which carries on alone. */
    LINKED,
    /** 已作废: opened by mistake; kept, with the reason. */
    VOIDED;

    /** Whether somebody still has to do something for this case. */
    public boolean open() {
        return switch (this) {
            case SUBMITTED, ACCEPTED, DISPATCHED, HANDLING, PARKED, REPLIED, REVISITING -> true;
            case CLOSED, ARCHIVED, ANSWERED, GUIDED, LINKED, VOIDED -> false;
        };
    }
}
