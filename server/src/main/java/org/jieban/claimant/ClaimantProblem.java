package org.jieban.claimant;

import org.jieban.shared.ProblemType;

/** What can be wrong with asking for a claimant. */
public enum ClaimantProblem implements ProblemType {
    /** A look at a name or phone came without a reason somebody could check later. */
    REASON_REQUIRED("claimant/reason-required", 422);

    private final String code;
    private final int status;

    ClaimantProblem(String code, int status) {
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
