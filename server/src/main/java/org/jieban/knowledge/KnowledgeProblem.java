package org.jieban.knowledge;

import org.jieban.shared.ProblemType;

/** Problems of writing articles. */
enum KnowledgeProblem implements ProblemType {
    /** Somebody else changed the article meanwhile. */
    CHANGED("knowledge/changed", 409);

    private final String code;
    private final int status;

    KnowledgeProblem(String code, int status) {
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
