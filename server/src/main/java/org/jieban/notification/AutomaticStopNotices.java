package org.jieban.notification;

import java.util.List;
import java.util.Set;
import org.jieban.autodispatch.AutomaticStopped;
import org.jieban.identity.Role;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the hotline's dispatchers, leaders and administrators that automatic dispatch stopped by itself. */
// [impl->rule~autodispatch.stops~1]
@Component
class AutomaticStopNotices {

    private static final List<Role> READERS =
            List.of(Role.DISPATCHER, Role.LEADER, Role.ADMINISTRATOR);
    private static final String TELL =
            """
            with told as (
                insert into notice (unit_id, role, topic, case_id, seq, kind, at, why, cases)
                values (:unit, :role, :topic, :case, 1, 'AUTO_STOPPED', :at, :why, :many)
                on conflict do nothing
                returning id
            )
            insert into notice_case (notice_id, case_id)
            select told.id, behind from told cross join unnest(:cases) as behind
            on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final Units units;

    AutomaticStopNotices(JdbcClient jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    @EventListener
    void tell(AutomaticStopped stopped) {
        for (var hotline : units.ofKind(Set.of(UnitKind.HOTLINE), null)) {
            for (var role : READERS) {
                jdbc.sql(TELL)
                        .param("unit", hotline.id().value())
                        .param("role", role.name())
                        .param("topic", "automatic/" + stopped.id())
                        .param("case", stopped.cases().getFirst())
                        .param("at", stopped.at().atOffset(java.time.ZoneOffset.UTC))
                        .param("why", stopped.words())
                        .param("many", stopped.cases().size())
                        .param(
                                "cases",
                                stopped.cases().stream().mapToLong(Long::longValue).toArray())
                        .update();
            }
        }
    }
}
