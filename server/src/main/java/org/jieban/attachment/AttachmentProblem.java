package org.jieban.attachment;

import org.jieban.shared.ProblemType;

/** What can be wrong with a file. */
public enum AttachmentProblem implements ProblemType {
    /** The bytes are of no type that is taken, whatever the name says. */
    TYPE_REFUSED("attachment/type-refused", 415),
    /** From the public only photos and recordings are taken. */
    KIND_REFUSED("attachment/kind-refused", 415),
    /** Larger than files of this kind may be. */
    TOO_LARGE("attachment/too-large", 413),
    /** So many pixels that reading it would take the server down. */
    TOO_MANY_PIXELS("attachment/too-many-pixels", 422),
    /** A file without a byte. */
    EMPTY("attachment/empty", 422),
    /** It begins like a photo but is none that can be read. */
    UNREADABLE("attachment/unreadable", 422),
    /** To be bound, a file must be the caller's own, not be bound yet, and still be there. */
    NOT_AVAILABLE("attachment/not-available", 422);

    private final String code;
    private final int status;

    AttachmentProblem(String code, int status) {
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
