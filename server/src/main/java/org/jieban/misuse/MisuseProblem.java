package org.jieban.misuse;

import org.jieban.shared.ProblemType;

/** Problems of proposing, deciding and lifting misuse marks. */
enum MisuseProblem implements ProblemType {
    /** The claimant left no phone, so nobody would be found again. */
    NOBODY_TO_MARK("misuse/nobody-to-mark", 409),
    /** A mark of this claimant waits or is in force. */
    ONE_STANDS("misuse/one-stands", 409),
    /** Whoever proposed, or belongs to the unit that did, decides. */
    OWN_PROPOSAL("misuse/own-proposal", 403),
    /** The mark does not wait for a decision any more. */
    DECIDED("misuse/decided", 409),
    /** The mark is not in force. */
    NOT_IN_FORCE("misuse/not-in-force", 409);

    private final String code;
    private final int status;

    MisuseProblem(String code, int status) {
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
