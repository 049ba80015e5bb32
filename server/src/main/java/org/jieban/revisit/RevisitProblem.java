package org.jieban.revisit;

import org.jieban.shared.ProblemType;

/** Problems of the revisit desk. */
public enum RevisitProblem implements ProblemType {
    /** Another agent has this case at hand. */
    HELD_BY_OTHER("revisit/held-by-other", 409),
    /** Somebody else changed the script or the pool since it was looked at. */
    CHANGED_MEANWHILE("revisit/changed-meanwhile", 409),
    /** Another pool has this name. */
    POOL_NAME_TAKEN("revisit/pool-name-taken", 409);

    private final String code;
    private final int status;

    RevisitProblem(String code, int status) {
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
