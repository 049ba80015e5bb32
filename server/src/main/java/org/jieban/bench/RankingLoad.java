package org.jieban.bench;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes closed cases as the assessment keeps them, straight into its tables: the same rows that its
 * follower makes of the facts of such cases, without the facts. The same number gives the same cases.
 *
 * <p>Each case was answered about, most once, some in two or three rounds, until it was solved and
 * nobody was dissatisfied; every twentieth had an assisting department.
 */
final class RankingLoad {

    /** The first id; far above those of cases that are acted on. */
    static final long FIRST_ID = 2_000_000_000L;

    private static final int PIECE = 1_000_000;
    private static final int DAYS = 730;
    private static final int WITH_FILES_DAYS = 62;
    private static final List<String> TABLES = List.of("assessed_part", "assessed_answer");

    // without "offset 0" every reference to a column would compute it again
    /** What happened in case n, from nothing but n. */
    private static final String CASES =
            """
            with dice as (
                select n, (hashint8extended(n, 1) & 1048575) / 1048576::float8 as a,
                    (hashint8extended(n, 2) & 1048575) / 1048576::float8 as b,
                    (hashint8extended(n, 3) & 1048575)::integer as c,
                    (hashint8extended(n, 4) & 1048575)::integer as d,
                    (hashint8extended(n, 5) & 1048575)::integer as e
                from generate_series(:low::bigint, :high::bigint) n offset 0
            ), told as (
                select n, c, d, e, a,
                    case when c % 100 < 15 then null
                         else floor(:streets * power(a, 1.25::float8))::integer end as street,
                    case when d % 100 < 88 then 1 when d % 100 < 98 then 2 else 3 end as rounds,
                    n % 20 = 0 as assisted,
                    date_trunc('minute', :until::timestamptz - interval '730 days'
                        + (n + 1) * (interval '730 days' / :cases::float8)) as closed_at,
                    interval '1 minute' * (3600 + (b * 6000)::integer) as took
                from dice offset 0
            ), cases as (
                select n, :first + n as case_id, rounds, assisted, closed_at, took, c, d, e,
                    coalesce((:streetIds::bigint[])[street + 1],
                             (:departmentIds::bigint[])[c / 100 % :departments + 1]) as unit_id,
                    (:communityIds::bigint[])[coalesce(street, d % :streets) * 8 + e % 8 + 1] as area_id,
                    (:sectionIds::bigint[])[street * 4 + d / 100 % 4 + 1] as section_id,
                    5000000 + coalesce(street, 400 + c / 100 % :departments) * 12 + e / 8 % 12 as handler_id,
                    (:departmentIds::bigint[])[(c / 100 + 1) % :departments + 1] as helper_id,
                    (array['HELP','HELP','HELP','HELP','COMPLAINT','COMPLAINT','COMPLAINT','REPORT',
                           'CONSULTATION','SUGGESTION'])[e / 96 % 10 + 1] as kind,
                    (:categories::text[])[floor(:categoryCount * power((d & 65535) / 65536::float8, 1.5::float8))::integer + 1]
                        as category,
                    (array['PHONE','PHONE','PHONE','APP','WEB'])[e % 5 + 1] as channel,
                    70 + (hashint8extended(coalesce(street, 900 + c / 100 % :departments), 9) & 15)::integer
                        as quality
                from told offset 0
            ), rounds as (
                select c.*, round, closed_at - (rounds - round) * interval '9 days' as answered_at,
                    case when round = 1
                         then closed_at - (rounds - 1) * interval '9 days' - took
                         else closed_at - (rounds - round + 1) * interval '9 days' end as since,
                    closed_at - (rounds - 1) * interval '9 days' - took as received_at
                from cases c cross join lateral generate_series(1, c.rounds) round
                offset 0
            ), lived as (
                select r.*, since + interval '1 minute' * (5 + e % 600) as contacted_at,
                    5 + e % 600 as contact_minutes,
                    answered_at - interval '1 minute' * (120 + d % 2400) as timed_at,
                    since + interval '7 days' >= answered_at - interval '1 minute' * (121 + d % 2400) as on_time,
                    case when (c + round) % 200 = 0 then 0 else 12 end
                        + case when round = rounds then 0 when e % 3 = 0 then 4 else 8 end
                        + case when round < rounds then 2 - e % 2
                               when d % 100 < quality then 0 when d % 100 < quality + 9 then 1
                               else 3 end as cell,
                    8 + 6 * (round - 1) + case when assisted then 2 else 0 end as seq,
                    3 + 6 * rounds + case when assisted then 2 else 0 end as last_seq
                from rounds r offset 0
            )
            """;

