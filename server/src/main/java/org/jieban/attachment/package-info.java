/**
 * Files that belong to cases (附件): photos, recordings, videos, documents.
 *
 * <p>What a file is, its bytes say, never its name. Bytes lie outside the database behind {@link
 * org.jieban.attachment.AttachmentStore}, under their own hash. A file belongs to who uploaded it
 * until it is bound to a case; from then on who may see the case may see it, which {@code casefile}
 * answers through {@link org.jieban.attachment.AttachmentAccess}.
 *
 * <p>Must never happen: the place where a citizen took a photo reaches the public; a file is served
 * as anything a browser would run; a bound file is lost; a name chosen outside reaches the disk.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "calendar", "organisation", "identity", "throttle"})
@NullMarked
package org.jieban.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
