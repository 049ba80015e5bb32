package org.jieban.place;

import org.jieban.shared.ProblemType;

/** Problems of what administrators know about places. */
enum PlaceProblem implements ProblemType {
    /** Nothing of a file of names was taken. */
    NAMES_REFUSED("place/names-refused", 422),
    /** Nothing of a file of outlines was taken. */
    OUTLINES_REFUSED("place/outlines-refused", 422),
    /** Nothing of a file of components was taken. */
    COMPONENTS_REFUSED("place/components-refused", 422),
    /** The name is not in use any more. */
    ENDED("place/ended", 409);

    private final String code;
    private final int status;

    PlaceProblem(String code, int status) {
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
