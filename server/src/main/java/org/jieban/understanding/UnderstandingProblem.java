package org.jieban.understanding;

import org.jieban.shared.ProblemType;

/** Problems of models. */
enum UnderstandingProblem implements ProblemType {
    /** Nothing was in force before the model in force. */
    NO_MODEL_BEFORE("understanding/no-model-before", 409);

    private final String code;
    private final int status;

    UnderstandingProblem(String code, int status) {
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
