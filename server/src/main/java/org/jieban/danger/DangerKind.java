package org.jieban.danger;

/** What somebody's life or property is in danger of (险情). */
public enum DangerKind {
    /** 轻生: somebody says, or is said, to want to die. */
    SUICIDE,
    /** 扬言伤人、极端: harm to others announced or threatened. */
    THREAT,
    /** 聚集扬言: gathering, blocking, petitioning together, announced or under way. */
    GATHERING,
    /** 暴力: somebody is being hurt. */
    VIOLENCE,
    /** 儿童: a child missing, in danger or abused. */
    CHILD,
    /** 人身危急: trapped, drowning, unconscious, an old person lost. */
    LIFE,
    /** 燃气. */
    GAS,
    /** 火情. */
    FIRE,
    /** 坍塌、坠落. */
    COLLAPSE,
    /** 触电、漏电. */
    ELECTRICITY,
    /** 水患. */
    FLOOD,
    /** 危险物品: explosives, weapons, drugs, poisonous matter. */
    HAZARD
}
