package org.jieban.portal;

import org.jieban.shared.ProblemType;

/** What a citizen meets on the public pages. */
public enum PortalProblem implements ProblemType {
    /** The number and the digits do not belong together; the same answer whatever is wrong. */
    NOT_FOUND("portal/not-found", 404),
    /** The link is damaged or has ended. */
    LINK_ENDED("portal/link-ended", 401);

    private final String code;
    private final int status;

    PortalProblem(String code, int status) {
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
