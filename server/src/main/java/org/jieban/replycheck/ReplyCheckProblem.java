package org.jieban.replycheck;

import org.jieban.shared.ProblemType;

/** Problems of the reply check. */
enum ReplyCheckProblem implements ProblemType {
    /** Somebody else changed the words meanwhile. */
    CHANGED("reply-check/changed", 409);

    private final String code;
    private final int status;

    ReplyCheckProblem(String code, int status) {
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
