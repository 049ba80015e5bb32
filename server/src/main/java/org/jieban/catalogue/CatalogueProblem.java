package org.jieban.catalogue;

import org.jieban.shared.ProblemType;

/** What can go wrong with categories and the dispatch catalogue. */
public enum CatalogueProblem implements ProblemType {
    /** No category has this code. */
    UNKNOWN_CATEGORY("catalogue/unknown-category", 404),
    /** The catalogue cannot name a unit for this category and area. */
    NO_RULE("catalogue/no-rule", 404),
    /** The file was refused as a whole; {@code errors} names each line and why. */
    CSV_REFUSED("catalogue/csv-refused", 422),
    /** The new version would begin before one that exists, or in the past. */
    VERSION_OVERLAP("catalogue/version-overlap", 422),
    /** No rule can name this unit: a section or a community is never in charge. */
    NO_RULE_POSSIBLE("catalogue/no-rule-possible", 422),
    /** There is a later version than the one that was looked at. */
    CHANGED("catalogue/changed", 409);

    private final String code;
    private final int status;

    CatalogueProblem(String code, int status) {
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
