package org.jieban.assessment;

import org.jieban.shared.ProblemType;

/** Problems of closing, publishing and correcting periods. */
enum AssessmentProblem implements ProblemType {
    /** The period still runs. */
    PERIOD_RUNS("assessment/period-runs", 409),
    /** Answers of the period are not all counted yet. */
    STILL_COUNTING("assessment/still-counting", 409),
    /** What was asked does not fit where the period stands. */
    PERIOD_STANDS_ELSEWHERE("assessment/period-stands-elsewhere", 409),
    /** A published period has no differences that a correction would show. */
    NOTHING_TO_CORRECT("assessment/nothing-to-correct", 409);

    private final String code;
    private final int status;

    AssessmentProblem(String code, int status) {
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
