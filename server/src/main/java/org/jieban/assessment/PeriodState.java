package org.jieban.assessment;

/** Where a period (考核周期) stands. */
enum PeriodState {
    /** 进行中: answers still come in. */
    OPEN,
    /** 初步: it is over; decisions on applications still move its figures. */
    PROVISIONAL,
    /** 已截止: its figures are taken and looked at before they are published. */
    CLOSED,
    /** 已封账: published and frozen; a correction is a new revision. */
    PUBLISHED
}
