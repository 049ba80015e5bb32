package org.jieban.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jieban.catalogue.CaseKind;
import org.jieban.catalogue.Urgency;
import org.jieban.organisation.Scope;
import org.jieban.organisation.UnitId;
import org.jieban.shared.CommonProblem;
import org.jieban.shared.ProblemException;
import org.jieban.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The lists people work from, soonest due first, read on by key. The viewer's scope is part of every
 * question.
 */
@Repository
public class CaseLists {

    private static final String COLUMNS =
            """
            select c.id, c.number, c.version, c.state, c.round, c.kind, c.category, c.urgency, c.title,
                   c.area_id, c.address, c.secret, c.opened_at, c.closed_at, c.last_type, c.last_at,
                   c.urges, c.supervised, c.asks, c.asked_at, c.waiting_until, c.review_at,
                   %s
            """;
    private static final String PART_COLUMNS =
            """
            a.no, a.unit_id, a.role, a.state as part_state, a.since,
            a.due_at, a.due_clock
            """;
    private static final String POOL_COLUMNS =
            """
            null::int as no, c.lead_unit_id as unit_id, null as role, null as part_state,
            c.last_at as since, c.due_at, c.due_clock
            """;

    private static final String OPEN_PARTS =
            """
            from assignment a join case_file c on c.id = a.case_id
            where a.state in ('WAITING', 'WORKING', 'SUBMITTED') and not a.parked and %s
            """;
    private static final String PART_KEY =
            """
            and (coalesce(a.due_at, 'infinity'), a.case_id, a.no) > (:due::timestamptz, :id, :no)
            """;
    private static final String PART_ORDER =
            """
            order by coalesce(a.due_at, 'infinity'), a.case_id, a.no limit :limit
            """;
    private static final String FILTERS =
            """
            and (:category::text is null or c.category like :category || '%')
            and (:urgency::text is null or c.urgency = :urgency)
            and (:text::text is null or c.number = :text
                 or c.title ilike '%' || :text || '%' or c.address ilike '%' || :text || '%')
            """;

    private final JdbcClient jdbc;
    private final CaseCounts counts;
    private final Clock clock;

    CaseLists(JdbcClient jdbc, CaseCounts counts, Clock clock) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * One piece of a list.
     *
     * @throws ProblemException {@code shared/invalid} when the cursor cannot be read; {@code
     *     shared/not-found} when the unit lies outside the scope
     */
    public Slice<ListedCase> list(ListQuestion question, Scope scope) {
        var unit = question.unit();
        if (unit != null && !scope.contains(unit)) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        var rows =
                switch (question.queue().over()) {
                    case CASES -> pool(question, scope);
                    case PARTS -> parts(question, scope);
                    case HELD -> held(question, scope);
                    case ENDED -> ended(question, scope);
                };
        boolean more = rows.size() > question.limit();
        var shown = more ? rows.subList(0, question.limit()) : rows;
        return new Slice<>(shown, more ? keyOf(shown.getLast(), question.queue()).toText() : null);
    }

    private List<ListedCase> parts(ListQuestion question, Scope scope) {
        var unit = question.unit();
        var columns = COLUMNS.formatted(PART_COLUMNS);
        var rest = FILTERS + PART_KEY + PART_ORDER;
        var open = OPEN_PARTS.formatted(question.queue().condition());
        if (unit != null) {
            return ask(columns + open + "and a.unit_id = :unit\n" + rest, question)
                    .param("unit", unit.value())
                    .query((row, i) -> toListedCase(row))
                    .list();
        }
        if (scope.everything()) {
            return ask(columns + open + "and a.role = 'LEAD'\n" + rest, question)
                    .query((row, i) -> toListedCase(row))
                    .list();
        }
        // the first rows of each unit, merged: each is read from the index in order
        var sql =
                "select p.* from unnest(:units::bigint[]) u (id) cross join lateral ("
                        + columns
                        + open
                        + "and a.unit_id = u.id\n"
                        + rest
                        + ") p order by coalesce(p.due_at, 'infinity'), p.id, p.no limit :limit";
        return ask(sql, question)
                .param("units", scope.units())
                .query((row, i) -> toListedCase(row))
                .list();
    }

    private List<ListedCase> pool(ListQuestion question, Scope scope) {
        return ask(
                        COLUMNS.formatted(POOL_COLUMNS)
                                + "from case_file c where "
                                + question.queue().condition()
                                + " and "
                                + Visibility.SQL
                                + FILTERS
                                + """
                                and (coalesce(c.due_at, 'infinity'), c.id) > (:due::timestamptz, :id)
                                and :no >= 0
                                order by coalesce(c.due_at, 'infinity'), c.id limit :limit
                                """,
                        question)
                .param("everything", scope.everything())
                .param("units", scope.units())
                .query((row, i) -> toListedCase(row))
                .list();
    }

    /** A unit's parked cases are its own; what it decides on are those of the units below it. */
    static String whose(Queue queue, @Nullable UnitId unit) {
        var within = "(:everything or c.lead_unit_id = any(:units))";
        if (unit == null) {
            return within;
        }
        return queue == Queue.PARKED
                ? within + " and c.lead_unit_id = :unit"
                : within + " and c.lead_unit_id <> :unit";
    }

