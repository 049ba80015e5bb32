package org.jieban.shared;

/** Problems that any module may answer with. */
public enum CommonProblem implements ProblemType {
    /** No such thing, or it lies outside what the caller may see. */
    NOT_FOUND("shared/not-found", 404),
    /** The body, a field or a parameter cannot be used; {@code errors} says which. */
    INVALID("shared/invalid", 400),
    /** Nobody is logged in. */
    UNAUTHENTICATED("shared/unauthenticated", 401),
    /** Logged in, but without the right to do this. */
    FORBIDDEN("shared/forbidden", 403),
    /** An unsafe request came without a valid CSRF token. */
    CSRF("shared/csrf", 403),
    /** The method, type or path does not exist on this server. */
    UNSUPPORTED("shared/unsupported", 405),
    /** What was sent is larger than is taken. */
    TOO_LARGE("shared/too-large", 413),
    /** An act came without the key that makes it safe to repeat. */
    IDEMPOTENCY_KEY_REQUIRED("shared/idempotency-key-required", 400),
    /** The same key came before for something else. */
    IDEMPOTENCY_KEY_REUSED("shared/idempotency-key-reused", 422),
    /** Something broke on the server; {@code trace} finds it in the log. */
    INTERNAL("shared/internal", 500);

    private final String code;
    private final int status;

    CommonProblem(String code, int status) {
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
