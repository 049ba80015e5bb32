package org.jieban.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jieban.organisation.UnitId;
import org.jieban.scheme.Fraction;
import org.jieban.scheme.Measure;
import org.jieban.scheme.Period;
import org.jieban.scheme.Scheme;
import org.jieban.scheme.Tally;
import org.jieban.scheme.UnitFigures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is counted of every unit in a period: the sums of its whole weeks and days, and the rows of the days at
 * its ends, of which only a part belongs to it.
 */
// [impl->rule~assessment.day-sums~1]
@Repository
class CountedFigures {

    private static final String DAYS =
            """
            select d.unit_id, d.share, d.kind = '' as every_kind, %s
            from (
                select * from assessed_day
                where basis = :basis and kind = any(:kinds::text[]) and span = 7
                  and day >= :monday and day < :lastMonday
                union all
                select * from assessed_day
                where basis = :basis and kind = any(:kinds::text[]) and span = 1
                  and day >= :first and day < :monday
                union all
                select * from assessed_day
                where basis = :basis and kind = any(:kinds::text[]) and span = 1
                  and day >= :lastMonday and day < :last) as d
            group by d.unit_id, d.share, d.kind = ''
            """
                    .formatted(Projection.cells("sum(d.c%1$d) as c%1$d", ", "));
    // the sums of the day tell which units have rows in it
    private static final String ENDS =
            """
            select a.unit_id, a.share, a.cell, count(*) as answers
            from (select distinct unit_id from assessed_day
                  where basis = :basis and kind = '' and span = 1 and day = :day) u
            join assessed_answer a on a.unit_id = u.unit_id
            where a.%1$s >= :from and a.%1$s < :until and %2$s
            group by a.unit_id, a.share, a.cell
            """;
    // without the sums of days: what they hold though it counts nowhere, or what a revision holds
    private static final String ROWS =
            """
            select a.unit_id, a.share, a.cell, count(*) as answers
            from %3$s a
            where a.%1$s >= :from and a.%1$s < :until and %2$s
            group by a.unit_id, a.share, a.cell
            """;
    private static final String WORK =
            """
            select unit_id, kind = '' as every_kind, sum(received) as received,
                sum(closed) as closed, sum(contacts) as contacts,
                sum(contact_minutes) as contact_minutes, sum(timed) as timed,
                sum(on_time) as on_time, sum(meetings_due) as meetings_due, sum(met) as met,
                sum(whistled) as whistled, sum(reported) as reported
            from assessed_work
            where kind = any(:kinds::text[]) and day >= :first and day < :last
            group by unit_id, kind = ''
            """;
    private static final String WORK_ENDS =
            """
            select unit_id, true as every_kind,
                count(*) filter (where lead and not withdrawn and received) as received,
                count(*) filter (where lead and not withdrawn and closed) as closed,
                count(*) filter (where lead and contacted) as contacts,
                coalesce(sum(contact_minutes) filter (where lead and contacted), 0)
                    as contact_minutes,
                count(*) filter (where lead and timed and on_time is not null) as timed,
                count(*) filter (where lead and timed and on_time) as on_time,
                count(*) filter (where lead and timed and meeting_due) as meetings_due,
                count(*) filter (where lead and timed and met) as met,
                count(*) filter (where called) as whistled,
                count(*) filter (where called and reported) as reported
            from (
                select p.*, share = 0 as lead,
                    received_at >= :from and received_at < :until as received,
                    closed_at >= :from and closed_at < :until as closed,
                    contacted_at >= :from and contacted_at < :until as contacted,
                    timed_at >= :from and timed_at < :until as timed,
                    share = 2 and called_at >= :from and called_at < :until as called
                from %s p
                where kind <> all(:excluded::text[])
                  and coalesce(category = any(:categories::text[]), false) = :of
                  and ((received_at >= :from and received_at < :until)
                    or (closed_at >= :from and closed_at < :until)
                    or (contacted_at >= :from and contacted_at < :until)
                    or (timed_at >= :from and timed_at < :until)
                    or (called_at >= :from and called_at < :until))) as p
            group by unit_id
            """;
    private static final String FINDINGS =
            """
            select unit_id, count(*) as findings,
                count(*) filter (where true_and_lawful) as true_and_lawful
            from assessed_finding a
            where found_at >= :from and found_at < :until and kind <> all(:excluded::text[])
              and (category is null or category <> all(:categories::text[]))
            group by unit_id
            """;
    private static final String RECORDED =
            """
            select unit_id, name, sum(value) as value from recorded_figure
            where month = :month and withdrawn_at is null
            group by unit_id, name
            """;
    private static final String FIRST =
            """
            select (min(day)::timestamp at time zone 'Asia/Shanghai') as first
            from (select min(day) as day from assessed_work where kind = ''
                  union all
                  select min(day) from assessed_day where basis = 0 and kind = '' and span = 1) as days
            """;

