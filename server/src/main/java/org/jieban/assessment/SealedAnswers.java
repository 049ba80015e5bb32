package org.jieban.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jieban.assessment.CountedFigures.Month;
import org.jieban.organisation.UnitId;
import org.jieban.scheme.Period;
import org.jieban.scheme.UnitFigures;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The answers that revisions of a period were computed from. The first revision keeps all of them, a
 * later one only what is not as it was.
 */
@Repository
class SealedAnswers {

    private static final String COLUMNS =
            """
            case_id, seq, unit_id, share, round, cell, counts, corrected, on_time, kind, category,
            channel, asked_by, anonymous, area_id, section_id, handler_id, answered_at, received_at,
            closed_at
            """;
    private static final String NOW =
            """
            select a.*, (select max(p.seq) from assessed_part p where p.case_id = a.case_id) as known
            from assessed_answer a
            where a.%1$s >= :from and a.%1$s < :until
            """;
    private static final String SAME =
            """
            (s.round, s.cell, s.counts, s.corrected, s.on_time, s.kind, s.category, s.channel,
             s.asked_by, s.anonymous, s.area_id, s.section_id, s.handler_id, s.answered_at,
             s.received_at, s.closed_at)
            is not distinct from
            (n.round, n.cell, n.counts, n.corrected, n.on_time, n.kind, n.category, n.channel,
             n.asked_by, n.anonymous, n.area_id, n.section_id, n.handler_id, n.answered_at,
             n.received_at, n.closed_at)
            """;
    private static final String SAME_ANSWER =
            """
            s.month = :month and s.until_revision is null and s.case_id = n.case_id
            and s.seq = n.seq and s.unit_id = n.unit_id and s.share = n.share
            """;
    private static final String END_WHAT_CHANGED =
            "with n as ("
                    + NOW
                    + ") update sealed_answer s set until_revision = :revision "
                    + "where s.month = :month and s.until_revision is null "
                    + "and not exists (select 1 from n where "
                    + SAME_ANSWER
                    + " and "
                    + SAME
                    + ")";
    private static final String ADD_WHAT_IS_NEW =
            "with n as ("
                    + NOW
                    + ") insert into sealed_answer (month, since_revision, known_seq, "
                    + COLUMNS
                    + ") select :month, :revision, n.known, n."
                    + COLUMNS.strip().replaceAll(",\\s*", ", n.")
                    + " from n where not exists (select 1 from sealed_answer s where "
                    + SAME_ANSWER
                    + ")";
    private static final String OF_REVISION =
            """
            from sealed_answer s
            where s.month = :month and s.since_revision <= :revision
              and (s.until_revision is null or s.until_revision > :revision)
            """;
    private static final String LINES =
            """
            select concat_ws('|', s.case_id, s.seq, s.unit_id, s.share, s.round, s.cell, s.counts,
                             s.corrected, coalesce(s.on_time::text, '-'), s.kind,
                             coalesce(s.category, '-'), s.channel, s.asked_by, s.anonymous,
                             coalesce(s.area_id, 0), coalesce(s.section_id, 0),
                             coalesce(s.handler_id, 0), extract(epoch from s.answered_at),
                             extract(epoch from s.received_at),
                             coalesce(extract(epoch from s.closed_at), 0), s.known_seq) as line
            """
                    + OF_REVISION.replace(":month", "?").replace(":revision", "?")
                    + "order by s.case_id, s.seq, s.unit_id, s.share";
    private static final int LINES_AT_ONCE = 5000;

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;

    SealedAnswers(JdbcClient jdbc, javax.sql.DataSource database) {
        this.jdbc = jdbc;
        streaming = new JdbcTemplate(database);
        streaming.setFetchSize(LINES_AT_ONCE);
    }

