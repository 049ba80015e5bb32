package org.jieban.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieban.assessment.CountedFigures.Month;
import org.jieban.casefile.CaseEvent;
import org.jieban.casefile.WhistleFact;
import org.jieban.scheme.Period;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows that revisions of a period were computed from. The first revision keeps all of them, a later
 * one only what is not as it was.
 */
@Repository
class SealedRows {

    private static final int LINES_AT_ONCE = 5000;

    /** Facts that give rows, by the names they are stored under. */
    private static final String[] ANSWERED = named(CaseEvent.Revisited.class);

    private static final String[] COUNTED =
            named(
                    CaseEvent.Revisited.class,
                    CaseEvent.Dispatched.class,
                    CaseEvent.Contacted.class,
                    CaseEvent.Met.class,
                    CaseEvent.ReplyAccepted.class,
                    CaseEvent.Closed.class,
                    WhistleFact.Blown.class);

    /** What is kept: which rows of which table, and how a row is written for its digest. */
    enum Kind {
        /** Answers of citizens by the units that carry them. */
        ANSWERS(
                "sealed_answer",
                "known_seq",
                List.of("case_id", "seq", "unit_id", "share"),
                List.of(
                        "round",
                        "cell",
                        "counts",
                        "corrected",
                        "on_time",
                        "kind",
                        "category",
                        "channel",
                        "asked_by",
                        "anonymous",
                        "area_id",
                        "section_id",
                        "handler_id",
                        "answered_at",
                        "received_at",
                        "closed_at"),
                """
                s.case_id, s.seq, s.unit_id, s.share, s.round, s.cell, s.counts,
                s.corrected, coalesce(s.on_time::text, '-'), s.kind,
                coalesce(s.category, '-'), s.channel, s.asked_by, s.anonymous,
                coalesce(s.area_id, 0), coalesce(s.section_id, 0),
                coalesce(s.handler_id, 0), extract(epoch from s.answered_at),
                extract(epoch from s.received_at),
                coalesce(extract(epoch from s.closed_at), 0), s.known_seq
                """) {
            @Override
            String rowsNow(Month month) {
                return """
                select a.*,
                       (select max(p.seq) from assessed_part p where p.case_id = a.case_id)
                           as known_seq
                from assessed_answer a
                where a.%1$s >= :from and a.%1$s < :until
                """
                        .formatted(month.basis().column());
            }
        },
        /** What units did in cases. */
        PARTS(
                "sealed_part",
                "seq",
                List.of("case_id", "part", "round"),
                List.of(
                        "unit_id",
                        "share",
                        "kind",
                        "category",
                        "area_id",
                        "section_id",
                        "handler_id",
                        "withdrawn",
                        "received_at",
                        "closed_at",
                        "contacted_at",
                        "contact_minutes",
                        "timed_at",
                        "on_time",
                        "meeting_due",
                        "met",
                        "called_at",
                        "reported"),
                """
                s.case_id, s.part, s.round, s.unit_id, s.share, s.kind, coalesce(s.category, '-'),
                coalesce(s.area_id, 0), coalesce(s.section_id, 0), coalesce(s.handler_id, 0),
                s.withdrawn, coalesce(extract(epoch from s.received_at), 0),
                coalesce(extract(epoch from s.closed_at), 0),
                coalesce(extract(epoch from s.contacted_at), 0),
                coalesce(s.contact_minutes::text, '-'),
                coalesce(extract(epoch from s.timed_at), 0), coalesce(s.on_time::text, '-'),
                coalesce(s.meeting_due::text, '-'), coalesce(s.met::text, '-'),
                coalesce(extract(epoch from s.called_at), 0), coalesce(s.reported::text, '-'),
                s.seq
                """) {
            @Override
            String rowsNow(Month month) {
                return "select a.* from assessed_part a where "
                        + MOMENTS.stream()
                                .map("(a.%1$s >= :from and a.%1$s < :until)"::formatted)
                                .collect(Collectors.joining(" or "));
            }
        };

        private static final List<String> MOMENTS =
                List.of("received_at", "closed_at", "contacted_at", "timed_at", "called_at");

        private final String sealed;
        private final String lastFact;
        private final List<String> key;
        private final List<String> values;
        private final String line;

        Kind(String sealed, String lastFact, List<String> key, List<String> values, String line) {
            this.sealed = sealed;
            this.lastFact = lastFact;
            this.key = key;
            this.values = values;
            this.line = line;
        }

        /** The rows of a month as they are now. */
        abstract String rowsNow(Month month);

        private String endWhatChanged(Month month) {
            return "with n as (%s) update %s s set until_revision = :revision %s and not exists (%s)"
                    .formatted(
                            rowsNow(month),
                            sealed,
                            "where s.month = :month and s.until_revision is null",
                            "select 1 from n where "
                                    + sameKey()
                                    + " and (%s) is not distinct from (%s)"
                                            .formatted(of("s", values), of("n", values)));
        }

        private String addWhatIsNew(Month month) {
            var columns = Stream.of(List.of(lastFact), key, values).flatMap(List::stream).toList();
            return "with n as (%s) insert into %s (month, since_revision, %s) %s where not exists (%s)"
                    .formatted(
                            rowsNow(month),
                            sealed,
                            String.join(", ", columns),
                            "select :month, :revision, " + of("n", columns) + " from n",
                            "select 1 from " + sealed + " s where " + sameKey());
        }