    private static final String PARTS =
            CASES
                    + """
                    insert into assessed_part (
                        case_id, part, round, seq, unit_id, share, kind, category, area_id, section_id,
                        handler_id, withdrawn, received_at, closed_at, contacted_at, contact_minutes,
                        timed_at, on_time, meeting_due, met)
                    select case_id, 1 + share, round, last_seq, case share when 0 then unit_id else helper_id end,
                        share, kind, category, area_id, case share when 0 then section_id end,
                        case share when 0 then handler_id end, false,
                        case when round = 1 then received_at end,
                        case when round = rounds or share = 1 then closed_at end,
                        case share when 0 then contacted_at end,
                        case share when 0 then contact_minutes end,
                        case share when 0 then timed_at end, case share when 0 then on_time end,
                        case share when 0 then false end, case share when 0 then false end
                    from lived cross join (values (0), (1)) as carried (share)
                    where share = 0 or (assisted and round = 1)
                    """;
    private static final String ANSWERS =
            CASES
                    + """
                    insert into assessed_answer (
                        case_id, seq, unit_id, share, round, cell, counts, corrected, on_time, kind,
                        category, channel, asked_by, anonymous, area_id, section_id, handler_id,
                        answered_at, received_at, closed_at)
                    select case_id, seq, case share when 0 then unit_id else helper_id end, share, round,
                        cell, true, false, on_time, kind, category, channel, 'PHONE', false, area_id,
                        case share when 0 then section_id end,
                        case share when 0 then handler_id end, answered_at, received_at, closed_at
                    from lived cross join (values (0), (1)) as carried (share)
                    where share = 0 or (assisted and round = 1)
                    """;
    private static final String FILES =
            CASES
                    + """
                    insert into case_file (
                        id, number, version, state, round, kind, category, urgency, title, area_id,
                        address, channel, secret, lead_unit_id, attempts, opened_at, closed_at,
                        outcome, last_type, last_at, hash)
                    select case_id, '98' || lpad(n::text, 12, '0'), last_seq, 'CLOSED', rounds, kind,
                        category, 'GENERAL', '测量用工单 ' || n, area_id, '南门外 ' || n || ' 号',
                        channel, false, unit_id, 0, received_at, closed_at, 'SOLVED', 'Closed',
                        closed_at, '\\x00'
                    from lived where round = rounds
                    """;
    private static final String ASSIGNMENTS =
            """
            insert into assignment (case_id, no, unit_id, role, state, duty, since, round, contacted)
            select id, 1, lead_unit_id, 'LEAD', 'DONE', '', opened_at, round, true
            from case_file where number like '98%'
            """;
    // four cells in one number while they are added up, sixteen bits each
    private static final String DAYS_OF_KINDS =
            """
            insert into assessed_day (basis, kind, span, day, unit_id, share, %s)
            select :basis, kind, 1, day, unit_id, share, %s
            from (
                select kind, (%s at time zone 'Asia/Shanghai')::date as day, unit_id, share, %s
                from assessed_answer where counts and %s is not null
                group by 1, 2, 3, 4) as packed
            """;
    private static final String WEEKS =
            """
            insert into assessed_day (basis, kind, span, day, unit_id, share, %1$s)
            select basis, kind, 7, date_trunc('week', day)::date, unit_id, share, %2$s
            from assessed_day where span = 1 group by 1, 2, 4, 5, 6
            """;
    private static final String ALL_KINDS =
            """
            insert into assessed_day (basis, kind, span, day, unit_id, share, %1$s)
            select basis, '', span, day, unit_id, share, %2$s
            from assessed_day group by basis, span, day, unit_id, share
            order by basis, span, day, unit_id, share
            """;
    private static final String WORK =
            """
            insert into assessed_work as w (
                kind, day, unit_id, received, closed, contacts, contact_minutes, timed, on_time,
                meetings_due, met, whistled, reported)
            select kind, (%1$s at time zone 'Asia/Shanghai')::date, unit_id, %2$s, 0, 0
            from assessed_part where share = 0 and %1$s is not null group by 1, 2, 3
            on conflict (kind, day, unit_id) do update set
                received = w.received + excluded.received, closed = w.closed + excluded.closed,
                contacts = w.contacts + excluded.contacts,
                contact_minutes = w.contact_minutes + excluded.contact_minutes,
                timed = w.timed + excluded.timed, on_time = w.on_time + excluded.on_time,
                meetings_due = w.meetings_due + excluded.meetings_due, met = w.met + excluded.met
            """;
    private static final String ALL_WORK =
            """
            insert into assessed_work
            select '', day, unit_id, sum(received), sum(closed), sum(contacts), sum(contact_minutes),
                sum(timed), sum(on_time), sum(meetings_due), sum(met), 0, 0
            from assessed_work group by day, unit_id order by day, unit_id
            """;

    private final JdbcClient jdbc;
    private final RankingCity.Built city;
    private final long cases;
    private final Instant until;

    RankingLoad(JdbcClient jdbc, RankingCity.Built city, long cases, Instant until) {
        this.jdbc = jdbc;
        this.city = city;
        this.cases = cases;
        this.until = until;
    }

