package org.jieban.shared;

/**
 * A kind of problem a caller can meet, with a stable name. Implemented by one enum per module; the
 * two-language messages stand in {@code problems.properties} and {@code problems_zh_CN.properties}
 * under the code with dots for slashes.
 */
public interface ProblemType {

    /** Stable name such as {@code identity/locked}; the problem's type is {@code /problems/} + code. */
    String code();

    /** HTTP status the problem is answered with. */
    int status();
}
