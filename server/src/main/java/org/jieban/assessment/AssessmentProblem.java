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
    NOTHING_TO_CORRECT("assessment/nothing-to-correct", 409),
    /** The document of a scheme has a fault; line and column say where. */
    SCHEME_UNREADABLE("assessment/scheme-unreadable", 422),
    /** Somebody else changed the draft meanwhile. */
    SCHEME_CHANGED("assessment/scheme-changed", 409),
    /** A scheme in force is never changed. */
    SCHEME_IN_FORCE("assessment/scheme-in-force", 409),
    /** A scheme would hold for a month that is closed or published. */
    SCHEME_TOO_EARLY("assessment/scheme-too-early", 409),
    /** Another scheme begins with this month. */
    SCHEME_MONTH_TAKEN("assessment/scheme-month-taken", 409),
    /** What a scheme leaves out is no category of the catalogue. */
    SCHEME_CATEGORY_UNKNOWN("assessment/scheme-category-unknown", 422),
    /** A unit would be in two groups. */
    SCHEME_GROUPS_OVERLAP("assessment/scheme-groups-overlap", 422);

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