        private String sameKey() {
            return "s.month = :month and s.until_revision is null and (%s) = (%s)"
                    .formatted(of("s", key), of("n", key));
        }

        private static String of(String rows, List<String> columns) {
            return columns.stream()
                    .map(name -> rows + "." + name)
                    .collect(Collectors.joining(", "));
        }

        private String ofRevision(String month, String revision) {
            return " from %1$s s where s.month = %2$s and s.since_revision <= %3$s and (s.until_revision is null or s.until_revision > %3$s) "
                    .formatted(sealed, month, revision);
        }

        private String ofRevision() {
            return ofRevision(":month", ":revision");
        }
    }

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;

    SealedRows(JdbcClient jdbc, javax.sql.DataSource database) {
        this.jdbc = jdbc;
        streaming = new JdbcTemplate(database);
        streaming.setFetchSize(LINES_AT_ONCE);
    }

    /** Keeps the rows of a period as they are now, as this revision of it. */
    void seal(Month month, int revision) {
        for (var kind : Kind.values()) {
            for (var sql : List.of(kind.endWhatChanged(month), kind.addWhatIsNew(month))) {
                jdbc.sql(sql)
                        .param("month", month.period().month().atDay(1))
                        .param("revision", revision)
                        .param("from", month.period().from().atOffset(ZoneOffset.UTC))
                        .param("until", month.period().until().atOffset(ZoneOffset.UTC))
                        .update();
            }
        }
    }

    /** Forgets a revision that was not published; it has to be the latest. */
    void unseal(YearMonth month, int revision) {
        for (var kind : Kind.values()) {
            for (var sql :
                    List.of(
                            "delete from %s where month = :month and since_revision = :revision",
                            """
                            update %s set until_revision = null
                            where month = :month and until_revision = :revision
                            """)) {
                jdbc.sql(sql.formatted(kind.sealed))
                        .param("month", month.atDay(1))
                        .param("revision", revision)
                        .update();
            }
        }
    }

    /** How many there are, and the digest of all of them; inside a transaction. */
    Sum sum(Kind kind, YearMonth month, int revision) {
        var digest = new Digest();
        var count = new long[1];
        streaming.query(
                "select concat_ws('|', "
                        + kind.line
                        + ") as line"
                        + kind.ofRevision("?", "?")
                        + "order by "
                        + Kind.of("s", kind.key),
                (ResultSet row) -> take(row, count, digest),
                month.atDay(1),
                revision,
                revision);
        return new Sum(count[0], digest.hex());
    }

    /** What the rows of a revision come to. */
    record Sum(long count, String digest) {}

    /** The cases whose rows a revision holds, each with the last of its facts known then. */
    Map<Long, Integer> known(YearMonth month, int revision) {
        var known = new LinkedHashMap<Long, Integer>();
        jdbc.sql(
                        Arrays.stream(Kind.values())
                                .map(kind ->
                                        "select s.case_id, s."
                                                + kind.lastFact
                                                + " as known"
                                                + kind.ofRevision())
                                .collect(
                                        Collectors.joining(
                                                " union all ",
                                                "select case_id, max(known) as known from (",
                                                ") s group by case_id order by case_id")))
                .param("month", month.atDay(1))
                .param("revision", revision)
                .query(row -> {
                    known.put(row.getLong("case_id"), row.getInt("known"));
                });
        return known;
    }

    /** The rows of these cases as a revision holds them; which fact was the last is not told. */
    Map<Long, Set<Object>> rows(YearMonth month, int revision, Collection<Long> cases) {
        var rows = new HashMap<Long, Set<Object>>();
        for (var kind : Kind.values()) {
            jdbc.sql("select s.*" + kind.ofRevision() + "and s.case_id = any(:cases)")
                    .param("month", month.atDay(1))
                    .param("revision", revision)
                    .param("cases", cases.toArray(Long[]::new))
                    .query(row -> {
                        rows.computeIfAbsent(row.getLong("case_id"), _ -> new HashSet<>())
                                .add(
                                        kind == Kind.ANSWERS
                                                ? Projection.answer(row)
                                                : Projection.part(row).withoutSeq());
                    });
        }
        return rows;
    }

    /** Other cases in which something happened in a period that is counted as a rule. */
    List<Long> othersIn(Period period, Set<Long> known, boolean withParts) {
        return jdbc
                .sql(
                        """
                        select distinct case_id from case_event
                        where type = any(:types) and at >= :from and at < :until
                        """)
                .param("types", withParts ? COUNTED : ANSWERED)
                .param("from", period.from().atOffset(ZoneOffset.UTC))
                .param("until", period.until().atOffset(ZoneOffset.UTC))
                .query((row, i) -> row.getLong("case_id"))
                .list()
                .stream()
                .filter(id -> !known.contains(id))
                .toList();
    }

    private static String[] named(Class<?>... facts) {
        return Arrays.stream(facts).map(Class::getSimpleName).toArray(String[]::new);
    }

    private static void take(ResultSet row, long[] count, Digest digest) throws SQLException {
        count[0]++;
        digest.add(row.getString(1));
    }
}
