package org.jieban.identity;

import java.util.Arrays;
import java.util.Optional;

/** What a token may be used for, at most; the role of its post limits it further. */
public enum TokenScope {
    /** See cases, notices, attachments and counters. */
    CASES_READ("cases:read"),
    /** Act on cases. */
    CASES_WRITE("cases:write"),
    /** Bring in new cases and look up their claimants. */
    INTAKE("intake"),
    /** See rates and rankings. */
    RANKING_READ("ranking:read"),
    /** Change units, people, catalogue and calendar. */
    ADMIN("admin"),
    /** See who saw and did what. */
    AUDIT_READ("audit:read");

    private final String value;

    TokenScope(String value) {
        this.value = value;
    }

    /** How it is written in requests and on the command line, such as {@code cases:read}. */
    public String value() {
        return value;
    }

    /** The scope written this way. */
    public static Optional<TokenScope> of(String value) {
        return Arrays.stream(values()).filter(scope -> scope.value.equals(value)).findFirst();
    }
}
