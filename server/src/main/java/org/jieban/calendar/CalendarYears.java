package org.jieban.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The years of each place's calendar in the database; a year is only ever added in a new version. */
@Repository
class CalendarYears {

    /** Grows with every new year or version, since versions are never taken away. */
    private static final String REVISION =
            """
            select coalesce(sum(version), 0)
            from calendar_year
            where place = :place
            """;

    private static final String YEARS =
            """
            select year, max(version) as version
            from calendar_year
            where place = :place
            group by year
            order by year
            """;

    private static final String DAYS =
            """
            select day, kind, name, name_en
            from calendar_day
            where place = :place and year = :year and version = :version
            order by day
            """;

    private static final String HOURS =
            """
            select opens, closes
            from calendar_hours
            where place = :place and year = :year and version = :version
            order by opens
            """;

    private static final String ADD_YEAR =
            """
            insert into calendar_year (place, year, version, source, recorded_at)
            values (:place, :year, :version, :source, :at)
            on conflict do nothing
            """;

    private static final String ADD_DAY =
            """
            insert into calendar_day (place, year, version, day, kind, name, name_en)
            values (:place, :year, :version, :day, :kind, :name, :nameEn)
            """;

    private static final String ADD_HOURS =
            """
            insert into calendar_hours (place, year, version, opens, closes)
            values (:place, :year, :version, :opens, :closes)
            """;

    private final JdbcClient jdbc;

    CalendarYears(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long revision(String place) {
        return jdbc.sql(REVISION).param("place", place).query(Long.class).single();
    }

    List<CalendarYear> current(String place) {
        return years(place, versions(place));
    }

    CalendarVersions versions(String place) {
        var versions = new HashMap<Integer, Integer>();
        jdbc.sql(YEARS)
                .param("place", place)
                .query(row -> {
                    versions.put(row.getInt("year"), row.getInt("version"));
                });
        return new CalendarVersions(versions);
    }

    List<CalendarYear> years(String place, CalendarVersions versions) {
        return versions.years().entrySet().stream()
                .map(found -> year(place, found.getKey(), found.getValue()))
                .toList();
    }

    /** Adds a version of a year; false when another node was first with it. */
    @Transactional
    public boolean add(String place, CalendarYear year, String source, Instant at) {
        var added =
                jdbc.sql(ADD_YEAR)
                        .param("place", place)
                        .param("year", year.year())
                        .param("version", year.version())
                        .param("source", source)
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .update();
        if (added == 0) {
            return false;
        }
        for (var day : year.days()) {
            jdbc.sql(ADD_DAY)
                    .param("place", place)
                    .param("year", year.year())
                    .param("version", year.version())
                    .param("day", day.day())
                    .param("kind", day.kind().name())
                    .param("name", day.name())
                    .param("nameEn", day.nameEn())
                    .update();
        }
        for (var session : year.hours().sessions()) {
            jdbc.sql(ADD_HOURS)
                    .param("place", place)
                    .param("year", year.year())
                    .param("version", year.version())
                    .param("opens", session.opens())
                    .param("closes", session.closes())
                    .update();
        }
        return true;
    }

    private CalendarYear year(String place, int year, int version) {
        var days = rows(DAYS, place, year, version).query((row, _) -> toDay(row)).list();
        var hours = rows(HOURS, place, year, version).query((row, _) -> toSession(row)).list();
        return new CalendarYear(year, version, new OpeningHours(hours), days);
    }

    private JdbcClient.StatementSpec rows(String sql, String place, int year, int version) {
        return jdbc.sql(sql).param("place", place).param("year", year).param("version", version);
    }

    private static CalendarDay toDay(ResultSet row) throws SQLException {
        return new CalendarDay(
                row.getObject("day", LocalDate.class),
                CalendarDay.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("name_en"));
    }

    private static OpeningHours.Session toSession(ResultSet row) throws SQLException {
        return new OpeningHours.Session(
                row.getObject("opens", LocalTime.class), row.getObject("closes", LocalTime.class));
    }
}
