package org.jieban.identity;

/**
 * Words for {@code @PreAuthorize}. Every rule names a scope, so that a token given for one thing
 * cannot do another; roles come on top: {@code @PreAuthorize(Rights.CASES_WRITE + " and
 * hasAnyRole('HANDLER','LEADER')")}.
 */
public final class Rights {

    public static final String CASES_READ = "hasAuthority('SCOPE_cases:read')";
    public static final String CASES_WRITE = "hasAuthority('SCOPE_cases:write')";
    public static final String INTAKE = "hasAuthority('SCOPE_intake')";
    public static final String RANKING_READ = "hasAuthority('SCOPE_ranking:read')";
    public static final String ADMIN = "hasAuthority('SCOPE_admin')";
    public static final String AUDIT_READ = "hasAuthority('SCOPE_audit:read')";

    /** Anybody on the staff, person or program: for what all may know, such as the unit tree. */
    public static final String STAFF = "hasAuthority('STAFF')";

    /** A person in a browser, never a token: for what concerns the log-in itself. */
    public static final String SESSION = "hasAuthority('SESSION')";

    private Rights() {}
}
