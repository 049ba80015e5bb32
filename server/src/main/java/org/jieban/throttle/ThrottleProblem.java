package org.jieban.throttle;

import org.jieban.shared.ProblemType;

/** What a caller meets who asks too often. */
public enum ThrottleProblem implements ProblemType {
    /** Asked more often than is allowed; {@code until} says when to try again. */
    TOO_MANY("throttle/too-many", 429);

    private final String code;
    private final int status;

    ThrottleProblem(String code, int status) {
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
