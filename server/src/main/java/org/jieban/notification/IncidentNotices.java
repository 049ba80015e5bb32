package org.jieban.notification;

import java.sql.Types;
import java.time.ZoneOffset;
import org.jieban.incident.IncidentOverdue;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells the desk of the office that opened an incident that its expected end has passed; who opened it is
 * one of them.
 */
// [impl->rule~incident.owner-told~1]
@Component
class IncidentNotices {

    private static final String TELL =
            """
            insert into notice (unit_id, role, topic, number, title, kind, at)
            values (:unit, :role, :topic, :number, :title, 'INCIDENT_OVERDUE', :at)
            on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final DutyDesks desks;

    IncidentNotices(JdbcClient jdbc, DutyDesks desks) {
        this.jdbc = jdbc;
        this.desks = desks;
    }

    @EventListener
    void tell(IncidentOverdue incident) {
        for (var desk : desks.of(incident.office())) {
            var role = desk.role();
            jdbc.sql(TELL)
                    .param("unit", desk.unit().value())
                    .param("role", role == null ? null : role.name(), Types.VARCHAR)
                    .param("topic", "incident/" + incident.id())
                    .param("number", incident.number())
                    .param("title", incident.name())
                    .param("at", incident.expectedEnd().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }
}
