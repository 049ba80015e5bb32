package org.jieban.casefile;

/** The lists people work from. */
public enum Queue {
    /** 待受理, of the hotline. */
    TO_ACCEPT("c.state = 'SUBMITTED'", Over.CASES),
    /** 待派单, of the hotline. */
    TO_DISPATCH("c.state = 'ACCEPTED'", Over.CASES),
    /** 待回访, of the hotline. */
    TO_REVISIT("c.state = 'REVISITING'", Over.CASES),
    /** 待签收; those called by a whistle and the parties of a dispute do not sign. */
    TO_SIGN("a.state = 'WAITING' and a.role in ('LEAD', 'ASSIST', 'INNER')", Over.PARTS),
    /** 待联系. */
    TO_CONTACT("a.state = 'WORKING' and a.role = 'LEAD' and not a.contacted", Over.PARTS),
    /** 办理中. */
    HANDLING("a.state = 'WORKING'", Over.PARTS),
    /** 待验收. */
    TO_APPROVE("a.state = 'SUBMITTED'", Over.PARTS),
    /** 超时. */
    OVERDUE("coalesce(a.due_at, 'infinity') < :now", Over.PARTS),
    /** 即将超时: within a day. */
    DUE_SOON(
            "coalesce(a.due_at, 'infinity') >= :now and coalesce(a.due_at, 'infinity') < :soon",
            Over.PARTS),
    /** 不满意: in a second or later round. */
    DISSATISFIED("a.round > 1 and a.role = 'LEAD'", Over.PARTS),
    /** 超期未告知: the citizen has not heard of the progress for longer than was promised. */
    SILENT("coalesce(a.promise_at, 'infinity') < :now and a.role = 'LEAD'", Over.PARTS),
    /** 协办. */
    ASSISTING("a.role = 'ASSIST'", Over.PARTS),
    /** 挂账, counted apart from everything that is open; by day of review. */
    PARKED("c.state = 'PARKED'", Over.HELD),
    /** 待审批: an extension or a parking of a unit below waits for a decision; the oldest first. */
    TO_DECIDE("c.asks is not null", Over.HELD),
    /** Everything that is open for a unit and not parked. */
    ALL_OPEN("true", Over.PARTS),
    /** 已办结, newest first. */
    CLOSED("c.closed_at is not null", Over.ENDED);

    /** What the rows of a list are. */
    enum Over {
        /** Cases waiting for the hotline itself. */
        CASES,
        /** Open parts of units. */
        PARTS,
        /** Cases that stand still, or wait for a word from above. */
        HELD,
        /** Cases that have ended. */
        ENDED
    }

    private final String condition;
    private final Over over;

    Queue(String condition, Over over) {
        this.condition = condition;
        this.over = over;
    }

    String condition() {
        return condition;
    }

    Over over() {
        return over;
    }
}
