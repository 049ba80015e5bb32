package org.jieban.organisation;

import org.jieban.shared.ProblemType;

/** Problems with units. */
public enum OrganisationProblem implements ProblemType {
    /** A file of units has errors and nothing of it was taken; {@code errors} has line and reason. */
    CSV_REFUSED("organisation/csv-refused", 422),
    /** A unit cannot be as was asked; {@code errors} says why. */
    UNIT_REFUSED("organisation/unit-refused", 422);

    private final String code;
    private final int status;

    OrganisationProblem(String code, int status) {
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
