package org.jieban.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Closed and published periods with their revisions, in the database. */
@Repository
class PeriodBook {

    private static final String LOCK =
            """
            insert into assessed_period (month, state) values (:month, 'CLOSED')
            on conflict (month) do update set state = assessed_period.state
            returning state, xmax = 0 as fresh
            """;
    private static final String COLUMNS =
            """
            month, revision, made_at, person_id, person_name, reason, published_at, scheme,
            scheme_version, scheme_text, catalogue_version, answers, figures_digest, answers_digest,
            parts, parts_digest, measures_digest, calendar_versions, previous_digest, digest
            """;
    private static final String LATEST =
            "select distinct on (month) "
                    + COLUMNS
                    + """
                    from period_revision
                    where month = any(:months::date[])
                    order by month, revision desc
                    """;
    private static final String INSERT =
            """
            insert into period_revision (
                month, revision, made_at, person_id, person_name, reason, published_at, scheme,
                scheme_version, scheme_text, catalogue_version, figures, answers, figures_digest,
                answers_digest, measures, parts, parts_digest, measures_digest,
                calendar_versions, previous_digest, digest)
            values (
                :month, :revision, :madeAt, :personId, :personName, :reason, :publishedAt, :scheme,
                :schemeVersion, :schemeText, :catalogueVersion, :figures, :answers, :figuresDigest,
                :answersDigest, :measures, :parts, :partsDigest, :measuresDigest,
                :calendarVersions, :previousDigest, :digest)
            """;

    private final JdbcClient jdbc;

    PeriodBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which months are closed or published. */
    Map<YearMonth, PeriodState> states() {
        var states = new HashMap<YearMonth, PeriodState>();
        jdbc.sql("select month, state from assessed_period")
                .query(row -> {
                    states.put(month(row), PeriodState.valueOf(row.getString("state")));
                });
        return states;
    }

    /**
     * Takes a month for this transaction, so that nobody else closes or publishes it meanwhile.
     *
     * @return where it stood before, empty where nobody had closed it: it is closed now
     */
    Optional<PeriodState> take(YearMonth month) {
        return jdbc.sql(LOCK)
                .param("month", month.atDay(1))
                .query((row, i) ->
                        row.getBoolean("fresh")
                                ? Optional.<PeriodState>empty()
                                : Optional.of(PeriodState.valueOf(row.getString("state"))))
                .single();
    }

    /**
     * Waits until nobody records points any more, and lets nobody begin until this transaction ends. Has
     * to be its first statement: a snapshot of before would not hold what was waited for.
     */
    void waitForRecords() {
        jdbc.sql("lock table recorded_figure in share mode").update();
    }

    void reopen(YearMonth month) {
        jdbc.sql("delete from period_revision where month = :month and published_at is null")
                .param("month", month.atDay(1))
                .update();
        jdbc.sql("delete from assessed_period where month = :month")
                .param("month", month.atDay(1))
                .update();
    }

    void publish(YearMonth month, Instant at) {
        jdbc.sql(
                        """
                        update period_revision set published_at = :at
                        where month = :month and published_at is null
                        """)
                .param("month", month.atDay(1))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("update assessed_period set state = 'PUBLISHED' where month = :month")
                .param("month", month.atDay(1))
                .update();
    }

    void add(Revision revision, String figures, String measures) {
        jdbc.sql(INSERT)
                .param("month", revision.month().atDay(1))
                .param("revision", revision.number())
                .param("madeAt", revision.madeAt().atOffset(ZoneOffset.UTC))
                .param("personId", revision.person().id())
                .param("personName", revision.person().name())
                .param("reason", revision.reason())
                .param("publishedAt", utc(revision.publishedAt()))
                .param("scheme", revision.scheme())
                .param("schemeVersion", revision.schemeVersion())
                .param("schemeText", revision.schemeText())
                .param("catalogueVersion", revision.catalogueVersion())
                .param("figures", figures)
                .param("answers", revision.answers())
                .param("figuresDigest", revision.figuresDigest())
                .param("answersDigest", revision.answersDigest())
                .param("measures", measures)
                .param("parts", revision.parts())
                .param("partsDigest", revision.partsDigest())
                .param("measuresDigest", revision.measuresDigest())
                .param("calendarVersions", revision.calendarVersions())
                .param("previousDigest", revision.previousDigest())
                .param("digest", revision.digest())
                .update();
    }

    /** All revisions of a month, the first one first. */
    List<Revision> revisions(YearMonth month) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + "from period_revision where month = :month order by revision")
                .param("month", month.atDay(1))
                .query((row, i) -> revision(row))
                .list();
    }

    /** All published revisions, month by month. */
    List<Revision> published() {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + "from period_revision where published_at is not null order by month, revision")
                .query((row, i) -> revision(row))
                .list();
    }

    /** The latest published revision of a month, or the one that waits to be published. */
    Optional<Revision> latest(YearMonth month) {
        return Optional.ofNullable(latest(List.of(month)).get(month));
    }

    /** The same for several months; one that nobody closed is not among them. */
    Map<YearMonth, Revision> latest(Collection<YearMonth> months) {
        var latest = new HashMap<YearMonth, Revision>();
        jdbc.sql(LATEST)
                .param(
                        "months",
                        months.stream()
                                .map(month -> month.atDay(1).toString())
                                .toArray(String[]::new))
                .query((row, i) -> revision(row))
                .list()
                .forEach(revision -> latest.put(revision.month(), revision));
        return latest;
    }

    /** One revision of a month. */
    Optional<Revision> revision(YearMonth month, int number) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + "from period_revision where month = :month and revision = :revision")
                .param("month", month.atDay(1))
                .param("revision", number)
                .query((row, i) -> revision(row))
                .optional();
    }

    /** The figures of a revision as they were stored. */
    Optional<String> figures(YearMonth month, int revision) {
        return text("figures", month, revision);
    }

    /** What was known of units beside the answers, as it was stored. */
    Optional<String> measures(YearMonth month, int revision) {
        return text("measures", month, revision);
    }

    private Optional<String> text(String column, YearMonth month, int revision) {
        return jdbc.sql(
                        "select "
                                + column
                                + " from period_revision where month = :month and revision = :revision")
                .param("month", month.atDay(1))
                .param("revision", revision)
                .query(String.class)
                .optional();
    }

    private static Revision revision(ResultSet row) throws SQLException {
        var published = row.getObject("published_at", OffsetDateTime.class);
        return new Revision(
                month(row),
                row.getInt("revision"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                new Revision.Person(row.getLong("person_id"), text(row, "person_name")),
                text(row, "reason"),
                published == null ? null : published.toInstant(),
                text(row, "scheme"),
                row.getInt("scheme_version"),
                text(row, "scheme_text"),
                row.getInt("catalogue_version"),
                row.getLong("answers"),
                text(row, "figures_digest"),
                text(row, "answers_digest"),
                row.getLong("parts"),
                text(row, "parts_digest"),
                text(row, "measures_digest"),
                text(row, "calendar_versions"),
                text(row, "previous_digest"),
                text(row, "digest"));
    }

    private static YearMonth month(ResultSet row) throws SQLException {
        return YearMonth.from(row.getObject("month", LocalDate.class));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
