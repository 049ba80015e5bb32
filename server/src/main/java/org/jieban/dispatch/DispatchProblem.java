package org.jieban.dispatch;

import org.jieban.shared.ProblemType;

/** Problems of dispatching. */
public enum DispatchProblem implements ProblemType {
    /** The catalogue names no unit for this matter and place; a dispatcher has to choose one. */
    UNDECIDED("dispatch/undecided", 409),
    /** The unit does not exist, or does not exist any more. */
    NO_SUCH_UNIT("dispatch/no-such-unit", 422);

    private final String code;
    private final int status;

    DispatchProblem(String code, int status) {
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
