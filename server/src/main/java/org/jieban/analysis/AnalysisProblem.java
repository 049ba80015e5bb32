package org.jieban.analysis;

import org.jieban.shared.ProblemType;

/** Problems of the live figures. */
enum AnalysisProblem implements ProblemType {
    /** One person follows the live figures on more pages than is sensible. */
    TOO_MANY_STREAMS("analysis/too-many-streams", 429);

    private final String code;
    private final int status;

    AnalysisProblem(String code, int status) {
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
