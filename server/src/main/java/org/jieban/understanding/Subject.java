package org.jieban.understanding;

/** What is suggested from a text: one model each. */
enum Subject {
    /** 诉求分类, the most exact entry. */
    CATEGORY,
    /** 诉求类型. */
    KIND,
    /** 紧急程度. */
    URGENCY,
    /** 主办单位, by its code. */
    UNIT
}
