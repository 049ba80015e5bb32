package org.jieban.notification;

import org.jieban.surge.SurgeRaised;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells those on duty that a surge begins: dispatchers and leaders of the hotline, and the street. */
// [impl->rule~surge.told~1]
@Component
class SurgeNotices {

    private static final String TELL =
            """
            with told as (
                insert into notice (unit_id, role, topic, case_id, seq, kind, at, why, cases)
                values (:unit, :role, :topic, :case, 1, 'SURGE', :at, :why, :many)
                on conflict do nothing
                returning id
            )
            insert into notice_case (notice_id, case_id)
            select told.id, behind from told cross join unnest(:cases) as behind
            on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final DutyDesks desks;

    SurgeNotices(JdbcClient jdbc, DutyDesks desks) {
        this.jdbc = jdbc;
        this.desks = desks;
    }

    @EventListener
    void tell(SurgeRaised surge) {
        for (var reader : desks.ofSurge(surge.street())) {
            var role = reader.role();
            jdbc.sql(TELL)
                    .param("unit", reader.unit().value())
                    .param("role", role == null ? null : role.name(), java.sql.Types.VARCHAR)
                    .param("topic", "surge/" + surge.id())
                    .param("case", surge.cases().getFirst())
                    .param("at", surge.at().atOffset(java.time.ZoneOffset.UTC))
                    .param("why", surge.words())
                    .param("many", surge.cases().size())
                    .param("cases", surge.cases().stream().mapToLong(Long::longValue).toArray())
                    .update();
        }
    }
}
