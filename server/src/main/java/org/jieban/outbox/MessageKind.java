package org.jieban.outbox;

/** What a message tells; its words stand in {@code outbox*.properties}. */
enum MessageKind {
    /** 已受理. */
    ACCEPTED,
    /** 已延期: more time was granted. */
    EXTENDED,
    /** 已挂账: the case waits for something, with a day on which it is looked at again. */
    PARKED,
    /** 见面邀请. */
    MEETING_OFFERED,
    /** 办理进展, told to the citizen. */
    PROGRESS,
    /** 已答复: the answer can be read. */
    REPLIED,
    /** 回访邀请: the answer can be read, and three questions wait. */
    ASKED,
    /** 不合理诉求认定说明. */
    EXPLAINED,
    /** 已知事件: answered with its standard answer. */
    INCIDENT,
    /** 已知事件结束. */
    INCIDENT_ENDED,
    /** 已知事件结束, and three questions wait. */
    INCIDENT_ASKED,
    /** 已知事件超过预计结束时间, to the unit that opened it. */
    INCIDENT_OVERDUE,
    /** 新工单, to a unit. */
    NEW_CASE,
    /** 险情, to the hotline. */
    DANGER
}
