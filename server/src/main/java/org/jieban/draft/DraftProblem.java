package org.jieban.draft;

import org.jieban.shared.ProblemType;

/** Problems of templates. */
enum DraftProblem implements ProblemType {
    /** Somebody else changed the template meanwhile. */
    CHANGED("draft/changed", 409),
    /** A blank of the template is wrong; {@code at} is its first character, {@code said} what stands there. */
    FAULTY("draft/faulty", 422);

    private final String code;
    private final int status;

    DraftProblem(String code, int status) {
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
