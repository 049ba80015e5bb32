package org.jieban.rewording;

import org.jieban.shared.ProblemType;

/** Problems of the rewording's setting. */
enum RewordingProblem implements ProblemType {
    /** Somebody else changed the setting meanwhile. */
    CHANGED("rewording/changed", 409),
    /** Not an address of a web service. */
    BAD_URL("rewording/bad-url", 422);

    private final String code;
    private final int status;

    RewordingProblem(String code, int status) {
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
