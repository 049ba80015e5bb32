package org.jieban.catalogue;

/**
 * How fast an answer is owed (紧急程度); the usual feedback limits of DB11/T 2021—2022. The limits
 * themselves are data of the catalogue.
 */
public enum Urgency {
    /** 突发事件、可能造成生命财产损失: two hours. */
    DANGER,
    /** 水电气热等及时性诉求: a day. */
    LIVELIHOOD,
    /** 一般诉求: seven days. */
    GENERAL,
    /** 复杂疑难诉求: fifteen days. */
    COMPLEX
}
