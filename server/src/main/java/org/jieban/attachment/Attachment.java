package org.jieban.attachment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored file (附件) as whoever may see it sees it.
 *
 * @param mediaType as found in the bytes
 * @param name as given, cleaned; for showing and saving only
 * @param caseId the case it is bound to, or null while it is only uploaded
 * @param stage at which step of the case it was bound ({@code INTAKE}, {@code REPLY} …), or null
 * @param width in pixels after turning upright, or null for what is no photo
 */
public record Attachment(
        AttachmentId id,
        AttachmentKind kind,
        String mediaType,
        String name,
        long bytes,
        @Nullable Long caseId,
        @Nullable String stage,
        Instant at,
        @Nullable Integer width,
        @Nullable Integer height) {}