    private final JdbcClient jdbc;

    CountedFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A period, of a month or a week, with the scheme that holds for it. */
    record Month(PeriodName name, Period period, SchemeVersion version) {

        static Month of(YearMonth month, SchemeVersion version) {
            return new Month(PeriodName.of(month), version.rules().period(month), version);
        }

        static Month of(PeriodName name, SchemeVersion version) {
            var monday = name.monday();
            if (monday == null) {
                return of(name.month(), version);
            }
            var week =
                    new Period(
                            name.month(),
                            PeriodName.start(monday),
                            PeriodName.start(monday.plusWeeks(1)));
            return new Month(name, week, version);
        }

        Scheme scheme() {
            return version.rules();
        }

        Basis basis() {
            return switch (scheme().basis()) {
                case ANSWERED -> Basis.ANSWERED;
                case RECEIVED -> Basis.RECEIVED;
                case CLOSED -> Basis.CLOSED;
            };
        }

        /** The period before, as this scheme cuts it. */
        Month before() {
            return of(name.earlier(1), version);
        }
    }

    /** Answers of every unit by the part it had in them, by the unit itself. */
    Map<UnitId, UnitFigures> answers(Asked asked) {
        var sums = new Sums();
        if (asked.taken() != null) {
            rows(ROWS, asked, asked.counting(), asked.whole(), true, sums);
            return sums.figures();
        }
        days(asked, sums);
        asked.ends().forEach(piece -> rows(ENDS, asked, asked.counting(), piece, true, sums));
        if (asked.leavesOut() && asked.hasWholeDays()) {
            rows(ROWS, asked, asked.leftOut(), asked.wholeDays(), false, sums);
        }
        return sums.figures();
    }

    private void days(Asked asked, Sums sums) {
        var first = asked.firstWholeDay();
        var last = asked.afterWholeDays();
        // without a whole week in it, all are days before the first Monday
        var monday = DayCounts.monday(first.plusDays(DayCounts.WEEK - 1L));
        var lastMonday = DayCounts.monday(last);
        boolean weeks = monday.isBefore(lastMonday);
        jdbc.sql(DAYS)
                .param("basis", asked.basis().code())
                .param("kinds", asked.kinds())
                .param("first", first)
                .param("monday", weeks ? monday : last)
                .param("lastMonday", weeks ? lastMonday : last)
                .param("last", last)
                .query(row -> {
                    var cells = new long[Tally.CELLS];
                    for (int i = 0; i < cells.length; i++) {
                        cells[i] = row.getLong(4 + i);
                    }
                    sums.add(unit(row), Projection.share(row), row.getBoolean("every_kind"), cells);
                });
    }

    private void rows(
            String sql,
            Asked asked,
            String condition,
            Asked.Piece piece,
            boolean counted,
            Sums sums) {
        asked.bind(
                        jdbc.sql(sql.formatted(asked.basis().column(), condition, asked.answers())),
                        piece)
                .param("basis", asked.basis().code())
                .param("day", piece.day())
                .query(row -> {
                    long answers = row.getLong("answers");
                    sums.add(
                            unit(row),
                            Projection.share(row),
                            row.getInt("cell"),
                            counted ? answers : -answers);
                });
    }

    /** What every unit received, closed, did in time, whom it met and how it came when called. */
    Map<UnitId, Work> work(Asked asked) {
        var sums = new HashMap<UnitId, Work>();
        if (asked.taken() == null) {
            jdbc.sql(WORK)
                    .param("kinds", asked.kinds())
                    .param("first", asked.firstWholeDay())
                    .param("last", asked.afterWholeDays())
                    .query(row -> {
                        var sign = row.getBoolean("every_kind") ? 1 : -1;
                        sums.merge(unit(row), work(row, sign), Work::plus);
                    });
            asked.ends().forEach(piece -> workOfRows(asked, piece, true, sums));
            if (asked.excludedCategories().length > 0 && asked.hasWholeDays()) {
                workOfRows(asked, asked.wholeDays(), false, sums);
            }
        } else {
            workOfRows(asked, asked.whole(), true, sums);
        }
        if (asked.taken() == null) {
            asked.bind(jdbc.sql(FINDINGS))
                    .query(row -> {
                        var found =
                                Work.NONE.found(
                                        row.getLong("findings"), row.getLong("true_and_lawful"));
                        sums.merge(unit(row), found, Work::plus);
                    });
        }
        sums.values().removeIf(Work.NONE::equals);
        return sums;
    }

