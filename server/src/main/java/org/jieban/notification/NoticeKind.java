package org.jieban.notification;

/** Why a unit is told something about a case. */
enum NoticeKind {
    /** 险情: somebody may be in danger; for the hotline and for the unit that has the case. */
    DANGER,
    /** 新工单: the unit was put in charge, or the case was assigned inward to it. */
    NEW,
    /** 协办: the unit is asked for help. */
    ASSIST,
    /** 不满意: the citizen's answers started a new round. */
    DISSATISFIED,
    /** 催办: the citizen urges. */
    URGED,
    /** 即将超时: the last fifth of a clock runs. */
    DUE_SOON,
    /** 超时. */
    OVERDUE,
    /** 吹哨: the unit was called and reports in, at once in an emergency. */
    WHISTLE,
    /** 未报到: for the whistler, a called unit did not report in. */
    UNANSWERED,
    /** 已报到: for the whistler, how a called unit reported in. */
    REPORTED,
    /** 任务: a task was given to the unit, or sent back to it. */
    TASK,
    /** 任务完成: for the whistler, a task waits to be accepted. */
    TASK_DONE,
    /** 升级: a rung of a ladder was reached. */
    RUNG,
    /** 退单申请: the dispatchers decide on a return. */
    RETURN_ASKED,
    /** 退单审核: what was decided on the unit's return. */
    RETURN_DECIDED,
    /** 争议: the unit is a party, or has to judge. */
    DISPUTE,
    /** 裁决: a dispute of the unit was ruled. */
    RULED,
    /** 申请待办: an exclusion or appeal waits to be forwarded or decided. */
    REVIEW_WAITS,
    /** 申请进展: for the unit that asked, what became of its exclusion or appeal. */
    REVIEW_TOLD,
    /** 反映被施压: for the level above, never for the unit itself. */
    PRESSURE,
    /** 突增: far more of one category at one place than usual; for the hotline's desk and the street. */
    SURGE,
    /** 自动派单停用: it stopped by itself; for the hotline's desk and the administrators. */
    AUTO_STOPPED,
    /** 已知事件超过预计结束时间: for the desk of the office that opened it. */
    INCIDENT_OVERDUE
}
