package org.jieban.audit;

import java.time.Instant;
import java.util.Map;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * One line of the record of who saw and did what (审计记录).
 *
 * @param person id of the person, or null for the system and for names nobody has
 * @param name the person's name at that time
 * @param details what else matters, never personal data of a claimant
 * @param address the network address it came from, or null for work of the system
 */
public record AuditEntry(
        long id,
        Instant at,
        AuditKind kind,
        @Nullable Long person,
        String name,
        @Nullable String role,
        @Nullable UnitId unit,
        @Nullable String caseNumber,
        @Nullable String reason,
        Map<String, Object> details,
        @Nullable String address) {

    public AuditEntry {
        details = Map.copyOf(details);
    }
}