    /** Keeps the answers of a period as they are now, as this revision of it. */
    void seal(Month month, int revision) {
        for (var sql : new String[] {END_WHAT_CHANGED, ADD_WHAT_IS_NEW}) {
            jdbc.sql(sql.formatted(month.basis().column()))
                    .param("month", month.period().month().atDay(1))
                    .param("revision", revision)
                    .param("from", month.period().from().atOffset(ZoneOffset.UTC))
                    .param("until", month.period().until().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** Forgets a revision that was not published; it has to be the latest. */
    void unseal(YearMonth month, int revision) {
        jdbc.sql("delete from sealed_answer where month = :month and since_revision = :revision")
                .param("month", month.atDay(1))
                .param("revision", revision)
                .update();
        jdbc.sql(
                        """
                        update sealed_answer set until_revision = null
                        where month = :month and until_revision = :revision
                        """)
                .param("month", month.atDay(1))
                .param("revision", revision)
                .update();
    }

    /** How many there are, and the digest of all of them; inside a transaction. */
    Sum sum(YearMonth month, int revision) {
        var digest = new Digest();
        var count = new long[1];
        lines(
                month,
                revision,
                line -> {
                    count[0]++;
                    digest.add(line);
                });
        return new Sum(count[0], digest.hex());
    }

    /** What the answers of a revision come to. */
    record Sum(long count, String digest) {}

    /** The cases whose answers a revision holds, each with the last of its facts known then. */
    Map<Long, Integer> known(YearMonth month, int revision) {
        var known = new LinkedHashMap<Long, Integer>();
        jdbc.sql(
                        "select s.case_id, max(s.known_seq) as known "
                                + OF_REVISION
                                + "group by s.case_id order by s.case_id")
                .param("month", month.atDay(1))
                .param("revision", revision)
                .query(row -> {
                    known.put(row.getLong("case_id"), row.getInt("known"));
                });
        return known;
    }

    /** The answers of these cases as a revision holds them. */
    Map<Long, Set<AnswerRow>> rows(YearMonth month, int revision, Collection<Long> cases) {
        var rows = new HashMap<Long, Set<AnswerRow>>();
        jdbc.sql("select s.* " + OF_REVISION + "and s.case_id = any(:cases)")
                .param("month", month.atDay(1))
                .param("revision", revision)
                .param("cases", cases.toArray(Long[]::new))
                .query(row -> {
                    rows.computeIfAbsent(row.getLong("case_id"), _ -> new HashSet<>())
                            .add(Projection.answer(row));
                });
        return rows;
    }

    /** The answers of a revision that count, added up. */
    Map<UnitId, UnitFigures> tallies(Month month, int revision) {
        var sums = new Sums();
        jdbc.sql(
                        "select s.unit_id, s.share, s.cell, count(*) as n "
                                + OF_REVISION
                                + "and s.counts and s.kind <> all(:excluded::text[]) "
                                + "group by s.unit_id, s.share, s.cell")
                .param("month", month.period().month().atDay(1))
                .param("revision", revision)
                .param("excluded", month.asked().excludedKinds())
                .query(row -> {
                    sums.add(
                            new UnitId(row.getLong("unit_id")),
                            Projection.share(row),
                            row.getInt("cell"),
                            row.getLong("n"));
                });
        return sums.figures();
    }

    /** Cases whose citizens answered in a period, other than these. */
    List<Long> givenIn(Period period, Set<Long> known) {
        return jdbc
                .sql(
                        """
                        select distinct case_id from case_event
                        where type = 'Revisited' and at >= :from and at < :until
                        """)
                .param("from", period.from().atOffset(ZoneOffset.UTC))
                .param("until", period.until().atOffset(ZoneOffset.UTC))
                .query((row, i) -> row.getLong("case_id"))
                .list()
                .stream()
                .filter(id -> !known.contains(id))
                .toList();
    }

    private void lines(YearMonth month, int revision, Consumer<String> line) {
        streaming.query(
                LINES, (ResultSet row) -> take(row, line), month.atDay(1), revision, revision);
    }

    private static void take(ResultSet row, Consumer<String> line) throws SQLException {
        line.accept(row.getString(1));
    }
}