    /** Of categories that count, or of those that do not, to be taken away. */
    private void workOfRows(
            Asked asked, Asked.Piece piece, boolean counted, Map<UnitId, Work> sums) {
        asked.bind(jdbc.sql(WORK_ENDS.formatted(asked.parts())), piece)
                .param("of", !counted)
                .query(row -> {
                    sums.merge(unit(row), work(row, counted ? 1 : -1), Work::plus);
                });
    }

    /** What a unit did in a period, beside the answers. */
    record Work(
            long received,
            long closed,
            long contacts,
            long contactMinutes,
            long timed,
            long onTime,
            long meetingsDue,
            long met,
            long whistled,
            long reported,
            long findings,
            long trueAndLawful) {

        static final Work NONE = new Work(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        /** With rounds that were looked at, and those of them found handled as the law allows. */
        Work found(long looked, long good) {
            return new Work(
                    received,
                    closed,
                    contacts,
                    contactMinutes,
                    timed,
                    onTime,
                    meetingsDue,
                    met,
                    whistled,
                    reported,
                    looked,
                    good);
        }

        Work plus(Work more) {
            return new Work(
                    received + more.received,
                    closed + more.closed,
                    contacts + more.contacts,
                    contactMinutes + more.contactMinutes,
                    timed + more.timed,
                    onTime + more.onTime,
                    meetingsDue + more.meetingsDue,
                    met + more.met,
                    whistled + more.whistled,
                    reported + more.reported,
                    findings + more.findings,
                    trueAndLawful + more.trueAndLawful);
        }

        /** As schemes ask for it. */
        UnitFigures into(UnitFigures figures) {
            return figures.with(
                    Map.ofEntries(
                            known(Measure.RECEIVED, received),
                            known(Measure.CLOSED, closed),
                            known(Measure.FIRST_CONTACTS, contacts),
                            known(Measure.FIRST_CONTACT_MINUTES, contactMinutes),
                            known(Measure.TIMED, timed),
                            known(Measure.ON_TIME, onTime),
                            known(Measure.MEETINGS_DUE, meetingsDue),
                            known(Measure.MET, met),
                            known(Measure.WHISTLED, whistled),
                            known(Measure.REPORTED_IN, reported),
                            known(Measure.FINDINGS, findings),
                            known(Measure.TRUE_AND_LAWFUL, trueAndLawful)));
        }

        private static Map.Entry<Measure, Fraction> known(Measure measure, long value) {
            return Map.entry(measure, Fraction.of(value));
        }
    }

    /** What was recorded by hand for each unit in a month; nothing for a week. */
    Map<UnitId, Map<Measure, Fraction>> recorded(PeriodName name) {
        var recorded = new HashMap<UnitId, Map<Measure, Fraction>>();
        if (!name.isWeek()) {
            jdbc.sql(RECORDED)
                    .param("month", name.month().atDay(1))
                    .query(row -> {
                        recorded.computeIfAbsent(unit(row), _ -> new HashMap<>())
                                .put(
                                        new Measure(Objects.requireNonNull(row.getString("name"))),
                                        Fraction.of(
                                                Objects.requireNonNull(
                                                        row.getBigDecimal("value"))));
                    });
        }
        return recorded;
    }

    /** The earliest moment that counts in any period; empty before the first case. */
    Optional<Instant> first() {
        return jdbc.sql(FIRST)
                .query((row, i) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    private static Work work(ResultSet row, int sign) throws SQLException {
        return new Work(
                sign * row.getLong("received"),
                sign * row.getLong("closed"),
                sign * row.getLong("contacts"),
                sign * row.getLong("contact_minutes"),
                sign * row.getLong("timed"),
                sign * row.getLong("on_time"),
                sign * row.getLong("meetings_due"),
                sign * row.getLong("met"),
                sign * row.getLong("whistled"),
                sign * row.getLong("reported"),
                0,
                0);
    }

    private static UnitId unit(ResultSet row) throws SQLException {
        return new UnitId(row.getLong("unit_id"));
    }
}
