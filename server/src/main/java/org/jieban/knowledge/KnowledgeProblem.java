package org.jieban.knowledge;

import org.jieban.shared.ProblemType;

/** Problems of writing articles and of keeping synonyms. */
enum KnowledgeProblem implements ProblemType {
    /** Somebody else changed the article meanwhile. */
    CHANGED("knowledge/changed", 409),
    /** Nothing of a file of synonyms was taken. */
    SYNONYMS_REFUSED("knowledge/synonyms-refused", 422);

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
