package org.jieban.autodispatch;

/** Why a case is left to people (转人工), however sure the model is. The first that holds is told. */
enum Objection {
    /** 疑似险情: somebody may be in danger. */
    DANGER,
    /** 举报: somebody is reported; who handles that is for people to say. */
    REPORT,
    /** 保密: the citizen asked for secrecy, or the category is a sensitive one. */
    SECRET,
    /** 已有人处理: somebody did or chose something already, or the citizen added to it. */
    TOUCHED,
    /** 只有关键词: no model says anything. */
    NO_MODEL,
    /** 类别不一致: a category was given that is not the suggested one nor above it. */
    SAID_OTHERWISE,
    /** 承办单位不唯一: the place is missing, or the catalogue names nobody or only the backstop. */
    UNIT_UNCLEAR,
    /** 疑似已知事件. */
    INCIDENT,
    /** 疑似重复: the same person has an open case, or told of this category lately. */
    HEARD_BEFORE,
    /** 疑似群诉: others tell of the same. */
    WITH_OTHERS,
    /** 未能比对: the case was not compared with others in time. */
    NOT_COMPARED
}
