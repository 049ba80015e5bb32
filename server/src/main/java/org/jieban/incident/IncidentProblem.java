package org.jieban.incident;

import org.jieban.shared.ProblemType;

/** Problems of known incidents. */
enum IncidentProblem implements ProblemType {
    /** It is over: nothing is answered by it any more. */
    ENDED("incident/ended", 409),
    /** Somebody else changed it meanwhile. */
    CHANGED("incident/changed", 409),
    /** An area outside what the post is responsible for. */
    NOT_YOUR_AREA("incident/not-your-area", 403);

    private final String code;
    private final int status;

    IncidentProblem(String code, int status) {
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
