package org.jieban.incident;

import static org.jieban.incident.Incidents.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jieban.casefile.Visibility;
import org.jieban.incident.Drawing.Linked;
import org.jieban.incident.Drawing.Lot;
import org.jieban.organisation.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Which cases are answered by which incident. */
@Repository
class LinkedCases {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Waits for whoever is ending the incident, and then finds that it is over. */
    // [impl->rule~incident.never-after-the-end~1]
    private static final String HOLD =
            """
            select id from incident
            where id = :id and ended_at is null and begins_at <= :at for share
            """;

    private static final String ADD =
            """
            insert into incident_case (case_id, incident_id, person, reachable, way, at, by_name)
            values (:case, :incident, :person, :reachable, :way, :at, :by)
            """;
    private static final String REMOVE = "delete from incident_case where case_id = :case";
    private static final String CLAIMANT = "select claimant_id from case_file where id = :case";
    private static final String TO_DRAW =
            """
            select i.case_id, c.claimant_id
            from incident_case i join case_file c on c.id = i.case_id
            where i.incident_id = :incident order by i.case_id
            """;
    private static final String DRAWN =
            """
            update incident_case c
            set told = r.told, drawn = r.drawn, person = r.person, reachable = r.reachable
            from json_to_recordset(:rows::json) as r (
                case_id bigint, told boolean, drawn boolean, person bigint, reachable boolean)
            where c.case_id = r.case_id
            """;
    private static final String TO_SETTLE =
            """
            select c.case_id, c.told, c.drawn, i.id, i.closing
            from incident_case c join incident i on i.id = c.incident_id
            where c.settled_at is null and i.ended_at is not null
            order by c.incident_id, c.case_id limit :limit
            for update of c skip locked
            """;
    private static final String SETTLED =
            "update incident_case set settled_at = :at where case_id = any(:cases)";
    private static final String COUNT =
            """
            select incident_id, count(*) as cases, count(distinct person) as people,
                count(distinct person) filter (where at > :hour) as last_hour,
                count(distinct person) filter (where at > :before and at <= :hour) as hour_before,
                count(*) filter (where told and settled_at is not null) as told,
                count(*) filter (where drawn) as drawn,
                count(*) filter (where told is not null and settled_at is null) as waiting
            from incident_case where incident_id = any(:incidents) group by incident_id
            """;
    private static final String SEEN =
            """
            select c.number, c.title, c.state, c.address, c.area_id, i.at, i.way, i.by_name,
                i.told and i.settled_at is not null as told, i.drawn and i.settled_at is not null as drawn
            from incident_case i join case_file c on c.id = i.case_id
            where i.incident_id = :incident and
            """
                    + Visibility.SQL
                    + " order by i.at desc, i.case_id desc limit :limit";
    private static final String CANDIDATES =
            """
            select c.number, c.version, c.title, c.state, c.category, c.address, c.area_id, c.lat, c.lon,
                c.opened_at, e.payload ->> 'words' as words
            from case_file c join case_event e on e.case_id = c.id and e.seq = 1
            where c.state in ('SUBMITTED', 'ACCEPTED') and c.urgency <> 'DANGER' and c.opened_at >= :since and
            """
                    + Visibility.SQL
                    + " order by c.opened_at desc limit :limit";

    private final JdbcClient jdbc;

    LinkedCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How much is told of an incident.
     *
     * @param lastHour people of the last hour
     * @param hourBefore people of the hour before
     * @param told people who heard of the end
     * @param drawn people who are asked
     * @param waiting cases that have not heard of the end yet
     */
    record Counted(
            int cases, int people, int lastHour, int hourBefore, int told, int drawn, int waiting) {

        static final Counted NOTHING = new Counted(0, 0, 0, 0, 0, 0, 0);
    }

    /** A linked case as somebody may see it. */
    record Seen(
            String number,
            String title,
            String state,
            @Nullable String address,
            @Nullable Long area,
            Instant at,
            String way,
            String by,
            boolean told,
            boolean drawn) {}

    /** An open case that may be about an incident. */
    record Candidate(
            String number,
            int version,
            String title,
            String state,
            @Nullable String category,
            @Nullable String address,
            @Nullable Long area,
            @Nullable Double lat,
            @Nullable Double lon,
            Instant at,
            String words) {}

    /** A case that has to hear of the end. */
    record Unsettled(long caseId, long incident, boolean told, boolean drawn, String closing) {}

    /** A lot as it is written; names are those of the columns. */
    private record Drawn(
            long case_id, boolean told, boolean drawn, long person, boolean reachable) {}

    /** Whether cases may be linked now; nobody ends the incident before this transaction is over. */
    boolean hold(long incident, Instant at) {
        return jdbc.sql(HOLD)
                .param("id", incident)
                .param("at", utc(at))
                .query(Long.class)
                .optional()
                .isPresent();
    }

