package org.jieban.audit;

import java.time.Clock;
import java.util.Map;
import org.jieban.identity.Actor;
import org.jieban.identity.PersonId;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Writes audit entries (审计记录). */
@Service
public class Audit {

    private static final long NEW = 0;

    private final AuditEntries entries;
    private final Clock clock;

    Audit(AuditEntries entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /** Begins an entry about what this actor does. */
    public AuditNote about(Actor actor) {
        return new AuditNote(actor, this::record);
    }

    /**
     * An entry about somebody who is not (yet) logged in; in a transaction of its own when none is
     * open, because a refused log-in has none.
     *
     * @param name the name that was typed or the person's, as the caller knows it
     */
    @Transactional
    public void recordUnnamed(
            AuditKind kind,
            String name,
            @Nullable PersonId person,
            @Nullable UnitId unit,
            Map<String, Object> details) {
        entries.add(
                new AuditEntry(
                        NEW,
                        clock.instant(),
                        kind,
                        person == null ? null : person.value(),
                        name,
                        null,
                        unit,
                        null,
                        null,
                        details,
                        address()));
    }

    // [impl->rule~privacy.record~1]
    private void record(AuditKind kind, AuditNote note) {
        var actor = note.actor();
        entries.add(
                new AuditEntry(
                        NEW,
                        clock.instant(),
                        kind,
                        actor.isPerson() ? actor.person().value() : null,
                        actor.name(),
                        actor.role().name(),
                        actor.unit().value() == 0 ? null : actor.unit(),
                        note.caseNumber(),
                        note.reason(),
                        note.details(),
                        address()));
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? web.getRequest().getRemoteAddr()
                : null;
    }
}
