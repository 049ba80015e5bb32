package org.jieban.catalogue;

/** What the feedback limit does when a case goes to another unit after a return or a ruling. */
public enum AfterReturn {
    /** 重新计时: it begins anew for the new unit. */
    ANEW,
    /** 连续计时: the one of the first unit goes on. */
    GOES_ON
}