    Optional<Long> claimant(long caseId) {
        return jdbc.sql(CLAIMANT).param("case", caseId).query(Long.class).optional();
    }

    void add(
            long caseId,
            long incident,
            long person,
            boolean reachable,
            String way,
            String by,
            Instant at) {
        jdbc.sql(ADD)
                .param("case", caseId)
                .param("incident", incident)
                .param("person", person)
                .param("reachable", reachable)
                .param("way", way)
                .param("at", utc(at))
                .param("by", by)
                .update();
    }

    Optional<Long> incidentOf(long caseId) {
        return jdbc.sql("select incident_id from incident_case where case_id = :case")
                .param("case", caseId)
                .query(Long.class)
                .optional();
    }

    void remove(long caseId) {
        jdbc.sql(REMOVE).param("case", caseId).update();
    }

    /** The linked cases with their claimants, null for nobody. */
    Map<Long, @Nullable Long> claimants(long incident) {
        var found = new HashMap<Long, @Nullable Long>();
        jdbc.sql(TO_DRAW)
                .param("incident", incident)
                .query(row -> {
                    found.put(row.getLong("case_id"), row.getObject("claimant_id", Long.class));
                });
        return found;
    }

    void draw(Collection<Linked> linked, Collection<Lot> lots) {
        var people = new HashMap<Long, Linked>();
        linked.forEach(one -> people.put(one.caseId(), one));
        var rows =
                lots.stream()
                        .map(lot -> {
                            var one = Objects.requireNonNull(people.get(lot.caseId()));
                            return new Drawn(
                                    lot.caseId(),
                                    lot.told(),
                                    lot.drawn(),
                                    one.person(),
                                    one.reachable());
                        })
                        .toList();
        jdbc.sql(DRAWN).param("rows", JSON.writeValueAsString(rows)).update();
    }

    /** Some that have not heard of the end, held until the transaction is over. */
    List<Unsettled> toSettle(int limit) {
        return jdbc.sql(TO_SETTLE)
                .param("limit", limit)
                .query((row, _) ->
                        new Unsettled(
                                row.getLong("case_id"),
                                row.getLong("id"),
                                row.getBoolean("told"),
                                row.getBoolean("drawn"),
                                Objects.requireNonNull(row.getString("closing"))))
                .list();
    }

    void settled(Collection<Long> cases, Instant at) {
        jdbc.sql(SETTLED)
                .param("at", utc(at))
                .param("cases", cases.stream().mapToLong(Long::longValue).toArray())
                .update();
    }

    Map<Long, Counted> count(Collection<Long> incidents, Instant now) {
        var found = new HashMap<Long, Counted>();
        jdbc.sql(COUNT)
                .param("incidents", incidents.stream().mapToLong(Long::longValue).toArray())
                .param("hour", utc(now.minusSeconds(3600)))
                .param("before", utc(now.minusSeconds(7200)))
                .query(row -> {
                    found.put(
                            row.getLong("incident_id"),
                            new Counted(
                                    row.getInt("cases"),
                                    row.getInt("people"),
                                    row.getInt("last_hour"),
                                    row.getInt("hour_before"),
                                    row.getInt("told"),
                                    row.getInt("drawn"),
                                    row.getInt("waiting")));
                });
        return found;
    }

    List<Seen> seen(long incident, Scope scope, int limit) {
        return jdbc.sql(SEEN)
                .param("incident", incident)
                .param("everything", scope.everything())
                .param("units", scope.units())
                .param("limit", limit)
                .query((row, _) ->
                        new Seen(
                                Objects.requireNonNull(row.getString("number")),
                                Objects.requireNonNull(row.getString("title")),
                                Objects.requireNonNull(row.getString("state")),
                                row.getString("address"),
                                row.getObject("area_id", Long.class),
                                Incidents.moment(row, "at"),
                                Objects.requireNonNull(row.getString("way")),
                                Objects.requireNonNull(row.getString("by_name")),
                                row.getBoolean("told"),
                                row.getBoolean("drawn")))
                .list();
    }

    List<Candidate> candidates(Instant since, Scope scope, int limit) {
        return jdbc.sql(CANDIDATES)
                .param("since", utc(since))
                .param("everything", scope.everything())
                .param("units", scope.units())
                .param("limit", limit)
                .query((row, _) ->
                        new Candidate(
                                Objects.requireNonNull(row.getString("number")),
                                row.getInt("version"),
                                Objects.requireNonNull(row.getString("title")),
                                Objects.requireNonNull(row.getString("state")),
                                row.getString("category"),
                                row.getString("address"),
                                row.getObject("area_id", Long.class),
                                row.getObject("lat", Double.class),
                                row.getObject("lon", Double.class),
                                Incidents.moment(row, "opened_at"),
                                Objects.requireNonNullElse(row.getString("words"), "")))
                .list();
    }
}
