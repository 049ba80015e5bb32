package org.jieban.identity;

import org.jieban.shared.ProblemType;

/** Problems with people, posts, log-in and tokens. */
public enum IdentityProblem implements ProblemType {
    /** User name or password is wrong; which of them is never said. */
    BAD_CREDENTIALS("identity/bad-credentials", 401),
    /** Too many failures for this user name, known or not; {@code until} says when to try again. */
    LOCKED("identity/locked", 423),
    /** The right password, but no post today, so there is nothing to see or do. */
    NO_POST("identity/no-post", 403),
    /** The first password must be changed before anything else. */
    PASSWORD_CHANGE_REQUIRED("identity/password-change-required", 403),
    /** The new password breaks a rule; {@code errors} says which. */
    PASSWORD_REFUSED("identity/password-refused", 422),
    /** A person or post cannot be as was asked; {@code errors} says why. */
    PERSON_REFUSED("identity/person-refused", 422),
    /** A token cannot be given as was asked; {@code errors} says why. */
    TOKEN_REFUSED("identity/token-refused", 422),
    /** The token is unknown, has expired, was revoked, or its post has ended. */
    BAD_TOKEN("identity/bad-token", 401),
    /** A file of people has errors and nothing of it was taken; {@code errors} has line and reason. */
    CSV_REFUSED("identity/csv-refused", 422);

    private final String code;
    private final int status;

    IdentityProblem(String code, int status) {
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
