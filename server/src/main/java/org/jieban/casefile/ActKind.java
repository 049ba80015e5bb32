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
    /** 归档. */
    ARCHIVE;

    /** The name in addresses and documents: {@code revisit-answer}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