    /** Writes all of them and what follows from them. */
    void load() {
        var indexes = dropIndexes();
        for (long low = 0; low < cases; low += PIECE) {
            long high = Math.min(cases, low + PIECE) - 1;
            say("%,d of %,d".formatted(low, cases));
            insert(PARTS, low, high);
            insert(ANSWERS, low, high);
        }
        say("indexes");
        indexes.forEach(sql ->
                jdbc.sql(
                                "set maintenance_work_mem = '256MB'; "
                                        + sql
                                        + "; reset maintenance_work_mem")
                        .update());
        say("sums");
        sums();
        say("case files of the last months");
        insert(FILES, Math.max(0, cases - cases * WITH_FILES_DAYS / DAYS), cases - 1);
        jdbc.sql(ASSIGNMENTS).update();
        say("statistics");
        for (var table :
                List.of(
                        "assessed_part",
                        "assessed_answer",
                        "assessed_day",
                        "assessed_work",
                        "case_file",
                        "assignment")) {
            jdbc.sql("vacuum analyze " + table).update();
        }
    }

    private void insert(String sql, long low, long high) {
        var categories =
                jdbc.sql("select code from category where level = 3 order by code")
                        .query(String.class)
                        .list();
        jdbc.sql(sql)
                .param("low", low)
                .param("high", high)
                .param("first", FIRST_ID)
                .param("cases", cases)
                .param("until", OffsetDateTime.ofInstant(until, ZoneOffset.UTC))
                .param("streets", city.streets().length)
                .param("departments", city.departments().length)
                .param("streetIds", city.streets())
                .param("departmentIds", city.departments())
                .param("communityIds", city.communities())
                .param("sectionIds", city.sections())
                .param("categories", categories.toArray(String[]::new))
                .param("categoryCount", categories.size())
                .update();
    }

    private void sums() {
        var names = cells("c%d");
        var columns = List.of("answered_at", "received_at", "closed_at");
        for (int basis = 0; basis < columns.size(); basis++) {
            var column = columns.get(basis);
            var packed =
                    IntStream.range(0, 6)
                            .mapToObj(i ->
                                    "sum(case when cell / 4 = %1$d then 1::bigint << (16 * (cell %% 4))"
                                                    .formatted(i)
                                            + " else 0 end)::bigint as p%d".formatted(i))
                            .collect(Collectors.joining(", "));
            var unpacked =
                    IntStream.range(0, 24)
                            .mapToObj(i ->
                                    "(p%d >> %d & 65535)::integer".formatted(i / 4, 16 * (i % 4)))
                            .collect(Collectors.joining(", "));
            jdbc.sql(DAYS_OF_KINDS.formatted(names, unpacked, column, packed, column))
                    .param("basis", basis)
                    .update();
        }
        var sums = cells("sum(c%d)");
        jdbc.sql(WEEKS.formatted(names, sums)).update();
        jdbc.sql(ALL_KINDS.formatted(names, sums)).update();
        work("received_at", "count(*), 0, 0, 0, 0, 0, 0, 0");
        work("closed_at", "0, count(*), 0, 0, 0, 0, 0, 0");
        work("contacted_at", "0, 0, count(*), sum(contact_minutes), 0, 0, 0, 0");
        work(
                "timed_at",
                """
                0, 0, 0, 0, count(on_time), count(*) filter (where on_time),
                count(*) filter (where meeting_due), count(*) filter (where met)
                """);
        jdbc.sql(ALL_WORK).update();
    }

    private void work(String column, String sums) {
        jdbc.sql(WORK.formatted(column, sums)).update();
    }

    private static String cells(String each) {
        return IntStream.range(0, 24).mapToObj(each::formatted).collect(Collectors.joining(", "));
    }

    /** Rows are written much faster without; the statements that make them again. */
    private List<String> dropIndexes() {
        var again = new ArrayList<String>();
        for (var table : TABLES) {
            var key = table + "_pkey";
            again.add(
                    "alter table %s add %s"
                            .formatted(
                                    table,
                                    jdbc.sql(
                                                    """
                                                    select pg_get_constraintdef(oid) from pg_constraint
                                                    where conname = :name
                                                    """)
                                            .param("name", key)
                                            .query(String.class)
                                            .single()));
            jdbc.sql("alter table %s drop constraint %s".formatted(table, key)).update();
            again.addAll(
                    jdbc.sql("select indexdef from pg_indexes where tablename = :table order by 1")
                            .param("table", table)
                            .query((row, i) -> Objects.requireNonNull(row.getString(1)))
                            .list());
            jdbc.sql("select indexname from pg_indexes where tablename = :table")
                    .param("table", table)
                    .query((row, i) -> Objects.requireNonNull(row.getString(1)))
                    .list()
                    .forEach(name -> jdbc.sql("drop index " + name).update());
        }
        return again;
    }

    private static void say(String what) {
        System.err.println("装入 Loading: " + what + " …");
    }
}
