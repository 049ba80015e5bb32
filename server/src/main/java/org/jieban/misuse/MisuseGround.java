package org.jieban.misuse;

/** What kind of misuse (滥用情形); after the duties of citizens in the cities' regulations. */
public enum MisuseGround {
    /** 恶意反复拨打. */
    REPEATED,
    /** 无正当理由长时间占用热线. */
    HOLDING_THE_LINE,
    /** 捏造、歪曲事实. */
    UNTRUE,
    /** 辱骂、威胁工作人员. */
    ABUSIVE
}
