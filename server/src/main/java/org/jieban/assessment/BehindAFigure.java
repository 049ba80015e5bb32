package org.jieban.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jieban.assessment.CountedFigures.Month;
import org.jieban.casefile.Visibility;
import org.jieban.organisation.Scope;
import org.jieban.scheme.Scheme;
import org.jieban.scheme.Share;
import org.jieban.scheme.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cases behind a figure, newest first, as far as the viewer may see them. */
@Repository
class BehindAFigure {

    private static final String ANSWERS =
            """
            select a.case_id, a.seq, c.number, c.title, a.round, a.%s as counted_at,
                   a.answered_at, a.cell,
                   (select e.payload ->> 'words' from case_event e
                    where e.case_id = a.case_id and e.seq = a.seq) as words
            """;
    private static final String FROM_ANSWERS =
            """
            from %2$s a
            where a.unit_id = any(:carried) and a.%1$s >= :from and a.%1$s < :until
              and a.share = any(:shares::smallint[]) and %3$s
            """;
    private static final String HELD =
            """
            select h.case_id, 0 as seq, c.number, c.title, c.round, h.%s as counted_at,
                   null::timestamptz as answered_at, null::smallint as cell, null::text as words
            """;
    private static final String FROM_HELD =
            """
            from %2$s h
            where h.unit_id = any(:carried) and h.share = 0 and not h.withdrawn
              and h.%1$s >= :from and h.%1$s < :until and h.kind <> all(:excluded::text[])
              and (h.category is null or h.category <> all(:categories::text[]))
            """;

    /** The latest first, before their cases are read: a page needs few of them. */
    private static final String PAGE =
            """
            from (select %1$s.* %2$s and (:noCursor or (%3$s) < (:cursorAt, :cursorCase, :cursorSeq))
                  order by %4$s) as %1$s
            join case_file c on c.id = %1$s.case_id
            where %5$s
            order by %4$s
            limit :limit
            """;

    private static final String CASES =
            "select count(*) as total, count(*) filter (where (%s) is not true) as hidden"
                    + " from (select %s.case_id %s) r join case_file c on c.id = r.case_id";

    private final JdbcClient jdbc;

    BehindAFigure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which figure of which units.
     *
     * @param asked the rows that are looked at
     * @param carried units whose cases make up the figure
     * @param slice which part of it
     */
    record Question(
            Month month, Asked asked, long[] carried, Figure figure, Slice slice, Scope scope) {}

    /** Where a page begins. */
    record Place(Instant at, long caseId, int seq) {}

    /** How many cases are behind a figure, and how many of them the viewer may not see. */
    record Size(long total, long hidden) {}

    /** One line; the answer's fields are null where the figure counts cases. */
    record Line(
            Place place,
            String number,
            String title,
            int round,
            @Nullable Instant answeredAt,
            @Nullable Boolean contacted,
            @Nullable String solved,
            @Nullable String satisfaction,
            @Nullable String words) {}

    Size size(Question question) {
        // who sees everything has nothing hidden: then the cases themselves need not be read
        var sql =
                question.scope().everything()
                        ? "select count(*) as total, 0 as hidden " + from(question)
                        : CASES.formatted(Visibility.SQL, rows(question), from(question));
        return bind(jdbc.sql(sql), question)
                .query((row, i) -> new Size(row.getLong("total"), row.getLong("hidden")))
                .single();
    }

    List<Line> lines(Question question, @Nullable Place after, int limit) {
        var figure = question.figure();
        var at = figure.countsCases() ? figure.heldAt() : question.month().basis().column();
        var order =
                figure.countsCases()
                        ? List.of("h." + at, "h.case_id", "0")
                        : List.of("a." + at, "a.case_id", "a.seq");
        var sql =
                (figure.countsCases() ? HELD : ANSWERS).formatted(at)
                        + PAGE.formatted(
                                rows(question),
                                from(question),
                                String.join(", ", order),
                                // a constant orders nothing
                                order.stream()
                                        .filter(key -> !key.equals("0"))
                                        .collect(Collectors.joining(" desc, ", "", " desc")),
                                Visibility.SQL);
        var start = after == null ? new Place(Instant.EPOCH, 0, 0) : after;
        return bind(jdbc.sql(sql), question)
                .param("noCursor", after == null)
                .param("cursorAt", utc(start.at()))
                .param("cursorCase", start.caseId())
                .param("cursorSeq", start.seq())
                .param("limit", limit)
                .query((row, i) -> toLine(row))
                .list();
    }

    /** What the rows behind a figure are called in its query. */
    private static String rows(Question question) {
        return question.figure().countsCases() ? "h" : "a";
    }

    private static String from(Question question) {
        var figure = question.figure();
        var asked = question.asked();
        var from =
                figure.countsCases()
                        ? FROM_HELD.formatted(figure.heldAt(), asked.parts())
                        : FROM_ANSWERS.formatted(
                                        question.month().basis().column(),
                                        asked.answers(),
                                        asked.counting())
                                + " and "
                                + figure.condition();
        var rows = rows(question);
        var at = figure.countsCases() ? figure.heldAt() : question.month().basis().column();
        return from + " and " + question.slice().condition(rows, at) + " ";
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, Question question) {
        return question.asked()
                .bind(statement)
                .param("carried", question.carried())
                .param("shares", shares(question.month().scheme()))
                .param("slice", question.slice().keys())
                .param("everything", question.scope().everything())
                .param("units", question.scope().units());
    }

    /** Parts in a case that count for a unit at all. */
    private static Integer[] shares(Scheme scheme) {
        return Arrays.stream(Share.values())
                .filter(share -> !scheme.weight(share).isZero())
                .map(Share::ordinal)
                .toArray(Integer[]::new);
    }

    private static Line toLine(ResultSet row) throws SQLException {
        var cell = row.getObject("cell", Integer.class);
        return new Line(
                new Place(
                        Objects.requireNonNull(instant(row, "counted_at")),
                        row.getLong("case_id"),
                        row.getInt("seq")),
                Objects.requireNonNull(row.getString("number")),
                Objects.requireNonNull(row.getString("title")),
                row.getInt("round"),
                instant(row, "answered_at"),
                cell == null ? null : Tally.contactedAt(cell),
                cell == null ? null : Tally.solvedAt(cell).name(),
                cell == null ? null : Tally.satisfactionAt(cell).name(),
                row.getString("words"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
