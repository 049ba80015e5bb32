package org.jieban.casefile;

import java.util.Locale;

/** The acts of a case's life; {@link Lifecycle} says in which state, and for whom, each is open. */
public enum ActKind {
    /** 受理. */
    ACCEPT,
    /** 补正. */
    CORRECT,
    /** 直接答复. */
    ANSWER,
    /** 引导. */
    GUIDE,
    /** 并单. */
    LINK,
    /** 作废. */
    VOID,
    /** 派单. */
    DISPATCH,
    /** 自动派单. */
    AUTO_DISPATCH,
    /** 改派. */
    REDISPATCH,
    /** 签收. */
    SIGN,
    /** 联系. */
    CONTACT,
    /** 见面. */
    MEET,
    /** 记录进展. */
    NOTE,
    /** 内部分派. */
    ASSIGN,
    /** 请求协办. */
    ASSIST,
    /** 完成协办或分派的部分. */
    FINISH,
    /** 答复. */
    REPLY,
    /** 验收通过. */
    APPROVE,
    /** 验收不通过. */
    REJECT,
    /** 回访未成. */
    REVISIT_ATTEMPT,
    /** 回访. */
    REVISIT_ANSWER,
    /** 催办. */
    URGE,
    /** 补充. */
    SUPPLEMENT,
    /** 见面意愿. */
    MEETING,
    /** 回访方式. */
    REVISIT_CHOICE,
    /** 归档. */
    ARCHIVE,
    /** 申请延期. */
    EXTENSION_ASK,
    /** 审批延期. */
    EXTENSION_DECIDE,
    /** 等待诉求人. */
    WAIT,
    /** 结束等待. */
    RESUME,
    /** 申请挂账. */
    PARKING_ASK,
    /** 审批挂账. */
    PARKING_DECIDE,
    /** 继续挂账. */
    PARKING_PROLONG,
    /** 唤醒. */
    WAKE,
    /** 督办. */
    SUPERVISE,
    /** 督办反馈. */
    SUPERVISION_ANSWER,
    /** 提升紧急程度. */
    URGENCY_RAISE,
    /** 升级. */
    RUNG,
    /** 申请退单. */
    RETURN_ASK,
    /** 同意退单. */
    RETURN_AGREE,
    /** 不同意退单. */
    RETURN_REFUSE,
    /** 提出争议. */
    DISPUTE_OPEN,
    /** 陈述意见. */
    DISPUTE_STATE,
    /** 提级裁决. */
    DISPUTE_REFER,
    /** 裁决. */
    DISPUTE_RULE,
    /** 吹哨. */
    WHISTLE,
    /** 报到. */
    REPORT_IN,
    /** 会商纪要. */
    JOINT_MEETING,
    /** 分派任务. */
    TASK_GIVE,
    /** 完成任务. */
    TASK_FINISH,
    /** 任务验收. */
    TASK_JUDGE,
    /** 免除任务. */
    TASK_WAIVE,
    /** 解除哨音. */
    WHISTLE_END,
    /** 见面邀请. */
    MEETING_OFFER,
    /** 答复见面邀请. */
    MEETING_ANSWER,
    /** 现场验收. */
    SITE_CHECK,
    /** 召集会商. */
    CONFERENCE_CALL,
    /** 会商结论. */
    CONFERENCE_HOLD,
    /** 申请不合理诉求认定. */
    UNREASONABLE_ASK,
    /** 不合理诉求认定. */
    UNREASONABLE_DECIDE,
    /** 申请剔除、考核申诉. */
    REVIEW_ASK,
    /** 转报. */
    REVIEW_FORWARD,
    /** 审定. */
    REVIEW_DECIDE,
    /** 撤回申请. */
    REVIEW_WITHDRAW,
    /** 撤销审定. */
    REVIEW_REVERSE,
    /** 复访. */
    RECHECK,
    /** 反映被施压. */
    PRESSURE_REPORT,
    /** 认定办理真实、合规. */
    FIND,
    /** 关联已知事件. */
    INCIDENT_JOIN,
    /** 移出已知事件. */
    INCIDENT_LEAVE,
    /** 已知事件结束. */
    INCIDENT_END;

    /** The name in addresses and documents: {@code revisit-answer}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
