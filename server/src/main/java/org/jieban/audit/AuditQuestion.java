package org.jieban.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; null asks for all.
 *
 * @param before only entries older than the one with this id: where the last piece ended
 */
record AuditQuestion(
        @Nullable Long person,
        @Nullable String caseNumber,
        @Nullable AuditKind kind,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long before) {}
