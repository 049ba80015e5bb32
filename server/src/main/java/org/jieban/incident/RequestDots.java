package org.jieban.incident;

import static org.jieban.incident.Incidents.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jieban.casefile.Visibility;
import org.jieban.organisation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests that have coordinates, as dots on the map on which an area is drawn. */
@Repository
class RequestDots {

    private static final int MOST = 1000;
    private static final String DOTS =
            """
            select c.number, c.title, c.lat, c.lon, c.opened_at
            from case_file c
            where c.opened_at >= :since and c.category = any(:categories) and c.lat is not null
              and c.state <> 'VOIDED' and
            """
                    + Visibility.SQL
                    + " order by c.opened_at desc limit "
                    + MOST;

    private final JdbcClient jdbc;

    RequestDots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a request is, WGS-84. */
    record RequestDot(String number, String title, double lat, double lon, Instant at) {}

    /** The newest first, a thousand at most. */
    List<RequestDot> of(Collection<String> categories, Instant since, Scope scope) {
        return jdbc.sql(DOTS)
                .param("since", utc(since))
                .param("categories", categories.toArray(String[]::new))
                .param("everything", scope.everything())
                .param("units", scope.units())
                .query((row, _) ->
                        new RequestDot(
                                Objects.requireNonNull(row.getString("number")),
                                Objects.requireNonNull(row.getString("title")),
                                row.getDouble("lat"),
                                row.getDouble("lon"),
                                Incidents.moment(row, "opened_at")))
                .list();
    }
}
