package org.jieban.casefile;

import org.jieban.shared.ProblemType;

/** Problems with a case that are not refusals by a rule of its life. */
public enum CaseProblem implements ProblemType {
    /** Somebody else acted since the caller looked. */
    STALE("case/stale", 409),
    /** The case number has a wrong shape or check digit. */
    BAD_NUMBER("case/bad-number", 400),
    /** This row of another system was taken in before. */
    SOURCE_TAKEN("case/source-taken", 409);

    private final String code;
    private final int status;

    CaseProblem(String code, int status) {
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