    private List<ListedCase> held(ListQuestion question, Scope scope) {
        var queue = question.queue();
        var moment = queue == Queue.PARKED ? "c.review_at" : "c.asked_at";
        var unit = question.unit();
        var statement =
                ask(
                                COLUMNS.formatted(POOL_COLUMNS)
                                        + "from case_file c where "
                                        + queue.condition()
                                        + " and "
                                        + whose(queue, unit)
                                        + "\n"
                                        + FILTERS
                                        + """
                                        and (%1$s, c.id) > (:due::timestamptz, :id) and :no >= 0
                                        order by %1$s, c.id limit :limit
                                        """
                                                .formatted(moment),
                                question)
                        .param("everything", scope.everything())
                        .param("units", scope.units());
        return (unit == null ? statement : statement.param("unit", unit.value()))
                .query((row, i) -> toListedCase(row))
                .list();
    }

    private List<ListedCase> ended(ListQuestion question, Scope scope) {
        var unit = question.unit();
        var whose =
                unit != null
                        ? "c.lead_unit_id = :unit"
                        : "(:everything or c.lead_unit_id = any(:units))";
        var statement =
                ask(
                        COLUMNS.formatted(POOL_COLUMNS)
                                + "from case_file c where c.closed_at is not null and "
                                + whose
                                + "\n"
                                + FILTERS
                                + """
                                and (c.closed_at, c.id) < (:due::timestamptz, :id) and :no >= 0
                                order by c.closed_at desc, c.id desc limit :limit
                                """,
                        question);
        return (unit != null
                        ? statement.param("unit", unit.value())
                        : statement
                                .param("everything", scope.everything())
                                .param("units", scope.units()))
                .query((row, i) -> toListedCase(row))
                .list();
    }

    /** How many parked cases, or cases to decide on, there are for a unit within the scope. */
    public int countHeld(Queue queue, @Nullable UnitId unit, Scope scope) {
        return counts.held(queue, unit, scope);
    }

    /** How many stand in each list of one unit. */
    public Map<Queue, Integer> countsOf(UnitId unit) {
        return counts.of(unit);
    }

    /** How many stand in the hotline's pools and in every unit's lists within the scope. */
    public Map<Queue, Integer> countsWithin(Scope scope) {
        return counts.within(scope);
    }

    private JdbcClient.StatementSpec ask(String sql, ListQuestion question) {
        var key =
                question.cursor() == null
                        ? ListKey.first(question.queue())
                        : ListKey.parse(question.cursor());
        var urgency = question.urgency();
        var statement =
                jdbc.sql(sql)
                        .param("category", question.category())
                        .param("urgency", urgency == null ? null : urgency.name())
                        .param("text", question.text())
                        .param("due", key.due())
                        .param("id", key.id())
                        .param("no", key.no())
                        .param("limit", question.limit() + 1);
        return CaseCounts.at(clock.instant(), statement, sql);
    }

    private static final String OF_CLAIMANTS =
            COLUMNS.formatted(POOL_COLUMNS)
                    + """
                    from case_file c
                    where c.claimant_id = any(:claimants) and
                    """
                    + Visibility.SQL
                    + "order by c.opened_at desc limit :limit";

    /** Earlier cases of the same claimants, newest first. */
    public List<ListedCase> ofClaimants(long[] claimants, Scope scope, int limit) {
        return jdbc
                .sql(OF_CLAIMANTS)
                .param("claimants", claimants)
                .param("everything", scope.everything())
                .param("units", scope.units())
                .param("limit", limit)
                .query((row, i) -> toListedCase(row))
                .list()
                .stream()
                .sorted(Comparator.comparing(ListedCase::openedAt).reversed())
                .toList();
    }

    private static ListKey keyOf(ListedCase last, Queue queue) {
        var moment =
                switch (queue) {
                    case CLOSED -> last.closedAt();
                    case PARKED -> last.reviewAt();
                    case TO_DECIDE -> last.askedAt();
                    default -> last.dueAt();
                };
        return new ListKey(
                moment == null ? "infinity" : moment.toString(),
                last.id(),
                last.part() == null ? 0 : last.part());
    }

    private static ListedCase toListedCase(ResultSet row) throws SQLException {
        return new ListedCase(
                row.getLong("id"),
                row.getString("number"),
                row.getInt("version"),
                CaseState.valueOf(row.getString("state")),
                row.getInt("round"),
                CaseKind.valueOf(row.getString("kind")),
                row.getString("category"),
                Urgency.valueOf(row.getString("urgency")),
                row.getString("title"),
                row.getObject("area_id", Long.class),
                row.getString("address"),
                row.getBoolean("secret"),
                java.util.Objects.requireNonNull(moment(row, "opened_at")),
                moment(row, "closed_at"),
                row.getString("last_type"),
                java.util.Objects.requireNonNull(moment(row, "last_at")),
                row.getObject("no", Integer.class),
                row.getObject("unit_id", Long.class),
                one(Assignment.Role.class, row.getString("role")),
                one(Assignment.State.class, row.getString("part_state")),
                moment(row, "since"),
                moment(row, "due_at"),
                one(CaseClock.Kind.class, row.getString("due_clock")),
                row.getInt("urges"),
                row.getBoolean("supervised"),
                one(Asked.class, row.getString("asks")),
                moment(row, "asked_at"),
                moment(row, "waiting_until"),
                moment(row, "review_at"));
    }

    private static <E extends Enum<E>> @Nullable E one(Class<E> kind, @Nullable String name) {
        return name == null ? null : Enum.valueOf(kind, name);
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
