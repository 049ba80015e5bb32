package org.jieban.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jieban.identity.Role;
import org.jieban.organisation.Unit;
import org.jieban.organisation.UnitId;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.Units;
import org.jieban.surge.SurgeRaised;
import org.jspecify.annotations.Nullable;
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
    private final Units units;

    SurgeNotices(JdbcClient jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    private record Reader(UnitId unit, @Nullable Role role) {}

    @EventListener
    void tell(SurgeRaised surge) {
        for (var reader : readers(surge.street())) {
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

    private List<Reader> readers(@Nullable UnitId street) {
        var found = new ArrayList<Reader>();
        var city = street == null ? null : units.path(street).getFirst().id();
        for (Unit hotline : units.ofKind(Set.of(UnitKind.HOTLINE), city)) {
            found.add(new Reader(hotline.id(), Role.DISPATCHER));
            found.add(new Reader(hotline.id(), Role.LEADER));
        }
        if (street != null) {
            found.add(new Reader(street, null));
        }
        return found;
    }
}
