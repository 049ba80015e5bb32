package org.jieban.ladder;

import org.jieban.shared.ProblemType;

/** What can go wrong with ladders. */
enum LadderProblem implements ProblemType {
    /** Somebody else made a new version meanwhile. */
    CHANGED_MEANWHILE("ladder/changed-meanwhile", 409);

    private final String code;
    private final int status;

    LadderProblem(String code, int status) {
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
