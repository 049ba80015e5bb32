package org.jieban.audit;

import java.util.Map;
import org.jieban.identity.LogInRefused;
import org.jieban.identity.LoggedIn;
import org.jieban.identity.PersonId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts log-ins on record, in the thread in which they happen, so that none is lost. */
@Component
class LogInWatch {

    private static final String NOBODY = "—";

    private final Audit audit;

    LogInWatch(Audit audit) {
        this.audit = audit;
    }

    // [impl->rule~privacy.record~1]
    @EventListener
    void on(LoggedIn event) {
        audit.recordUnnamed(AuditKind.LOGIN, event.name(), event.person(), event.unit(), Map.of());
    }

    // [impl->rule~privacy.record~1]
    @EventListener
    void on(LogInRefused event) {
        var until = event.lockedUntil();
        var known = !event.person().equals(PersonId.NOBODY);
        audit.recordUnnamed(
                AuditKind.LOGIN_REFUSED,
                known ? event.username() : NOBODY,
                known ? event.person() : null,
                null,
                until == null ? Map.of() : Map.of("lockedUntil", until.toString()));
    }
}
