package org.jieban.understanding;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jieban.calendar.CityZone;
import org.jieban.catalogue.Categories;
import org.jieban.understanding.Suggestions.Suggestion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was suggested, beside what people made of it: how good suggestions are (建议准不准). */
@Repository
class Given {

    private static final int WEEKS = 12;
    private static final int WEEKS_OF_MISTAKES = 4;
    private static final int MISTAKES = 20;

    private static final String KEEP =
            """
            insert into suggestion_given (
                case_id, given_at, category, confidence, by_keyword, others, unit, unit_confidence)
            values (:case, :at, :category, :confidence, :byKeyword, :others, :unit, :unitConfidence)
            on conflict (case_id) do nothing
            """;
    // a case whose category nobody has said yet is not judged
    private static final String BY_WEEK =
            """
            select date_trunc('week', g.given_at at time zone 'Asia/Shanghai')::date as week,
                count(*) as requests,
                count(*) filter (where judged) as judged,
                count(*) filter (where judged and g.category = c.category) as first_right,
                count(*) filter (where judged and c.category = any(g.category || g.others))
                    as among_three,
                count(*) filter (where judged and sure) as sure,
                count(*) filter (where judged and sure and g.category = c.category) as sure_right,
                count(*) filter (where g.unit is not null and u.code is not null) as units,
                count(*) filter (where g.unit = u.code) as unit_right,
                count(*) filter (where g.wrong_unit) as wrong_unit,
                count(*) filter (where g.automatic) as automatic,
                count(*) filter (
                    where g.automatic and not g.wrong_unit
                        and g.category = c.category and g.unit = u.code) as automatic_right
            from suggestion_given g
            join case_file c on c.id = g.case_id
            left join unit u on u.id = c.lead_unit_id
            cross join lateral (
                select g.category is not null and c.category is not null as judged,
                       coalesce(g.confidence >= 0.9 and not g.by_keyword, false) as sure) as of_it
            where g.given_at >= :from
            group by 1 order by 1 desc
            """;
    private static final String MISTAKEN =
            """
            select g.category as suggested, c.category as chosen, count(*) as cases
            from suggestion_given g join case_file c on c.id = g.case_id
            where g.given_at >= :from and g.category <> c.category
            group by 1, 2 order by 3 desc, 1, 2
            limit :limit
            """;

    private final JdbcClient jdbc;
    private final Categories categories;
    private final Clock clock;

    Given(JdbcClient jdbc, Categories categories, Clock clock) {
        this.jdbc = jdbc;
        this.categories = categories;
        this.clock = clock;
    }

    /**
     * A week's requests.
     *
     * @param week its Monday
     * @param judged requests with a suggested category, and one that people chose in the end
     * @param firstRight of those, the first suggestion was it
     * @param amongThree of those, one of the three was it
     * @param sure of those, a model was sure: confidence of 0.9 or more
     * @param units requests with a suggested unit, and a unit in charge
     * @param wrongUnit requests that came back because the unit was not the right one
     * @param automatic requests that were dispatched by themselves
     * @param automaticRight of those, category and unit stand as they were dispatched, and no unit sent
     *     it back
     */
    record Week(
            LocalDate week,
            long requests,
            long judged,
            long firstRight,
            long amongThree,
            long sure,
            long sureRight,
            long units,
            long unitRight,
            long wrongUnit,
            long automatic,
            long automaticRight) {}

    /** What was suggested and what people chose instead, with how often; names from the first level. */
    record Mistake(List<String> suggested, List<String> chosen, long cases) {}

    /** The last twelve weeks, the latest first, and what was mistaken most often in the last four. */
    record Quality(List<Week> weeks, List<Mistake> mistakes) {}

    /** Keeps what was suggested for a request; what is kept already stays. */
    void keep(long caseId, Instant at, List<Suggestion> offered, @Nullable Suggestion unit) {
        var first = offered.isEmpty() ? null : offered.getFirst();
        jdbc.sql(KEEP)
                .param("case", caseId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("category", first == null ? null : first.code())
                .param("confidence", first == null ? null : first.confidence())
                .param("byKeyword", first != null && first.byKeyword())
                .param(
                        "others",
                        offered.stream().skip(1).map(Suggestion::code).toArray(String[]::new))
                .param("unit", unit == null ? null : unit.code())
                .param("unitConfidence", unit == null ? null : unit.confidence())
                .update();
    }

    void wrongUnit(long caseId) {
        jdbc.sql("update suggestion_given set wrong_unit = true where case_id = :case")
                .param("case", caseId)
                .update();
    }

    void automatic(long caseId) {
        jdbc.sql("update suggestion_given set automatic = true where case_id = :case")
                .param("case", caseId)
                .update();
    }

    Quality quality() {
        var now = clock.instant();
        var weeks =
                jdbc.sql(BY_WEEK)
                        .param("from", before(now, WEEKS))
                        .query((row, i) ->
                                new Week(
                                        Objects.requireNonNull(
                                                row.getObject("week", LocalDate.class)),
                                        row.getLong("requests"),
                                        row.getLong("judged"),
                                        row.getLong("first_right"),
                                        row.getLong("among_three"),
                                        row.getLong("sure"),
                                        row.getLong("sure_right"),
                                        row.getLong("units"),
                                        row.getLong("unit_right"),
                                        row.getLong("wrong_unit"),
                                        row.getLong("automatic"),
                                        row.getLong("automatic_right")))
                        .list();
        var mistakes =
                jdbc.sql(MISTAKEN)
                        .param("from", before(now, WEEKS_OF_MISTAKES))
                        .param("limit", MISTAKES)
                        .query((row, i) ->
                                new Mistake(
                                        path(row.getString("suggested")),
                                        path(row.getString("chosen")),
                                        row.getLong("cases")))
                        .list();
        return new Quality(weeks, mistakes);
    }

    private List<String> path(@Nullable String code) {
        return code == null ? List.of() : categories.pathNames(code);
    }

    /** The first moment of a Monday that many weeks ago, this week's counted. */
    private static OffsetDateTime before(Instant now, int weeks) {
        var day = now.atZone(CityZone.ZONE).toLocalDate();
        return day.minusDays(day.getDayOfWeek().getValue() - 1L)
                .minusWeeks(weeks - 1L)
                .atStartOfDay(CityZone.ZONE)
                .toOffsetDateTime();
    }
}
