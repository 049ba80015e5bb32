package org.jieban.catalogue;

/** What a citizen wants (诉求类型). */
public enum CaseKind {
    /** 咨询. */
    CONSULTATION,
    /** 求助. */
    HELP,
    /** 投诉. */
    COMPLAINT,
    /** 举报. */
    REPORT,
    /** 建议. */
    SUGGESTION,
    /** 表扬. */
    PRAISE
}
