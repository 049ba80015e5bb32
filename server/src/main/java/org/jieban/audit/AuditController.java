package org.jieban.audit;

import java.time.Instant;
import java.util.Map;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.Units;
import org.jieban.shared.FieldProblem;
import org.jieban.shared.ProblemException;
import org.jieban.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The auditor's page. */
@RestController
class AuditController {

    /** One entry with its unit's name. */
    record Line(
            long id,
            Instant at,
            AuditKind kind,
            Who person,
            @Nullable Where unit,
            @Nullable String caseNumber,
            @Nullable String reason,
            Map<String, Object> details,
            @Nullable String address) {}

    /** Who it was; without an id when the name belongs to nobody. */
    record Who(@Nullable Long id, String name, @Nullable String role) {}

    /** The unit of the post they were on. */
    record Where(long id, @Nullable String name) {}

    private final AuditReading reading;
    private final Units units;

    AuditController(AuditReading reading, Units units) {
        this.reading = reading;
        this.units = units;
    }

    @GetMapping("/api/audit")
    @PreAuthorize(Rights.AUDIT_READ)
    Slice<Line> read(
            Actor actor,
            @RequestParam @Nullable Long person,
            @RequestParam(name = "case") @Nullable String caseNumber,
            @RequestParam @Nullable AuditKind kind,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant until,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var question = new AuditQuestion(person, caseNumber, kind, from, until, before(cursor));
        var found = reading.read(question, actor, limit);
        return new Slice<>(found.items().stream().map(this::line).toList(), found.next());
    }

    private Line line(AuditEntry entry) {
        return new Line(
                entry.id(),
                entry.at(),
                entry.kind(),
                new Who(entry.person(), entry.name(), entry.role()),
                where(entry.unit()),
                entry.caseNumber(),
                entry.reason(),
                entry.details(),
                entry.address());
    }

    private @Nullable Where where(@Nullable UnitId unit) {
        return unit == null
                ? null
                : new Where(unit.value(), units.find(unit).map(u -> u.name()).orElse(null));
    }

    private static @Nullable Long before(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(cursor);
        } catch (NumberFormatException unknown) {
            throw ProblemException.invalid(new FieldProblem("/cursor", "unknown"));
        }
    }
}
