package org.jieban.surge;

import org.jieban.shared.ProblemType;

/** Problems with surges. */
enum SurgeProblem implements ProblemType {
    /** It is over already. */
    OVER("surge/over", 409);

    private final String code;
    private final int status;

    SurgeProblem(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}
