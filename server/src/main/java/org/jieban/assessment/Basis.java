package org.jieban.assessment;

/** By which date an answer belongs to a period (统计口径); the codes are stored. */
// [impl->rule~assessment.basis~1]
enum Basis {
    /** 按回访时间: when the citizen answered. */
    ANSWERED(0, "answered_at"),
    /** 按接收时间: when the unit received the case. */
    RECEIVED(1, "received_at"),
    /** 按办结时间: when the case ended; until then its answers count nowhere. */
    CLOSED(2, "closed_at");

    private final int code;
    private final String column;

    Basis(int code, String column) {
        this.code = code;
        this.column = column;
    }

    int code() {
        return code;
    }

    /** The column of an answer that decides. */
    String column() {
        return column;
    }
}
