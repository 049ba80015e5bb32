package org.jieban.casefile;

/** What of a case waits for a decision from above (待审批). */
public enum Asked {
    /** 延期. */
    EXTENSION,
    /** 挂账. */
    PARKING,
    /** Both. */
    BOTH
}
