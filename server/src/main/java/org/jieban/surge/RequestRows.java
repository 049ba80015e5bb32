package org.jieban.surge;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieban.calendar.CityZone;
import org.jieban.surge.CityHour.Cell;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** When what was asked for in which street. */
@Repository
class RequestRows {

    private static final String ADD =
            """
            insert into surge_request (case_id, at, category, street_id)
            select r.case_id, r.at, r.category, r.street_id
            from json_to_recordset(:rows::json)
                as r (case_id bigint, at timestamptz, category text, street_id bigint)
            on conflict (case_id) do nothing
            """;
    private static final String CORRECT =
            """
            update surge_request
            set category = coalesce(:category, category), street_id = coalesce(:street, street_id)
            where case_id = :case
            """;
    // [impl->rule~surge.late~1]
    private static final String LOOK_AGAIN =
            """
            update surge_watch set looked_until = greatest(:from, :dayAgo)
            where looked_until > greatest(:from, :dayAgo) + interval '10 minutes'
            """;
    private static final String HOURS =
            """
            select h.place, r.category, r.street_id, count(*) as came
            from unnest(cast(:ends as timestamptz[])) with ordinality as h (until, place)
                join surge_request r on r.at > h.until - interval '1 hour' and r.at <= h.until
            where r.category is not null
            group by h.place, r.category, r.street_id
            """;
    private static final String SUMS =
            """
            select category, street_id, count(*) as came
            from surge_request
            where at > :from and at <= :until and category = any(:categories)
            group by category, street_id
            """;
    private static final String SIZE =
            """
            select count(*) as requests, min(at) as first,
                   count(distinct (category, street_id)) as cells
            from surge_request where at > :from and at <= :until
            """;
    private static final String CURVE =
            """
            select (at at time zone :zone)::date as day,
                   extract(hour from at at time zone :zone)::int as hour, count(*) as came
            from surge_request
            where category = :category and (:city or street_id = :street)
              and (at at time zone :zone)::date = any(cast(:days as date[]))
              and at > :from and at < :until
            group by 1, 2
            """;
    private static final String CASES =
            """
            select r.case_id, r.at from surge_request r
            where r.category = :category and (:city or r.street_id = :street)
              and r.at > :from and r.at <= :until
            order by r.at desc, r.case_id desc
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    RequestRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A request; names are those of the columns. */
    record Came(long case_id, String at, @Nullable String category, @Nullable Long street_id) {}

    /** How much there is to compare with. */
    record Size(long requests, @Nullable Instant first, int cells) {}

    void add(Collection<Came> came) {
        if (!came.isEmpty()) {
            jdbc.sql(ADD).param("rows", JSON.writeValueAsString(came)).update();
        }
    }

    /** What is null stays. */
    void correct(long caseId, @Nullable String category, @Nullable Long street) {
        jdbc.sql(CORRECT)
                .param("case", caseId)
                .param("category", category, java.sql.Types.VARCHAR)
                .param("street", street, java.sql.Types.BIGINT)
                .update();
    }

    void remove(long caseId) {
        jdbc.sql("delete from surge_request where case_id = :case").param("case", caseId).update();
    }

    void forget() {
        jdbc.sql("delete from surge_request").update();
    }

    /** Forgets what is too old to compare with. */
    void forgetBefore(Instant moment) {
        jdbc.sql("delete from surge_request where at < :moment")
                .param("moment", utc(moment))
                .update();
    }

    /** Something came in late: what was looked at since then is looked at again, a day back at most. */
    void lookAgainFrom(Instant earliest, Instant now) {
        jdbc.sql(LOOK_AGAIN)
                .param("from", utc(earliest))
                .param("dayAgo", utc(now.minus(Duration.ofDays(1))))
                .update();
    }

    /** Requests of the hours before these moments, by category and street, in the same order. */
    List<Map<Cell, Integer>> hours(List<Instant> ends) {
        var found = new ArrayList<Map<Cell, Integer>>();
        ends.forEach(_ -> found.add(new HashMap<>()));
        jdbc.sql(HOURS)
                .param("ends", ends.stream().map(Instant::toString).toArray(String[]::new))
                .query(row -> {
                    found.get(row.getInt("place") - 1)
                            .put(
                                    new Cell(
                                            row.getString("category"),
                                            row.getObject("street_id", Long.class)),
                                    row.getInt("came"));
                });
        return found;
    }

    /** Requests of these categories between two moments, by category and street. */
    Map<Cell, Integer> sums(Collection<String> categories, Instant from, Instant until) {
        var found = new HashMap<Cell, Integer>();
        jdbc.sql(SUMS)
                .param("categories", categories.toArray(String[]::new))
                .param("from", utc(from))
                .param("until", utc(until))
                .query(row -> {
                    found.put(
                            new Cell(
                                    row.getString("category"),
                                    row.getObject("street_id", Long.class)),
                            row.getInt("came"));
                });
        return found;
    }

    Size size(Instant from, Instant until) {
        return jdbc.sql(SIZE)
                .param("from", utc(from))
                .param("until", utc(until))
                .query((row, _) ->
                        new Size(
                                row.getLong("requests"),
                                Optional.ofNullable(row.getObject("first", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant)
                                        .orElse(null),
                                row.getInt("cells")))
                .single();
    }

    /** Requests of each hour of these days. */
    Map<LocalDate, int[]> curve(Cell cell, List<LocalDate> days) {
        var found = new HashMap<LocalDate, int[]>();
        days.forEach(day -> found.put(day, new int[24]));
        var first = days.stream().min(LocalDate::compareTo).orElseThrow();
        var last = days.stream().max(LocalDate::compareTo).orElseThrow();
        placed(CURVE, cell)
                .param("zone", CityZone.ZONE.getId())
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("from", utc(first.atStartOfDay(CityZone.ZONE).toInstant().minusSeconds(1)))
                .param("until", utc(last.plusDays(1).atStartOfDay(CityZone.ZONE).toInstant()))
                .query(row -> {
                    var day = found.get(row.getObject("day", LocalDate.class));
                    if (day != null) {
                        day[row.getInt("hour")] = row.getInt("came");
                    }
                });
        return found;
    }

    /** A request of a place. */
    record Behind(long caseId, Instant at) {}

    /** The newest first. */
    List<Behind> cases(Cell cell, Instant from, Instant until) {
        return placed(CASES, cell)
                .param("from", utc(from))
                .param("until", utc(until))
                .query((row, _) ->
                        new Behind(
                                row.getLong("case_id"),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private JdbcClient.StatementSpec placed(String sql, Cell cell) {
        var street = cell.street();
        return jdbc.sql(sql)
                .param("category", cell.category())
                .param("city", street == null)
                .param("street", street == null ? 0 : street);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
