package org.jieban.audit;

import org.jieban.identity.Actor;
import org.jieban.shared.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the record, newest first, within the auditor's scope. */
@Service
class AuditReading {

    private static final int LONGEST_PIECE = 200;

    private final AuditEntries entries;

    AuditReading(AuditEntries entries) {
        this.entries = entries;
    }

    @Transactional(readOnly = true)
    Slice<AuditEntry> read(AuditQuestion question, Actor auditor, int limit) {
        int size = Math.clamp(limit, 1, LONGEST_PIECE);
        var found = entries.read(question, auditor.scope(), size + 1);
        var more = found.size() > size;
        var piece = more ? found.subList(0, size) : found;
        return new Slice<>(piece, more ? Long.toString(piece.getLast().id()) : null);
    }
}
