package org.jieban.analysis;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The sums in the database. */
@Repository
class Counters {

    private static final String ADD_CITY =
            """
            insert into city_minute (day, minute, came, ended)
            select r.day, r.minute, r.came, r.ended
            from json_to_recordset(:rows::json)
                as r (day date, minute smallint, came integer, ended integer)
            on conflict (day, minute) do update
            set came = city_minute.came + excluded.came, ended = city_minute.ended + excluded.ended
            """;
    private static final String ADD_PARTS =
            """
            insert into daily_count (day, part, unit_id, hour, came)
            select r.day, r.part, r.unit_id, r.hour, r.came
            from json_to_recordset(:rows::json)
                as r (day date, part text, unit_id bigint, hour smallint, came integer)
            on conflict (part, unit_id, day, hour) do update
            set came = daily_count.came + excluded.came
            """;
    private static final String HOURS =
            """
            select minute / 60 as hour, sum(came) as came, sum(ended) as ended
            from city_minute where day = :day
            group by minute / 60
            """;
    private static final String UNTIL =
            """
            select coalesce(sum(came), 0) from city_minute where day = :day and minute <= :minute
            """;
    private static final int HOURS_OF_A_DAY = 24;
    private static final int MINUTES = 60;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    Counters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A minute of the city as it is added; names are those of the columns, also below. */
    record CityRow(String day, int minute, int came, int ended) {}

    record DayRow(String day, String part, long unit_id, int hour, int came) {}

    void forget() {
        jdbc.sql("delete from city_minute").update();
        jdbc.sql("delete from daily_count").update();
    }

    void add(Collection<CityRow> city, Collection<DayRow> parts) {
        add(ADD_CITY, city);
        add(ADD_PARTS, parts);
    }

    /** The city's day up to a moment of it. */
    Today today(ZonedDateTime now) {
        LocalDate day = now.toLocalDate();
        var byHour = new Long[HOURS_OF_A_DAY];
        Arrays.fill(byHour, 0L);
        var ended = new long[1];
        jdbc.sql(HOURS)
                .param("day", day)
                .query(row -> {
                    byHour[row.getInt("hour")] = row.getLong("came");
                    ended[0] += row.getLong("ended");
                });
        long yesterday =
                jdbc.sql(UNTIL)
                        .param("day", day.minusDays(1))
                        .param("minute", now.getHour() * MINUTES + now.getMinute())
                        .query(Long.class)
                        .single();
        var requests = Arrays.stream(byHour).mapToLong(Long::longValue).sum();
        return new Today(day, requests, yesterday, ended[0], Arrays.asList(byHour));
    }

    private void add(String sql, Collection<?> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(sql).param("rows", JSON.writeValueAsString(rows)).update();
        }
    }
}
