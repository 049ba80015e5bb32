package org.jieban.attachment;

import org.jieban.identity.Actor;

/**
 * Whether somebody may see a file because they may see its case. Implemented by {@code casefile},
 * which alone knows who may see a case; without an implementation nobody may.
 */
public interface AttachmentAccess {

    /** Whether this actor may now see the case, and with it the file. */
    boolean maySee(Actor actor, AttachmentId attachment, long caseId);
}
